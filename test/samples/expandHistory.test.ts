import { describe, expect, it } from 'vitest'
import type { ModelledRequirement } from '../../samples/checkPlan.ts'
import { type DatedAnswer, expandHistory } from '../../samples/expandHistory.ts'
import { expandWiba } from '../../samples/expandWiba.ts'
import { readHistory } from '../../samples/readHistory.ts'

const history = readHistory()
/** Every requirement that the rules name, at three target objects where a module is one of systems. */
const modelled = history.checks.flatMap(({ domain, modules }) =>
  modules.flatMap(({ module, answers }) =>
    targetsOf(module).flatMap((targetObject) =>
      Object.keys(answers).map(
        (number): ModelledRequirement => ({
          domain,
          targetObject,
          kinds: [],
          module,
          requirement: `${module}.${number}`,
          level: 'basic',
        }),
      ),
    ),
  ),
)
const answers = expandHistory(history, modelled)
const final = lastAnswers(answers)

describe('the expanded history', () => {
  it('is the same whatever the order of the model', () => {
    expect(expandHistory(history, modelled.toReversed())).toEqual(answers)
  })

  it.each([
    ['KERN', 0.75],
    ['SCHULE', 0.45],
  ])('meets in %s no more than %d of the Basis checks, and not much less', (domain, share) => {
    const total = modelled.filter((one) => one.domain === domain).length
    const met = final.filter(
      (one) => one.domain === domain && (one.status === 'yes' || one.status === 'dispensable'),
    )

    expect(met.length / total).toBeLessThanOrEqual(share + 0.001)
    expect(met.length / total).toBeGreaterThan(share - 0.03)
  })

  it('ends on the demo’s today and lies on working days', () => {
    const days = answers.flatMap(({ checkedOn, surveyedOn }) => [checkedOn, surveyedOn])
    const weekends = days.filter((day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))

    expect(days.filter((day) => day > history.today || day < '2024-01-01')).toEqual([])
    expect(weekends).toEqual([])
  })

  it('comes in the order of its days', () => {
    const days = answers.map(({ checkedOn }) => checkedOn)

    expect(days).toEqual(days.toSorted())
  })

  it('waives nothing without kind and reason', () => {
    const waived = final.filter(({ status }) => status === 'dispensable')

    expect(waived.length).toBeGreaterThan(0)
    expect(waived.filter((one) => !one.explanation || !one.dispensableBecause)).toEqual([])
  })

  it('leaves a few gaps unplanned and a few yes without description', () => {
    const gaps = final.filter(({ status }) => status === 'partial' || status === 'no')
    const unplanned = gaps.filter(
      ({ responsible, dueOn }) => responsible === null && dueOn === null,
    )
    const silent = final.filter(({ status, explanation }) => status === 'yes' && explanation === '')

    expect(gaps.filter((gap) => (gap.responsible === null) !== (gap.dueOn === null))).toEqual([])
    expect(unplanned.length / gaps.length).toBeGreaterThan(0.04)
    expect(unplanned.length / gaps.length).toBeLessThan(0.12)
    expect(silent.length).toBeGreaterThan(0)
    expect(silent.length).toBeLessThan(final.length * 0.05)
  })

  it('improves answers later, never back', () => {
    const first = answers.filter((answer) => !final.includes(answer))

    expect(first.length).toBeGreaterThan(30)
    expect(new Set(first.map(({ status }) => status))).toEqual(new Set(['partial']))
    expect(first.every((answer) => lastOf(answer)?.status === 'yes')).toBe(true)
  })

  it('says nothing on requirements and modules that it has no rule for', () => {
    const unknown: ModelledRequirement[] = [
      { ...requirement('SYS.2.1.A99'), module: 'SYS.2.1' },
      { ...requirement('IND.1.A1'), module: 'IND.1' },
    ]

    expect(expandHistory(history, unknown)).toEqual([])
  })

  it('grows in every quarter since spring 2024', () => {
    const met = ['2024-04', '2024-07', '2024-10', '2025-01', '2025-04', '2025-06'].map(
      (month) => lastAnswers(answers.filter((one) => one.checkedOn < month)).filter(isMet).length,
    )

    expect(met.every((count, index) => index === 0 || count > (met[index - 1] ?? 0))).toBe(true)
  })
})

describe('the dated WiBA answers', () => {
  const given = Array.from({ length: 7 }, (_, index) => ({
    question: `backup-${index + 1}`,
    answer: 'yes' as const,
    note: '',
  }))

  it('end with the answers given', () => {
    const dated = expandWiba(history, given)

    const last = new Map(dated.map(({ question, answer }) => [question, answer]))

    expect([...last.values()]).toEqual(given.map(() => 'yes'))
  })

  it('say no at first here and there, with the note of the time', () => {
    const many = history.wiba.checklists.map(({ key }) => ({
      question: `${key}-1`,
      answer: 'yes' as const,
      note: 'heute',
    }))

    const earlier = expandWiba(history, many).filter(({ answer }) => answer === 'no')

    expect(earlier.length).toBeGreaterThan(0)
    expect(earlier.every(({ note }) => note !== '' && note !== 'heute')).toBe(true)
  })

  it('leave a no as it was given', () => {
    const dated = expandWiba(history, [{ question: 'netze-2', answer: 'no', note: 'veraltet' }])

    expect(dated).toHaveLength(1)
    expect(dated[0]).toMatchObject({ answer: 'no', note: 'veraltet', by: 'EDV' })
  })
})

function targetsOf(module: string): string[] {
  return /^(APP|SYS|NET|INF|OPS\.2)/.test(module) ? ['X001', 'X002', 'X003'] : ['IV001']
}

function requirement(id: string): ModelledRequirement {
  return {
    domain: 'KERN',
    targetObject: 'C001',
    kinds: [],
    module: '',
    requirement: id,
    level: 'basic',
  }
}

function lastAnswers(list: readonly DatedAnswer[]): DatedAnswer[] {
  return [...new Map(list.map((answer) => [keyOf(answer), answer])).values()]
}

function lastOf(answer: DatedAnswer): DatedAnswer | undefined {
  return final.find((one) => keyOf(one) === keyOf(answer))
}

function keyOf({ domain, targetObject, requirement: id }: DatedAnswer): string {
  return `${domain} ${targetObject} ${id}`
}

function isMet({ status }: DatedAnswer): boolean {
  return status === 'yes' || status === 'dispensable'
}
