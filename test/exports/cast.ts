/**
 * A small city for the exports: two information domains that went through inventory, modelling, check,
 * measures, WiBA, documents and milestones by the program's own actions. No real person.
 * @module
 */
import type { Db } from '../../db/db.ts'
import { insertApplications } from '../../db/queries/applications.ts'
import {
  insertDevices,
  insertRooms,
  insertSites,
  type NewDevice,
} from '../../db/queries/devices.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import {
  insertLinks,
  listTargetObjects,
  type TargetObject,
} from '../../db/queries/targetObjects.ts'
import type { Store } from '../../db/store.ts'
import type { Actor } from '../../src/access/actor.ts'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import { ensurePerson } from '../../src/access/persons/actions.ts'
import {
  acceptRisk,
  type CheckAnswer,
  checkRequirements,
  linkEvidence,
  serveChecks,
} from '../../src/assessment/actions.ts'
import { dayOf } from '../../src/core/day.ts'
import { foldText } from '../../src/core/text.ts'
import type { Deps } from '../../src/deps.ts'
import { createDocument } from '../../src/documents/actions.ts'
import { createInformationDomain } from '../../src/inventory/actions.ts'
import { createMeasure, type NewMeasure } from '../../src/measures/actions.ts'
import { moveMilestone, seedMilestones } from '../../src/milestones/actions.ts'
import { applyModel, decideModule, setProtectionNeed } from '../../src/modelling/actions.ts'
import { openDirectory } from '../../src/platform/directory/directory.ts'
import { createJobs } from '../../src/platform/jobs.ts'
import { openMail } from '../../src/platform/mail/mail.ts'
import { publicHolidays } from '../../src/platform/publicHolidays.ts'
import { secrets } from '../../src/platform/secrets.ts'
import { readUpload } from '../../src/platform/spreadsheets/readTables.ts'
import { answerQuestions } from '../../src/wiba/actions.ts'

export const today = '2025-05-22'

export type City = {
  deps: Deps
  actor: Actor
  kern: InformationDomain
  schule: InformationDomain
}

/** A clock that stands at noon of a day until it is set, and ids that say whose they are. */
export function cityDeps(
  store: Store,
  organisationId: string,
): Deps & { setDay(day: string): void } {
  let day = today
  let ids = 0
  const now = () => `${day}T10:00:00.000Z`
  return {
    store,
    now,
    today: () => dayOf(now()),
    serverTime: now,
    newId: () => {
      ids += 1
      return `${organisationId}-${String(ids).padStart(5, '0')}`
    },
    newSalt: () => '0'.repeat(32),
    secrets,
    publicHolidays,
    directory: openDirectory(),
    mail: openMail(),
    baseUrl: undefined,
    readUpload,
    jobs: createJobs(),
    setDay: (next) => {
      day = next
    },
  }
}

/** Founds the city under the name, which stands in everything that people can read. */
export async function foundCity(store: Store, id: string, name: string): Promise<City> {
  const deps = cityDeps(store, id)
  deps.setDay('2024-01-08')
  const actor = await createOrganisation(deps, { id, name: `Stadt ${name}`, land: 'ST' })
  const kern = await createInformationDomain(deps, actor, { code: 'KERN', name: 'Kernverwaltung' })
  const schule = await createInformationDomain(deps, actor, { code: 'SCHULE', name: 'Schul-IT' })
  await store.write(id, (db) => fillInventory(db, { deps, actor, kern, schule }, name))
  for (const domain of [kern, schule]) await applyModel(deps, actor, domain)
  await decide({ deps, actor, kern, schule }, name)
  await answer({ deps, actor, kern, schule }, name)
  deps.setDay(today)
  await seedMilestones(deps, actor)
  await moveMilestone(deps, actor, 'WIBA', {
    newDueOn: '2025-09-30',
    reason: `Die Stelle war unbesetzt (${name}).`,
  })
  return { deps, actor, kern, schule }
}

export async function objectsOf(city: City, domain = city.kern): Promise<TargetObject[]> {
  return city.deps.store.read(city.actor.organisationId, (db) => listTargetObjects(db, domain.id))
}

export async function objectOfCode(city: City, code: string): Promise<TargetObject> {
  const found = (await objectsOf(city)).find((object) => object.code === code)
  if (!found) throw new Error(`the cast has no ${code}`)
  return found
}

