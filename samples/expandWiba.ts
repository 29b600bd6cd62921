/** When the answers of samples/wiba-antworten.xlsx were given, and which of them were „nein“ first. @module */
import { addDays, type Day } from '../src/core/day.ts'
import type { WibaAnswer } from '../src/wiba/wibaAnswer.ts'
import type { History } from './historySchema.ts'
import { lastDayOf, workdayBetween } from './sampleDay.ts'
import { stableShare } from './stableShare.ts'

export type FinalWibaAnswer = {
  /** Id of the question, e.g. `backup-7`. */
  readonly question: string
  readonly answer: WibaAnswer
  readonly note: string
}

export type DatedWibaAnswer = FinalWibaAnswer & {
  readonly on: Day
  /** Key of a person. */
  readonly by: string
}

type WibaHistory = Pick<History, 'wiba' | 'today'>
type Checklist = History['wiba']['checklists'][number]

/** An improvement takes at least so many days. */
const shortestImprovementDays = 21

/** The answers in the order of their days; answers of checklists without history are left out. */
export function expandWiba(
  history: WibaHistory,
  answers: readonly FinalWibaAnswer[],
): DatedWibaAnswer[] {
  const checklists = new Map(history.wiba.checklists.map((list) => [list.key, list]))
  return answers
    .flatMap((answer) => {
      const checklist = checklists.get(answer.question.replace(/-\d+$/, ''))
      return checklist ? dateAnswer(history, checklist, answer) : []
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.question < b.question ? -1 : 1))
}

function dateAnswer(
  { wiba, today }: WibaHistory,
  { from, until, by, earlierNote }: Checklist,
  answer: FinalWibaAnswer,
): DatedWibaAnswer[] {
  const { question } = answer
  const on = workdayBetween(`${from}-01`, lastDayOf(until), today, `wiba|${question}`)
  const improves =
    answer.answer === 'yes' && stableShare(`wiba-earlier|${question}`) < wiba.earlierShare
  if (!improves) return [{ ...answer, on, by }]
  const later = workdayBetween(
    addDays(on, shortestImprovementDays),
    wiba.improvedBy,
    today,
    `wiba-improved|${question}`,
  )
  return [
    { question, answer: 'no', note: earlierNote, on, by },
    { ...answer, on: later, by },
  ]
}
