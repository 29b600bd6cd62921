import { describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '../../src/access/actor.ts'
import type { Role } from '../../src/access/role.ts'
import { approveVersion } from '../../src/documents/approveVersion.ts'
import type { ControlledDocument } from '../../src/documents/document.ts'

const draft = { number: 1, writtenOn: '2025-03-01', approvedBy: null, approvedOn: null }
const waiting: ControlledDocument = {
  informationDomainId: 'KERN',
  kind: 'emergency_concept',
  title: 'IT-Notfallkonzept',
  topics: [{ topic: 'alarm', doneOn: '2025-03-31' }],
  versions: [draft],
  reviewDueOn: null,
}
const concept = {
  ...waiting,
  versions: [{ ...draft, approvedBy: 'Frau Leitung', approvedOn: '2025-04-01' }],
}

function actorWith(role: Role): Actor {
  return {
    organisationId: 'city',
    userId: 'someone',
    name: 'Frau Leitung',
    roles: [role],
    informationDomainIds: ['KERN'],
  }
}

describe('approval', () => {
  it('is given by the management, with name and day', () => {
    expect(approveVersion(actorWith('management'), waiting, 1, '2025-03-01')).toEqual({
      ...draft,
      approvedBy: 'Frau Leitung',
      approvedOn: '2025-03-01',
    })
  })

  it('is possible with open topics', () => {
    const unfinished = { ...waiting, topics: [] }

    expect(approveVersion(actorWith('management'), unfinished, 1, '2025-04-01').approvedOn).toBe(
      '2025-04-01',
    )
  })

  it.each([
    ['officer', 'forbidden'],
    ['auditor', 'not_found'],
    ['technician', 'not_found'],
    ['contributor', 'not_found'],
    ['admin', 'not_found'],
  ] as const)('is refused to the role %s with %s', (role, code) => {
    expect(() => approveVersion(actorWith(role), waiting, 1, '2025-04-01')).toThrow(
      expect.objectContaining({ code }),
    )
  })

  it.each([
    [
      'of another information domain',
      { ...waiting, informationDomainId: 'SCHULE' },
      1,
      '2025-04-01',
      'not_found',
    ],
    ['of a version that does not exist', waiting, 2, '2025-04-01', 'not_found'],
    ['of an approved version', concept, 1, '2025-04-02', 'conflict'],
    ['on the day before it was written', waiting, 1, '2025-02-28', 'invalid'],
    ['on a day that does not exist', waiting, 1, '2025-04-31', 'invalid'],
  ])('is refused %s', (_sentence, document, number, day, code) => {
    expect(() => approveVersion(actorWith('management'), document, number, day)).toThrow(
      expect.objectContaining({ code }),
    )
  })

  it('is open to the owner of the machine', () => {
    expect(
      approveVersion(systemActor('city', 'Vorführung'), waiting, 1, '2025-04-01'),
    ).toMatchObject({ approvedBy: 'Vorführung' })
  })
})
