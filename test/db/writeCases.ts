/**
 * A call of every query that writes, with rows and ids of one city, as a page of another city might make it by
 * a forged address. The rows bring the name of their city along, as rows that were read do.
 */
import type { Db } from '../../db/db.ts'
import * as apiTokens from '../../db/queries/apiTokens.ts'
import * as applications from '../../db/queries/applications.ts'
import * as audits from '../../db/queries/audits.ts'
import * as blobs from '../../db/queries/blobs.ts'
import * as calendarFeeds from '../../db/queries/calendarFeeds.ts'
import * as chainHeadMails from '../../db/queries/chainHeadMails.ts'
import * as checks from '../../db/queries/checks.ts'
import * as deputies from '../../db/queries/deputies.ts'
import * as deviceChanges from '../../db/queries/deviceChanges.ts'
import * as deviceEnds from '../../db/queries/deviceEnds.ts'
import * as deviceFiles from '../../db/queries/deviceFiles.ts'
import * as deviceLoans from '../../db/queries/deviceLoans.ts'
import * as deviceRepairs from '../../db/queries/deviceRepairs.ts'
import * as devices from '../../db/queries/devices.ts'
import * as directories from '../../db/queries/directories.ts'
import * as documents from '../../db/queries/documents.ts'
import * as erasure from '../../db/queries/erasure.ts'
import * as events from '../../db/queries/events.ts'
import * as evidenceFiles from '../../db/queries/evidenceFiles.ts'
import * as fundingProgrammes from '../../db/queries/fundingProgrammes.ts'
import * as groupRefusals from '../../db/queries/groupRefusals.ts'
import * as imports from '../../db/queries/imports.ts'
import * as importUploads from '../../db/queries/importUploads.ts'
import * as informationDomains from '../../db/queries/informationDomains.ts'
import * as mailSettings from '../../db/queries/mailSettings.ts'
import * as measures from '../../db/queries/measures.ts'
import * as milestones from '../../db/queries/milestones.ts'
import * as modelling from '../../db/queries/modelling.ts'
import * as officialTexts from '../../db/queries/officialTexts.ts'
import * as openDuties from '../../db/queries/openDuties.ts'
import * as operatingSystemSupport from '../../db/queries/operatingSystemSupport.ts'
import * as organisations from '../../db/queries/organisations.ts'
import * as outbox from '../../db/queries/outbox.ts'
import * as places from '../../db/queries/places.ts'
import * as progress from '../../db/queries/progress.ts'
import * as questionnaires from '../../db/queries/questionnaires.ts'
import * as reminderChoices from '../../db/queries/reminderChoices.ts'
import * as reminderOutbox from '../../db/queries/reminderOutbox.ts'
import * as reminderPlans from '../../db/queries/reminderPlans.ts'
import * as reminderSettings from '../../db/queries/reminderSettings.ts'
import * as retention from '../../db/queries/retention.ts'
import * as returnedWorkbooks from '../../db/queries/returnedWorkbooks.ts'
import * as savedFilters from '../../db/queries/savedFilters.ts'
import * as snapshots from '../../db/queries/snapshots.ts'
import * as stocktaking from '../../db/queries/stocktaking.ts'
import * as suggestions from '../../db/queries/suggestions.ts'
import * as targetObjects from '../../db/queries/targetObjects.ts'
import * as wholeDevices from '../../db/queries/wholeDevices.ts'
import * as wiba from '../../db/queries/wiba.ts'
import { proposedTimes } from '../../src/core/retention.ts'
import { usualSettings } from '../../src/reminders/reminderSettings.ts'
import { at, later, type Rows, sendingTime } from './threeCities.ts'

/**
 * In a city that the rows do not belong to, the call is `refused`, finds `nothing` to change, or, as it names
 * nothing that another city has, writes into the `own`.
 */
export type WriteCase = {
  elsewhere: 'refused' | 'nothing' | 'own'
  run: (db: Db, rows: Rows) => unknown
}

const digest: reminderPlans.NewDigest = {
  ...{ id: 'new', messageId: '<new@aken>', createdAt: at, nextAttemptAt: at },
  recipientId: 'new',
  recipientName: 'Neu',
  email: 'neu@stadt.example',
  day: '2024-02-02',
  isLate: false,
  items: [
    {
      ...{ kind: 'measure', subjectId: 'new', title: 'Neu', place: '', count: 1 },
      ...{ informationDomainCode: '', responsible: '', path: '/', onBehalfOf: '' },
      ...{ dueOn: '2024-02-02', originalDueOn: '2024-02-02', leadDays: 0, isLate: false },
      reason: 'role',
    },
  ],
}
const mailServer = {
  host: 'neu.example',
  port: 465,
  security: 'tls',
  user: '',
  senderName: 'Neu',
  senderAddress: 'neu@stadt.example',
  replyTo: '',
} as const

const failed = { problem: 'voll', serverAnswer: '552' }

const fresh = { id: 'new', nameKey: 'new', createdAt: at }

