/**
 * What an actor names when calling actions: things of Aken, which went through all of the program, and things of a
 * small organisation that has no more than a beginning. No real person.
 */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isTargetKind } from '../../catalog/targetKind.ts'
import { listApplications } from '../../db/queries/applications.ts'
import { insertCalendarFeed } from '../../db/queries/calendarFeeds.ts'
import { listHeadReaders } from '../../db/queries/chainHeadMails.ts'
import { listDeputies } from '../../db/queries/deputies.ts'
import { listFilesOfDevice } from '../../db/queries/deviceFiles.ts'
import {
  insertRooms,
  insertSites,
  listDevices,
  listRooms,
  saveDevice,
} from '../../db/queries/devices.ts'
import { insertDirectoryAccount, listDirectoryGroups } from '../../db/queries/directories.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listMeasures } from '../../db/queries/measures.ts'
import { listMembers, listPersons } from '../../db/queries/organisations.ts'
import { findChoices, saveChoices } from '../../db/queries/reminderChoices.ts'
import { findReminderSettings, listSchoolHolidays } from '../../db/queries/reminderSettings.ts'
import { saveFilter } from '../../db/queries/savedFilters.ts'
import { listOpenSuggestions } from '../../db/queries/suggestions.ts'
import { listLinks } from '../../db/queries/targetObjects.ts'
import type { Store } from '../../db/store.ts'
import { addUser } from '../../src/access/accounts/actions.ts'
import type { Actor } from '../../src/access/actor.ts'
import { nameDeputy } from '../../src/access/deputies/actions.ts'
import { changeDirectory, mapGroup } from '../../src/access/directory/actions.ts'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import { ensurePerson } from '../../src/access/persons/actions.ts'
import { createApiToken } from '../../src/access/tokens/actions.ts'
import type { CheckPlace } from '../../src/assessment/checkPlace.ts'
import { addDeviceFile } from '../../src/assessment/devices/files/actions.ts'
import { addEvidenceFile } from '../../src/assessment/evidence/actions.ts'
import { setSupport } from '../../src/assessment/operatingSystems/actions.ts'
import { grantAccess } from '../../src/audits/actions.ts'
import { enterFinding, linkMeasure } from '../../src/audits/findings/actions.ts'
import type { Deps } from '../../src/deps.ts'
import { createDocument, writeVersion } from '../../src/documents/actions.ts'
import { uploadedFile } from '../../src/documents/uploadedFile.ts'
import { importOfficialTexts } from '../../src/exchange/officialTexts/actions.ts'
import { createInformationDomain, createTargetObject } from '../../src/inventory/actions.ts'
import { changeApplication, createApplication } from '../../src/inventory/applications/actions.ts'
import { storeChangeSet } from '../../src/inventory/devices/changes/storeChangeSet.ts'
import { createDevice, type DeviceEntry } from '../../src/inventory/devices/form/actions.ts'
import { createProgramme } from '../../src/inventory/funding/actions.ts'
import { refuseGroup } from '../../src/inventory/proposals/actions.ts'
import { finishRound, startRound, storeFind } from '../../src/inventory/stocktaking/actions.ts'
import { changeTargetObject } from '../../src/inventory/targetObjects/actions.ts'
import { createMeasure } from '../../src/measures/actions.ts'
import { addHeadReader } from '../../src/reminders/heads/actions.ts'
import { changeMailSettings } from '../../src/reminders/mailing/actions.ts'
import { secretHashOf, secretTextOf } from '../../src/reminders/secretAddress.ts'
import { ownSchoolHolidays } from '../../src/reminders/settings/actions.ts'
import { takeSnapshot } from '../../src/snapshots/actions.ts'
import { kompendium, wibaSheet } from '../exchange/officialTexts/kompendium.ts'
import { type City, cityDeps, foundCity, objectOfCode, today } from '../exports/cast.ts'
import {
  foundLifeDevices,
  type LifeDevices,
  noLifeDevices,
} from '../inventory/devices/lifeDevices.ts'
import { letAsk, letReturn } from './returnBelongings.ts'

