/**
 * Aken, whose rows nobody else may see or change; Calbe with rows of its own; and Dessau, whose rows have the
 * same ids as Aken's, so that a query that forgets the organisation meets both.
 */
import { chainEvents, chainStart } from '../../db/chain.ts'
import type { Db } from '../../db/db.ts'
import { listApiTokens } from '../../db/queries/apiTokens.ts'
import { listApplications } from '../../db/queries/applications.ts'
import { listAuditAccesses, listFindings } from '../../db/queries/audits.ts'
import { findBlob } from '../../db/queries/blobs.ts'
import { findCalendarFeed } from '../../db/queries/calendarFeeds.ts'
import { listHeadMails, listHeadReaders } from '../../db/queries/chainHeadMails.ts'
import { findCheck, listChecks, listEvidenceLinks } from '../../db/queries/checks.ts'
import { listDeputies } from '../../db/queries/deputies.ts'
import { listChangeSets, listDeviceChanges } from '../../db/queries/deviceChanges.ts'
import { listLossesOf, listRetirementsOf } from '../../db/queries/deviceEnds.ts'
import { listFilesOfDevice } from '../../db/queries/deviceFiles.ts'
import { listLoansOf } from '../../db/queries/deviceLoans.ts'
import { listRepairsOf } from '../../db/queries/deviceRepairs.ts'
import { listDevices, listRooms, listSites } from '../../db/queries/devices.ts'
import {
  listDirectories,
  listDirectoryAccounts,
  listDirectoryGroups,
} from '../../db/queries/directories.ts'
import {
  listDocuments,
  listDocumentTopics,
  listDocumentVersions,
} from '../../db/queries/documents.ts'
import { listEvidenceFiles } from '../../db/queries/evidenceFiles.ts'
import { listProgrammes } from '../../db/queries/fundingProgrammes.ts'
import { listGroupRefusals } from '../../db/queries/groupRefusals.ts'
import { listImportUploads } from '../../db/queries/importUploads.ts'
import { listInformationDomains } from '../../db/queries/informationDomains.ts'
import { listMeasures } from '../../db/queries/measures.ts'
import { listExtensions, listMilestones } from '../../db/queries/milestones.ts'
import {
  listConditionAnswers,
  listModuleDecisions,
  listProtectionNeeds,
} from '../../db/queries/modelling.ts'
import { listOwnSupport } from '../../db/queries/operatingSystemSupport.ts'
import { listMembers, listPersons } from '../../db/queries/organisations.ts'
import { listDueReminders } from '../../db/queries/outbox.ts'
import { listProgressDays } from '../../db/queries/progress.ts'
import { listQuestionnaires } from '../../db/queries/questionnaires.ts'
import { findChoices } from '../../db/queries/reminderChoices.ts'
import { listReminders } from '../../db/queries/reminderOutbox.ts'
import { listSchoolHolidays } from '../../db/queries/reminderSettings.ts'
import { listReturnedWorkbooks } from '../../db/queries/returnedWorkbooks.ts'
import { listSavedFilters } from '../../db/queries/savedFilters.ts'
import { findPart, listSnapshots } from '../../db/queries/snapshots.ts'
import { listFinds, listRoundRooms, listRounds } from '../../db/queries/stocktaking.ts'
import { listSuggestions } from '../../db/queries/suggestions.ts'
import { listLinks, listTargetObjects } from '../../db/queries/targetObjects.ts'
import { listWibaAnswers, listWibaAssignments } from '../../db/queries/wiba.ts'
import type { Store } from '../../db/store.ts'
import { insertRow, rowsOfEveryTable, type TableRow } from './rows.ts'

export const cities = ['aken', 'calbe', 'dessau'] as const
export type City = (typeof cities)[number]

export const at = '2024-02-01T08:00:00.000Z'

