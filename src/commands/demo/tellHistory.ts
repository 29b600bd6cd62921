/** What the synthetic city did day by day since its founding: answers, measures, documents, milestones. @module */

import { readMilestones } from '../../../catalog/milestones.ts'
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { findCheck } from '../../../db/queries/checks.ts'
import { listDocuments } from '../../../db/queries/documents.ts'
import { listModuleDecisions } from '../../../db/queries/modelling.ts'
import {
  insertProgressDays,
  listProgressDays,
  type ProgressDay,
} from '../../../db/queries/progress.ts'
import { type DatedAnswer, expandHistory } from '../../../samples/expandHistory.ts'
import { expandWiba, type FinalWibaAnswer } from '../../../samples/expandWiba.ts'
import type { History } from '../../../samples/historySchema.ts'
import { type CheckAnswer, checkRequirements, serveChecks } from '../../assessment/actions.ts'
import { addDays, type Day, germanDay } from '../../core/day.ts'
import {
  approveDocument,
  createDocument,
  finishTopic,
  planReview,
  writeVersion,
} from '../../documents/actions.ts'
import { changeMeasure, createMeasure } from '../../measures/actions.ts'
import {
  moveMilestone,
  reviewMilestone,
  storeProgress,
  tickMilestone,
} from '../../milestones/actions.ts'
import { applyModel } from '../../modelling/actions.ts'
import { answerQuestions } from '../../wiba/actions.ts'
import {
  type City,
  decideAs,
  domainOf,
  foundingDay,
  isEarly,
  targetObjectsOf,
} from './foundCity.ts'

/** Something the city did on a day; tasks of one day run in the order of the list. */
type Task = { on: Day; run: () => Promise<void> }

/** Tells everything up to `today`, with the figures of every day in between. */
export async function tellHistory(
  city: City,
  today: Day,
  wibaAnswers: readonly FinalWibaAnswer[],
  progress: (label: string) => void,
): Promise<void> {
  const tasks = [
    ...(await checkTasks(city)),
    ...wibaTasks(city, wibaAnswers),
    ...decisionTasks(city),
    ...(await measureTasks(city)),
    ...documentTasks(city),
    ...milestoneTasks(city),
  ].filter(({ on }) => foundingDay < on && on <= today)
  const days = [...new Set(tasks.map(({ on }) => on))].sort()
  for (const [index, day] of days.entries()) {
    if (index % 20 === 0) progress(`Geschichte bis ${germanDay(day)}`)
    city.clock.setDay(day)
    await city.deps.store.write(city.organisationId, async () => {
      for (const task of tasks) if (task.on === day) await task.run()
      await storeProgress(city.deps, city.organisationId)
    })
  }
  city.clock.setDay(today)
  await storeProgress(city.deps, city.organisationId)
  await fillDays(city, today)
}

type Target = { id: string; informationDomainId: string }

/** Answers of all sessions, with the target objects that codes stand for. */
async function checkTasks(city: City): Promise<Task[]> {
  const { targets, answers } = await expand(city)
  const proofs = proofsOf(city)
  return answers.map((answer) => ({
    on: answer.checkedOn,
    run: async () => {
      const target = targets.get(`${answer.domain} ${answer.targetObject}`)
      if (!target) throw new Error(`samples: no target object ${answer.targetObject}`)
      const stored = await city.deps.store.read(city.organisationId, (db) =>
        findCheck(db, target.id, answer.requirement),
      )
      const proof = proofs.get(`${answer.domain} ${answer.module}`)
      const row: CheckAnswer = {
        targetObjectId: target.id,
        requirement: answer.requirement,
        status: answer.status,
        dispensableBecause: answer.dispensableBecause,
        explanation: answer.explanation,
        responsibleId: answer.responsible && (city.people.get(answer.responsible)?.id ?? null),
        dueOn: answer.dueOn,
        surveyedOn: answer.surveyedOn,
        interviewed: answer.interviewed,
        providerProof: proof?.proof ?? '',
        providerProofUntil: proof?.proofUntil ?? null,
        version: stored?.version ?? 0,
      }
      const actor = city.actorOf(answer.checkedBy)
      await checkRequirements(city.deps, actor, target.informationDomainId, [row])
    },
  }))
}

async function expand(city: City) {
  const catalog = readCatalog()
  const targets = new Map<string, Target>()
  const modelled = []
  for (const domain of city.domains.values()) {
    const objects = new Map((await targetObjectsOf(city, domain)).map((each) => [each.id, each]))
    for (const { id, code, informationDomainId } of objects.values()) {
      targets.set(`${domain.code} ${code}`, { id, informationDomainId })
    }
    const decisions = await city.deps.store.read(city.organisationId, (db) =>
      listModuleDecisions(db, domain.id),
    )
    const later = new Set(
      city.history.decisions
        .filter((each) => each.domain === domain.code && each.decision === 'left_out')
        .map(({ module }) => module),
    )
    for (const { targetObjectId, module, decision } of decisions) {
      const object = objects.get(targetObjectId)
      if (decision === 'left_out' || later.has(module) || !object) continue
      for (const { id: requirement, level } of catalog.activeRequirements(module)) {
        modelled.push({
          domain: domain.code,
          targetObject: object.code,
          kinds: object.kinds,
          module,
          requirement,
          level,
        })
      }
    }
  }
  return { targets, answers: expandHistory(city.history, modelled) }
}

