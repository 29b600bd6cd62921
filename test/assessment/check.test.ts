import { describe, expect, it } from 'vitest'
import {
  type Check,
  checkStatuses,
  checkStatusLabels,
  dispensableReasonLabels,
  dispensableReasons,
  isMet,
  isStale,
  isUndescribed,
  isUnplanned,
  lacksProviderProof,
  openCheck,
} from '../../src/assessment/check.ts'
import { checkOf, today } from './cast.ts'

function checkWith(change: Partial<Check>): Check {
  return checkOf('domain', 'CON.3.A1', change)
}

describe('a check', () => {
  it('has a German word for each status and each reason', () => {
    expect(checkStatuses.map((status) => checkStatusLabels[status])).toEqual([
      'unbearbeitet',
      'ja',
      'teilweise',
      'nein',
      'entbehrlich',
    ])
    expect(dispensableReasons.map((reason) => dispensableReasonLabels[reason])).toEqual([
      'hier nicht relevant',
      'durch andere Maßnahmen ersetzt',
    ])
  })

  it('without a row is open, unanswered and of version 0', () => {
    const { informationDomainId, targetObjectId, module, requirement, level } = checkWith({})

    const check = openCheck({ informationDomainId, targetObjectId, module, requirement, level })

    expect(check).toMatchObject({ requirement: 'CON.3.A1', status: 'open', version: 0 })
    expect([isMet(check), isUnplanned(check), isUndescribed(check), isStale(check, today)]).toEqual(
      [false, false, false, false],
    )
  })

  const justified = { status: 'dispensable', dispensableBecause: 'replaced' } as const
  it.each([
    ['yes', { status: 'yes' }, true],
    ['yes without description', { status: 'yes', explanation: '' }, true],
    ['dispensable with kind and reason', justified, true],
    ['dispensable without reason', { ...justified, explanation: ' \n' }, false],
    ['dispensable without kind', { ...justified, dispensableBecause: null }, false],
    ['partial', { status: 'partial' }, false],
    ['no', { status: 'no' }, false],
    ['open', { status: 'open' }, false],
    ['no with an accepted risk', { status: 'no', riskAcceptedOn: today }, false],
  ] as const)('is met or not: %s', (_sentence, change, expected) => {
    expect(isMet(checkWith(change))).toBe(expected)
  })

  it.each([
    ['no without both', { status: 'no' }, true],
    ['partial without a date', { status: 'partial', responsibleId: 'edv' }, true],
    ['partial without a person', { status: 'partial', dueOn: today }, true],
    ['no with both', { status: 'no', responsibleId: 'edv', dueOn: today }, false],
    ['open without both', { status: 'open' }, false],
    ['yes without both', { status: 'yes' }, false],
  ] as const)('is unplanned or not: %s', (_sentence, change, expected) => {
    expect(isUnplanned(checkWith(change))).toBe(expected)
  })

  it.each([
    ['yes with nothing', { explanation: '' }, true],
    ['yes with blanks', { explanation: ' \n\t' }, true],
    ['yes with a description', { explanation: 'x' }, false],
    ['no with nothing', { status: 'no', explanation: '' }, false],
  ] as const)('is undescribed or not: %s', (_sentence, change, expected) => {
    expect(isUndescribed(checkWith(change))).toBe(expected)
  })

  it.each([
    ['exactly twelve months old', '2024-05-22T10:00:00.000Z', 12, false],
    ['a day older', '2024-05-21T10:00:00.000Z', 12, true],
    ['late at night in UTC, next day in Berlin', '2024-05-21T22:30:00.000Z', 12, false],
    ['late at night in Berlin too', '2024-05-21T21:30:00.000Z', 12, true],
    ['two months old with a limit of one', '2025-03-22T10:00:00.000Z', 1, true],
    ['without a day', null, 12, false],
  ])('is stale or not: %s', (_sentence, checkedAt, months, expected) => {
    expect(isStale(checkWith({ checkedAt }), today, months)).toBe(expected)
  })

  it('that is open again has no age', () => {
    const check = checkWith({ status: 'open', checkedAt: '2020-01-01T00:00:00.000Z' })

    expect(isStale(check, today)).toBe(false)
  })

  const proof = { providerProof: 'Testat des Rechenzentrums', providerProofUntil: today }
  it.each([
    ['with a proof on its last day', proof, false],
    ['with a proof that ended yesterday', { ...proof, providerProofUntil: '2025-05-21' }, true],
    ['with a proof without an end', { ...proof, providerProofUntil: null }, true],
    ['without a proof', { ...proof, providerProof: ' ' }, true],
    ['that is not answered with yes', { status: 'no' }, false],
  ] as const)('at a provider lacks its proof or not: %s', (_sentence, change, expected) => {
    expect(lacksProviderProof(checkWith(change), today)).toBe(expected)
  })
})