/** What links and members of more than one row need: a second information domain, and a second check. */
function furtherRows(organisationId: string): readonly TableRow[] {
  const own = (name: string) => `${organisationId}-${name}`
  return [
    [
      'device',
      {
        organisationId,
        informationDomainId: own('kern'),
        id: own('spare'),
        serial: 'S-2',
        kind: 'pc',
        status: 'in_stock',
        warrantyUntil: '2026-06-30',
        searchText: '',
        createdAt: at,
      },
    ],
    [
      'deviceLoan',
      {
        organisationId,
        id: own('open-loan'),
        deviceId: own('pc'),
        borrower: 'Klasse 8a',
        lentOn: '2024-02-01',
        dueOn: '2024-07-31',
        lentBy: 'EDV',
      },
    ],
    [
      'informationDomain',
      { organisationId, id: own('schule'), code: 'SCHULE', name: 'Schul-IT', createdAt: at },
    ],
    [
      'stocktakingFind',
      {
        organisationId,
        id: own('missing'),
        stocktakingId: own('round'),
        roomId: own('r1'),
        roomName: 'Serverraum',
        deviceId: own('gone'),
        label: '0816',
        result: 'missing',
        at,
        by: 'edv',
      },
    ],
    [
      'person',
      {
        ...{ organisationId, id: own('warden'), name: 'Hausmeister', nameKey: 'hausmeister' },
        createdAt: at,
      },
    ],
    [
      'check',
      {
        ...{ organisationId, targetObjectId: own('c001'), requirement: 'SYS.2.1.A13' },
        ...{ module: 'SYS.2.1', informationDomainId: own('kern'), level: 'standard' },
        ...{ status: 'open', responsibleId: own('warden') },
      },
    ],
    ...(['sent', 'given_up'] as const).flatMap((state): TableRow[] => [
      [
        'reminder',
        {
          organisationId,
          id: own(state),
          ...{ recipientId: own(state), recipientName: 'EDV', email: 'edv@stadt.example' },
          ...{ day: '2024-01-31', isLate: false, state, messageId: `<${own(state)}>` },
          ...{ nextAttemptAt: at, sentAt: state === 'sent' ? at : null, createdAt: at },
          problem: 'Der Mailserver antwortet nicht.',
        },
      ],
      [
        'reminderItem',
        {
          ...{ organisationId, reminderId: own(state), position: 1, kind: 'loan', count: 1 },
          ...{ subjectId: own('open-loan'), title: 'Notebook', place: '', path: '/geraete' },
          ...{ informationDomainCode: 'KERN', dueOn: '2024-07-31', originalDueOn: '2024-07-31' },
          ...{ responsible: '', reason: 'role', onBehalfOf: '', leadDays: 182, isLate: false },
        },
      ],
    ]),
    [
      'site',
      { organisationId, id: own('spare'), name: 'Speicher', nameKey: 'speicher', type: 'other' },
    ],
    ['site', { organisationId, id: own('tower'), name: 'Turm', nameKey: 'turm', type: 'other' }],
    [
      'room',
      { organisationId, id: own('r2'), siteId: own('hall'), name: 'Zelle', nameKey: 'zelle' },
    ],
    [
      'check',
      {
        organisationId,
        targetObjectId: own('d001'),
        requirement: 'OPS.2.3.A1',
        module: 'OPS.2.3',
        informationDomainId: own('kern'),
        level: 'basic',
        status: 'open',
      },
    ],
    [
      'check',
      {
        organisationId,
        targetObjectId: own('c001'),
        requirement: 'SYS.2.1.A9',
        module: 'SYS.2.1',
        informationDomainId: own('kern'),
        level: 'standard',
        status: 'no',
        responsibleId: own('edv'),
        dueOn: '2024-12-31',
        checkedAt: at,
        checkedBy: 'isb',
        riskReason: 'Bis zum Austausch.',
        providerProof: 'Zertifikat',
        providerProofUntil: '2025-12-31',
      },
    ],
    [
      'measure',
      {
        organisationId,
        informationDomainId: own('kern'),
        id: own('m2'),
        code: 'M-002',
        title: 'Clients tauschen',
        status: 'planned',
        responsibleId: own('edv'),
        dueOn: '2024-12-31',
        createdAt: at,
      },
    ],
    [
      'reminder',
      {
        organisationId,
        id: own('claimed'),
        recipientId: own('edv'),
        recipientName: 'EDV',
        email: `edv@${organisationId}.de`,
        day: '2024-02-01',
        isLate: false,
        state: 'waiting',
        messageId: `<claimed-${organisationId}@basislotse>`,
        attempts: 1,
        nextAttemptAt: at,
        claimedBy: 'node',
        claimEndsAt: at,
        createdAt: at,
      },
    ],
    [
      'reminderItem',
      {
        ...{ organisationId, reminderId: own('claimed'), position: 1, kind: 'loan', count: 1 },
        ...{ subjectId: own('open-loan'), title: 'Leihgerät', place: '', responsible: '' },
        ...{ informationDomainCode: 'KERN', dueOn: '2024-02-02', originalDueOn: '2024-02-02' },
        ...{ path: '/leihgaben', reason: 'role', onBehalfOf: '', leadDays: 1, isLate: false },
      },
    ],
  ]
}

