import { describe, expect, it } from 'vitest'
import { Failure, failureCodes } from '../../src/core/failure.ts'

describe('a failure', () => {
  it.each(failureCodes)('with the code %s is an error with its message', (code) => {
    const failure = new Failure(code, 'Bitte wählen Sie einen Status.')

    expect(failure).toBeInstanceOf(Error)
    expect({ ...failure, message: failure.message }).toEqual({
      name: 'Failure',
      code,
      fields: {},
      message: 'Bitte wählen Sie einen Status.',
    })
  })

  it('names the fields concerned', () => {
    const failure = new Failure('invalid', 'Bitte prüfen.', { dueOn: 'Tag fehlt.' })

    expect(failure.fields).toEqual({ dueOn: 'Tag fehlt.' })
  })
})
