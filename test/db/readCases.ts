/**
 * A call of every query that reads, with rows and ids of one city, as a page of another city might make it by a
 * forged address.
 */
import type { Db } from '../../db/db.ts'
import * as apiTokens from '../../db/queries/apiTokens.ts'
import * as applications from '../../db/queries/applications.ts'
import * as audits from '../../db/queries/audits.ts'
import * as blobs from '../../db/queries/blobs.ts'
import * as calendarFeeds from '../../db/queries/calendarFeeds.ts'
import * as chainHeadMails from '../../db/queries/chainHeadMails.ts'
import * as checkLists from '../../db/queries/checkLists.ts'
import * as checks from '../../db/queries/checks.ts'
import * as deputies from '../../db/queries/deputies.ts'
import * as deviceChanges from '../../db/queries/deviceChanges.ts'
import * as deviceEnds from '../../db/queries/deviceEnds.ts'
import * as deviceFiles from '../../db/queries/deviceFiles.ts'
import * as deviceList from '../../db/queries/deviceList.ts'
import * as deviceLoans from '../../db/queries/deviceLoans.ts'
import * as deviceRepairs from '../../db/queries/deviceRepairs.ts'
import * as devices from '../../db/queries/devices.ts'
import * as devicesAtSites from '../../db/queries/devicesAtSites.ts'
import * as directories from '../../db/queries/directories.ts'
import * as documents from '../../db/queries/documents.ts'
import * as dueDevices from '../../db/queries/dueDevices.ts'
import * as dueItems from '../../db/queries/dueItems.ts'
import * as duties from '../../db/queries/duties.ts'
import * as erasure from '../../db/queries/erasure.ts'
import * as events from '../../db/queries/events.ts'
import * as evidenceFiles from '../../db/queries/evidenceFiles.ts'
import * as fundingProgrammes from '../../db/queries/fundingProgrammes.ts'
import * as groupRefusals from '../../db/queries/groupRefusals.ts'
import * as history from '../../db/queries/history.ts'
import * as imports from '../../db/queries/imports.ts'
import * as importUploads from '../../db/queries/importUploads.ts'
import * as informationDomains from '../../db/queries/informationDomains.ts'
import * as lastReminders from '../../db/queries/lastReminders.ts'
import * as mailSettings from '../../db/queries/mailSettings.ts'
import * as measures from '../../db/queries/measures.ts'
import * as milestones from '../../db/queries/milestones.ts'
import * as modelling from '../../db/queries/modelling.ts'
import * as names from '../../db/queries/names.ts'
import * as officialTexts from '../../db/queries/officialTexts.ts'
import * as openDuties from '../../db/queries/openDuties.ts'
import * as operatingSystemSupport from '../../db/queries/operatingSystemSupport.ts'
import * as organisations from '../../db/queries/organisations.ts'
import * as outbox from '../../db/queries/outbox.ts'
import * as personalData from '../../db/queries/personalData.ts'
import * as progress from '../../db/queries/progress.ts'
import * as questionnaires from '../../db/queries/questionnaires.ts'
import * as reminderChoices from '../../db/queries/reminderChoices.ts'
import * as reminderOutbox from '../../db/queries/reminderOutbox.ts'
import * as reminderPlans from '../../db/queries/reminderPlans.ts'
import * as reminderSettings from '../../db/queries/reminderSettings.ts'
import * as retention from '../../db/queries/retention.ts'
import * as returnedWorkbooks from '../../db/queries/returnedWorkbooks.ts'
import * as savedFilters from '../../db/queries/savedFilters.ts'
import * as sitesWithDevices from '../../db/queries/sitesWithDevices.ts'
import * as snapshots from '../../db/queries/snapshots.ts'
import * as stocktaking from '../../db/queries/stocktaking.ts'
import * as suggestions from '../../db/queries/suggestions.ts'
import * as targetObjects from '../../db/queries/targetObjects.ts'
import * as unreachable from '../../db/queries/unreachable.ts'
import * as wholeDevices from '../../db/queries/wholeDevices.ts'
import * as wholeTables from '../../db/queries/wholeTables.ts'
import * as wiba from '../../db/queries/wiba.ts'
import type { Sought } from '../../src/core/personalData/disclosure.ts'
import { parseDeviceFilter } from '../../src/inventory/devices/list/deviceFilter.ts'
import { type Rows, sendingTime } from './threeCities.ts'

/** In a city that the rows do not belong to, the call finds `nothing`, or what that city has of its `own`. */
export type ReadCase = {
  elsewhere: 'nothing' | 'own'
  run: (db: Db, rows: Rows) => Promise<unknown> | AsyncIterable<unknown>
}

const stretch = {
  sorting: { order: 'nummer', isDescending: false },
  isMissing: false,
  isBackward: false,
  limit: 10,
} as const