export type Belongings = {
  organisationId: string
  deps: Deps
  /** The program itself, with every right. */
  actor: Actor
  domain: InformationDomain
  /** An information domain that `domain` is not. */
  otherDomainId: string
  objectId: string
  otherObjectId: string
  providerId: string
  documentId: string
  measureId: string
  suggestionId: string
  /** What the suggestion is about, at IV001. */
  suggestedRequirement: string
  personId: string
  /** An application without a target object: the inventory proposes one. */
  applicationId: string
  /** A dependency that a person stated. */
  linkId: string
  roomId: string
  deviceId: string
  keptFileId: string
  /** A file of the device that no test needs afterwards. */
  deviceFileId: string
  /** A file that proves SYS.2.1.A3 at C001. */
  evidenceFileId: string
  /** Something that was done to many devices, and can still be undone. */
  changeSetId: string
  /** Workbooks that came back: one that waits, one that no test needs afterwards, one that was taken over. */
  returnedId: string
  spareReturnId: string
  mergedReturnId: string
  /** Questions that wait for answers, the path of their link, and answers that wait for a decision. */
  questionnaireId: string
  questionnaireAddress: string
  submittedQuestionnaireId: string
  /** Devices by the state that they are in. */
  lifeDevices: LifeDevices
  programmeId: string
  /** A period of the own list of school holidays, and a digest that was given up. */
  schoolHolidayId: string
  /** Who gets the head of the event chain. */
  headReaderId: string
  reminderId: string
  /** The loan of the device that is lent. */
  loanId: string
  siteId: string
  /** A list of devices that the account has saved. */
  savedFilterId: string
  /** The same room and the same site once more, written differently. */
  doubleRoomId: string
  doubleSiteId: string
  /** Of `domain`. */
  snapshotId: string
  /** A running stocktaking round at a site of its own, where something was found in a wrong room; a finished one. */
  roundId: string
  roundRoomId: string
  finishedRoundId: string
  /** An auditor's access to the snapshot that is open, and one that is not yet. */
  auditorId: string
  auditAccessId: string
  laterAccessId: string
  /** Entered under the open access, without a measure; one whose measure is done. */
  findingId: string
  settledFindingId: string
  userId: string
  email: string
  /** A role of the account, and another account, which is away. */
  membershipId: string
  otherUserId: string
  leaveId: string
  /** A token of the programming interface, for all information domains. */
  tokenId: string
  /** A group of the directory that gives a role. */
  groupId: string
  /** Opens the calendar of the account, and the way out of its reminders. */
  secretAddress: string
  /** A file that no test needs afterwards. */
  file: string
}

/** Of a kind that no group is made of. */
export const device: DeviceEntry = {
  inventoryNumber: 'ZZ-900',
  serial: 'SN-900',
  kind: 'other',
  status: 'in_use',
  ...{ manufacturer: '', model: '', os: '', osVersion: '', hostname: '', mac: '', holder: '' },
  ...{ networkZone: null, siteId: null, roomId: null, purchasedOn: null, priceCents: null },
  ...{ warrantyUntil: null, supportUntil: null, fundingProgramme: '', boundUntil: null, notes: '' },
}

export const measure = {
  title: 'Netzplan',
  description: '',
  status: 'planned',
  effort: 'days',
  responsibleId: null,
  dueOn: '2025-12-31',
  doneOn: null,
  personnelOnceCents: 0,
  personnelYearlyCents: 0,
  materialOnceCents: 0,
  materialYearlyCents: 0,
  yearlyFromOn: null,
  yearlyUntilOn: null,
} as const

/** An application of which nothing but its name is known. */
export const application = {
  name: 'Fundtierkartei',
  department: '',
  vendor: '',
  hosting: 'own',
  provider: '',
  personalData: false,
  description: '',
  users: '',
  server: '',
} as const

export const finding = {
  kind: 'minor',
  title: 'Netzplan Aken veraltet',
  text: 'Der Netzplan zeigt den Stand von 2022.',
  targetObjectCode: '',
  module: '',
  requirement: '',
  documentTitle: '',
  foundOn: '2025-05-20',
  dueOn: null,
} as const