function proofsOf({ history }: City): Map<string, { proof: string; proofUntil: Day | null }> {
  return new Map(
    history.decisions.flatMap((each) =>
      each.decision === 'at_provider'
        ? [[`${each.domain} ${each.module}`, { proof: each.proof, proofUntil: each.proofUntil }]]
        : [],
    ),
  )
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

async function measureTasks(city: City): Promise<Task[]> {
  const { targets, answers } = await expand(city)
  const last = new Map(
    answers.map((answer) => [
      `${answer.domain} ${answer.targetObject} ${answer.requirement}`,
      answer,
    ]),
  )
  return city.history.measures.flatMap((measure) => {
    const domain = domainOf(city, measure.domain)
    const served = servedBy(measure, [...last.values()])
    const keys = served.flatMap(({ targetObject, requirement }) => {
      const target = targets.get(`${measure.domain} ${targetObject}`)
      return target ? [{ targetObjectId: target.id, requirement }] : []
    })
    const actor = city.actorOf('ISB')
    let id = ''
    const create: Task = {
      on: measure.createdOn,
      run: async () => {
        const { euro } = measure
        id = await createMeasure(city.deps, actor, domain.id, {
          code: `M-0${measure.code.slice(1)}`,
          title: measure.title,
          description: measure.description,
          status: measure.status === 'done' ? 'in_progress' : measure.status,
          effort: measure.effort,
          responsibleId: city.people.get(measure.responsible)?.id ?? null,
          dueOn: measure.dueOn,
          doneOn: null,
          personnelOnceCents: euro.personnelOnce * 100,
          personnelYearlyCents: euro.personnelYearly * 100,
          materialOnceCents: euro.materialOnce * 100,
          materialYearlyCents: euro.materialYearly * 100,
          yearlyFromOn: null,
          yearlyUntilOn: null,
        })
        await serveChecks(city.deps, actor, domain.id, id, keys)
      },
    }
    const { doneOn } = measure
    if (doneOn === null) return [create]
    const finish: Task = {
      on: doneOn,
      run: () =>
        changeMeasure(city.deps, actor, domain.id, id, { version: 1, status: 'done', doneOn }),
    }
    return [create, finish]
  })
}

/** The checks a measure names; without requirement numbers those of the module that stay unmet. */
function servedBy(
  { domain, serves }: History['measures'][number],
  last: readonly DatedAnswer[],
): DatedAnswer[] {
  return last.filter(
    (answer) =>
      answer.domain === domain &&
      serves.some(({ module, requirements }) => {
        if (answer.module !== module) return false
        const number = answer.requirement.slice(module.length + 1)
        return requirements
          ? requirements.includes(number)
          : answer.status === 'no' || answer.status === 'partial'
      }),
  )
}

function documentTasks(city: City): Task[] {
  return city.history.documents.flatMap((document) => {
    const domain = domainOf(city, document.domain)
    const actor = city.actorOf(document.responsible)
    const responsibleId = city.people.get(document.responsible)?.id ?? null
    const plan = { responsibleId, reviewDueOn: document.reviewDueOn }
    let documentId = ''
    const start: Task = {
      on: document.createdOn,
      run: async () => {
        const known = await city.deps.store.read(city.organisationId, (db) =>
          listDocuments(db, domain.id),
        )
        const stored = known.find(({ kind }) => kind === document.kind)
        documentId =
          stored?.id ??
          (await createDocument(city.deps, actor, {
            informationDomainId: domain.id,
            kind: document.kind,
            title: document.title,
            ...plan,
          }))
        if (stored) await planReview(city.deps, actor, documentId, plan)
      },
    }
    const topics = document.topics.map(({ topic, on, note }) => ({
      on,
      run: () => finishTopic(city.deps, actor, { documentId, topic, doneOn: on, note: note ?? '' }),
    }))
    const versions = document.versions.flatMap(
      ({ number, writtenOn, note, approvedBy, approvedOn }) => {
        const write: Task = {
          on: writtenOn,
          run: async () => {
            await writeVersion(city.deps, actor, { documentId, writtenOn, note })
          },
        }
        if (approvedBy === null || approvedOn === null) return [write]
        const approve: Task = {
          on: approvedOn,
          run: () =>
            approveDocument(city.deps, city.actorOf(approvedBy), {
              documentId,
              number,
              approvedOn,
            }),
        }
        return [write, approve]
      },
    )
    return [start, ...topics, ...versions]
  })
}

/** Derived milestones follow from the work; only those by hand are ticked. */
function milestoneTasks(city: City): Task[] {
  const { extensions, reached, steps, reviews } = city.history.milestones
  const byHand = new Set(
    readMilestones()
      .filter(({ progress }) => progress === 'manual')
      .map(({ code }) => code),
  )
  const reachedOn = new Map(reached.map(({ code, on }) => [code, on]))
  return [
    ...extensions.map(({ code, newDueOn, reason, on, by }) => ({
      on,
      run: () => moveMilestone(city.deps, city.actorOf(by), code, { newDueOn, reason }),
    })),
    ...steps.map(({ code, on, done, total }) => ({
      on,
      run: () =>
        tickMilestone(city.deps, city.actorOf('ISB'), code, {
          stepsDone: done,
          stepsTotal: total,
          reachedOn: done === total ? (reachedOn.get(code) ?? on) : null,
        }),
    })),
    ...reached
      .filter(({ code }) => byHand.has(code) && !steps.some((step) => step.code === code))
      .map(({ code, on, by }) => ({
        on,
        run: () =>
          tickMilestone(city.deps, city.actorOf(by), code, {
            stepsDone: 1,
            stepsTotal: 1,
            reachedOn: on,
          }),
      })),
    ...reviews.map(({ code, on, by }) => ({
      on,
      run: () => reviewMilestone(city.deps, city.actorOf(by), code, on),
    })),
  ]
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
