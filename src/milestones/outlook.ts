/** When an information domain has met all its Basis requirements, at today's pace, and what the chart shows of it. @module */
import { type Day, germanDay } from '../core/day.ts'
import type { BurnUpFacts, Goal, MarkLook } from './chart/burnUp.ts'
import type { MilestoneReport } from './milestoneReport.ts'
import type { DayFigure } from './pace.ts'
import { findPace, reachedAtPace, speakPace, withToday } from './pace.ts'

/** `dueOn`: the date of the milestone that asks for all Basis requirements. */
export type Outlook = {
  readonly dueOn: Day | null
  readonly pace: string | null
  readonly chart: BurnUpFacts
}

type OutlookInput = {
  readonly days: readonly DayFigure[]
  readonly now: DayFigure
  readonly reports: readonly MilestoneReport[]
  /** The one of `reports` that asks for all Basis requirements; undefined where there is none to be seen. */
  readonly goal: MilestoneReport | undefined
}

export function outlookOf({ days, now, reports, goal }: OutlookInput): Outlook {
  const figures = withToday(days, now)
  const pace = findPace(figures, now.day)
  const reachedOn = pace === null ? null : reachedAtPace(now, pace, now.day)
  const dueOn = goal?.summary.dueOn ?? null
  const isOpen = now.total > 0 && now.met < now.total
  return {
    dueOn,
    pace: isOpen ? speakPace(pace, reachedOn, dueOn) : null,
    chart: {
      days: figures,
      today: now.day,
      goals: reports.flatMap((report) => goalOf(report)),
      reachedOn: isOpen ? reachedOn : null,
    },
  }
}

/** What the chart shows, in one sentence, for who does not see it. */
export function speakOutlook({ dueOn, pace, chart }: Outlook): string {
  const last = chart.days.at(-1)
  const state = last ? `Heute sind ${last.met} von ${last.total} erfüllt.` : ''
  return [state, dueOn ? `Testat am ${germanDay(dueOn)}.` : '', pace ?? '']
    .filter(Boolean)
    .join(' ')
}

const looks: Record<MilestoneReport['summary']['state'], MarkLook> = {
  reached: 'good',
  overdue: 'late',
  due: 'coming',
  ongoing: 'coming',
}

function goalOf({ summary }: MilestoneReport): Goal[] {
  const { dueOn, state } = summary
  if (dueOn === null) return []
  return [
    { day: dueOn, label: `${germanDay(dueOn)} ${shortTitle(summary.title)}`, look: looks[state] },
  ]
}

/** Words by which people know a milestone, whatever else its title says. */
const catchwords = ['Testat', 'WiBA']
const longestTitle = 26

function shortTitle(title: string): string {
  const catchword = catchwords.find((word) => title.includes(word))
  if (catchword) return catchword
  if (title.length <= longestTitle) return title
  const cut = title.slice(0, longestTitle)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 12))} …`
}