export const oidcSettings = {
  // `fetch` refuses port 1 before it asks.
  issuer: 'http://localhost:2',
  clientId: 'basislotse',
  scope: 'openid profile email',
  groupsClaim: 'groups',
} as const

export const ldapSettings = {
  host: 'localhost',
  port: 1,
  security: 'ldaps',
  certificate: '',
  schema: 'standard',
  bindName: 'cn=basislotse,dc=stadt',
  userBase: 'ou=personen,dc=stadt',
  groupSource: 'member_of',
  groupBase: '',
  isNested: false,
} as const

/** Without a password, so that nobody is asked for anything. */
export const mailSettings = {
  host: 'mail.invalid',
  port: 587,
  security: 'starttls',
  user: 'basislotse',
  senderName: 'Basislotse',
  senderAddress: 'basislotse@stadt.example',
  replyTo: '',
} as const

export const support = {
  release: 'Windows 10 22H2',
  supportUntil: '2026-10-13',
  source: 'ESU-Vertrag',
  checkedOn: '2025-05-22',
} as const

export const programme = {
  name: 'DigitalPakt Aken',
  grantNumber: 'DP-7',
  grantedOn: '2024-02-01',
  startsOn: '2024-03-01',
  years: 5,
  grantCents: 10_000_00,
  ownShareCents: 1_000_00,
  note: '',
} as const

export function evidenceText(organisationId: string): string {
  return `Richtlinien im MDM von ${organisationId}`
}

export const evidence = {
  title: 'Richtlinien Aken',
  sourceKind: 'screenshot',
  source: 'MDM-Konsole',
  datedOn: '2025-05-02',
  note: '',
  keptUntilOn: null,
  placeNote: '',
} as const

const files = mkdtempSync(join(tmpdir(), 'basislotse-access-'))

/** The city of the exports, with an account, and a document that waits for its approval. */
export async function foundAken(store: Store): Promise<Belongings> {
  const city = await foundCity(store, 'aken', 'Aken')
  const { deps, actor, kern, schule } = city
  const account = await addAccount(deps, actor, 'isb@aken.example')
  const documentId = await createDocument(deps, actor, document(kern.id))
  const file = uploadedFile('entwurf.pdf', new TextEncoder().encode('%PDF-1.7 Entwurf'))
  await writeVersion(deps, actor, { documentId, writtenOn: '2025-05-02', note: '', file })
  const [existing] = await store.read('aken', (db) => listMeasures(db, kern.id))
  const [suggestion] = await store.read('aken', (db) =>
    listOpenSuggestions(db, kern.id, ['check_from_wiba']),
  )
  const [person] = await store.read('aken', listPersons)
  const applicationId = await openProposals(city)
  const [link] = await store.read('aken', async (db) =>
    (await listLinks(db, kern.id)).filter(({ origin }) => origin === 'person'),
  )
  const [room] = await store.read('aken', listRooms)
  await setSupport(deps, actor, 0, support)
  await importEditions(city)
  const { id: targetObjectId } = await objectOfCode(city, 'C001')
  const asked = { deps, actor, informationDomainId: kern.id, targetObjectId, code: 'C001' }
  return {
    ...account,
    organisationId: 'aken',
    deps,
    actor,
    domain: kern,
    otherDomainId: schule.id,
    objectId: (await objectOfCode(city, 'C001')).id,
    otherObjectId: (await objectOfCode(city, 'A001')).id,
    providerId: (await objectOfCode(city, 'D001')).id,
    documentId,
    measureId: existing?.id ?? '',
    suggestionId: suggestion?.id ?? '',
    suggestedRequirement: suggestion?.subject.split('/')[1] ?? '',
    personId: person?.id ?? '',
    applicationId,
    linkId: link?.id ?? '',
    roomId: room?.id ?? '',
    ...(await logDevice(deps, actor, kern.id)),
    evidenceFileId: await addEvidence(deps, actor, kern.id, {
      targetObjectId: (await objectOfCode(city, 'C001')).id,
      requirement: 'SYS.2.1.A3',
    }),
    changeSetId: await noteDevices(city),
    ...(await letReturn(asked)),
    ...(await letAsk(asked)),
    ...(await foundLifeDevices(city)),
    programmeId: await createProgramme(deps, actor, kern.id, programme),
    ...(await remind(deps, actor, account.userId)),
    siteId: room?.siteId ?? '',
    savedFilterId: await saveList(deps, 'aken', kern.id, account.userId),
    ...(await addDoubles(city, room?.siteId ?? '')),
    ...(await countDevices(city)),
    file: join(files, 'aken.xlsx'),
    ...(await letAudit(deps, actor, kern.id)),
  }
}

