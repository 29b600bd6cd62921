import { describe, expect, it } from 'vitest'
import type { Check } from '../../src/assessment/check.ts'
import { ensureCheckRules } from '../../src/assessment/ensureCheckRules.ts'
import { checkOf } from './cast.ts'

const basic = checkOf('domain', 'CON.3.A1')
const standard = checkOf('domain', 'CON.3.A6', { status: 'no', explanation: '' })
const high = checkOf('domain', 'CON.3.A13', { status: 'partial' })
const accepted = {
  riskAcceptedBy: 'Frau Leitung',
  riskAcceptedOn: '2025-05-20',
  riskReason: 'Der Aufwand steht in keinem Verhältnis.',
}
const justified = { status: 'dispensable', dispensableBecause: 'not_relevant' } as const
const unanswered = { status: 'open', checkedAt: null, checkedBy: null } as const

describe('the rules of a check', () => {
  const allowed: [string, Check][] = [
    ['yes without a description', { ...basic, explanation: '' }],
    ['no without person and date', { ...basic, status: 'no' }],
    ['dispensable with kind and reason', { ...basic, ...justified }],
    ['open without an author', { ...basic, ...unanswered }],
    ['an accepted risk at Standard', { ...standard, ...accepted }],
    ['an accepted risk at erhöht', { ...high, ...accepted }],
    ['an accepted risk of what nobody has checked', { ...standard, ...unanswered, ...accepted }],
    ['a proposed risk at Standard', { ...standard, riskReason: accepted.riskReason }],
  ]

  it.each(allowed)('allow %s', (_sentence, check) => {
    expect(ensureCheckRules(check)).toEqual(check)
  })

  const refused: [string, Check, string[]][] = [
    [
      'dispensable without kind',
      { ...basic, ...justified, dispensableBecause: null },
      ['dispensableBecause'],
    ],
    [
      'dispensable without reason',
      { ...basic, ...justified, explanation: ' \n ' },
      ['explanation'],
    ],
    [
      'dispensable without both',
      { ...basic, status: 'dispensable', explanation: '' },
      ['dispensableBecause', 'explanation'],
    ],
    ['an answer without time', { ...basic, checkedAt: null }, ['checkedAt']],
    ['an answer without author', { ...basic, checkedBy: ' ' }, ['checkedBy']],
    ['a day that does not exist', { ...basic, dueOn: '2025-02-29' }, ['dueOn']],
    ['an accepted risk at Basis', { ...basic, status: 'no', ...accepted }, ['riskReason']],
    [
      'a proposed risk at Basis',
      { ...basic, status: 'no', riskReason: 'zu teuer' },
      ['riskReason'],
    ],
    ['an accepted risk at Basis that is met', { ...basic, ...accepted }, ['riskReason']],
    [
      'an accepted risk of what is met',
      { ...standard, status: 'yes', ...accepted },
      ['riskReason'],
    ],
    [
      'an accepted risk without reason',
      { ...standard, ...accepted, riskReason: ' ' },
      ['riskReason'],
    ],
    [
      'an accepted risk without person',
      { ...standard, ...accepted, riskAcceptedBy: null },
      ['riskAcceptedBy'],
    ],
    [
      'an accepted risk without day',
      { ...high, ...accepted, riskAcceptedOn: null },
      ['riskAcceptedOn'],
    ],
  ]

  it.each(refused)('refuse %s', (_sentence, check, fields) => {
    let refusal: unknown
    try {
      ensureCheckRules(check)
    } catch (error) {
      refusal = error
    }

    expect(refusal).toMatchObject({ code: 'invalid' })
    expect(Object.keys((refusal as { fields: object }).fields)).toEqual(fields)
  })

  it('take the kind of dispensable away from another status', () => {
    const check = ensureCheckRules({ ...basic, dispensableBecause: 'replaced' })

    expect(check.dispensableBecause).toBeNull()
  })

  it('say in German what to do, and where', () => {
    expect(() => ensureCheckRules({ ...basic, ...justified, explanation: '' })).toThrow(
      'CON.3.A1: Bitte begründen Sie, warum die Anforderung entbehrlich ist.',
    )
    expect(() => ensureCheckRules({ ...basic, ...accepted })).toThrow(
      'Das Risiko einer Basis-Anforderung kann nicht übernommen werden.',
    )
    expect(() => ensureCheckRules({ ...basic, status: 'no', ...accepted })).toThrow(
      'CON.3.A1: Das Risiko einer Basis-Anforderung kann nicht übernommen werden. Bitte planen Sie ihre Umsetzung.',
    )
  })
})
