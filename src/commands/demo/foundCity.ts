/** The first weeks of the synthetic city: people, lists, structure, modelling. @module */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { listApplications } from '../../../db/queries/applications.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import { listTargetObjects, type TargetObject } from '../../../db/queries/targetObjects.ts'
import { conditionOf } from '../../../samples/conditionOf.ts'
import type { History } from '../../../samples/historySchema.ts'
import { addUser, createOrganisation, ensurePerson } from '../../access/actions.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import type { Day } from '../../core/day.ts'
import { packageRoot } from '../../core/packageRoot.ts'
import type { Deps } from '../../deps.ts'
import {
  type ImportInput,
  importApplications,
  importDevices,
  importProviders,
  importRooms,
} from '../../exchange/actions.ts'
import {
  createInformationDomain,
  createTargetObject,
  linkTargetObjects,
} from '../../inventory/actions.ts'
import { seedMilestones } from '../../milestones/actions.ts'
import {
  answerCondition,
  applyModel,
  decideModule,
  setProtectionNeed,
} from '../../modelling/actions.ts'
import { readModel } from '../../modelling/readModel.ts'
import { readTables } from '../../platform/spreadsheets/readTables.ts'
import type { CityClock } from './cityClock.ts'

export type City = {
  history: History
  clock: CityClock
  deps: Deps
  organisationId: string
  domains: ReadonlyMap<string, InformationDomain>
  people: ReadonlyMap<string, Person>
  actorOf: (key: string) => Actor
}

/** When the city began; its history is told from here. */
export const foundingDay: Day = '2024-01-09'

const applicationLists = ['fachanwendungen.xlsx', 'basisdienste.xlsx']

type Importer = (deps: Deps, actor: Actor, input: ImportInput) => Promise<unknown>

/** Organisation, information domains, people with their logins, milestones. */
export async function foundOrganisation(
  clock: CityClock,
  organisationId: string,
  history: History,
  today: Day,
  passwordHash: string,
): Promise<City> {
  const { deps } = clock
  const actor = await createOrganisation(deps, {
    id: organisationId,
    name: history.organisation,
    land: 'ST',
    demoDay: today,
  })
  const domains = new Map<string, InformationDomain>()
  for (const { code, name } of history.domains) {
    domains.set(code, await createInformationDomain(deps, actor, { code, name }))
  }
  await seedMilestones(deps, actor)
  const people = new Map<string, Person>()
  for (const { key, name, mail, role, domain } of history.people) {
    const { userId } = await addUser(deps, actor, {
      email: mail,
      name,
      role,
      passwordHash,
      passwordIsOneTime: false,
      informationDomainId: domain === null ? null : (domains.get(domain)?.id ?? null),
    })
    people.set(key, await ensurePerson(deps, actor, { name, email: mail, userId }))
  }
  const names = new Map(history.people.map(({ key, name }) => [key, name]))
  const actorOf = (key: string) => systemActor(organisationId, names.get(key) ?? key)
  return { history, clock, deps, organisationId, domains, people, actorOf }
}

/** Reads every list of `samples/` in; run again, it changes nothing. */
export async function importLists(city: City, progress: (label: string) => void): Promise<void> {
  const lists: [string, string, Importer][] = [
    ['KERN', 'raeume.xlsx', importRooms],
    ...filesIn('verwaltung').map((file): [string, string, Importer] => [
      'KERN',
      file,
      importDevices,
    ]),
    ...applicationLists.map((file): [string, string, Importer] => [
      'KERN',
      file,
      importApplications,
    ]),
    ['KERN', 'dienstleister.xlsx', importProviders],
    ...filesIn('schulen').map((file): [string, string, Importer] => [
      'SCHULE',
      file,
      importDevices,
    ]),
  ]
  for (const [code, file, importer] of lists) {
    progress(`${file} einlesen`)
    const path = fileURLToPath(new URL(`samples/${file}`, packageRoot))
    await importer(city.deps, city.actorOf('EDV'), {
      domain: domainOf(city, code),
      tables: await readTables(path),
      file: { name: file, sha256: sha256Of(path) },
      dryRun: false,
      strict: false,
    })
  }
}

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

export function domainOf(city: City, code: string): InformationDomain {
  const domain = city.domains.get(code)
  if (!domain) throw new Error(`samples: no information domain ${code}`)
  return domain
}

export function targetObjectsOf(city: City, domain: InformationDomain): Promise<TargetObject[]> {
  return city.deps.store.read(city.organisationId, (db) => listTargetObjects(db, domain.id))
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
        await answerCondition(deps, city.actorOf(by), {
          targetObjectId: id,
          attribute,
          answer,
          note,
        })
        answered += 1
      }
    }
    if (answered === 0) return
  }
}

async function objectOfApplication(
  city: City,
  domain: InformationDomain,
  name: string,
): Promise<TargetObject | undefined> {
  const applications = await city.deps.store.read(city.organisationId, (db) =>
    listApplications(db, domain.id),
  )
  const id = applications.find((application) => application.name === name)?.targetObjectId
  return (await targetObjectsOf(city, domain)).find((object) => object.id === id)
}

function filesIn(folder: string): string[] {
  return readdirSync(new URL(`samples/${folder}/`, packageRoot))
    .sort()
    .map((file) => `${folder}/${file}`)
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