/** Of both sources one edition in force, and a newer one that waits. */
async function importEditions({ deps, actor }: City): Promise<void> {
  const bring = (name: string, text: string) =>
    importOfficialTexts(deps, actor, { name, bytes: new TextEncoder().encode(text) })
  for (const sentence of ['Alle melden sich an.', 'Alle melden sich stets an.']) {
    await bring('kompendium.xml', kompendium(sentence))
    await bring('wiba.csv', wibaSheet(sentence))
  }
}

/**
 * What the inventory proposes and nobody has decided: a new application, one that was refused, and a changed
 * description. Besides, a field of C001 that was edited by hand. Returns the id of the new application.
 */
async function openProposals(city: City): Promise<string> {
  const { deps, actor, kern } = city
  const create = (name: string) => createApplication(deps, actor, kern.id, { ...application, name })
  const id = await create('Fundtierkartei')
  await create('Altverfahren')
  await refuseGroup(deps, actor, kern.id, {
    groupKey: 'application|altverfahren',
    reason: 'Wird im Juni abgeschaltet.',
  })
  const applications = await deps.store.read('aken', (db) => listApplications(db, kern.id))
  const registry = applications.find(({ name }) => name === 'Meldewesen Aken')
  await changeApplication(deps, actor, registry?.id ?? '', registry?.version ?? 0, {
    ...application,
    name: 'Meldewesen Aken',
    department: 'Bürgerbüro',
    vendor: 'Beispiel GmbH',
    hosting: 'provider',
    provider: 'KITU',
    personalData: true,
    description: 'Melderegister der Stadt',
  })
  const laptops = await objectOfCode(city, 'C001')
  const { kinds, name, count, description, platform, users, operatingStatus } = laptops
  await changeTargetObject(deps, actor, laptops.id, laptops.version, {
    kinds: kinds.filter(isTargetKind),
    name,
    count,
    description,
    platform,
    users,
    operatingStatus,
    location: 'Rathaus und Außenstellen',
    responsibleId: '',
    newPerson: '',
  })
  return id
}

/** A snapshot that an auditor reads, with two findings. */
export async function letAudit(deps: Deps, actor: Actor, informationDomainId: string) {
  const { userId: auditorId } = await addUser(deps, actor, {
    email: 'auditor@aken.example',
    name: 'auditor von Aken',
    role: 'auditor',
    passwordHash: 'x',
    passwordIsOneTime: false,
    informationDomainId: null,
  })
  const taken = { name: 'Prüfung Aken', note: '' }
  const { id: snapshotId } = await takeSnapshot(deps, actor, informationDomainId, taken)
  const access = { userId: auditorId, snapshotId, purpose: 'Testat Aken' }
  const grant = (fromOn: string) =>
    grantAccess(deps, actor, informationDomainId, { ...access, fromOn, untilOn: '2025-12-31' })
  const auditAccessId = await grant('2025-05-05')
  const auditor: Actor = { ...actor, userId: auditorId, name: 'Auditor', roles: ['auditor'] }
  const place = { accessId: auditAccessId }
  const findingId = await enterFinding(deps, auditor, place, finding)
  const settled = { ...finding, title: 'Leitlinie Aken ohne Datum' }
  const settledFindingId = await enterFinding(deps, auditor, place, settled)
  const done = { ...measure, status: 'done', doneOn: '2025-05-20' } as const
  const measureId = await createMeasure(deps, actor, informationDomainId, done)
  await linkMeasure(deps, actor, settledFindingId, { measureId, version: 1 })
  return {
    ...{ snapshotId, auditorId, auditAccessId, findingId, settledFindingId },
    laterAccessId: await grant('2025-06-30'),
  }
}