async function fillInventory(db: Db, { deps, kern, schule }: City, name: string): Promise<void> {
  const createdAt = deps.now()
  const [hall, school, room] = [deps.newId(), deps.newId(), deps.newId()]
  const site = { defaultZone: 'administrative', type: 'administration' } as const
  await insertSites(db, [
    { ...site, id: hall, name: `Rathaus ${name}`, nameKey: 'rathaus' },
    { ...site, id: school, name: `Schule ${name}`, nameKey: 'schule', type: 'school' },
  ])
  await insertRooms(db, [
    { id: room, siteId: hall, building: 'Altbau', name: 'Serverraum', nameKey: 's', kind: '' },
  ])
  const device = (number: string, other: Partial<NewDevice>): NewDevice => ({
    id: deps.newId(),
    informationDomainId: kern.id,
    inventoryNumber: `${name}-${number}`,
    inventoryKey: foldText(`${name}-${number}`),
    serial: null,
    kind: 'notebook',
    manufacturer: 'Lenovo',
    model: 'ThinkPad L14',
    os: 'Windows 11 Pro',
    osVersion: '23H2',
    hostname: '',
    mac: '',
    networkZone: null,
    siteId: hall,
    roomId: null,
    status: 'in_use',
    holder: '',
    purchasedOn: '2023-05-02',
    priceCents: 114_900,
    warrantyUntil: null,
    supportUntil: null,
    fundingProgramme: '',
    boundUntil: null,
    notes: '',
    searchText: '',
    createdAt,
    ...other,
  })
  const tablet = { kind: 'tablet', os: 'iPadOS 17', osVersion: '', siteId: school } as const
  await insertDevices(db, [
    device('0001', { holder: `Frau Beispiel ${name}` }),
    device('0002', { notes: '=1+1' }),
    device('0003', { siteId: null }),
    device('0004', { kind: 'server', os: 'Windows Server 2022', osVersion: '', roomId: room }),
    device('0005', { kind: 'printer', os: '', osVersion: '' }),
    device('0006', { status: 'retired' }),
    device('0101', { ...tablet, informationDomainId: schule.id }),
    device('0102', { ...tablet, informationDomainId: schule.id }),
  ])
  await insertApplications(db, [
    {
      id: deps.newId(),
      informationDomainId: kern.id,
      name: `Meldewesen ${name}`,
      nameKey: 'meldewesen',
      department: 'Bürgerbüro',
      vendor: 'Beispiel GmbH',
      hosting: 'provider',
      provider: 'KITU',
      personalData: true,
      description: '',
      users: '',
      server: '',
      createdAt,
    },
  ])
}

/** One module left out by a person, one at the provider, a need that is inherited, a link that leads out. */
async function decide(city: City, name: string): Promise<void> {
  const { deps, actor, kern, schule } = city
  const domain = await objectOfCode(city, 'IV001')
  const application = await objectOfCode(city, 'A001')
  const provider = await objectOfCode(city, 'D001')
  await decideModule(deps, actor, kern, {
    targetObjectId: domain.id,
    module: 'CON.9',
    decision: 'left_out',
    reason: `Informationen werden nicht ausgetauscht (${name}).`,
    providerId: null,
  })
  await decideModule(deps, actor, kern, {
    targetObjectId: application.id,
    module: 'APP.3.2',
    decision: 'at_provider',
    reason: 'Der Webserver steht beim Dienstleister.',
    providerId: provider.id,
  })
  const [outside] = (await objectsOf(city, schule)).filter(({ code }) => code === 'M001')
  await deps.store.write(actor.organisationId, (db) =>
    insertLinks(db, [
      {
        id: deps.newId(),
        fromId: application.id,
        toId: outside?.id ?? '',
        relation: 'depends_on',
        reason: 'Anmeldung an Schulen',
        origin: 'person',
      },
    ]),
  )
  await setProtectionNeed(deps, actor, {
    targetObjectId: application.id,
    goal: 'integrity',
    level: 'high',
    effect: 'own',
    reason: `Melderegister ${name}`,
  })
}