/** What belongs to the installation, and refers to a city at most as the one that was chosen. */
const installationTables = ['organisation', 'user', 'session', 'recoveryCode', 'loginAttempt']

/** The accounts that the rows refer to. They belong to the installation. */
export async function fillAccounts(store: Store): Promise<void> {
  for (const city of ['aken', 'calbe']) {
    await fill(
      store,
      '',
      rowsOfCity(city).filter(([name]) => name === 'user'),
    )
  }
}

export async function fillCity(store: Store, city: City): Promise<void> {
  if (city === 'dessau') return fillTwin(store, city, 'aken')
  await fill(
    store,
    city,
    rowsOfCity(city).filter(([name]) => name !== 'user'),
  )
}

/** The rows of another city once more, with all their ids; its account has a role in both. */
async function fillTwin(store: Store, city: City, of: City): Promise<void> {
  const other = [...installationTables, 'event', 'eventDetail', 'chainHead']
  await fill(store, city, [
    ['organisation', { id: city, name: 'Zwilling', createdAt: at }],
    ...rowsOfCity(of)
      .filter(([name]) => !other.includes(name))
      .map(([name, row]) => [name, { ...row, organisationId: city }] as TableRow),
    ...chainOf(city),
  ])
}

function rowsOfCity(city: string): readonly TableRow[] {
  return [...rowsOfEveryTable(city), ...furtherRows(city)]
}

/** One event more than in the other cities. */
function chainOf(organisationId: string): TableRow[] {
  const subjectId = organisationId === 'dessau' ? 'aken-kern' : `${organisationId}-kern`
  const event = { at, actorId: 'isb', subjectId, details: {}, salt: 'salt' }
  const start = { sequence: 0, hash: chainStart }
  const kinds = ['demo', 'person_erased', 'questionnaire_removed', 'demo']
  const events = kinds.map((kind) => ({ ...event, kind }))
  const chain = chainEvents(organisationId, start, events)
  return [
    ...chain.events.map((row) => ['event', row] as const),
    ...chain.details.map((row) => ['eventDetail', row] as const),
    ['chainHead', { organisationId, ...chain.head, at }],
  ]
}

async function fill(store: Store, organisationId: string, rows: readonly TableRow[]) {
  await store.write(organisationId, async (db) => {
    for (const [name, row] of rows) await insertRow(db, name, row)
  })
}

/** When everything is due. */
export const later = '2024-03-01T08:00:00.000Z'

/** When the digest of the rows is sent. */
export const sendingTime = { now: later, today: '2024-02-01' }

/** A row of every kind as the city itself reads it, with its organisation, which SQL gives along. */
export type Rows = Awaited<ReturnType<typeof readRows>>