async function addDoubles({ deps }: City, siteId: string) {
  const [doubleRoomId, doubleSiteId] = [deps.newId(), deps.newId()]
  const site = {
    name: 'Rathaus (Aken)',
    nameKey: 'rathaus (aken)',
    type: 'administration',
  } as const
  const room = { building: 'Altbau', name: 'Server-Raum', nameKey: 'altbau/server-raum', kind: '' }
  await deps.store.write('aken', async (db) => {
    await insertSites(db, [{ id: doubleSiteId, ...site, defaultZone: null }])
    await insertRooms(db, [{ id: doubleRoomId, siteId, ...room }])
  })
  return { doubleRoomId, doubleSiteId }
}

async function countDevices({ deps, actor, kern }: City) {
  const [siteId, roundRoomId] = [deps.newId(), deps.newId()]
  const site = { name: 'Depot Aken', nameKey: 'depot aken', type: 'other' } as const
  const room = { building: '', name: 'Regal Aken', nameKey: '/regal aken', kind: 'room.archive' }
  await deps.store.write('aken', async (db) => {
    await insertSites(db, [{ id: siteId, ...site, defaultZone: null }])
    await insertRooms(db, [{ id: roundRoomId, siteId, ...room }])
  })
  const start = (name: string) => startRound(deps, actor, kern.id, { siteId, name })
  const finishedRoundId = await start('Vorjahr Aken')
  await finishRound(deps, actor, finishedRoundId)
  const roundId = await start('Inventur Aken')
  const [device] = await deps.store.read('aken', (db) => listDevices(db, kern.id))
  const code = device?.inventoryNumber ?? device?.serial ?? ''
  const input = { code, millisecondsAgo: 0 }
  await storeFind(deps, actor, { roundId, roomId: roundRoomId, input })
  return { roundId, roundRoomId, finishedRoundId }
}

/** A device with two files, one of which no test needs afterwards. */
async function logDevice(deps: Deps, actor: Actor, informationDomainId: string) {
  const deviceId = await createDevice(deps, actor, informationDomainId, device, { isTwin: false })
  const file = uploadedFile('lieferschein.txt', new TextEncoder().encode('Lieferschein 4711'))
  for (const note of ['bleibt', 'kann weg']) {
    await addDeviceFile(deps, actor, deviceId, { file, note })
  }
  const [kept, spare] = await deps.store.read(actor.organisationId, (db) =>
    listFilesOfDevice(db, deviceId),
  )
  return { deviceId, keptFileId: kept?.id ?? '', deviceFileId: spare?.id ?? '' }
}

async function addEvidence(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  place: CheckPlace | null,
): Promise<string> {
  const text = new TextEncoder().encode(evidenceText(actor.organisationId))
  const isAken = actor.organisationId === 'aken'
  const title = isAken ? evidence.title : 'Richtlinien nebenan'
  const input = { ...evidence, title, file: uploadedFile('mdm.txt', text), place }
  const taken = await addEvidenceFile(deps, actor, informationDomainId, input)
  return 'id' in taken ? taken.id : taken.existing.id
}

/** A bulk edit of one device. */
async function noteDevices({ deps, actor, kern }: City): Promise<string> {
  return deps.store.write('aken', async (db) => {
    const [device] = await listDevices(db, kern.id)
    if (!device) throw new Error('the cast has no device')
    const { id: deviceId, version } = device
    await saveDevice(db, deviceId, version, { notes: 'Aufkleber erneuert' })
    const edit = { informationDomainId: kern.id, kind: 'bulk_edit', file: '' } as const
    const change = { deviceId, before: { notes: device.notes }, versionAfter: version + 1 }
    return storeChangeSet({ deps, actor, db }, edit, [change])
  })
}