/** Answers of every status, measures of every sort, evidence, an accepted risk, WiBA. */
async function answer(city: City, name: string): Promise<void> {
  const { deps, actor, kern } = city
  const laptops = await objectOfCode(city, 'C001')
  const application = await objectOfCode(city, 'A001')
  const person = await ensurePerson(deps, actor, { name: `Leitung EDV ${name}` })
  const at = (requirement: string, change: Partial<CheckAnswer>): CheckAnswer => ({
    targetObjectId: laptops.id,
    requirement,
    status: 'yes',
    dispensableBecause: null,
    explanation: `Dienstanweisung ${name}`,
    responsibleId: null,
    dueOn: null,
    surveyedOn: '2024-02-12',
    interviewed: 'Hauptamt',
    providerProof: '',
    providerProofUntil: null,
    version: 0,
    ...change,
  })
  const planned = { responsibleId: person.id, dueOn: '2025-03-31' }
  await checkRequirements(deps, actor, kern.id, [
    at('SYS.2.1.A1', {}),
    at('SYS.2.1.A3', { explanation: '', surveyedOn: '2024-03-04' }),
    at('SYS.2.1.A6', { status: 'partial', ...planned }),
    at('SYS.2.1.A8', { status: 'no', explanation: '' }),
    at('SYS.2.1.A42', { status: 'dispensable', dispensableBecause: 'replaced' }),
    at('SYS.2.1.A9', { status: 'no', ...planned, dueOn: '2025-12-31' }),
    at('APP.3.2.A1', {
      targetObjectId: application.id,
      providerProof: 'Testat KITU',
      providerProofUntil: '2024-12-31',
    }),
  ])
  const key = { targetObjectId: laptops.id, requirement: 'SYS.2.1.A9' }
  await acceptRisk(deps, actor, key, {
    riskReason: `Bis zum Austausch getragen (${name}).`,
    version: 1,
    acceptedOn: '2024-03-01',
  })
  await planMeasures(city, name, person.id, laptops.id)
  await linkConcept(city, name, laptops.id)
  await answerQuestions(deps, actor, kern.id, [
    { question: 'backup-1', answer: 'yes', note: '', version: 0 },
    { question: 'backup-2', answer: 'no', note: `offen ${name}`, version: 0 },
    { question: 'backup-3', answer: 'not_relevant', note: 'Keine Bänder.', version: 0 },
  ])
}

async function planMeasures(city: City, name: string, personId: string, laptopsId: string) {
  const { deps, actor, kern } = city
  const measure = (title: string, change: Partial<NewMeasure>): NewMeasure => ({
    title: `${title} ${name}`,
    description: '',
    status: 'planned',
    effort: 'weeks',
    responsibleId: personId,
    dueOn: '2025-06-30',
    doneOn: null,
    personnelOnceCents: 0,
    personnelYearlyCents: 0,
    materialOnceCents: 0,
    materialYearlyCents: 0,
    yearlyFromOn: null,
    yearlyUntilOn: null,
    ...change,
  })
  const create = (title: string, change: Partial<NewMeasure>) =>
    createMeasure(deps, actor, kern.id, measure(title, change))
  const served = await create('Virenschutz', { materialOnceCents: 480_000 })
  await create('Wartung', { materialYearlyCents: 60_000, dueOn: '2031-01-15' })
  await create('Netzplan', { status: 'done', doneOn: '2024-03-01', personnelOnceCents: 90_000 })
  const dropped = await create('Zweiter Raum', { status: 'dropped', materialOnceCents: 9_900_000 })
  await create('Ohne Termin', { dueOn: null, personnelOnceCents: 10_000 })
  const keys = ['SYS.2.1.A6', 'SYS.2.1.A8', 'SYS.2.1.A11'].map((requirement) => ({
    targetObjectId: laptopsId,
    requirement,
  }))
  for (const id of [served, dropped]) await serveChecks(deps, actor, kern.id, id, keys)
}

async function linkConcept({ deps, actor, kern }: City, name: string, laptopsId: string) {
  const documentId = await createDocument(deps, actor, {
    informationDomainId: kern.id,
    kind: 'other',
    title: `Richtlinie Clients ${name}`,
    responsibleId: null,
    reviewDueOn: '2025-02-01',
  })
  await linkEvidence(deps, actor, {
    targetObjectId: laptopsId,
    requirement: 'SYS.2.1.A1',
    documentId,
    note: '',
  })
}
