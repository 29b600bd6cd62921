/** What the synthetic city did day by day since its founding. @module */

import { readWiba } from '../../../catalog/wiba.ts'
import {
  insertProgressDays,
  listProgressDays,
  type ProgressDay,
} from '../../../db/queries/progress.ts'
import { expandWiba, type FinalWibaAnswer } from '../../../samples/expandWiba.ts'
import { reviewSupport } from '../../assessment/suggestions/actions.ts'
import { addDays, type Day, germanDay } from '../../core/day.ts'
import { storeProgress } from '../../milestones/actions.ts'
import { applyModel } from '../../modelling/actions.ts'
import { answerQuestions, assignQuestions } from '../../wiba/actions.ts'
import { checkTasks } from './checkTasks.ts'
import { type City, domainOf, foundingDay } from './city.ts'
import { deviceTasks } from './deviceTasks.ts'
import { documentTasks } from './documentTasks.ts'
import { evidenceTasks } from './evidenceTasks.ts'
import { measureTasks } from './measureTasks.ts'
import { milestoneTasks } from './milestoneTasks.ts'
import { decideAs, isEarly } from './modelCity.ts'
import { remindCity, reminderDays } from './remindDemo.ts'
import { stocktakingTasks } from './stocktakingTasks.ts'
import type { Task } from './task.ts'

/** Tells everything up to `today`, with the figures of every day in between. */
export async function tellHistory(
  city: City,
  today: Day,
  wibaAnswers: readonly FinalWibaAnswer[],
  progress: (label: string) => void,
): Promise<void> {
  const tasks = [
    ...(await checkTasks(city)),
    ...assignmentTasks(city),
    ...wibaTasks(city, wibaAnswers),
    ...decisionTasks(city),
    ...(await measureTasks(city)),
    ...documentTasks(city),
    ...evidenceTasks(city),
    ...milestoneTasks(city),
    ...stocktakingTasks(city),
    ...deviceTasks(city),
  ].filter(({ on }) => foundingDay < on && on <= today)
  const reminded = reminderDays(today).filter((day) => day > foundingDay)
  const days = [...new Set([...tasks.map(({ on }) => on), ...reminded])].sort()
  for (const [index, day] of days.entries()) {
    if (index % 20 === 0) progress(`Geschichte bis ${germanDay(day)}`)
    city.clock.setDay(day)
    await city.deps.store.write(city.organisationId, async () => {
      for (const task of tasks) if (task.on === day) await task.run()
      await storeProgress(city.deps, city.organisationId)
    })
    if (reminded.includes(day)) await remindCity(city, day, today)
  }
  city.clock.setDay(today)
  await reviewSupport(city.deps, city.organisationId)
  await storeProgress(city.deps, city.organisationId)
  await fillDays(city, today)
}

/** The ISB gives each checklist to whoever answers it, before they do. */
function assignmentTasks(city: City): Task[] {
  const { domain: code, checklists } = city.history.wiba
  const domain = domainOf(city, code)
  const questionsOf = new Map(readWiba().checklists.map(({ key, questions }) => [key, questions]))
  return checklists.flatMap(({ key, from, by }) => {
    const person = city.people.get(by)
    const questions = (questionsOf.get(key) ?? []).map(({ id }) => id)
    if (!person || by === 'ISB') return []
    const run = () =>
      assignQuestions(city.deps, city.actorOf('ISB'), domain.id, {
        questions,
        responsibleId: person.id,
      })
    return [{ on: `${from}-01`, run }]
  })
}

function wibaTasks(city: City, answers: readonly FinalWibaAnswer[]): Task[] {
  const versions = new Map<string, number>()
  const domain = domainOf(city, city.history.wiba.domain)
  return expandWiba(city.history, answers).map(({ question, answer, note, on, by }) => ({
    on,
    run: async () => {
      const version = versions.get(question) ?? 0
      versions.set(question, version + 1)
      await answerQuestions(city.deps, city.actorOf(by), domain.id, [
        { question, answer, note, version },
      ])
    },
  }))
}

function decisionTasks(city: City): Task[] {
  return city.history.decisions
    .filter(({ on }) => !isEarly(on))
    .map((decision) => ({
      on: decision.on,
      run: async () => {
        await decideAs(city, decision)
        await applyModel(city.deps, city.actorOf(decision.by), domainOf(city, decision.domain))
      },
    }))
}

/** Days without work have the figures of the day before. */
async function fillDays(city: City, today: Day): Promise<void> {
  await city.deps.store.write(city.organisationId, async (db) => {
    for (const domain of city.domains.values()) {
      const stored = new Map(
        (await listProgressDays(db, domain.id)).map((each) => [each.day, each]),
      )
      const missing: ProgressDay[] = []
      let last: ProgressDay | undefined
      for (let day = foundingDay; day <= today; day = addDays(day, 1)) {
        const found = stored.get(day)
        if (found) last = found
        else if (last) missing.push({ ...last, day })
      }
      await insertProgressDays(db, missing)
    }
  })
}