export async function openSecretAddress(
  deps: Deps,
  organisationId: string,
  userId: string,
): Promise<string> {
  return deps.store.write(organisationId, async (db) => {
    const known = await findChoices(db, userId)
    const unsubscribeToken = known?.unsubscribeToken ?? `${organisationId}-`.padEnd(43, 'x')
    const chosen = { keepsSchoolHolidays: false, choices: {}, unsubscribeToken }
    if (!known) await saveChoices(db, { recipientId: userId, ...chosen, version: 0 })
    const address = { organisationId, secret: unsubscribeToken }
    const tokenHash = secretHashOf(address)
    await insertCalendarFeed(db, { id: deps.newId(), userId, tokenHash, createdAt: deps.now() })
    return secretTextOf(address)
  })
}

/** An own list of school holidays, and a digest of the core administration that no mail server took. */
export async function remind(
  deps: Deps,
  actor: Actor,
  recipientId: string,
  day: string = '2025-05-21',
) {
  const settings = await deps.store.read(actor.organisationId, findReminderSettings)
  await ownSchoolHolidays(deps, actor, settings?.version ?? 0, [
    { name: 'Sommerferien', fromOn: '2025-06-28', untilOn: '2025-08-08' },
  ])
  await addHeadReader(deps, actor, { name: 'Rechnungsprüfung', email: 'pruefung@aken.example' })
  const reminderId = deps.newId()
  return deps.store.write(actor.organisationId, async (db) => {
    const { organisationId } = db
    await db.insert(db.tables.reminder).values({
      ...{ organisationId, id: reminderId, recipientId, day, isLate: false },
      ...{ recipientName: 'ISB', email: 'isb@aken.example', messageId: '<1@aken.example>' },
      ...{ state: 'given_up', attempts: 1, nextAttemptAt: deps.now(), createdAt: deps.now() },
      problem: 'Der Mailserver kennt diese Adresse nicht.',
    })
    await db.insert(db.tables.reminderItem).values({
      ...{ organisationId, reminderId, position: 1, kind: 'review', subjectId: 'aken-1', count: 1 },
      ...{ title: 'Dienstanweisung Aken', place: '', informationDomainCode: 'KERN' },
      ...{ dueOn: '2025-06-20', originalDueOn: '2025-06-20', responsible: 'ISB', leadDays: 30 },
      ...{ path: '/dokumente', reason: 'role', onBehalfOf: '', isLate: false },
    })
    const [period] = await listSchoolHolidays(db)
    const [reader] = await listHeadReaders(db)
    return { reminderId, schoolHolidayId: period?.id ?? '', headReaderId: reader?.id ?? '' }
  })
}

async function saveList(
  deps: Deps,
  organisationId: string,
  informationDomainId: string,
  userId: string,
): Promise<string> {
  const id = deps.newId()
  const list = { name: 'Drucker', nameKey: 'drucker', parameters: 'art=printer' }
  await deps.store.write(organisationId, (db) =>
    saveFilter(db, { id, userId, informationDomainId, ...list, createdAt: deps.now() }),
  )
  return id
}

