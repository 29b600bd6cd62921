/** Target objects and modules of the synthetic city, with what its people decided. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { conditionOf } from '../../../samples/conditionOf.ts'
import type { History } from '../../../samples/historySchema.ts'
import type { Day } from '../../core/day.ts'
import { createTargetObject, linkTargetObjects } from '../../inventory/actions.ts'
import {
  answerConditions,
  applyModel,
  decideModule,
  setProtectionNeed,
} from '../../modelling/actions.ts'
import { readModel } from '../../modelling/readModel.ts'
import { type City, domainOf, objectOfApplication, targetObjectsOf } from './city.ts'
import { nameResponsibles } from './nameResponsibles.ts'

/** Target objects from the lists, what no list names, answers to the questions of the rules, decisions. */
export async function modelCity(city: City, progress: (label: string) => void): Promise<void> {
  const { history, deps, actorOf } = city
  for (const domain of city.domains.values()) {
    progress(`${domain.name} modellieren`)
    await applyModel(deps, actorOf('ISB'), domain)
    await addStructure(city, domain)
    await answerQuestions(city, domain)
    for (const decision of history.decisions) {
      if (decision.domain === domain.code && isEarly(decision.on)) {
        await decideAs(city, decision)
      }
    }
    await applyModel(deps, actorOf('ISB'), domain)
    await nameResponsibles(city, domain)
  }
}

/** Decisions up to the start of the checks are told at once; later ones on their day. */
export function isEarly(day: Day): boolean {
  return day < '2024-10-01'
}

/** A person's decision of the history on a module. */
export async function decideAs(city: City, decision: History['decisions'][number]): Promise<void> {
  const domain = domainOf(city, decision.domain)
  const objects = await targetObjectsOf(city, domain)
  const byApplication =
    'application' in decision && decision.application
      ? await objectOfApplication(city, domain, decision.application)
      : undefined
  const target = byApplication ?? objects.find(({ kinds }) => kinds.includes('domain'))
  const provider =
    'provider' in decision
      ? objects.find(({ name, code }) => code.startsWith('D') && name.includes(decision.provider))
      : undefined
  if (!target) throw new Error(`samples: no target object for ${decision.module}`)
  await decideModule(city.deps, city.actorOf(decision.by), domain, {
    targetObjectId: target.id,
    module: decision.module,
    decision: decision.decision,
    reason: decision.reason,
    providerId: provider?.id ?? null,
  })
}

/** What no list names: networks of management, processes with the applications they need, needs. */
async function addStructure(city: City, domain: InformationDomain): Promise<void> {
  const { targetObjects, processes, needs } = city.history
  const actor = city.actorOf('ISB')
  const add = (input: Parameters<typeof createTargetObject>[3]) =>
    createTargetObject(city.deps, actor, domain, input)
  for (const { domain: code, ...input } of targetObjects) {
    if (code === domain.code) await add(input)
  }
  for (const { domain: code, name, department, description, applications } of processes) {
    if (code !== domain.code) continue
    const fromId = await add({
      prefix: 'GP',
      name,
      kinds: ['businessProcess'],
      count: 1,
      description: `${department}: ${description}`,
    })
    for (const application of applications) {
      const to = await objectOfApplication(city, domain, application)
      if (!to) throw new Error(`samples: no application ${application}`)
      await linkTargetObjects(city.deps, actor, {
        fromId,
        toId: to.id,
        relation: 'depends_on',
        reason: 'Der Prozess braucht diese Anwendung.',
      })
    }
  }
  for (const { domain: code, application, kind, ...need } of needs) {
    if (code !== domain.code) continue
    const objects = application
      ? [await objectOfApplication(city, domain, application)]
      : (await targetObjectsOf(city, domain)).filter(({ kinds }) => kind && kinds.includes(kind))
    for (const object of objects) {
      if (object) await setProtectionNeed(city.deps, actor, { ...need, targetObjectId: object.id })
    }
  }
}

/** Answers lead to further questions: asked until nobody in the city knows more. */
async function answerQuestions(city: City, domain: InformationDomain): Promise<void> {
  const { deps, history, organisationId } = city
  for (;;) {
    await applyModel(deps, city.actorOf('ISB'), domain)
    const { modelling } = await deps.store.read(organisationId, (db) =>
      readModel(db, domain, deps.today()),
    )
    const kinds = new Map(
      (await targetObjectsOf(city, domain)).map((object) => [object.id, object.kinds]),
    )
    let answered = 0
    for (const { attribute, targetObjects } of modelling.questions) {
      for (const { id } of targetObjects) {
        const condition = conditionOf(history, domain.code, attribute, kinds.get(id) ?? [])
        if (!condition) continue
        const { answer, note, by } = condition
        await answerConditions(deps, city.actorOf(by), [
          { targetObjectId: id, attribute, answer, note },
        ])
        answered += 1
      }
    }
    if (answered === 0) return
  }
}