export async function readRows(db: Db) {
  const { organisationId } = db
  const first = <Row>([row]: readonly (Row | undefined)[]) => {
    if (row === undefined) throw new Error('a city lacks a row')
    return { ...row, organisationId }
  }
  const domain = first(await listInformationDomains(db))
  const [laptops, provider] = await listTargetObjects(db, domain.id)
  const object = first([laptops])
  const otherObject = first([provider])
  const round = first(await listRounds(db, domain.id))
  const changeSet = first(await listChangeSets(db, domain.id, 1))
  const userId = `${organisationId === 'dessau' ? 'aken' : organisationId}-user`
  const device = first(await listDevices(db))
  const snapshot = first(await listSnapshots(db, domain.id))
  return {
    domain,
    otherDomain: first((await listInformationDomains(db)).slice(1)),
    object,
    otherObject,
    member: first(await listMembers(db)),
    person: first(await listPersons(db)),
    round,
    roundRoom: first(await listRoundRooms(db, round.id)),
    find: first(await listFinds(db, round.id)),
    site: first(await listSites(db)),
    room: first(await listRooms(db)),
    spareSite: first((await listSites(db)).slice(1)),
    lastSite: first((await listSites(db)).slice(2)),
    spareRoom: first((await listRooms(db)).slice(1)),
    device,
    support: first(await listOwnSupport(db)),
    recipient: first([await findChoices(db, userId)]),
    feed: first([await findCalendarFeed(db, userId)]),
    snapshot,
    access: first(await listAuditAccesses(db, domain.id)),
    finding: first(await listFindings(db, domain.id)),
    frozenPart: first([await findPart(db, snapshot.contentSha256)]),
    schoolHoliday: first(await listSchoolHolidays(db)),
    chainHeadReader: first(await listHeadReaders(db)),
    chainHeadMail: first(await listHeadMails(db, 1)),
    reminder: first(await listReminders(db, { state: 'given_up' }, { limit: 1, offset: 0 })),
    programme: first(await listProgrammes(db, domain.id)),
    looseDevice: first((await listDevices(db)).slice(1)),
    openLoan: first(await listLoansOf(db, device.id)),
    loan: first((await listLoansOf(db, device.id)).slice(1)),
    deviceFile: first(await listFilesOfDevice(db, device.id)),
    repair: first(await listRepairsOf(db, device.id)),
    loss: first(await listLossesOf(db, device.id)),
    retirement: first(await listRetirementsOf(db, device.id)),
    changeSet,
    upload: first(await listImportUploads(db, 'isb')),
    returned: first(await listReturnedWorkbooks(db, domain.id, 1)),
    questionnaire: first(await listQuestionnaires(db, domain.id)),
    savedFilter: first(await listSavedFilters(db, { userId, informationDomainId: domain.id })),
    deviceChange: first(await listDeviceChanges(db, changeSet.id)),
    application: first(await listApplications(db, domain.id)),
    link: first(await listLinks(db, domain.id)),
    decision: first(await listModuleDecisions(db, domain.id)),
    answer: first(await listConditionAnswers(db, domain.id)),
    need: first(await listProtectionNeeds(db, domain.id)),
    suggestion: first(await listSuggestions(db, domain.id)),
    check: first(await listChecks(db, [object.id])),
    otherCheck: first([await findCheck(db, otherObject.id, 'OPS.2.3.A1')]),
    evidence: first(await listEvidenceLinks(db, domain.id)),
    evidenceFile: first(await listEvidenceFiles(db, domain.id)),
    measure: first(await listMeasures(db, domain.id)),
    day: first(await listProgressDays(db, domain.id)),
    document: first(await listDocuments(db)),
    topic: first(await listDocumentTopics(db)),
    version: first(await listDocumentVersions(db)),
    milestone: first(await listMilestones(db)),
    extension: first(await listExtensions(db)),
    wiba: first(await listWibaAnswers(db, domain.id)),
    assignment: first(await listWibaAssignments(db, domain.id)),
    blob: first([await findBlob(db, (await listDocumentVersions(db))[0]?.fileSha256 ?? '')]),
    token: first(await listApiTokens(db)),
    deputy: first(await listDeputies(db)),
    directory: first(await listDirectories(db)),
    directoryGroup: first(await listDirectoryGroups(db)),
    directoryAccount: first(await listDirectoryAccounts(db)),
    dueReminder: first(
      (await listDueReminders(db, sendingTime, 9))
        .filter((id) => id.endsWith('-claimed'))
        .map((id) => ({ id })),
    ),
    refusal: first(await listGroupRefusals(db, domain.id)),
  }
}