const soughtBy = (change: Partial<Sought>): Sought => ({
  ...{ userId: null, personIds: [], names: [], emails: [] },
  ...change,
})

const everyDevice = (informationDomainId: string) =>
  parseDeviceFilter({}, { informationDomainId, today: '2024-02-01' })

export const readCases: Readonly<Record<string, ReadCase>> = {
  'apiTokens.findApiToken': nothing((db, { token }) => apiTokens.findApiToken(db, token.tokenHash)),
  'apiTokens.listApiTokens': own((db) => apiTokens.listApiTokens(db)),
  'applications.listApplications': nothing((db, { domain }) =>
    applications.listApplications(db, domain.id),
  ),
  'applications.findApplication': nothing((db, { application }) =>
    applications.findApplication(db, application.id),
  ),
  'blobs.findBlob': nothing((db, { blob }) => blobs.findBlob(db, blob.sha256)),
  'calendarFeeds.findCalendarFeed': nothing((db, { feed }) =>
    calendarFeeds.findCalendarFeed(db, feed.userId),
  ),
  'calendarFeeds.findCalendarFeedByHash': nothing((db, { feed }) =>
    calendarFeeds.findCalendarFeedByHash(db, feed.tokenHash),
  ),
  'lastReminders.listLastReminders': nothing((db, { recipient }) =>
    lastReminders.listLastReminders(db, recipient.recipientId, 5),
  ),
  'reminderChoices.findChoices': nothing((db, { recipient }) =>
    reminderChoices.findChoices(db, recipient.recipientId),
  ),
  'reminderChoices.findChoicesByToken': nothing((db, { recipient }) =>
    reminderChoices.findChoicesByToken(db, recipient.unsubscribeToken),
  ),
  'checkLists.listActiveModules': nothing((db, { domain }) =>
    checkLists.listActiveModules(db, domain.id),
  ),
  'checkLists.listCheckMarks': nothing((db, { domain }) =>
    checkLists.listCheckMarks(db, { informationDomainId: domain.id, levels: ['basic'] }),
  ),
  'checkLists.listActiveMarks': nothing((db, { domain }) =>
    checkLists.listActiveMarks(db, { informationDomainId: domain.id, levels: ['basic'] }),
  ),
  'checkLists.countMetChecks': nothing((db, { check }) =>
    checkLists.countMetChecks(db, check.level, [check.targetObjectId]),
  ),
  'checkLists.countChecks': nothing((db, { domain }) =>
    checkLists.countChecks(db, 'targetObjectId', {
      informationDomainId: domain.id,
      levels: ['basic'],
      staleBefore: '2024-06-01T00:00:00.000Z',
      today: '2025-05-22',
    }),
  ),
  'checkLists.listChecksOf': nothing((db, { check }) =>
    checkLists.listChecksOf(db, [check.targetObjectId], [check.requirement]),
  ),
  'checkLists.listEvidenceOf': nothing((db, { evidence }) =>
    checkLists.listEvidenceOf(db, [evidence.targetObjectId], [evidence.requirement]),
  ),
  'checkLists.listAnswersElsewhere': nothing((db, { check }) =>
    checkLists.listAnswersElsewhere(db, check.informationDomainId, check.requirement, 10),
  ),
  'checkLists.listObjectLabels': nothing((db, { domain }) =>
    checkLists.listObjectLabels(db, domain.id),
  ),
  'checkLists.findObjectLabel': nothing((db, { object }) =>
    checkLists.findObjectLabel(db, object.informationDomainId, object.code),
  ),
  'checks.readCheckFigures': nothing((db, { object, otherObject }) =>
    checks.readCheckFigures(db, [object.id, otherObject.id]),
  ),
  'checks.listChecks': nothing((db, { object, otherObject }) =>
    checks.listChecks(db, [object.id, otherObject.id]),
  ),
  'checks.listAnswers': nothing((db, { object, otherObject }) =>
    checks.listAnswers(db, [object.id, otherObject.id]),
  ),
  'checks.findCheck': nothing((db, { check }) =>
    checks.findCheck(db, check.targetObjectId, check.requirement),
  ),
  'checks.listEvidenceLinks': nothing((db, { domain }) => checks.listEvidenceLinks(db, domain.id)),
  'deputies.listDeputies': own((db) => deputies.listDeputies(db)),
  'deputies.listAbsentUsers': nothing((db, { deputy }) =>
    deputies.listAbsentUsers(db, deputy.deputyId, deputy.fromOn),
  ),
  'devices.listDevicesAfter': own((db) => devices.listDevicesAfter(db, '', 10)),
  'devices.listSites': own((db) => devices.listSites(db)),
  'devices.listRooms': own((db) => devices.listRooms(db)),
  'devices.listDevices': own((db) => devices.listDevices(db)),
  'devices.listDevices of an information domain': nothing((db, { domain }) =>
    devices.listDevices(db, domain.id),
  ),
  'devices.listDevicesById': nothing((db, { device }) => devices.listDevicesById(db, [device.id])),
  'deviceChanges.findChangeSet': nothing((db, { changeSet }) =>
    deviceChanges.findChangeSet(db, changeSet.id),
  ),
  'deviceChanges.listChangeSets': nothing((db, { domain }) =>
    deviceChanges.listChangeSets(db, domain.id, 10),
  ),
  'deviceChanges.listDeviceChanges': nothing((db, { changeSet }) =>
    deviceChanges.listDeviceChanges(db, changeSet.id),
  ),
  'officialTexts.listOfficialImports': own((db) => officialTexts.listOfficialImports(db)),
  'officialTexts.listOfficialTexts': own((db) =>
    officialTexts.listOfficialTexts(db, 'compendium', 'current'),
  ),
  'officialTexts.listTextsInForce': own(async (db) => [
    ...(await officialTexts.listTextsInForce(db, 'compendium', ['SYS.2.1.A1'])),
  ]),
  'operatingSystemSupport.listOwnSupport': own((db) => operatingSystemSupport.listOwnSupport(db)),
  'operatingSystemSupport.countSystems': nothing((db, { domain }) =>
    operatingSystemSupport.countSystems(db, domain.id),
  ),
  'operatingSystemSupport.countSystemsOfObjects': nothing((db, { domain, object }) =>
    operatingSystemSupport.countSystemsOfObjects(db, {
      informationDomainId: domain.id,
      today: '2025-05-22',
      targetObjectIds: [object.id],
    }),
  ),
  'fundingProgrammes.listProgrammes': nothing((db, { domain }) =>
    fundingProgrammes.listProgrammes(db, domain.id),
  ),
  'fundingProgrammes.findProgramme': nothing((db, { programme }) =>
    fundingProgrammes.findProgramme(db, programme.id),
  ),
  'fundingProgrammes.listFundedDevices': nothing((db, { domain }) =>
    fundingProgrammes.listFundedDevices(db, domain.id),
  ),
  'deviceLoans.listLoansOf': nothing((db, { device }) => deviceLoans.listLoansOf(db, device.id)),
  'deviceLoans.listOpenLoans': nothing((db, { domain }) =>
    deviceLoans.listOpenLoans(db, domain.id),
  ),
  'deviceLoans.listLoansToForget': own((db) => deviceLoans.listLoansToForget(db, '2024-12-31')),
  'deviceFiles.listFilesOfDevice': nothing((db, { device }) =>
    deviceFiles.listFilesOfDevice(db, device.id),
  ),
  'deviceRepairs.listRepairsOf': nothing((db, { device }) =>
    deviceRepairs.listRepairsOf(db, device.id),
  ),
  'deviceEnds.listLossesOf': nothing((db, { device }) => deviceEnds.listLossesOf(db, device.id)),
  'deviceEnds.listRetirementsOf': nothing((db, { device }) =>
    deviceEnds.listRetirementsOf(db, device.id),
  ),
  'events.listDetailedEvents': nothing((db, { domain }) =>
    events.listDetailedEvents(db, [domain.id], ['demo']),
  ),
  'unreachable.listUnreachable': own((db) => unreachable.listUnreachable(db)),
  'wholeDevices.listDevicesByKeys': nothing((db, { device }) =>
    wholeDevices.listDevicesByKeys(db, {
      inventoryKeys: [],
      serialKeys: [],
      macs: [device.mac],
    }),
  ),
  'wholeDevices.listDevicesAfter': nothing((db, { device }) =>
    wholeDevices.listDevicesAfter(
      db,
      { id: device.id, informationDomainIds: 'all' },
      { limit: 10 },
    ),
  ),
  'deviceList.listDevicePlaces': nothing((db, { domain }) =>
    deviceList.listDevicePlaces(db, everyDevice(domain.id), stretch),
  ),
  'deviceList.listDevicePlaces by site': nothing((db, { domain }) =>
    deviceList.listDevicePlaces(db, everyDevice(domain.id), {
      ...stretch,
      sorting: { order: 'standort', isDescending: false },
    }),
  ),
  'deviceList.listDevicePlaces by target object': nothing((db, { domain }) =>
    deviceList.listDevicePlaces(db, everyDevice(domain.id), {
      ...stretch,
      sorting: { order: 'zielobjekt', isDescending: true },
    }),
  ),
  'deviceList.listDeviceRows': nothing((db, { device }) =>
    deviceList.listDeviceRows(db, [device.id]),
  ),
  'deviceList.countFilteredDevices': nothing(async (db, { domain }) => {
    const count = await deviceList.countFilteredDevices(db, everyDevice(domain.id))
    return count === 0 ? undefined : count
  }),
  'deviceList.listFilteredIds': nothing((db, { domain }) =>
    deviceList.listFilteredIds(db, everyDevice(domain.id)),
  ),
  'deviceList.countDeviceFacets': nothing((db, { domain }) =>
    deviceList.countDeviceFacets(db, domain.id),
  ),
  'reminderPlans.listStoredRecipients': own((db) => reminderPlans.listStoredRecipients(db)),
  'reminderPlans.listUndelivered': own((db) =>
    reminderPlans.listUndelivered(db, { day: '2024-02-02', now: '2024-02-02T08:00:00.000Z' }),
  ),
  'reminderPlans.listUndeliveredItems': nothing((db, { member }) =>
    reminderPlans.listUndeliveredItems(db, '2024-02-02', [member.userId]),
  ),
  'reminderOutbox.listReminders': own((db) =>
    reminderOutbox.listReminders(db, {}, { limit: 10, offset: 0 }),
  ),
  'reminderOutbox.countReminders': own((db) => reminderOutbox.countReminders(db, {})),
  'reminderOutbox.countReminderStates': own((db) => reminderOutbox.countReminderStates(db, {})),
  'reminderOutbox.findReminder': nothing((db, { reminder }) =>
    reminderOutbox.findReminder(db, reminder.id),
  ),
  'reminderOutbox.listRemindedPeople': own((db) => reminderOutbox.listRemindedPeople(db, {})),
  'reminderOutbox.countItemsByKind': nothing((db, { reminder }) =>
    reminderOutbox.countItemsByKind(db, [reminder.id], {}),
  ),
  'reminderOutbox.listReminderItems': nothing((db, { reminder }) =>
    reminderOutbox.listReminderItems(db, reminder.id),
  ),
  'reminderOutbox.listReminded': nothing((db, { openLoan }) =>
    reminderOutbox.listReminded(db, ['loan'], openLoan.id),
  ),
  'reminderOutbox.countDelivered': own((db) => reminderOutbox.countDelivered(db, {})),
  'reminderOutbox.readReminders': own((db) => reminderOutbox.readReminders(db, {})),
  'reminderOutbox.readDeliveredItems': own((db) => reminderOutbox.readDeliveredItems(db, {})),
  'chainHeadMails.listHeadReaders': own((db) => chainHeadMails.listHeadReaders(db)),
  'chainHeadMails.listHeadMails': own((db) => chainHeadMails.listHeadMails(db, 10)),
  'wholeTables.readTableRows': own((db) => wholeTables.readTableRows(db, 'device', ['id'])),
  'wholeTables.listBlobFacts': own((db) => wholeTables.listBlobFacts(db)),
  'reminderSettings.findReminderSettings': own((db) => reminderSettings.findReminderSettings(db)),
  'reminderSettings.listSchoolHolidays': own((db) => reminderSettings.listSchoolHolidays(db)),
  'savedFilters.listSavedFilters': nothing((db, { savedFilter }) =>
    savedFilters.listSavedFilters(db, savedFilter),
  ),
  'devices.countDevices': nothing((db, { domain }) => devices.countDevices(db, domain.id)),
  'devices.countDevicesOf': nothing((db, { object }) => devices.countDevicesOf(db, object.id)),
  'devicesAtSites.countDevicesBySiteType': nothing((db, { domain }) =>
    devicesAtSites.countDevicesBySiteType(db, domain.id),
  ),
  'devices.listDevicesOf': nothing((db, { object }) => devices.listDevicesOf(db, object.id, 10)),
  'devices.countDevicesByPlace': own((db) => devices.countDevicesByPlace(db)),
  'devices.listDevicesAt': nothing((db, { site }) => devices.listDevicesAt(db, site.id)),
  'devices.findDevice': nothing((db, { device }) => devices.findDevice(db, device.id)),
  'devices.findDeviceByInventoryKey': own((db, { device }) =>
    devices.findDeviceByInventoryKey(db, device.inventoryNumber ?? ''),
  ),
  'devices.listDevicesWithSerial': own((db, { device }) =>
    devices.listDevicesWithSerial(db, device.serial ?? ''),
  ),
  'devices.listInventoryKeys': own((db) => devices.listInventoryKeys(db, '')),
  'devices.findLastInventoryNumber': nothing((db, { domain }) =>
    devices.findLastInventoryNumber(db, domain.id),
  ),
  'devices.listProducts': nothing((db, { domain }) => devices.listProducts(db, domain.id)),
  'devices.listFundingProgrammes': own((db) => devices.listFundingProgrammes(db)),
  'devices.findRoom': nothing((db, { room }) => devices.findRoom(db, room.id)),
  'audits.listAuditAccesses': nothing((db, { access }) =>
    audits.listAuditAccesses(db, access.informationDomainId),
  ),
  'audits.listAccessesOf': nothing((db, { access }) => audits.listAccessesOf(db, access.userId)),
  'audits.findAuditAccess': nothing((db, { access }) => audits.findAuditAccess(db, access.id)),
  'audits.listFindings': nothing((db, { finding }) =>
    audits.listFindings(db, finding.informationDomainId),
  ),
  'audits.listUnansweredFindings': nothing((db, { finding }) =>
    audits.listUnansweredFindings(db, finding.informationDomainId),
  ),
  'audits.findFinding': nothing((db, { finding }) => audits.findFinding(db, finding.id)),
  'audits.findLastFindingNumber': nothing(async (db, { finding }) => {
    const number = await audits.findLastFindingNumber(db, finding.informationDomainId)
    return number === 0 ? undefined : number
  }),
  'evidenceFiles.listEvidenceFiles': nothing((db, { domain }) =>
    evidenceFiles.listEvidenceFiles(db, domain.id),
  ),
  'evidenceFiles.findEvidenceFile': nothing((db, { evidenceFile }) =>
    evidenceFiles.findEvidenceFile(db, evidenceFile.id),
  ),
  'evidenceFiles.findEvidenceByDigest': nothing((db, { evidenceFile }) =>
    evidenceFiles.findEvidenceByDigest(db, evidenceFile.informationDomainId, evidenceFile.sha256),
  ),
  'evidenceFiles.listEvidenceFileChecks': nothing((db, { domain }) =>
    evidenceFiles.listEvidenceFileChecks(db, domain.id),
  ),
  'evidenceFiles.listEvidenceFilesOf': nothing((db, { check }) =>
    evidenceFiles.listEvidenceFilesOf(db, [check.targetObjectId], [check.requirement]),
  ),
  'evidenceFiles.countFileNeeds': nothing(async (db, { evidenceFile }) => {
    const needs = await evidenceFiles.countFileNeeds(db, evidenceFile.sha256)
    return Object.values(needs).filter((count) => count > 0)
  }),
  'retention.findLastRemoval': own((db) => retention.findLastRemoval(db)),
  'retention.findRetentionSettings': own((db) => retention.findRetentionSettings(db)),
  'retention.listRetentionRuns': own((db) => retention.listRetentionRuns(db)),
  'snapshots.listSnapshots': nothing((db, { snapshot }) =>
    snapshots.listSnapshots(db, snapshot.informationDomainId),
  ),
  'snapshots.findSnapshot': nothing((db, { snapshot }) => snapshots.findSnapshot(db, snapshot.id)),
  'snapshots.findLastNumber': nothing(async (db, { snapshot }) => {
    const number = await snapshots.findLastNumber(db, snapshot.informationDomainId)
    return number === 0 ? undefined : number
  }),
  'snapshots.listKnownParts': nothing(async (db, { frozenPart }) => [
    ...(await snapshots.listKnownParts(db, [frozenPart.sha256])),
  ]),
  'snapshots.findPart': nothing((db, { frozenPart }) => snapshots.findPart(db, frozenPart.sha256)),
  'snapshots.listParts': nothing((db, { frozenPart }) =>
    snapshots.listParts(db, [frozenPart.sha256]),
  ),
  'snapshots.listSnapshotFiles': nothing((db, { snapshot }) =>
    snapshots.listSnapshotFiles(db, snapshot.id),
  ),
  'stocktaking.listRounds': nothing((db, { domain }) => stocktaking.listRounds(db, domain.id)),
  'stocktaking.findRound': nothing((db, { round }) => stocktaking.findRound(db, round.id)),
  'stocktaking.listRunningRounds': nothing((db, { site }) =>
    stocktaking.listRunningRounds(db, [site.id]),
  ),
  'stocktaking.listRoundRooms': nothing((db, { round }) =>
    stocktaking.listRoundRooms(db, round.id),
  ),
  'stocktaking.listFinds': nothing((db, { round }) => stocktaking.listFinds(db, round.id)),
  'stocktaking.findFind': nothing((db, { find }) => stocktaking.findFind(db, find.id)),
  'stocktaking.countFinds': nothing((db, { domain }) => stocktaking.countFinds(db, domain.id)),
  'stocktaking.listNumberedDevices': own((db, { device }) =>
    stocktaking.listNumberedDevices(db, device.inventoryNumber ?? ''),
  ),
  'stocktaking.listDevicesToCount': nothing((db, { site, domain }) =>
    stocktaking.listDevicesToCount(db, site.id, domain.id),
  ),
  'directories.findDirectory': own((db) => directories.findDirectory(db, 'oidc')),
  'mailSettings.findMailSettings': own((db) => mailSettings.findMailSettings(db)),
  'outbox.listDueReminders': own((db) => outbox.listDueReminders(db, sendingTime, 9)),
  'outbox.listItemsToSend': nothing((db, { dueReminder }) =>
    outbox.listItemsToSend(db, dueReminder.id),
  ),
  'outbox.findReader': nothing((db, { member }) => outbox.findReader(db, member.userId)),
  'outbox.listWaitingProblems': own((db) => outbox.listWaitingProblems(db)),
  'directories.listDirectories': own((db) => directories.listDirectories(db)),
  'directories.listDirectoryGroups': own((db) => directories.listDirectoryGroups(db)),
  'directories.findDirectoryAccount': nothing((db, { directoryAccount }) =>
    directories.findDirectoryAccount(db, directoryAccount),
  ),
  'directories.listDirectoryAccounts': own((db) => directories.listDirectoryAccounts(db)),
  'documents.listDocuments': own((db) => documents.listDocuments(db)),
  'documents.listDocumentsInForce': own((db) => documents.listDocumentsInForce(db)),
  'documents.listDocuments of an information domain': nothing((db, { domain }) =>
    documents.listDocuments(db, domain.id),
  ),
  'documents.listProvenChecks': nothing((db, { document }) =>
    documents.listProvenChecks(db, document.id),
  ),
  'documents.listDocumentTopics': own((db) => documents.listDocumentTopics(db)),
  'documents.listDocumentVersions': own((db) => documents.listDocumentVersions(db)),
  'dueItems.listDueMeasurePage': nothing((db, { person }) =>
    dueItems.listDueMeasurePage(db, { ...dueOf(person.id), limit: 10 }),
  ),
  'dueItems.listDueMeasurePage of nobody': own((db) =>
    dueItems.listDueMeasurePage(db, { scope: dueLong, untilOn: '2099-12-31', limit: 10 }),
  ),
  'dueItems.listDueCheckPage': nothing((db, { person }) =>
    dueItems.listDueCheckPage(db, { ...dueOf(person.id), limit: 10 }),
  ),
  'dueItems.listDueCheckPage of nobody': own((db) =>
    dueItems.listDueCheckPage(db, { scope: dueLong, untilOn: '2099-12-31', limit: 10 }),
  ),
  'dueItems.listAgeingAnswers': nothing((db, { person }) =>
    dueItems.listAgeingAnswers(db, { ...dueOf(person.id), answeredBefore: '2099-12-31' }),
  ),
  'dueItems.listEndingProofs': own((db) =>
    dueItems.listEndingProofs(db, { scope: dueLong, untilOn: '2099-12-31' }),
  ),
  'dueDevices.countEndingDevices': own((db) =>
    dueDevices.countEndingDevices(db, 'warrantyUntil', {
      fromOn: '1900-01-01',
      untilOn: '2099-12-31',
    }),
  ),
  'dueDevices.countFundedDevices': own((db) => dueDevices.countFundedDevices(db)),
  'dueDevices.listDueLoans': own((db) => dueDevices.listDueLoans(db, '2099-12-31')),
  'duties.listDueChecks': nothing((db, { domain, person }) =>
    duties.listDueChecks(db, { ...dutiesOf(domain.id), personIds: [person.id] }, 10),
  ),
  'duties.listDueChecks of everybody': nothing((db, { domain }) =>
    duties.listDueChecks(db, dutiesOf(domain.id), 10),
  ),
  'duties.countUnmetChecks': nothing(async (db, { domain }) => {
    const { total } = await duties.countUnmetChecks(db, {
      ...dutiesOf(domain.id),
      today: '2025-05-22',
    })
    return total === 0 ? undefined : total
  }),
  'duties.countOpenQuestions': nothing(async (db, { domain, person }) => {
    const open = await duties.countOpenQuestions(db, {
      ...dutiesOf(domain.id),
      personIds: [person.id],
    })
    return open === 0 ? undefined : open
  }),
  'duties.listDueMeasures': nothing((db, { domain }) =>
    duties.listDueMeasures(db, dutiesOf(domain.id), 10),
  ),
  'duties.listRisks': nothing((db, { domain }) => duties.listRisks(db, [domain.id])),
  'events.findChainHead': own((db) => events.findChainHead(db)),
  'events.listEventsOf': nothing((db, { domain }) => events.listEventsOf(db, [domain.id], 10)),
  'events.readEvents': own((db) => events.readEvents(db)),
  'erasure.countErasedPersons': own((db) => erasure.countErasedPersons(db)),
  'openDuties.listOpenDuties': nothing((db, { person }) =>
    openDuties.listOpenDuties(db, [person.id]),
  ),
  'snapshots.listSnapshotContents': own((db) => snapshots.listSnapshotContents(db)),
  'personalData.listRowsOf': nothing((db, { person }) =>
    personalData.listRowsOf(db, soughtBy({ personIds: [person.id] })),
  ),
  'personalData.listEventsNaming': nothing((db, { domain }) =>
    personalData.listEventsNaming(db, soughtBy({ personIds: [domain.id] })),
  ),
  'personalData.listTextsNaming': own((db) =>
    personalData.listTextsNaming(db, soughtBy({ names: ['Terminalbetrieb'] })),
  ),
  'groupRefusals.listGroupRefusals': nothing((db, { domain }) =>
    groupRefusals.listGroupRefusals(db, domain.id),
  ),
  'history.listEvents': own((db) => history.listEvents(db, {}, {}, 100)),
  'history.listEvents of an information domain': nothing((db, { domain }) =>
    history.listEvents(db, { domain }, {}, 100),
  ),
  'history.listEventHeads': own((db) => history.listEventHeads(db, 10)),
  'history.listAccesses': own((db) => history.listAccesses(db, 'login', 20)),
  'imports.listImportMappings': own((db) => imports.listImportMappings(db, 'devices')),
  'imports.listImportRuns': nothing((db, { domain }) => imports.listImportRuns(db, domain.id, 10)),
  'questionnaires.findQuestionnaire': nothing((db, { questionnaire }) =>
    questionnaires.findQuestionnaire(db, questionnaire.id),
  ),
  'questionnaires.findQuestionnaireByHash': nothing((db, { questionnaire }) =>
    questionnaires.findQuestionnaireByHash(db, questionnaire.tokenHash ?? ''),
  ),
  'questionnaires.listQuestionnaires': nothing((db, { domain }) =>
    questionnaires.listQuestionnaires(db, domain.id),
  ),
  'questionnaires.listQuestions': nothing((db, { questionnaire }) =>
    questionnaires.listQuestions(db, questionnaire.id),
  ),
  'returnedWorkbooks.findEventHash': own((db) => returnedWorkbooks.findEventHash(db, 1)),
  'returnedWorkbooks.readEventsAfter': own((db) =>
    returnedWorkbooks.readEventsAfter(db, 0, ['demo']),
  ),
  'returnedWorkbooks.listEventsBetween': own((db) => returnedWorkbooks.listEventsBetween(db, 1, 2)),
  'returnedWorkbooks.findEventOf': nothing((db, { domain }) =>
    returnedWorkbooks.findEventOf(db, domain.id, 'demo'),
  ),
  'returnedWorkbooks.findReturnedWorkbook': nothing((db, { returned }) =>
    returnedWorkbooks.findReturnedWorkbook(db, returned.id),
  ),
  'returnedWorkbooks.listReturnedWorkbooks': nothing((db, { domain }) =>
    returnedWorkbooks.listReturnedWorkbooks(db, domain.id, 10),
  ),
  'importUploads.findImportUpload': nothing((db, { upload }) =>
    importUploads.findImportUpload(db, upload.id, upload.actorId),
  ),
  'importUploads.findUploadedBytes': nothing((db, { upload }) =>
    importUploads.findUploadedBytes(db, upload.id),
  ),
  'importUploads.listImportUploads': own((db, { upload }) =>
    importUploads.listImportUploads(db, upload.actorId),
  ),
  'importUploads.listUploadsBefore': own((db) => importUploads.listUploadsBefore(db, '2199-12-31')),
  'importUploads.listPreview': nothing((db, { upload }) =>
    importUploads.listPreview(db, upload.id, 'refused'),
  ),
  'informationDomains.listInformationDomains': own((db) =>
    informationDomains.listInformationDomains(db),
  ),
  'informationDomains.findInformationDomain': own((db, { domain }) =>
    informationDomains.findInformationDomain(db, domain.code),
  ),
  'sitesWithDevices.findSiteWithDevices': nothing((db, { domain }) =>
    sitesWithDevices.findSiteWithDevices(db, domain.id, 'administration'),
  ),
  'measures.listMeasures': nothing((db, { domain }) => measures.listMeasures(db, domain.id)),
  'measures.listMeasureChecks': nothing((db, { domain }) =>
    measures.listMeasureChecks(db, domain.id),
  ),
  'measures.countMeasureChecks': nothing((db, { domain }) =>
    measures.countMeasureChecks(db, domain.id),
  ),
  'measures.listServedChecks': nothing((db, { measure }) =>
    measures.listServedChecks(db, measure.id),
  ),
  'milestones.listMilestones': own((db) => milestones.listMilestones(db)),
  'milestones.findMilestone': own((db, { milestone }) =>
    milestones.findMilestone(db, milestone.code),
  ),
  'milestones.listMilestoneDomains': own((db) => milestones.listMilestoneDomains(db)),
  'milestones.listExtensions': own((db) => milestones.listExtensions(db)),
  'modelling.countAnsweredChecks': nothing(async (db, { domain, check }) => [
    ...(await modelling.countAnsweredChecks(db, domain.id, check.module)),
  ]),
  'modelling.listModuleDecisions': nothing((db, { domain }) =>
    modelling.listModuleDecisions(db, domain.id),
  ),
  'modelling.listDecisionsAt': nothing((db, { object, otherObject }) =>
    modelling.listDecisionsAt(db, [object.id, otherObject.id]),
  ),
  'modelling.listProviderProofs': nothing((db, { domain }) =>
    modelling.listProviderProofs(db, domain.id),
  ),
  'modelling.listConditionAnswers': nothing((db, { domain }) =>
    modelling.listConditionAnswers(db, domain.id),
  ),
  'modelling.listProtectionNeeds': nothing((db, { domain }) =>
    modelling.listProtectionNeeds(db, domain.id),
  ),
  'names.listNamedThings': own((db) => names.listNamedThings(db)),
  'names.listNamedThings by their ids': nothing((db, { object, otherObject }) =>
    names.listNamedThings(db, [object.id, otherObject.id]),
  ),
  'organisations.findOrganisation': own((db) => organisations.findOrganisation(db)),
  'organisations.listMembers': own((db) => organisations.listMembers(db)),
  'organisations.listPersons': own((db) => organisations.listPersons(db)),
  'organisations.findPersonByName': own((db, { person }) =>
    organisations.findPersonByName(db, person.nameKey),
  ),
  'progress.listProgressDays': nothing((db, { domain }) =>
    progress.listProgressDays(db, domain.id),
  ),
  'suggestions.listSuggestions': nothing((db, { domain }) =>
    suggestions.listSuggestions(db, domain.id),
  ),
  'suggestions.listOpenSuggestions': nothing((db, { domain, suggestion }) =>
    suggestions.listOpenSuggestions(db, domain.id, [suggestion.kind]),
  ),
  'suggestions.listSuggestionsOfKind': nothing((db, { domain, suggestion }) =>
    suggestions.listSuggestionsOfKind(db, domain.id, suggestion.kind),
  ),
  'suggestions.listOpenSubjects': nothing((db, { domain, suggestion }) =>
    suggestions.listOpenSubjects(db, domain.id, [suggestion.kind]),
  ),
  'suggestions.findSuggestion': nothing((db, { suggestion }) =>
    suggestions.findSuggestion(db, suggestion.id),
  ),
  'targetObjects.listTargetObjectsAfter': nothing((db, { object }) =>
    targetObjects.listTargetObjectsAfter(
      db,
      { id: object.id, informationDomainIds: 'all' },
      { limit: 10 },
    ),
  ),
  'targetObjects.listCodesOfTargetObjects': nothing(async (db, { object }) => [
    ...(await targetObjects.listCodesOfTargetObjects(db, [object.id])),
  ]),
  'targetObjects.listTargetObjects': nothing((db, { domain }) =>
    targetObjects.listTargetObjects(db, domain.id),
  ),
  'targetObjects.listTargetObjectPage': nothing((db, { domain }) =>
    targetObjects.listTargetObjectPage(
      db,
      { informationDomainId: domain.id },
      { order: 'responsible', limit: 10, offset: 0 },
    ),
  ),
  'targetObjects.countTargetObjects': nothing((db, { domain }) =>
    targetObjects.countTargetObjects(db, { informationDomainId: domain.id }),
  ),
  'targetObjects.findTargetObjectById': nothing((db, { object }) =>
    targetObjects.findTargetObjectById(db, object.id),
  ),
  'targetObjects.findTargetObject': nothing((db, { domain, object }) =>
    targetObjects.findTargetObject(db, domain.id, object.code),
  ),
  'targetObjects.findLink': nothing((db, { link }) => targetObjects.findLink(db, link.id)),
  'targetObjects.listLinksOf': nothing((db, { link }) =>
    targetObjects.listLinksOf(db, link.fromId),
  ),
  'targetObjects.listPlacesOfTargetObjects': nothing((db, { object, otherObject }) =>
    targetObjects.listPlacesOfTargetObjects(db, [object.id, otherObject.id]),
  ),
  'targetObjects.listLinks': nothing((db, { domain }) => targetObjects.listLinks(db, domain.id)),
  'wiba.listWibaAssignments': nothing((db, { domain }) => wiba.listWibaAssignments(db, domain.id)),
  'wiba.countStatusesOf': nothing((db, { domain, check }) =>
    wiba.countStatusesOf(db, domain.id, [check.requirement]),
  ),
  'wiba.listWibaAnswers': nothing((db, { domain }) => wiba.listWibaAnswers(db, domain.id)),
}

const dueLong = { unreachableIds: [], orDueUntil: '2099-12-31' }
const dueOf = (personId: string) => ({ scope: { personIds: [personId] }, untilOn: '2099-12-31' })

function dutiesOf(informationDomainId: string) {
  return { informationDomainIds: [informationDomainId], untilOn: '2199-12-31' }
}

function nothing(run: ReadCase['run']): ReadCase {
  return { elsewhere: 'nothing', run }
}

function own(run: ReadCase['run']): ReadCase {
  return { elsewhere: 'own', run }
}