export const writeCases: Readonly<Record<string, WriteCase>> = {
  'apiTokens.insertApiToken': refused((db, { token }) =>
    apiTokens.insertApiToken(db, { ...token, id: 'new', tokenHash: 'new' }),
  ),
  'apiTokens.saveTokenUse': nothing((db, { token }) => apiTokens.saveTokenUse(db, token.id, at)),
  'apiTokens.saveRevocation': nothing((db, { token }) =>
    apiTokens.saveRevocation(db, token.id, { revokedAt: at, revokedBy: 'isb' }),
  ),
  'applications.insertApplications': refused((db, { application, domain }) =>
    applications.insertApplications(db, [
      { ...application, informationDomainId: domain.id, ...fresh },
    ]),
  ),
  'applications.saveApplication': refused((db, { application }) =>
    applications.saveApplication(db, application.id, 1, { ...application, users: 'alle' }),
  ),
  'applications.assignApplication': nothing((db, { application, otherObject }) =>
    applications.assignApplication(db, application.id, otherObject.id),
  ),
  'blobs.insertBlob': own((db, { blob }) =>
    blobs.insertBlob(db, { ...blob, sha256: 'new'.padEnd(64, '0'), createdAt: at }),
  ),
  'calendarFeeds.saveFeedRead': nothing((db, { feed }) =>
    calendarFeeds.saveFeedRead(db, feed.id, at),
  ),
  'calendarFeeds.deleteCalendarFeed': nothing((db, { feed }) =>
    calendarFeeds.deleteCalendarFeed(db, feed.userId),
  ),
  'calendarFeeds.insertCalendarFeed': own((db, { feed }) =>
    calendarFeeds.insertCalendarFeed(db, { ...feed, id: 'new' }),
  ),
  'reminderChoices.saveChoices': refused((db, { recipient }) =>
    reminderChoices.saveChoices(db, { ...recipient, keepsSchoolHolidays: true }),
  ),
  'checks.insertChecks': refused((db, { check }) =>
    checks.insertChecks(db, [{ ...check, requirement: 'SYS.2.1.A3' }]),
  ),
  'checks.saveCheck': refused((db, { check }) =>
    checks.saveCheck(db, { ...check, explanation: 'anders' }),
  ),
  'checks.insertEvidenceLink': refused((db, { evidence, otherCheck }) =>
    checks.insertEvidenceLink(db, {
      ...evidence,
      targetObjectId: otherCheck.targetObjectId,
      requirement: otherCheck.requirement,
    }),
  ),
  'deputies.insertDeputy': own((db, { deputy }) =>
    deputies.insertDeputy(db, { ...deputy, ...fresh }),
  ),
  'deputies.deleteDeputy': nothing((db, { deputy }) => deputies.deleteDeputy(db, deputy.id)),
  'deviceChanges.insertChangeSet': refused((db, { changeSet, deviceChange }) =>
    deviceChanges.insertChangeSet(db, { ...changeSet, id: 'new' }, [deviceChange]),
  ),
  'deviceChanges.saveUndone': refused((db, { changeSet }) =>
    deviceChanges.saveUndone(db, changeSet.id, { undoneAt: at, undoneBy: 'isb' }),
  ),
  'officialTexts.saveOfficialTexts': own((db) =>
    officialTexts.saveOfficialTexts(
      db,
      {
        source: 'wiba',
        state: 'draft',
        fileName: 'WiBA.xlsx',
        fileSha256: 'ab',
        textCount: 0,
        importedAt: at,
        importedBy: 'isb',
      },
      [],
    ),
  ),
  'officialTexts.deleteOfficialTexts': own((db) =>
    officialTexts.deleteOfficialTexts(db, 'compendium', 'current'),
  ),
  'operatingSystemSupport.insertOwnSupport': own((db, { support }) =>
    operatingSystemSupport.insertOwnSupport(db, {
      ...support,
      id: 'new',
      releaseKey: 'new',
      createdAt: at,
    }),
  ),
  'operatingSystemSupport.saveOwnSupport': refused((db, { support }) =>
    operatingSystemSupport.saveOwnSupport(db, support.id, 1, { source: 'anders' }),
  ),
  'operatingSystemSupport.deleteOwnSupport': nothing((db, { support }) =>
    operatingSystemSupport.deleteOwnSupport(db, support.id),
  ),
  'fundingProgrammes.insertProgramme': refused((db, { programme }) =>
    fundingProgrammes.insertProgramme(db, { ...programme, ...fresh }),
  ),
  'fundingProgrammes.saveProgramme': refused((db, { programme }) =>
    fundingProgrammes.saveProgramme(db, programme.id, 1, { ...programme, note: 'anders' }),
  ),
  'deviceLoans.insertLoan': refused((db, { loan }) =>
    deviceLoans.insertLoan(db, { ...loan, id: 'new' }),
  ),
  'deviceLoans.saveReturn': refused((db, { openLoan }) =>
    deviceLoans.saveReturn(db, openLoan.id, { returnedOn: '2024-06-01', returnedTo: 'EDV' }),
  ),
  'deviceLoans.eraseBorrower': refused((db, { loan }) =>
    deviceLoans.eraseBorrower(db, loan.id, at),
  ),
  'deviceFiles.insertDeviceFile': refused((db, { deviceFile }) =>
    deviceFiles.insertDeviceFile(db, { ...deviceFile, id: 'new' }),
  ),
  'deviceFiles.deleteDeviceFile': nothing((db, { deviceFile }) =>
    deviceFiles.deleteDeviceFile(db, deviceFile.id),
  ),
  'deviceRepairs.insertRepair': refused((db, { repair }) =>
    deviceRepairs.insertRepair(db, {
      ...repair,
      id: 'new',
      endedOn: '2024-02-01',
      endedBy: 'EDV',
    }),
  ),
  'deviceRepairs.saveRepairEnd': refused((db, { repair }) =>
    deviceRepairs.saveRepairEnd(db, repair.id, { endedOn: '2024-06-01', endedBy: 'EDV' }),
  ),
  'deviceEnds.insertLoss': refused((db, { loss }) =>
    deviceEnds.insertLoss(db, { ...loss, id: 'new', foundOn: '2024-02-01', foundBy: 'EDV' }),
  ),
  'deviceEnds.saveFound': refused((db, { loss }) =>
    deviceEnds.saveFound(db, loss.id, { foundOn: '2024-02-01', foundBy: 'EDV' }),
  ),
  'deviceEnds.insertRetirement': refused((db, { retirement }) =>
    deviceEnds.insertRetirement(db, {
      ...retirement,
      id: 'new',
      withdrawnAt: at,
      withdrawnBy: 'EDV',
      withdrawnBecause: 'Verwechselt',
    }),
  ),
  'deviceEnds.saveWithdrawal': refused((db, { retirement }) =>
    deviceEnds.saveWithdrawal(db, retirement.id, {
      withdrawnAt: at,
      withdrawnBy: 'EDV',
      withdrawnBecause: 'Verwechselt',
    }),
  ),
  'events.eraseEventDetails': own((db) =>
    events.eraseEventDetails(db, [1], { at, because: 'Frist' }),
  ),
  'devices.clearInventoryKeys': nothing((db, { device }) =>
    devices.clearInventoryKeys(db, [device.id]),
  ),
  'devices.insertSites': own((db, { site }) => devices.insertSites(db, [{ ...site, ...fresh }])),
  'devices.insertRooms': refused((db, { room }) =>
    devices.insertRooms(db, [{ ...room, ...fresh }]),
  ),
  'devices.saveSite': refused((db, { site }) =>
    devices.saveSite(db, site.id, 1, { ...site, type: 'school' }),
  ),
  'devices.saveRoom': refused((db, { room }) =>
    devices.saveRoom(db, room.id, 1, { ...room, building: 'Anbau' }),
  ),
  'places.deleteRooms': nothing((db, { spareRoom }) => places.deleteRooms(db, [spareRoom.id])),
  'places.deleteSites': nothing((db, { lastSite }) => places.deleteSites(db, [lastSite.id])),
  'audits.insertAuditAccess': refused((db, { access: { version: _, ...access } }) =>
    audits.insertAuditAccess(db, { ...access, id: 'new' }),
  ),
  'audits.saveAuditAccess': refused((db, { access }) =>
    audits.saveAuditAccess(db, access.id, access.version, { purpose: 'anders' }),
  ),
  'audits.insertFinding': refused((db, { finding: { version: _, ...finding } }) =>
    audits.insertFinding(db, { ...finding, id: 'new', number: 2 }),
  ),
  'audits.saveFinding': refused((db, { finding }) =>
    audits.saveFinding(db, finding.id, finding.version, { title: 'anders' }),
  ),
  'evidenceFiles.insertEvidenceFile': refused((db, { blob, evidenceFile }) =>
    evidenceFiles.insertEvidenceFile(db, {
      ...evidenceFile,
      ...{ id: 'new', sha256: spareOf(blob), fileSha256: spareOf(blob) },
    }),
  ),
  'evidenceFiles.saveEvidenceFile': refused((db, { evidenceFile }) =>
    evidenceFiles.saveEvidenceFile(db, evidenceFile.id, 1, { ...evidenceFile, title: 'anders' }),
  ),
  'evidenceFiles.insertEvidenceFileCheck': refused((db, { evidenceFile, otherCheck }) =>
    evidenceFiles.insertEvidenceFileCheck(db, {
      evidenceFileId: evidenceFile.id,
      targetObjectId: otherCheck.targetObjectId,
      requirement: otherCheck.requirement,
      note: '',
    }),
  ),
  'evidenceFiles.deleteEvidenceFileCheck': nothing((db, { evidenceFile, check }) =>
    evidenceFiles.deleteEvidenceFileCheck(db, {
      evidenceFileId: evidenceFile.id,
      targetObjectId: check.targetObjectId,
      requirement: check.requirement,
    }),
  ),
  'snapshots.saveErasedPart': nothing((db, { frozenPart }) =>
    snapshots.saveErasedPart(db, frozenPart.sha256, {
      ...{ data: Buffer.from('x'), erasedAt: at, erasedBecause: 'Löschung einer Person' },
    }),
  ),
  'retention.saveRetentionSettings': own((db) =>
    retention.saveRetentionSettings(db, 1, { ...proposedTimes, evidenceYears: 3 }),
  ),
  'retention.saveRetentionRun': own((db) => retention.saveRetentionRun(db, 'uploads', at, 2)),
  'retention.deleteAccessesBefore': own((db) => retention.deleteAccessesBefore(db, later)),
  'snapshots.insertSnapshot': refused((db, { snapshot }) =>
    snapshots.insertSnapshot(db, { ...snapshot, id: 'new', name: 'neu', number: 2 }, []),
  ),
  'snapshots.insertParts': own((db, { frozenPart }) =>
    snapshots.insertParts(db, [{ ...frozenPart, sha256: 'new'.padEnd(64, '0') }]),
  ),
  'stocktaking.insertRound': refused((db, { round }) =>
    stocktaking.insertRound(db, { ...round, id: 'new' }),
  ),
  'stocktaking.saveFinished': refused((db, { round }) =>
    stocktaking.saveFinished(db, round, { finishedAt: at, finishedBy: 'edv' }),
  ),
  'stocktaking.moveRounds': nothing((db, { site, spareSite }) =>
    stocktaking.moveRounds(db, site.id, spareSite.id),
  ),
  'stocktaking.saveRoundRooms': refused((db, { roundRoom }) =>
    stocktaking.saveRoundRooms(db, [{ ...roundRoom, name: 'Archiv' }]),
  ),
  'stocktaking.insertFinds': refused((db, { find }) =>
    stocktaking.insertFinds(db, [{ ...find, id: 'new' }]),
  ),
  'stocktaking.deleteMissing': nothing((db, { round }) => stocktaking.deleteMissing(db, round.id)),
  'stocktaking.saveRebooked': nothing((db, { find }) =>
    stocktaking.saveRebooked(db, [find.id], at),
  ),
  'places.moveRooms': nothing((db, { room, site }) => places.moveRooms(db, [room.id], site.id)),
  'devices.saveSearchText': nothing((db, { device }) =>
    devices.saveSearchText(db, device.id, 'anders'),
  ),
  'devices.insertDevices': refused((db, { device }) =>
    devices.insertDevices(db, [{ ...device, ...fresh, inventoryKey: 'new', searchText: '' }]),
  ),
  'devices.saveDevice': refused((db, { device }) =>
    devices.saveDevice(db, device.id, 1, { ...device, notes: 'anders' }),
  ),
  'wholeDevices.saveDevices': refused(async (db, { device, domain }) => {
    const keys = { inventoryKeys: [], serialKeys: [], macs: [device.mac] }
    const [stored] = await wholeDevices.listDevicesByKeys(db, keys)
    const further = { inventoryKey: 'anders', serialKey: null, searchText: '', createdAt: at }
    await wholeDevices.saveDevices(db, [
      {
        ...device,
        ...further,
        informationDomainId: domain.id,
        lastSeenAt: null,
        notes: 'anders',
        version: stored?.version ?? device.version,
      },
    ])
  }),
  'wholeDevices.saveLastSeen': nothing((db, { device }) =>
    wholeDevices.saveLastSeen(db, device.id, at),
  ),
  'devices.assignDevices': nothing((db, { device, otherObject }) =>
    devices.assignDevices(db, [device.id], otherObject.id),
  ),
  'devices.deleteDevices': nothing((db, { looseDevice }) =>
    devices.deleteDevices(db, [looseDevice.id]),
  ),
  'mailSettings.saveMailSettings': own((db) => mailSettings.saveMailSettings(db, 1, mailServer)),
  'mailSettings.deleteMailSettings': own((db) => mailSettings.deleteMailSettings(db)),
  // In an order in which each finds something to do.
  'outbox.postponeDue': own((db) =>
    outbox.postponeDue(db, sendingTime, { ...failed, nextAttemptAt: later }),
  ),
  'outbox.hurryWaiting': own((db) => outbox.hurryWaiting(db, at)),
  'outbox.savePostponed': nothing((db, { dueReminder }) =>
    outbox.savePostponed(db, dueReminder.id, 'node', {
      ...failed,
      nextAttemptAt: later,
      isCounted: false,
    }),
  ),
  'outbox.claimReminder': nothing((db, { dueReminder }) =>
    outbox.claimReminder(db, dueReminder.id, { ...sendingTime, claimedBy: 'other', endsAt: later }),
  ),
  'outbox.saveGivenUp': nothing((db, { dueReminder }) =>
    outbox.saveGivenUp(db, dueReminder.id, 'other', failed),
  ),
  'outbox.saveSent': nothing((db, { dueReminder }) =>
    outbox.saveSent(db, dueReminder.id, { sentAt: at, serverAnswer: '250' }),
  ),
  'directories.insertDirectory': own((db, { directory }) =>
    directories.insertDirectory(db, { ...directory, kind: 'ldap', createdAt: at }),
  ),
  'directories.saveDirectory': own((db, { directory }) =>
    directories.saveDirectory(db, 1, { ...directory, trustsMail: true }),
  ),
  'directories.insertDirectoryGroup': refused((db, { directoryGroup }) =>
    directories.insertDirectoryGroup(db, { ...directoryGroup, ...fresh, name: 'new' }),
  ),
  'directories.deleteDirectoryGroup': nothing((db, { directoryGroup }) =>
    directories.deleteDirectoryGroup(db, directoryGroup.id),
  ),
  'directories.insertDirectoryAccount': own((db, { directoryAccount }) =>
    directories.insertDirectoryAccount(db, {
      ...directoryAccount,
      subject: 'new',
      userId: `${directoryAccount.userId.split('-')[0]}-deputy`,
    }),
  ),
  'directories.saveDirectoryLogin': nothing((db, { directoryAccount }) =>
    directories.saveDirectoryLogin(db, directoryAccount, '2024-03-01T08:00:00.000Z'),
  ),
  'directories.deleteDirectoryAccount': nothing((db, { directoryAccount }) =>
    directories.deleteDirectoryAccount(db, directoryAccount.userId, 'oidc'),
  ),
  'documents.insertDocument': refused((db, { document }) =>
    documents.insertDocument(db, { ...document, ...fresh, title: 'neu' }),
  ),
  'documents.saveDocument': refused((db, { document }) =>
    documents.saveDocument(db, document.id, 1, { ...document, reviewDueOn: '2026-01-01' }),
  ),
  'documents.saveDocumentTopic': refused((db, { topic }) =>
    documents.saveDocumentTopic(db, { ...topic, topic: 'new' }),
  ),
  'documents.deleteDocumentTopic': nothing((db, { topic }) =>
    documents.deleteDocumentTopic(db, topic.documentId, topic.topic),
  ),
  'documents.saveDocumentVersion': refused((db, { version }) =>
    documents.saveDocumentVersion(db, { ...version, approvedBy: 'anders' }),
  ),
  'events.recordEvent': own((db, { object }) =>
    events.recordEvent(db, {
      at,
      actorId: 'isb',
      kind: 'target_object_changed',
      subjectId: object.id,
      details: {},
      salt: '0',
    }),
  ),
  'events.saveAccess': own((db, { person }) =>
    events.saveAccess(db, {
      ...person,
      id: 'new',
      at,
      actorId: 'isb',
      kind: 'login',
      subject: 'isb',
    }),
  ),
  'groupRefusals.saveGroupRefusal': refused((db, { refusal }) =>
    groupRefusals.saveGroupRefusal(db, { ...refusal, reason: 'anders' }),
  ),
  'groupRefusals.deleteGroupRefusal': nothing((db, { refusal }) =>
    groupRefusals.deleteGroupRefusal(db, refusal.informationDomainId, refusal.groupKey),
  ),
  'imports.insertImportRun': refused((db, { domain }) =>
    imports.insertImportRun(db, {
      ...domain,
      id: 'new',
      informationDomainId: domain.id,
      kind: 'devices',
      file: 'liste.xlsx',
      fileSha256: 'ab',
      created: 1,
      changed: 0,
      unchanged: 0,
      refused: 0,
      at,
      actorId: 'isb',
    }),
  ),
  'imports.saveImportMapping': own((db, { domain }) =>
    imports.saveImportMapping(db, {
      ...domain,
      kind: 'devices',
      headerFingerprint: 'f',
      mapping: {},
      rememberedAt: at,
    }),
  ),
  'questionnaires.insertQuestionnaire': refused((db, { questionnaire }) => {
    const { questions: _, answered: __, waiting: ___, ...row } = questionnaire
    return questionnaires.insertQuestionnaire(db, { ...row, id: 'new', tokenHash: null }, [])
  }),
  'questionnaires.saveQuestionnaire': refused((db, { questionnaire }) =>
    questionnaires.saveQuestionnaire(db, questionnaire.id, { sentAt: at }),
  ),
  'questionnaires.saveQuestion': refused((db, { questionnaire }) =>
    questionnaires.saveQuestion(db, questionnaire.id, 1, { isAnswered: true }),
  ),
  'returnedWorkbooks.insertReturnedWorkbook': refused((db, { returned }) =>
    returnedWorkbooks.insertReturnedWorkbook(db, {
      ...returned,
      id: 'new',
      contents: null,
      decisions: {},
    }),
  ),
  'returnedWorkbooks.saveReturnedWorkbook': refused((db, { returned }) =>
    returnedWorkbooks.saveReturnedWorkbook(db, returned.id, 'waiting', {
      decisions: { zelle: 'today' },
    }),
  ),
  'returnedWorkbooks.deleteReturnedWorkbook': nothing((db, { returned }) =>
    returnedWorkbooks.deleteReturnedWorkbook(db, returned.id),
  ),
  'returnedWorkbooks.deleteWaitingBefore': own((db) =>
    returnedWorkbooks.deleteWaitingBefore(db, '2199-12-31'),
  ),
  'importUploads.insertImportUpload': refused((db, { domain, upload }) =>
    importUploads.insertImportUpload(db, {
      ...upload,
      id: 'new',
      informationDomainId: domain.id,
      data: Buffer.from('a;b'),
    }),
  ),
  'importUploads.saveUploadFrom': nothing((db, { upload }) =>
    importUploads.saveUploadFrom(db, upload.id, ['planned'], { state: 'storing' }),
  ),
  'importUploads.savePreview': refused((db, { upload }) =>
    importUploads.savePreview(db, upload.id, ['refused'], [{ list: 'refused', page: 1, rows: [] }]),
  ),
  'importUploads.deleteImportUploads': nothing((db, { upload }) =>
    importUploads.deleteImportUploads(db, [upload.id]),
  ),
  'informationDomains.insertInformationDomain': own((db, { domain }) =>
    informationDomains.insertInformationDomain(db, { ...domain, ...fresh, code: 'NEU' }),
  ),
  'measures.insertMeasure': refused((db, { measure: { modelKey: _, ...measure } }) =>
    measures.insertMeasure(db, { ...measure, ...fresh, code: 'M-999' }),
  ),
  'measures.saveMeasure': refused((db, { measure }) =>
    measures.saveMeasure(db, measure.id, 1, { ...measure, title: 'anders' }),
  ),
  'measures.insertMeasureChecks': refused((db, { measure, otherCheck }) =>
    measures.insertMeasureChecks(db, [{ ...otherCheck, measureId: measure.id }]),
  ),
  'measures.deleteMeasureChecks': nothing((db, { measure, check }) =>
    measures.deleteMeasureChecks(db, measure.id, check.targetObjectId, [check.requirement]),
  ),
  'milestones.insertMilestone': refused((db, { milestone }) =>
    milestones.insertMilestone(db, { ...milestone, id: 'new', code: 'NEU' }),
  ),
  'milestones.saveMilestone': refused((db, { milestone }) =>
    milestones.saveMilestone(db, milestone.id, 1, { ...milestone, title: 'anders' }),
  ),
  'milestones.insertMilestoneDomains': refused((db, { milestone, otherDomain }) =>
    milestones.insertMilestoneDomains(db, [
      { ...milestone, milestoneId: milestone.id, informationDomainId: otherDomain.id },
    ]),
  ),
  'milestones.insertExtension': refused((db, { extension }) =>
    milestones.insertExtension(db, { ...extension, number: 2 }),
  ),
  'modelling.insertModuleDecisions': refused((db, { decision }) =>
    modelling.insertModuleDecisions(db, [{ ...decision, module: 'SYS.2.2.3' }]),
  ),
  'modelling.saveModuleDecision': refused((db, { decision }) =>
    modelling.saveModuleDecision(db, { ...decision, reason: 'anders' }),
  ),
  'modelling.deleteModuleDecision': nothing((db, { decision }) =>
    modelling.deleteModuleDecision(db, decision.targetObjectId, decision.module),
  ),
  'modelling.saveConditionAnswer': refused((db, { answer }) =>
    modelling.saveConditionAnswer(db, answer.version, { ...answer, note: 'anders' }),
  ),
  'modelling.saveProtectionNeed': refused((db, { need }) =>
    modelling.saveProtectionNeed(db, { ...need, level: 'very_high' }),
  ),
  'modelling.deleteProtectionNeed': nothing((db, { need }) =>
    modelling.deleteProtectionNeed(db, need.targetObjectId, need.goal),
  ),
  'organisations.insertMembership': refused((db, { member, otherDomain }) =>
    organisations.insertMembership(db, {
      ...otherDomain,
      ...fresh,
      userId: member.userId,
      role: 'technician',
      informationDomainId: otherDomain.id,
    }),
  ),
  'organisations.deleteMembership': nothing((db, { member }) =>
    organisations.deleteMembership(db, member.membershipId),
  ),
  'organisations.savePerson': refused((db, { person }) =>
    organisations.savePerson(db, person.id, 1, { ...person, department: 'anders' }),
  ),
  'organisations.insertPerson': own((db, { person }) =>
    organisations.insertPerson(db, { ...person, ...fresh }),
  ),
  'progress.saveProgressDay': refused((db, { day }) =>
    progress.saveProgressDay(db, { ...day, basicMet: 2 }),
  ),
  'progress.insertProgressDays': refused((db, { day }) =>
    progress.insertProgressDays(db, [{ ...day, day: '2024-02-02' }]),
  ),
  'reminderPlans.insertRecipients': own((db) =>
    reminderPlans.insertRecipients(db, [
      { recipientId: 'new', unsubscribeToken: 'new'.padEnd(43, 'x') },
    ]),
  ),
  'reminderPlans.movePointer': nothing((db, { member }) =>
    reminderPlans.movePointer(db, [member.userId], null, '2024-02-02'),
  ),
  'reminderPlans.movePointers': nothing((db, { member }) =>
    reminderPlans.movePointers(db, [member.userId], '2024-02-03'),
  ),
  'reminderPlans.replaceUndelivered': nothing((db, { member }) =>
    reminderPlans.replaceUndelivered(db, [member.userId], { day: '2024-02-02', now: at }),
  ),
  'reminderPlans.insertDigests': own((db) => reminderPlans.insertDigests(db, [digest])),
  'reminderOutbox.saveRetry': nothing((db, { reminder }) =>
    reminderOutbox.saveRetry(db, reminder.id, at),
  ),
  'chainHeadMails.insertHeadReader': own((db, { chainHeadReader }) =>
    chainHeadMails.insertHeadReader(db, { ...chainHeadReader, id: 'new', email: 'neu@b.example' }),
  ),
  'chainHeadMails.insertHeadMails': own((db, { chainHeadMail }) =>
    chainHeadMails.insertHeadMails(db, [
      { ...chainHeadMail, month: '2024-03', email: 'neu@b.example' },
    ]),
  ),
  'chainHeadMails.claimHeadMail': own((db) =>
    chainHeadMails.claimHeadMail(db, { now: at, claimedBy: 'node', endsAt: at }),
  ),
  'chainHeadMails.saveHeadMailFailed': nothing((db, { chainHeadMail }) =>
    chainHeadMails.saveHeadMailFailed(db, chainHeadMail, 'node', {
      ...{ state: 'waiting', nextAttemptAt: at, problem: 'x', serverAnswer: '', attempts: 1 },
    }),
  ),
  'chainHeadMails.explainHeadMails': own((db) => chainHeadMails.explainHeadMails(db, 'x')),
  'chainHeadMails.saveHeadMailSent': nothing((db, { chainHeadMail }) =>
    chainHeadMails.saveHeadMailSent(db, chainHeadMail, { sentAt: at, serverAnswer: '250' }),
  ),
  'chainHeadMails.deleteHeadReader': nothing((db, { chainHeadReader }) =>
    chainHeadMails.deleteHeadReader(db, chainHeadReader),
  ),
  'reminderSettings.saveReminderSettings': own((db) =>
    reminderSettings.saveReminderSettings(db, 1, usualSettings),
  ),
  'reminderSettings.insertSchoolHolidays': own((db, { schoolHoliday }) =>
    reminderSettings.insertSchoolHolidays(db, [{ ...schoolHoliday, id: 'new' }]),
  ),
  'reminderSettings.saveSchoolHoliday': nothing((db, { schoolHoliday }) =>
    reminderSettings.saveSchoolHoliday(db, schoolHoliday.id, { ...schoolHoliday, name: 'Ferien' }),
  ),
  'reminderSettings.deleteSchoolHolidays': nothing((db, { schoolHoliday }) =>
    reminderSettings.deleteSchoolHolidays(db, schoolHoliday.id),
  ),
  'savedFilters.saveFilter': refused((db, { savedFilter }) =>
    savedFilters.saveFilter(db, { ...savedFilter, id: 'new', parameters: 'art=pc' }),
  ),
  'savedFilters.deleteSavedFilter': nothing((db, { savedFilter }) =>
    savedFilters.deleteSavedFilter(db, savedFilter.userId, savedFilter.id),
  ),
  'suggestions.saveSuggestion': refused((db, { suggestion }) =>
    suggestions.saveSuggestion(db, {
      ...suggestion,
      reason: 'anders',
      decidedBy: 'isb',
      decidedAt: at,
    }),
  ),
  'suggestions.insertSuggestions': refused((db, { suggestion }) =>
    suggestions.insertSuggestions(db, [{ ...suggestion, ...fresh, subject: 'new' }]),
  ),
  'suggestions.saveSuggestionState': refused((db, { suggestion }) =>
    suggestions.saveSuggestionState(db, suggestion.id, 1, {
      state: 'refused',
      decidedBy: 'isb',
      decidedAt: at,
    }),
  ),
  'suggestions.renewSuggestion': refused((db, { suggestion }) =>
    suggestions.renewSuggestion(db, suggestion.id, 2, {
      proposal: { decision: 'left_out' },
      reason: 'anders',
      madeOn: '2024-03-01',
    }),
  ),
  'suggestions.deleteOpenSuggestions': nothing((db, { suggestion }) =>
    suggestions.deleteOpenSuggestions(db, [suggestion.id]),
  ),
  'targetObjects.insertTargetObjects': refused((db, { object }) =>
    targetObjects.insertTargetObjects(db, [
      { ...object, ...fresh, code: 'C999', searchText: '', groupKey: 'new' },
    ]),
  ),
  'targetObjects.saveTargetObject': refused((db, { object }) =>
    targetObjects.saveTargetObject(db, object.id, 1, { ...object, name: 'anders' }),
  ),
  'targetObjects.insertLinks': refused((db, { link }) =>
    targetObjects.insertLinks(db, [{ ...link, id: 'new', relation: 'depends_on' }]),
  ),
  'targetObjects.deleteLinks': nothing((db, { link }) => targetObjects.deleteLinks(db, [link.id])),
  'wiba.saveWibaAssignment': refused((db, { assignment }) =>
    wiba.saveWibaAssignment(db, { ...assignment, question: 'WiBA-2' }),
  ),
  'wiba.deleteWibaAssignments': nothing((db, { assignment }) =>
    wiba.deleteWibaAssignments(db, assignment.informationDomainId, [assignment.question]),
  ),
  'wiba.saveWibaAnswer': refused((db, { wiba: answer }) =>
    wiba.saveWibaAnswer(db, { ...answer, note: 'anders' }),
  ),
  'blobs.deleteBlob': nothing((db, { blob }) => blobs.deleteBlob(db, spareOf(blob, '-other'))),
  'retention.deleteRemindersBefore': own((db) => retention.deleteRemindersBefore(db, later)),
  // Last, because they take away what the others change.
  'retention.deleteUnsubmittedBefore': own((db) =>
    retention.deleteUnsubmittedBefore(db, '2024-04-01'),
  ),
  'openDuties.saveHandOver': nothing((db, { person }) =>
    openDuties.saveHandOver(db, [person.id], person.id),
  ),
  'erasure.replaceNames': own((db) =>
    erasure.replaceNames(db, ['isb', 'ISB', 'system', 'Test'], 'Gelöschte Person 1'),
  ),
  'erasure.eraseRemindersTo': nothing((db, { recipient }) =>
    erasure.eraseRemindersTo(db, [recipient.recipientId]),
  ),
  'erasure.eraseOwnRows': own((db, { feed }) => erasure.eraseOwnRows(db, feed.userId)),
  'erasure.erasePersonRow': nothing((db, { person: { id } }) =>
    erasure.erasePersonRow(db, { id, name: 'Gelöschte Person 1', nameKey: 'geloescht' }),
  ),
}