/** One of each, in an information domain whose code no other city has; neither modelled nor with milestones. */
export async function foundNeighbour(store: Store, organisationId: string): Promise<Belongings> {
  const deps = cityDeps(store, organisationId)
  const found = { id: organisationId, name: 'Nachbarstadt', land: 'ST' }
  const actor = await createOrganisation(deps, found)
  const domain = await createInformationDomain(deps, actor, { code: 'STADT', name: 'Stadt' })
  const other = await createInformationDomain(deps, actor, { code: 'BAUHOF', name: 'Bauhof' })
  const create = (prefix: 'C' | 'D', kind: 'system.client.windows' | 'provider.cloud') =>
    createTargetObject(deps, actor, domain, {
      prefix,
      name: kind,
      kinds: [kind],
      count: 1,
      description: '',
    })
  const person = await ensurePerson(deps, actor, { name: 'EDV' })
  const account = await addAccount(deps, actor, `isb@${organisationId}.example`)
  return {
    ...account,
    organisationId,
    deps,
    actor,
    domain,
    otherDomainId: other.id,
    objectId: await create('C', 'system.client.windows'),
    otherObjectId: await create('C', 'system.client.windows'),
    providerId: await create('D', 'provider.cloud'),
    documentId: await createDocument(deps, actor, document(domain.id)),
    measureId: await createMeasure(deps, actor, domain.id, measure),
    suggestionId: '',
    suggestedRequirement: '',
    personId: person.id,
    applicationId: await createApplication(deps, actor, domain.id, application),
    linkId: '',
    roomId: '',
    ...(await logDevice(deps, actor, domain.id)),
    evidenceFileId: await addEvidence(deps, actor, domain.id, null),
    changeSetId: '',
    ...{ returnedId: '', spareReturnId: '', mergedReturnId: '' },
    ...{ questionnaireId: '', questionnaireAddress: '', submittedQuestionnaireId: '' },
    lifeDevices: noLifeDevices,
    programmeId: '',
    ...{ schoolHolidayId: '', reminderId: '', headReaderId: '' },
    loanId: '',
    siteId: '',
    savedFilterId: await saveList(deps, organisationId, domain.id, account.userId),
    doubleRoomId: '',
    doubleSiteId: '',
    ...{ snapshotId: '', auditorId: '', auditAccessId: '', laterAccessId: '' },
    ...{ findingId: '', settledFindingId: '' },
    ...{ roundId: '', roundRoomId: '', finishedRoundId: '' },
    file: join(files, `${organisationId}.xlsx`),
  }
}

async function addAccount(deps: Deps, actor: Actor, email: string) {
  const account = { email, name: 'ISB', role: 'officer', passwordHash: 'x' } as const
  const { userId } = await addUser(deps, actor, account)
  const other = { ...account, email: `zweite-${email}`, role: 'technician' } as const
  const { userId: otherUserId } = await addUser(deps, actor, other)
  const token = { name: 'Abgleich', scopes: ['devices:read' as const], expiresOn: '2025-12-31' }
  const { id: tokenId } = await createApiToken(deps, actor, { ...token, informationDomainId: null })
  const leave = { userId: otherUserId, deputyId: userId, fromOn: today, untilOn: today }
  await nameDeputy(deps, actor, leave)
  await enterDirectories(deps, actor, otherUserId)
  await changeMailSettings(deps, actor, { ...mailSettings, version: 0 })
  const secretAddress = await openSecretAddress(deps, actor.organisationId, userId)
  return deps.store.read(actor.organisationId, async (db) => {
    const members = await listMembers(db)
    const membershipId = members.find((one) => one.userId === userId)?.membershipId ?? ''
    const leaveId = (await listDeputies(db))[0]?.id ?? ''
    const groupId = (await listDirectoryGroups(db, 'ldap'))[0]?.id ?? ''
    return {
      ...{ userId, email, membershipId, otherUserId, leaveId, tokenId, groupId },
      secretAddress,
    }
  })
}

/** Both kinds, reached at a port where nobody listens, with a group; the account is linked with a person of LDAP. */
async function enterDirectories(deps: Deps, actor: Actor, userId: string): Promise<void> {
  for (const [kind, settings] of [
    ['oidc', oidcSettings],
    ['ldap', ldapSettings],
  ] as const) {
    const trust = { trustsMail: false, trustsSecondFactor: false, version: 0 }
    await changeDirectory(deps, actor, { kind, settings, ...trust })
    const group = { kind, groupName: 'cn=edv,dc=stadt', role: 'technician' } as const
    await mapGroup(deps, actor, { ...group, informationDomainId: null })
  }
  const link = { kind: 'ldap', issuer: '', subject: `person-${userId}`, userId } as const
  await deps.store.write(actor.organisationId, (db) =>
    insertDirectoryAccount(db, { ...link, createdAt: deps.now(), lastLoginAt: deps.now() }),
  )
}

function document(informationDomainId: string) {
  return {
    informationDomainId,
    kind: 'emergency_concept',
    title: 'Entwurf des IT-Notfallkonzepts',
    responsibleId: null,
    reviewDueOn: today,
  } as const
}
