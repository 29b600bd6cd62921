import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/core/day.ts'
import type { MilestoneProgress } from '../../src/milestones/deriveProgress.ts'
import type { Milestone } from '../../src/milestones/milestone.ts'
import { milestoneReport } from '../../src/milestones/milestoneReport.ts'
import { extensionTo, privacy, testat, today } from './cast.ts'

const under: MilestoneProgress = { done: 12, total: 100, isComplete: false, completedOn: null }
const complete: MilestoneProgress = { done: 100, total: 100, isComplete: true, completedOn: null }

/** One more is met each day, `met` of 100 today. */
function figuresUpTo(met: number) {
  return Array.from({ length: 20 }, (_, ago) => ({
    day: addDays(today, -ago),
    met: Math.min(100, met - ago),
    total: 100,
  }))
}

describe('the report on a milestone', () => {
  it('says what status prints', () => {
    const { summary } = milestoneReport(testat, under, [], today)

    expect(summary).toEqual({
      code: 'TESTAT',
      title: 'Testat zur Basis-Absicherung',
      dueOn: '2025-06-30',
      originalDueOn: '2025-06-30',
      state: 'due',
      done: 12,
      total: 100,
    })
  })

  it('says at which pace it will be reached', () => {
    const { details } = milestoneReport(testat, under, figuresUpTo(12), today)

    expect(details.reachedAtPaceOn).toBe('2025-08-18')
    expect(details.pace).toBe(
      'Beim Tempo der letzten 8 Wochen erreicht am 18.08.2025, 49 Tage zu spät.',
    )
  })

  it('measures lateness against the extension and shows both days', () => {
    const extended = { ...testat, extensions: [extensionTo('2025-08-20')] }

    const { summary, details } = milestoneReport(extended, under, figuresUpTo(12), today)

    expect(summary).toMatchObject({ dueOn: '2025-08-20', originalDueOn: '2025-06-30' })
    expect(details).toMatchObject({
      extensions: 1,
      timing: 'fällig in 90 Tagen (ursprünglich 30.06.2025)',
      pace: 'Beim Tempo der letzten 8 Wochen erreicht am 18.08.2025, 2 Tage vor dem Termin.',
    })
  })

  it('promises no day without two weeks of figures', () => {
    const young = figuresUpTo(12).filter(({ day }) => day > addDays(today, -13))

    const { details } = milestoneReport(testat, under, young, today)

    expect(details).toMatchObject({
      reachedAtPaceOn: null,
      pace: 'Noch kein Tempo: Es gibt erst Zahlen von weniger als zwei Wochen.',
    })
  })

  it('goes on with what is counted today, whatever was stored today', () => {
    const figures = figuresUpTo(12)
    const stored = figures.filter(({ day }) => day < today)

    const report = milestoneReport(
      testat,
      under,
      [...stored, { day: today, met: 0, total: 100 }],
      today,
    )

    expect(report).toEqual(milestoneReport(testat, under, figures, today))
  })

  it('has no pace for what is ticked by hand or written', () => {
    for (const progress of ['manual', 'document'] as const) {
      const { details } = milestoneReport({ ...testat, progress }, under, figuresUpTo(12), today)

      expect(details).toMatchObject({ pace: null, reachedAtPaceOn: null })
    }
  })

  it('is reached since the first day of the last run, and says who gives a Testat', () => {
    const { summary, details } = milestoneReport(testat, complete, figuresUpTo(103), today)

    expect(summary.state).toBe('reached')
    expect(details).toMatchObject({
      reachedOn: '2025-05-19',
      timing: 'erreicht am 19.05.2025',
      pace: null,
      note: 'Alle Basis-Anforderungen der Modellierung sind erfüllt. Ein Testat erteilt ein vom BSI zertifizierter Auditor.',
    })
  })

  it('is reached today when the stored figures do not know it yet', () => {
    const { details } = milestoneReport(testat, complete, figuresUpTo(99).slice(1), today)

    expect(details.reachedOn).toBe(today)
  })

  it.each([
    ['the day of the approval', { progress: 'document' }, '2025-01-09', '2025-01-09'],
    ['the day it was ticked', { progress: 'manual' }, '2025-03-01', '2025-03-01'],
    ['the stored day', { progress: 'wiba', reachedOn: '2025-02-01' }, null, '2025-02-01'],
  ] as [string, Partial<Milestone>, string | null, string][])(
    'takes for the day it was reached %s',
    (_sentence, change, completedOn, reachedOn) => {
      const milestone = { ...testat, ...change }

      const { details } = milestoneReport(milestone, { ...complete, completedOn }, [], today)

      expect(details).toMatchObject({ reachedOn, note: null })
    },
  )

  it('is not reached by a count that leaves something open', () => {
    const { summary, details } = milestoneReport(
      testat,
      { ...complete, isComplete: false },
      figuresUpTo(103),
      today,
    )

    expect(summary.state).toBe('due')
    expect(details.reachedOn).toBeNull()
    expect(details.pace).toBeNull()
    expect(details.note).toContain('noch nicht alles modelliert oder entschieden')
  })

  it('is not reached by emptiness', () => {
    const empty = { done: 0, total: 0, isComplete: false, completedOn: null }

    const { summary, details } = milestoneReport(testat, empty, [], '2025-07-04')

    expect(summary).toMatchObject({ state: 'overdue', done: 0, total: 0 })
    expect(details).toMatchObject({
      timing: 'überfällig seit 4 Tagen',
      progress: 'noch nichts modelliert',
      pace: null,
      note: null,
    })
  })

  it.each([
    ['2024-05-22', 'fortlaufend, Überprüfung fällig heute'],
    ['2024-05-21', 'fortlaufend, Überprüfung überfällig seit gestern'],
    ['2024-06-30', 'fortlaufend, Überprüfung fällig in 39 Tagen'],
  ])('asks for the review of an ongoing one, last reviewed on %s', (lastReviewedOn, timing) => {
    const report = milestoneReport({ ...privacy, lastReviewedOn }, under, [], today)

    expect(report.summary).toMatchObject({ state: 'ongoing', dueOn: null, originalDueOn: null })
    expect(report.details).toMatchObject({ timing, reachedOn: null })
  })
})