/** Bytes that nothing names. */
function spareOf({ sha256 }: { sha256: string }, name = '-spare'): string {
  return sha256.replace('-file0', name)
}

/** Rows of the own city that are to refer to rows of another: refused by the keys of the database. */
export const foreignReferences: readonly (readonly [
  string,
  (db: Db, own: Rows, foreign: Rows) => Promise<void>,
])[] = [
  [
    'an application to a target object',
    (db, own, foreign) => applications.assignApplication(db, own.application.id, foreign.object.id),
  ],
  [
    'a device to a target object',
    (db, own, foreign) => devices.assignDevices(db, [own.device.id], foreign.object.id),
  ],
  [
    'a device to a room',
    (db, own, foreign) => devices.saveDevice(db, own.device.id, 1, { roomId: foreign.room.id }),
  ],
  [
    'a device to an information domain',
    (db, own, foreign) =>
      devices.saveDevice(db, own.device.id, 1, { informationDomainId: foreign.domain.id }),
  ],
  [
    'a target object to a person',
    (db, own, foreign) =>
      targetObjects.saveTargetObject(db, own.object.id, 1, { responsibleId: foreign.person.id }),
  ],
  [
    'a link to a target object',
    (db, own, foreign) =>
      targetObjects.insertLinks(db, [{ ...own.link, id: 'new', toId: foreign.object.id }]),
  ],
  [
    'a decision to a provider',
    (db, own, foreign) =>
      modelling.saveModuleDecision(db, { ...own.decision, providerId: foreign.otherObject.id }),
  ],
  [
    'a check to a person',
    (db, own, foreign) => checks.saveCheck(db, { ...own.check, responsibleId: foreign.person.id }),
  ],
  [
    'evidence to a document',
    (db, own, foreign) =>
      checks.insertEvidenceLink(db, { ...own.evidence, documentId: foreign.document.id }),
  ],
  [
    'a file as evidence to a check',
    (db, own, foreign) =>
      evidenceFiles.insertEvidenceFileCheck(db, {
        evidenceFileId: foreign.evidenceFile.id,
        targetObjectId: own.check.targetObjectId,
        requirement: own.check.requirement,
        note: '',
      }),
  ],
  [
    'a measure to a person',
    (db, own, foreign) =>
      measures.saveMeasure(db, own.measure.id, 1, { responsibleId: foreign.person.id }),
  ],
  [
    'a measure to a check',
    (db, own, foreign) =>
      measures.insertMeasureChecks(db, [{ ...foreign.check, measureId: own.measure.id }]),
  ],
  [
    'a question of WiBA to a person',
    (db, own, foreign) =>
      wiba.saveWibaAssignment(db, { ...own.assignment, responsibleId: foreign.person.id }),
  ],
  [
    'a version of a document to a file',
    (db, own, foreign) =>
      documents.saveDocumentVersion(db, {
        ...own.version,
        number: 2,
        fileSha256: foreign.blob.sha256,
      }),
  ],
  [
    'a document to a person',
    (db, own, foreign) =>
      documents.saveDocument(db, own.document.id, 1, { responsibleId: foreign.person.id }),
  ],
  [
    'a milestone to a document',
    (db, own, foreign) =>
      milestones.saveMilestone(db, own.milestone.id, 1, { documentId: foreign.document.id }),
  ],
  [
    'a milestone to an information domain',
    (db, own, foreign) =>
      milestones.insertMilestoneDomains(db, [
        { milestoneId: own.milestone.id, informationDomainId: foreign.domain.id },
      ]),
  ],
]

function refused(run: WriteCase['run']): WriteCase {
  return { elsewhere: 'refused', run }
}

function nothing(run: WriteCase['run']): WriteCase {
  return { elsewhere: 'nothing', run }
}

function own(run: WriteCase['run']): WriteCase {
  return { elsewhere: 'own', run }
}
