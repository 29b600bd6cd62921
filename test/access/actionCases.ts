/**
 * Every action: which right it needs, and a call that is sound where what it names belongs to the actor's
 * organisation. Tests try it with other roles, memberships and organisations.
 */

import { dirname, join } from 'node:path'
import { findDevice, listDevices } from '../../db/queries/devices.ts'
import { findDirectory } from '../../db/queries/directories.ts'
import { findChainHead } from '../../db/queries/events.ts'
import { findEvidenceFile } from '../../db/queries/evidenceFiles.ts'
import { findMailSettings } from '../../db/queries/mailSettings.ts'
import { listPersons } from '../../db/queries/organisations.ts'
import { findReminderSettings } from '../../db/queries/reminderSettings.ts'
import { listTargetObjects } from '../../db/queries/targetObjects.ts'
import * as accounts from '../../src/access/accounts/actions.ts'
import { type Actor, isInDomain } from '../../src/access/actor.ts'
import * as deputies from '../../src/access/deputies/actions.ts'
import * as directory from '../../src/access/directory/actions.ts'
import * as organisation from '../../src/access/organisation/actions.ts'
import { isAllowed } from '../../src/access/permissions.ts'
import * as persons from '../../src/access/persons/actions.ts'
import { readRetention } from '../../src/access/retention/readRetention.ts'
import * as tokens from '../../src/access/tokens/actions.ts'
import * as privacy from '../../src/administration/privacy/actions.ts'
import * as system from '../../src/administration/system/actions.ts'
import * as apiDevices from '../../src/api/devices/actions.ts'
import * as apiReports from '../../src/api/reports/actions.ts'
import * as assessment from '../../src/assessment/actions.ts'
import * as deviceFiles from '../../src/assessment/devices/files/actions.ts'
import * as evidenceFiles from '../../src/assessment/evidence/actions.ts'
import * as wholeModelling from '../../src/assessment/modelling/actions.ts'
import * as operatingSystems from '../../src/assessment/operatingSystems/actions.ts'
import * as suggestions from '../../src/assessment/suggestions/actions.ts'
import * as audits from '../../src/audits/actions.ts'
import * as findings from '../../src/audits/findings/actions.ts'
import * as findingWorkbooks from '../../src/audits/findings/workbook/actions.ts'
import { findingPlanDigest } from '../../src/audits/findings/workbook/planFindings.ts'
import * as auditExports from '../../src/audits/pages/exports/actions.ts'
import { proposedTimes } from '../../src/core/retention.ts'
import { foldText } from '../../src/core/text.ts'
import type { Deps } from '../../src/deps.ts'
import * as documents from '../../src/documents/actions.ts'
import { uploadedFile } from '../../src/documents/uploadedFile.ts'
import * as exchange from '../../src/exchange/actions.ts'
import * as checklists from '../../src/exchange/checklists/actions.ts'
import * as officialTexts from '../../src/exchange/officialTexts/actions.ts'
import type { Cell } from '../../src/exchange/table.ts'
import * as uploads from '../../src/exchange/upload/actions.ts'
import { originSheetOf } from '../../src/exchange/workbookOrigin.ts'
import * as exportActions from '../../src/exports/actions.ts'
import * as fundingProofs from '../../src/exports/funding/actions.ts'
import * as reports from '../../src/exports/reports/actions.ts'
import * as stocktakingRecords from '../../src/exports/stocktaking/actions.ts'
import * as history from '../../src/history/actions.ts'
import * as inventory from '../../src/inventory/actions.ts'
import * as applications from '../../src/inventory/applications/actions.ts'
import * as bulk from '../../src/inventory/devices/bulk/actions.ts'
import { bulkForm } from '../../src/inventory/devices/bulk/bulkForm.ts'
import { readBulkPlan } from '../../src/inventory/devices/bulk/readBulkPlan.ts'
import * as deviceChanges from '../../src/inventory/devices/changes/actions.ts'
import * as ends from '../../src/inventory/devices/ends/actions.ts'
import * as deviceForms from '../../src/inventory/devices/form/actions.ts'
import * as deviceLists from '../../src/inventory/devices/list/actions.ts'
import { parseDeviceFilter } from '../../src/inventory/devices/list/deviceFilter.ts'
import * as loans from '../../src/inventory/devices/loans/actions.ts'
import * as repairs from '../../src/inventory/devices/repairs/actions.ts'
import * as doubles from '../../src/inventory/doubles/actions.ts'
import * as funding from '../../src/inventory/funding/actions.ts'
import * as groups from '../../src/inventory/proposals/actions.ts'
import * as rooms from '../../src/inventory/rooms/actions.ts'
import * as sites from '../../src/inventory/sites/actions.ts'
import * as stocktaking from '../../src/inventory/stocktaking/actions.ts'
import * as rebooking from '../../src/inventory/stocktaking/rebooking/actions.ts'
import * as targetObjects from '../../src/inventory/targetObjects/actions.ts'
import * as measures from '../../src/measures/actions.ts'
import * as milestones from '../../src/milestones/actions.ts'
import * as modelling from '../../src/modelling/actions.ts'
import { listModuleChanges } from '../../src/modelling/moduleChanges.ts'
import * as needs from '../../src/modelling/needs/actions.ts'
import * as proposals from '../../src/modelling/proposals/actions.ts'
import { readDecision } from '../../src/modelling/readDecision.ts'
import { readStoredModel } from '../../src/modelling/readStoredModel.ts'
import * as heads from '../../src/reminders/heads/actions.ts'
import * as mailing from '../../src/reminders/mailing/actions.ts'
import * as reminderRecord from '../../src/reminders/record/actions.ts'
import { usualSettings } from '../../src/reminders/reminderSettings.ts'
import * as reminderSettings from '../../src/reminders/settings/actions.ts'
import * as returns from '../../src/returns/merge/actions.ts'
import * as questionnaires from '../../src/returns/questionnaire/actions.ts'
import * as snapshots from '../../src/snapshots/actions.ts'
import * as comparisons from '../../src/snapshots/comparison/actions.ts'
import { livingState } from '../../src/snapshots/comparison/comparedState.ts'
import * as snapshotExports from '../../src/snapshots/export/actions.ts'
import * as packages from '../../src/snapshots/package/actions.ts'
import * as models from '../../src/start/models/actions.ts'
import * as wiba from '../../src/wiba/actions.ts'
import { filledChecklist } from '../exchange/checklists/filledChecklist.ts'
import { tableOf } from '../exchange/lists.ts'
import { kompendium } from '../exchange/officialTexts/kompendium.ts'
import { loan, loss, repair, retirement } from '../inventory/devices/lifeDevices.ts'
import {
  application,
  type Belongings,
  device,
  evidence,
  finding,
  mailSettings,
  measure,
  oidcSettings,
  programme,
  support,
} from './belongings.ts'
import type { Outcome, Right } from './outcomes.ts'
import { digestOfReturn } from './returnBelongings.ts'

export type ActionCase = {
  right: Right
  run: (deps: Deps, actor: Actor, of: Belongings) => Promise<unknown>
  /** With what belongs to another organisation: `not_found`, or `done` where it names nothing of that. */
  elsewhere?: Outcome
  /** With what lies in another information domain than the actor's; `not_found` where nothing is said. */
  outside?: Outcome
}

/** Actions without an actor, and who calls them. */
export const programActions: Readonly<Record<string, string>> = {
  'access/login.logIn': 'whoever has the password',
  'access/login.confirmCode': 'whoever has the password and a code',
  'access/login.chooseFirstPassword': 'whoever has the password that was issued',
  'access/directoryLogin.logInWithLdap': 'whoever has the password of the directory',
  'access/directoryLogin.beginOidcLogin': 'anybody; the provider asks for the password',
  'access/directoryLogin.finishOidcLogin': 'whom the provider sends back with a code',
  'access/ownAccount.beginSecondFactor': 'the cookie says whose account it is',
  'access/ownAccount.confirmSecondFactor': 'the cookie says whose account it is',
  'access/ownAccount.removeSecondFactor': 'the cookie says whose account it is',
  'access/ownAccount.renewRecoveryCodes': 'the cookie says whose account it is',
  'access/ownAccount.changePassword': 'the cookie says whose account it is',
  'access/sessions.logOut': 'whoever has the cookie',
  'access/sessions.endSession': 'the own sessions only; test/access/sessions.test.ts',
  'access/sessions.endOtherSessions': 'the own sessions only; test/access/sessions.test.ts',
  'access/sessions.chooseOrganisation':
    'where the account has a role; test/access/sessions.test.ts',
  'access/sessions.cleanUpLogins': 'the schedule',
  'administration/privacy.erasePerson': 'erases what other tests look at; test/web/erasure.test.ts',
  'administration/privacy.deleteExpired': 'the schedule; test/web/privacy.test.ts',
  'access/organisation.createOrganisation':
    'the command line founds the organisation that the actor comes from',
  'assessment/suggestions.reviewSupport':
    'the schedule; test/assessment/supportSuggestions.test.ts',
  'exchange/upload.cleanUpUploads': 'the schedule',
  'returns/questionnaire.sendLink':
    'as makeLink, with a mail server; test/returns/questionnaire.test.ts',
  'returns/questionnaire.saveReplies': 'whoever has the link',
  'returns/questionnaire.submitReplies': 'whoever has the link',
  'inventory/devices/loans.forgetBorrowers': 'the schedule; test/inventory/devices/loans.test.ts',
  'reminders/decision.decideReminders': 'the schedule and the command line',
  'reminders/heads.sendChainHeads': 'the schedule; test/reminders/chainHeads.test.ts',
  'reminders/outbox.sendReminders': 'the schedule and the command line',
  'reminders/choices.changeOwnChoices': 'the own only; test/reminders/ownReminders.test.ts',
  'reminders/choices.changeChoicesByLink': 'whoever has the link of the mail',
  'reminders/choices.stopReminders': 'whoever has the link of the mail',
  'reminders/feed.makeCalendarFeed': 'the own only; test/reminders/ownReminders.test.ts',
  'reminders/feed.endCalendarFeed': 'the own only; test/reminders/ownReminders.test.ts',
  'milestones.storeProgress': 'the schedule, and actions that have asked for their right already',
}

export const checkAnswer: Omit<assessment.CheckAnswer, 'targetObjectId' | 'requirement'> = {
  status: 'yes',
  dispensableBecause: null,
  explanation: 'Dienstanweisung',
  responsibleId: null,
  dueOn: null,
  surveyedOn: null,
  interviewed: '',
  providerProof: '',
  providerProofUntil: null,
  version: 0,
}

const plan = { responsibleId: null, reviewDueOn: '2026-01-31' }

export const actionCases: Readonly<Record<string, ActionCase>> = {
  'access/accounts.addUser': {
    right: ['write', 'administration'],
    run: (deps, actor, { domain }) =>
      accounts.addUser(deps, actor, {
        email: 'neu@stadt.example',
        name: 'Neu',
        role: 'technician',
        passwordHash: 'x',
        informationDomainId: domain.id,
      }),
  },
  'access/accounts.resetPassword': {
    right: ['write', 'administration'],
    run: (deps, actor, { email }) => accounts.resetPassword(deps, actor, email, 'y'),
    outside: 'forbidden',
  },
  'access/accounts.giveRole': {
    right: ['write', 'administration'],
    run: (deps, actor, { userId }) =>
      accounts.giveRole(deps, actor, { userId, role: 'contributor', informationDomainId: null }),
    outside: 'forbidden',
  },
  'access/accounts.takeRole': {
    right: ['write', 'administration'],
    run: (deps, actor, { membershipId }) => accounts.takeRole(deps, actor, membershipId),
    outside: 'forbidden',
  },
  'access/accounts.lockUser': {
    right: ['write', 'administration'],
    run: (deps, actor, { otherUserId }) =>
      accounts.lockUser(deps, actor, { userId: otherUserId, isLocked: true }),
    outside: 'forbidden',
  },
  'access/accounts.resetSecondFactor': {
    right: ['write', 'administration'],
    run: (deps, actor, { userId }) => accounts.resetSecondFactor(deps, actor, userId),
    outside: 'forbidden',
  },
  'access/accounts.isShared': {
    right: ['read', 'administration'],
    run: (deps, actor, { userId }) => accounts.isShared(deps, actor, userId),
    outside: 'done',
  },
  'access/directory.changeDirectory': {
    right: ['write', 'administration'],
    run: async (deps, actor, { organisationId }) => {
      const trust = { trustsMail: true, trustsSecondFactor: false }
      const stored = await deps.store.read(organisationId, (db) => findDirectory(db, 'oidc'))
      const version = stored?.version ?? 0
      await directory.changeDirectory(deps, actor, {
        kind: 'oidc',
        settings: oidcSettings,
        ...trust,
        version,
      })
    },
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'access/directory.switchDirectory': {
    right: ['write', 'administration'],
    run: (deps, actor) => directory.switchDirectory(deps, actor, { kind: 'oidc', isOn: true }),
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'reminders/mailing.changeMailSettings': {
    right: ['write', 'administration'],
    run: async (deps, actor) => {
      const stored = await deps.store.read(actor.organisationId, findMailSettings)
      const version = stored?.version ?? 0
      await mailing.changeMailSettings(deps, actor, { ...mailSettings, version })
    },
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'reminders/mailing.sendTestMail': {
    right: ['write', 'administration'],
    run: (deps, actor) => mailing.sendTestMail(deps, actor, 'it@aken.example'),
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'reminders/mailing.removeMailSettings': {
    right: ['write', 'administration'],
    run: (deps, actor) => mailing.removeMailSettings(deps, actor),
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'administration/privacy.exportPerson': {
    right: ['write', 'privacy'],
    run: (deps, actor, { personId }) => privacy.exportPerson(deps, actor, personId, 'xlsx'),
    outside: 'forbidden',
  },
  'administration/privacy.changeRetention': {
    right: ['write', 'privacy'],
    run: async (deps, actor) => {
      const { version } = await deps.store.read(actor.organisationId, readRetention)
      await privacy.changeRetention(deps, actor, { ...proposedTimes, version })
    },
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'access/directory.checkDirectory': {
    right: ['write', 'administration'],
    run: (deps, actor) =>
      directory.checkDirectory(deps, actor, { kind: 'ldap', sample: '', redirectUri: '' }),
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'access/directory.mapGroup': {
    right: ['write', 'administration'],
    run: (deps, actor, { domain }) =>
      directory.mapGroup(deps, actor, {
        kind: 'oidc',
        groupName: 'edv',
        role: 'technician',
        informationDomainId: domain.id,
      }),
    outside: 'forbidden',
  },
  'access/directory.unmapGroup': {
    right: ['write', 'administration'],
    run: (deps, actor, { groupId }) =>
      directory.unmapGroup(deps, actor, { kind: 'ldap', id: groupId }),
    outside: 'forbidden',
  },
  'access/directory.unlinkDirectoryAccount': {
    right: ['write', 'administration'],
    run: (deps, actor, { otherUserId }) =>
      directory.unlinkDirectoryAccount(deps, actor, { userId: otherUserId, kind: 'ldap' }),
    outside: 'forbidden',
  },
  'access/organisation.changeOrganisation': {
    right: ['write', 'administration'],
    run: (deps, actor) =>
      organisation.changeOrganisation(deps, actor, {
        name: 'Neuer Name',
        land: 'ST',
        staleMonths: 6,
        attestationMonths: null,
        inventoryPattern: '',
        loanRetentionDays: 90,
        secondFactorRoles: ['admin'],
        version: 1,
      }),
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'access/persons.addPerson': {
    right: ['write', 'measures'],
    run: (deps, actor, { userId }) =>
      persons.addPerson(deps, actor, {
        name: `Kasse ${deps.newId()}`,
        department: '',
        email: '',
        userId,
      }),
    outside: 'done',
  },
  'access/persons.changePerson': {
    right: ['write', 'measures'],
    run: async (deps, actor, { organisationId, personId, userId }) => {
      const all = await deps.store.read(organisationId, listPersons)
      const version = all.find(({ id }) => id === personId)?.version ?? 0
      const change = { name: 'Umbenannt', department: `${version}`, email: '', userId }
      await persons.changePerson(deps, actor, personId, version, change)
    },
    outside: 'done',
  },
  'access/tokens.createApiToken': {
    right: ['write', 'administration'],
    run: (deps, actor, { domain }) =>
      tokens.createApiToken(deps, actor, {
        name: 'Abgleich',
        scopes: ['devices:read'],
        informationDomainId: domain.id,
        expiresOn: '2025-12-31',
      }),
  },
  'access/tokens.revokeApiToken': {
    right: ['write', 'administration'],
    run: (deps, actor, { tokenId }) => tokens.revokeApiToken(deps, actor, tokenId),
    outside: 'forbidden',
  },
  'api/devices.upsertDevices': {
    right: ['write', 'inventory'],
    run: (deps, actor, { domain }) =>
      apiDevices.upsertDevices(deps, actor, {
        domain,
        items: [{ inventoryNumber: 'API-1', kind: 'pc', site: 'Neubau', room: '1.01' }],
        isAllOrNothing: true,
      }),
  },
  'api/devices.changeDevice': {
    right: ['write', 'inventory'],
    run: async (deps, actor, { deviceId, actor: own }) => {
      const [device] = await deps.store.read(own.organisationId, async (db) =>
        (await listDevices(db)).filter(({ id }) => id === deviceId),
      )
      const version = device?.version ?? 1
      return apiDevices.changeDevice(deps, actor, {
        id: deviceId,
        version,
        change: { notes: 'Aus dem Abgleich' },
      })
    },
  },
  'api/reports.reportDevice': {
    right: ['write', 'inventory'],
    run: (deps, actor, { domain }) =>
      apiReports.reportDevice(deps, actor, domain, { serial: 'API-2', os: 'Debian', macs: [] }),
  },
  'access/deputies.nameDeputy': {
    right: ['write', 'administration'],
    run: (deps, actor, { otherUserId, userId }) =>
      deputies.nameDeputy(deps, actor, {
        userId: otherUserId,
        deputyId: userId,
        fromOn: '2025-05-20',
        untilOn: '2025-05-30',
      }),
    outside: 'forbidden',
  },
  'access/deputies.removeDeputy': {
    right: ['write', 'administration'],
    run: (deps, actor, { leaveId }) => deputies.removeDeputy(deps, actor, leaveId),
    outside: 'forbidden',
  },
  'administration/system.copyDatabase': {
    right: ['write', 'administration'],
    run: (deps, actor, { file }) => {
      // PostgreSQL copies nothing, whoever asks.
      const isFile = deps.store.dialect === 'sqlite'
      const store = isFile ? deps.store : { ...deps.store, backup: async () => {} }
      const copy = join(dirname(file), `${deps.newId()}.sqlite`)
      return system.copyDatabase({ ...deps, store }, actor, copy)
    },
    elsewhere: 'forbidden',
    outside: 'forbidden',
  },
  'access/persons.ensurePerson': {
    right: ['write', 'measures'],
    run: (deps, actor, { userId }) => persons.ensurePerson(deps, actor, { name: 'Neu', userId }),
    outside: 'done',
  },
  'assessment.checkRequirements': {
    right: ['write', 'checks'],
    run: (deps, actor, { domain, objectId }) =>
      assessment.checkRequirements(deps, actor, domain.id, [
        { ...checkAnswer, targetObjectId: objectId, requirement: 'SYS.2.1.A10' },
      ]),
  },
  'assessment.changeChecks': {
    right: ['write', 'checks'],
    run: (deps, actor, { domain, objectId }) =>
      assessment.changeChecks(
        deps,
        actor,
        domain.id,
        [{ targetObjectId: objectId, requirement: 'SYS.2.1.A16', version: 0 }],
        { status: 'yes' },
      ),
  },
  'assessment.withdrawRisk': {
    right: ['accept', 'risks'],
    run: (deps, actor, { objectId }) =>
      assessment.withdrawRisk(
        deps,
        actor,
        { targetObjectId: objectId, requirement: 'SYS.2.1.A9' },
        { version: 2 },
      ),
  },
  'assessment.proposeRisk': {
    right: ['propose', 'risks'],
    run: (deps, actor, { objectId }) =>
      assessment.proposeRisk(
        deps,
        actor,
        { targetObjectId: objectId, requirement: 'SYS.2.1.A9' },
        { riskReason: 'Bis zum Austausch getragen.', version: 3 },
      ),
  },
  'returns/questionnaire.createQuestionnaire': {
    right: ['write', 'checks'],
    run: (deps, actor, { domain, objectId, personId }) =>
      questionnaires.createQuestionnaire(deps, actor, domain.id, {
        ...{ kind: 'checks', title: 'Clients', personId, note: '', expiresOn: '2099-12-31' },
        places: [{ targetObjectId: objectId, requirement: 'SYS.2.1.A3' }],
      }),
  },
  'returns/questionnaire.makeLink': {
    right: ['write', 'checks'],
    run: (deps, actor, { questionnaireId }) =>
      questionnaires.makeLink(deps, actor, questionnaireId),
  },
  'returns/questionnaire.decideReplies': {
    right: ['write', 'checks'],
    run: (deps, actor, { submittedQuestionnaireId }) =>
      questionnaires.decideReplies(deps, actor, submittedQuestionnaireId, [
        { position: 1, verdict: 'accept' },
      ]),
  },
  'returns/questionnaire.revokeQuestionnaire': {
    right: ['write', 'checks'],
    run: (deps, actor, { questionnaireId }) =>
      questionnaires.revokeQuestionnaire(deps, actor, questionnaireId),
  },
  'returns/merge.receiveReturned': {
    right: ['write', 'checks'],
    run: async (deps, actor, of) =>
      returns.receiveReturned(deps, actor, await returnedFile(deps, of)),
  },
  'returns/merge.mergeReturned': {
    right: ['write', 'checks'],
    run: async (deps, actor, of) =>
      returns.mergeReturned(deps, actor, await returnedFile(deps, of), { isRehearsal: false }),
  },
  'returns/merge.decideConflicts': {
    right: ['write', 'checks'],
    run: (deps, actor, { returnedId }) =>
      returns.decideConflicts(deps, actor, returnedId, { zelle: 'today' }),
  },
  'returns/merge.takeOverReturned': {
    right: ['write', 'checks'],
    run: async (deps, actor, of) => {
      const digest = of.returnedId ? await digestOfReturn(of.deps, of.actor, of.returnedId) : ''
      return returns.takeOverReturned(deps, actor, of.returnedId, digest)
    },
  },
  'returns/merge.discardReturned': {
    right: ['write', 'checks'],
    run: (deps, actor, { spareReturnId }) => returns.discardReturned(deps, actor, spareReturnId),
  },
  'returns/merge.takeBackReturned': {
    right: ['write', 'checks'],
    run: (deps, actor, { mergedReturnId }) => returns.takeBackReturned(deps, actor, mergedReturnId),
  },
  'assessment/suggestions.decideSuggestion': {
    right: ['write', 'checks'],
    run: (deps, actor, { domain, suggestionId }) =>
      suggestions.decideSuggestion(deps, actor, domain.id, {
        suggestionId,
        isAccepted: true,
        version: 0,
      }),
  },
  'assessment.acceptRisk': {
    right: ['accept', 'risks'],
    run: (deps, actor, { objectId }) =>
      assessment.acceptRisk(
        deps,
        actor,
        { targetObjectId: objectId, requirement: 'SYS.2.1.A11' },
        { riskReason: 'Bis zum Austausch getragen.', version: 1, acceptedOn: '2025-05-20' },
      ),
  },
  'assessment.serveChecks': {
    right: ['write', 'measures'],
    run: (deps, actor, { domain, measureId, objectId }) =>
      assessment.serveChecks(deps, actor, domain.id, measureId, [
        { targetObjectId: objectId, requirement: 'SYS.2.1.A13' },
      ]),
  },
  'assessment.createServingMeasure': {
    right: ['write', 'measures'],
    run: (deps, actor, { domain, objectId }) =>
      assessment.createServingMeasure(deps, actor, domain.id, measure, [
        { targetObjectId: objectId, requirement: 'SYS.2.1.A13' },
      ]),
  },
  'assessment.releaseChecks': {
    right: ['write', 'measures'],
    run: (deps, actor, { domain, measureId, objectId }) =>
      assessment.releaseChecks(deps, actor, domain.id, measureId, [
        { targetObjectId: objectId, requirement: 'SYS.2.1.A6' },
      ]),
  },
  'assessment.linkEvidence': {
    right: ['write', 'checks'],
    run: (deps, actor, { objectId, documentId }) =>
      assessment.linkEvidence(deps, actor, {
        targetObjectId: objectId,
        requirement: 'SYS.2.1.A3',
        documentId,
        note: '',
      }),
  },
  'assessment/evidence.addEvidenceFile': {
    right: ['write', 'checks'],
    run: (deps, actor, { domain, objectId }) =>
      evidenceFiles.addEvidenceFile(deps, actor, domain.id, {
        ...evidence,
        file: uploadedFile('neu.txt', new TextEncoder().encode('Neu')),
        place: { targetObjectId: objectId, requirement: 'SYS.2.1.A6' },
      }),
  },
  'assessment/evidence.attachEvidenceFile': {
    right: ['write', 'checks'],
    run: async (deps, actor, { domain, objectId, evidenceFileId, organisationId }) => {
      const file = await deps.store.read(organisationId, (db) =>
        findEvidenceFile(db, evidenceFileId),
      )
      await evidenceFiles.attachEvidenceFile(
        deps,
        actor,
        domain.id,
        { targetObjectId: objectId, requirement: 'SYS.2.1.A6' },
        { sha256: file?.sha256 ?? '', placeNote: '' },
      )
    },
  },
  'assessment/evidence.detachEvidenceFile': {
    right: ['write', 'checks'],
    run: (deps, actor, { domain, objectId, evidenceFileId }) =>
      evidenceFiles.detachEvidenceFile(
        deps,
        actor,
        domain.id,
        { targetObjectId: objectId, requirement: 'SYS.2.1.A3' },
        evidenceFileId,
      ),
  },
  'assessment/evidence.changeEvidenceFile': {
    right: ['write', 'checks'],
    run: (deps, actor, { evidenceFileId }) => {
      const { placeNote: _, ...change } = evidence
      return evidenceFiles.changeEvidenceFile(deps, actor, evidenceFileId, 1, {
        ...change,
        title: 'Anders',
      })
    },
  },
  'assessment/evidence.deleteEvidenceFile': {
    right: ['write', 'checks'],
    run: async (deps, actor, { evidenceFileId, organisationId }) => {
      const file = await deps.store.read(organisationId, (db) =>
        findEvidenceFile(db, evidenceFileId),
      )
      const deletion = { reason: 'Frist abgelaufen', version: file?.version ?? 1 }
      await evidenceFiles.deleteEvidenceFile(deps, actor, evidenceFileId, deletion)
    },
  },
  'documents.createDocument': {
    right: ['write', 'documents'],
    run: (deps, actor, { domain }) =>
      documents.createDocument(deps, actor, {
        informationDomainId: domain.id,
        kind: 'policy',
        title: 'Leitlinie',
        ...plan,
      }),
  },
  'documents.changeDocument': {
    right: ['write', 'documents'],
    run: (deps, actor, { documentId }) => documents.changeDocument(deps, actor, documentId, plan),
  },
  'documents.retireDocument': {
    right: ['write', 'documents'],
    run: (deps, actor, { documentId }) =>
      // The case before saved it once.
      documents.retireDocument(deps, actor, documentId, { retiredOn: null, version: 2 }),
  },
  'documents.finishTopic': {
    right: ['write', 'documents'],
    run: (deps, actor, { documentId }) =>
      documents.finishTopic(deps, actor, {
        documentId,
        topic: 'scope',
        doneOn: '2025-05-01',
        note: '',
      }),
  },
  'documents.reopenTopic': {
    right: ['write', 'documents'],
    run: (deps, actor, { documentId }) =>
      documents.reopenTopic(deps, actor, { documentId, topic: 'scope' }),
  },
  'documents.writeVersion': {
    right: ['write', 'documents'],
    run: (deps, actor, { documentId }) =>
      documents.writeVersion(deps, actor, { documentId, writtenOn: '2025-05-20', note: '' }),
  },
  'documents.approveDocument': {
    right: ['approve', 'documents'],
    run: (deps, actor, { documentId }) =>
      documents.approveDocument(deps, actor, { documentId, number: 1, approvedOn: '2025-05-20' }),
  },
  'inventory/devices/bulk.editDevices': {
    right: ['write', 'inventory'],
    run: async (deps, actor, { domain, organisationId }) => {
      const selection = {
        filter: parseDeviceFilter(
          { art: 'printer' },
          { informationDomainId: domain.id, today: '2025-05-22' },
        ),
      }
      const form = bulkForm.parse({ fundingProgramme: 'DigitalPakt' })
      const { digest } = await deps.store
        .read(organisationId, (db) => readBulkPlan(db, domain.id, selection, form))
        .catch(() => ({ digest: '' }))
      await bulk.editDevices(deps, actor, domain.id, { selection, form, digest })
    },
  },
  'inventory/devices/list.rememberList': {
    right: ['read', 'inventory'],
    run: (deps, actor, { domain, userId }) =>
      deviceLists.rememberList(deps, { ...actor, userId }, domain.id, {
        name: 'Notebooks',
        parameters: 'art=notebook',
      }),
  },
  'inventory/devices/list.forgetList': {
    right: ['read', 'inventory'],
    run: (deps, actor, { userId, savedFilterId }) =>
      deviceLists.forgetList(deps, { ...actor, userId }, savedFilterId),
  },
  'assessment/devices/files.addDeviceFile': {
    right: ['write', 'inventory'],
    run: (deps, actor, { deviceId }) =>
      deviceFiles.addDeviceFile(deps, actor, deviceId, {
        file: uploadedFile('foto.txt', new TextEncoder().encode('Foto')),
        note: '',
      }),
  },
  'assessment/devices/files.removeDeviceFile': {
    right: ['write', 'inventory'],
    run: (deps, actor, { deviceId, deviceFileId }) =>
      deviceFiles.removeDeviceFile(deps, actor, deviceId, deviceFileId),
  },
  'inventory/devices/form.createDevice': {
    right: ['write', 'inventory'],
    run: (deps, actor, { domain }) =>
      deviceForms.createDevice(
        deps,
        actor,
        domain.id,
        { ...device, inventoryNumber: 'AK-901', serial: null },
        { isTwin: false },
      ),
  },
  'inventory/devices/form.changeDevice': {
    right: ['write', 'inventory'],
    run: (deps, actor, { deviceId }) =>
      deviceVersionOf(deps, actor, deviceId).then((version) =>
        deviceForms.changeDevice(
          deps,
          actor,
          deviceId,
          version,
          { ...device, notes: `Neu ${version}` },
          { isTwin: false },
        ),
      ),
  },
  'assessment/operatingSystems.setSupport': {
    right: ['write', 'inventory'],
    elsewhere: 'done',
    outside: 'done',
    run: (deps, actor) =>
      operatingSystems.setSupport(deps, actor, 0, { ...support, release: deps.newId() }),
  },
  'assessment/operatingSystems.removeSupport': {
    right: ['write', 'inventory'],
    elsewhere: 'done',
    outside: 'done',
    run: async (deps, actor) => {
      const release = deps.newId()
      await operatingSystems.setSupport(deps, actor, 0, { ...support, release })
      await operatingSystems.removeSupport(deps, actor, release)
    },
  },
  'inventory/funding.createProgramme': {
    right: ['write', 'inventory'],
    run: (deps, actor, { domain }) =>
      funding.createProgramme(deps, actor, domain.id, { ...programme, name: deps.newId() }),
  },
  'inventory/funding.changeProgramme': {
    right: ['write', 'inventory'],
    run: (deps, actor, { programmeId }) =>
      funding.changeProgramme(deps, actor, programmeId, 1, programme),
  },
  'exports/funding.exportFundingProof': {
    right: ['read', 'inventory'],
    run: (deps, actor, { programmeId, file }) =>
      fundingProofs.exportFundingProof(deps, actor, programmeId, file),
  },
  'exports/stocktaking.exportStocktakingRecord': {
    right: ['read', 'inventory'],
    run: (deps, actor, { roundId, file }) =>
      stocktakingRecords.exportStocktakingRecord(deps, actor, roundId, file),
  },
  'inventory/devices/loans.lendDevice': {
    right: ['write', 'inventory'],
    run: (deps, actor, { lifeDevices }) =>
      loans.lendDevice(deps, actor, lifeDevices.toLend, 1, loan),
  },
  'inventory/devices/loans.takeBackDevice': {
    right: ['write', 'inventory'],
    run: (deps, actor, { lifeDevices }) =>
      loans.takeBackDevice(deps, actor, lifeDevices.lent, 2, {
        returnedOn: '2025-05-22',
        status: 'in_stock',
        conditionIn: '',
        missing: '',
      }),
  },
  'inventory/devices/repairs.sendToRepair': {
    right: ['write', 'inventory'],
    run: (deps, actor, { lifeDevices }) =>
      repairs.sendToRepair(deps, actor, lifeDevices.toRepair, 1, repair),
  },
  'inventory/devices/repairs.endRepair': {
    right: ['write', 'inventory'],
    run: (deps, actor, { lifeDevices }) =>
      repairs.endRepair(deps, actor, lifeDevices.broken, 2, {
        endedOn: '2025-05-22',
        result: 'Akku getauscht',
        costCents: 0,
        isWarranty: false,
        status: 'in_use',
      }),
  },
  'inventory/devices/ends.reportLoss': {
    right: ['write', 'inventory'],
    run: (deps, actor, { lifeDevices }) =>
      ends.reportLoss(deps, actor, lifeDevices.toLose, 1, loss),
  },
  'inventory/devices/ends.findDeviceAgain': {
    right: ['write', 'inventory'],
    run: (deps, actor, { lifeDevices }) =>
      ends.findDeviceAgain(deps, actor, lifeDevices.lost, 2, {
        foundOn: '2025-05-22',
        status: 'in_stock',
      }),
  },
  'inventory/devices/ends.retireDevice': {
    right: ['write', 'inventory'],
    run: (deps, actor, { lifeDevices }) =>
      ends.retireDevice(deps, actor, lifeDevices.toRetire, 1, retirement),
  },
  'inventory/devices/ends.withdrawRetirement': {
    right: ['write', 'inventory'],
    run: (deps, actor, { lifeDevices }) =>
      ends.withdrawRetirement(deps, actor, lifeDevices.retired, 2, 'Verwechselt'),
  },
  'inventory/devices/changes.undoChanges': {
    right: ['write', 'inventory'],
    run: (deps, actor, { changeSetId }) => deviceChanges.undoChanges(deps, actor, changeSetId),
  },
  'exchange/upload.receiveUpload': {
    right: ['write', 'inventory'],
    run: (deps, actor, of) => uploaded(deps, actor, of),
  },
  'exchange/upload.chooseColumns': {
    right: ['write', 'inventory'],
    run: async (deps, actor, of) =>
      uploads.chooseColumns(deps, actor, await uploaded(deps, actor, of), {}),
  },
  'exchange/upload.chooseSheet': {
    right: ['write', 'inventory'],
    run: async (deps, actor, of) =>
      uploads.chooseSheet(deps, actor, await uploaded(deps, actor, of), { headerRow: 1 }),
  },
  'exchange/upload.takeOver': {
    right: ['write', 'inventory'],
    run: async (deps, actor, of) =>
      uploads.takeOver(deps, actor, await uploaded(deps, actor, of), ''),
  },
  'exchange/upload.resumeUpload': {
    right: ['write', 'inventory'],
    run: async (deps, actor, of) =>
      uploads.resumeUpload(deps, actor, await uploaded(deps, actor, of)),
  },
  'exchange/upload.removeUpload': {
    right: ['write', 'inventory'],
    run: async (deps, actor, of) =>
      uploads.removeUpload(deps, actor, await uploaded(deps, actor, of)),
  },
  'exchange.importDevices': {
    right: ['write', 'inventory'],
    run: (deps, actor, of) =>
      exchange.importDevices(
        deps,
        actor,
        list(of, ['Inventarnummer', 'Geräteart'], ['4711', 'Notebook']),
      ),
  },
  'exchange.importApplications': {
    right: ['write', 'inventory'],
    run: (deps, actor, of) =>
      exchange.importApplications(
        deps,
        actor,
        list(of, ['Fachanwendung', 'Amt', 'Hersteller'], ['Wohngeld', 'Sozialamt', 'A']),
      ),
  },
  'exchange.importRooms': {
    right: ['write', 'inventory'],
    run: (deps, actor, of) =>
      exchange.importRooms(
        deps,
        actor,
        list(of, ['Standort', 'Gebäude', 'Raum', 'Raumart'], ['Bauhof', 'A', '1', 'Büroraum']),
      ),
  },
  'exchange.importProviders': {
    right: ['write', 'inventory'],
    run: (deps, actor, of) =>
      exchange.importProviders(
        deps,
        actor,
        list(of, ['Dienstleister', 'Art', 'Leistung'], ['Anbieter B', 'Cloud', 'Sitzungsdienst']),
      ),
  },
  'exchange.importWiba': {
    right: ['write', 'wiba'],
    run: (deps, actor, of) =>
      exchange.importWiba(
        deps,
        actor,
        list(
          of,
          ['Checkliste WiBA', 'Nr. in WiBA', 'Prüffrage WiBA', 'Umsetzung', 'Notizen'],
          ['Backup', '4', 'Frage', 'ja', ''],
        ),
      ),
  },
  'assessment.createServingMeasures': {
    right: ['write', 'measures'],
    run: (deps, actor, { domain, objectId }) =>
      assessment.createServingMeasures(deps, actor, domain.id, [
        {
          measure: { ...measure, code: 'M-901' },
          keys: [{ targetObjectId: objectId, requirement: 'SYS.2.1.A1' }],
        },
      ]),
  },
  'start/models.adoptModels': {
    right: ['write', 'measures'],
    run: (deps, actor, { domain }) =>
      models.adoptModels(deps, actor, domain.id, { keys: ['BET-09'], responsibleId: null }),
  },
  'exports/reports.exportReport': {
    right: ['read', 'exports'],
    run: (deps, actor, { domain, file }) =>
      reports.exportReport(deps, actor, {
        name: 'management',
        domainCode: domain.code,
        placeOf: () => file,
      }),
  },
  'exports.exportWorkbook': {
    right: ['read', 'exports'],
    run: (deps, actor, { domain, file }) =>
      exportActions.exportWorkbook(deps, actor, { name: 'a1', domainCode: domain.code, file }),
  },
  'history.verifyTrail': {
    right: ['read', 'audit_trail'],
    run: (deps, actor) => history.verifyTrail(deps, actor),
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'inventory.createInformationDomain': {
    right: ['write', 'information_domains'],
    run: (deps, actor) =>
      inventory.createInformationDomain(deps, actor, { code: 'NEU', name: 'Neu' }),
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'inventory.createTargetObject': {
    right: ['write', 'inventory'],
    run: (deps, actor, { domain }) =>
      inventory.createTargetObject(deps, actor, domain, {
        prefix: 'GP',
        name: 'Personalwesen',
        kinds: ['businessProcess'],
        count: 1,
        description: '',
      }),
  },
  'inventory.linkTargetObjects': {
    right: ['write', 'inventory'],
    run: (deps, actor, { objectId, otherObjectId }) =>
      inventory.linkTargetObjects(deps, actor, {
        fromId: objectId,
        toId: otherObjectId,
        relation: 'connected_to',
        reason: '',
      }),
  },
  'inventory/applications.createApplication': {
    right: ['write', 'inventory'],
    run: (deps, actor, { domain }) =>
      applications.createApplication(deps, actor, domain.id, {
        ...application,
        name: 'Hundesteuer',
      }),
  },
  'inventory/applications.changeApplication': {
    right: ['write', 'inventory'],
    run: (deps, actor, { applicationId }) =>
      applications.changeApplication(deps, actor, applicationId, 1, {
        ...application,
        server: 'srv-1',
      }),
  },
  'inventory/proposals.acceptProposals': {
    right: ['write', 'inventory'],
    run: (deps, actor, { domain }) =>
      groups.acceptProposals(deps, actor, domain.id, ['group:application|fundtierkartei']),
  },
  'inventory/proposals.acceptChanged': {
    right: ['write', 'inventory'],
    run: async (deps, actor, of) => {
      const groupKey = await proposeApplication(deps, actor, of, 'Bauhof')
      const change = { groupKey, name: 'Bauhofsoftware', count: 2 }
      return groups.acceptChanged(deps, actor, of.domain.id, change)
    },
  },
  'inventory/proposals.acceptInto': {
    right: ['write', 'inventory'],
    run: async (deps, actor, of) => {
      const groupKey = await proposeApplication(deps, actor, of, 'Winterdienst')
      const intoId = mayWriteInventory(actor, of)
        ? await inventory.createTargetObject(deps, actor, of.domain, process)
        : of.objectId
      return groups.acceptInto(deps, actor, of.domain.id, { groupKey, intoId })
    },
  },
  'inventory/doubles.mergeRooms': {
    right: ['write', 'inventory'],
    run: (deps, actor, { roomId, doubleRoomId }) =>
      doubles.mergeRooms(deps, actor, { keepId: roomId, ids: [doubleRoomId] }),
  },
  'inventory/doubles.mergeSites': {
    right: ['write', 'inventory'],
    run: (deps, actor, { siteId, doubleSiteId }) =>
      doubles.mergeSites(deps, actor, { keepId: siteId, ids: [doubleSiteId] }),
  },
  'inventory/proposals.refuseGroup': {
    right: ['write', 'inventory'],
    run: async (deps, actor, of) => {
      const groupKey = await proposeApplication(deps, actor, of, 'Parkraum')
      return groups.refuseGroup(deps, actor, of.domain.id, { groupKey, reason: 'Läuft aus.' })
    },
  },
  'inventory/proposals.takeRefusalBack': {
    right: ['write', 'inventory'],
    run: (deps, actor, { domain }) =>
      groups.takeRefusalBack(deps, actor, domain.id, 'application|altverfahren'),
  },
  'inventory/proposals.keepStored': {
    right: ['write', 'inventory'],
    run: (deps, actor, { domain }) =>
      groups.keepStored(deps, actor, domain.id, 'application|meldewesen aken'),
  },
  'inventory/rooms.changeRoom': {
    right: ['write', 'inventory'],
    run: (deps, actor, { roomId }) => rooms.changeRoom(deps, actor, roomId, 1, 'room.archive'),
  },
  'inventory/sites.createSite': {
    right: ['write', 'inventory'],
    run: (deps, actor) =>
      sites.createSite(deps, actor, {
        name: `Bauhof ${deps.newId()}`,
        type: 'other',
        defaultZone: null,
      }),
    elsewhere: 'done',
    outside: 'done',
  },
  'inventory/sites.changeSite': {
    right: ['write', 'inventory'],
    run: (deps, actor, { siteId }) =>
      sites.changeSite(deps, actor, siteId, 1, {
        name: 'Rathaus am Markt',
        type: 'administration',
        defaultZone: 'administrative',
      }),
  },
  'inventory/stocktaking.startRound': {
    right: ['write', 'inventory'],
    run: (deps, actor, { domain, siteId }) =>
      stocktaking.startRound(deps, actor, domain.id, { siteId, name: 'Sommer' }),
  },
  'inventory/stocktaking.storeFind': {
    right: ['write', 'inventory'],
    run: (deps, actor, { roundId, roundRoomId: roomId }) =>
      stocktaking.storeFind(deps, actor, {
        ...{ roundId, roomId },
        input: { code: '4711', millisecondsAgo: 0 },
      }),
  },
  'inventory/stocktaking.countRoom': {
    right: ['write', 'inventory'],
    run: (deps, actor, { roundId, roundRoomId: roomId }) =>
      stocktaking.countRoom(deps, actor, { roundId, roomId }),
  },
  'inventory/stocktaking.finishRound': {
    right: ['write', 'inventory'],
    run: (deps, actor, { roundId }) => stocktaking.finishRound(deps, actor, roundId),
  },
  'inventory/stocktaking.reopenRound': {
    right: ['write', 'inventory'],
    run: (deps, actor, { finishedRoundId }) =>
      stocktaking.reopenRound(deps, actor, finishedRoundId),
  },
  'inventory/stocktaking/rebooking.rebookFinds': {
    right: ['write', 'inventory'],
    run: (deps, actor, { roundId }) =>
      rebooking.rebookFinds(deps, actor, { roundId, findIds: 'all' }),
  },
  'inventory/targetObjects.changeTargetObject': {
    right: ['write', 'inventory'],
    run: async (deps, actor, of) =>
      targetObjects.changeTargetObject(deps, actor, of.objectId, await versionOf(of), {
        name: 'Notebooks',
        kinds: ['system.laptop', 'system.client.windows'],
        count: 3,
        description: '',
        platform: '',
        location: 'Rathaus',
        users: '',
        operatingStatus: 'operation',
        responsibleId: of.personId,
        newPerson: '',
      }),
  },
  'inventory/targetObjects.restoreField': {
    right: ['write', 'inventory'],
    run: async (deps, actor, of) =>
      targetObjects.restoreField(deps, actor, of.objectId, await versionOf(of), 'location'),
  },
  'inventory/targetObjects.unlinkTargetObjects': {
    right: ['write', 'inventory'],
    run: (deps, actor, { linkId }) => targetObjects.unlinkTargetObjects(deps, actor, linkId),
  },
  'measures.createMeasure': {
    right: ['write', 'measures'],
    run: (deps, actor, { domain }) => measures.createMeasure(deps, actor, domain.id, measure),
  },
  'measures.changeMeasure': {
    right: ['write', 'measures'],
    run: (deps, actor, { domain, measureId }) =>
      measures.changeMeasure(deps, actor, domain.id, measureId, { title: 'Neu', version: 1 }),
  },
  'measures.reportMeasure': {
    right: ['write', 'measures'],
    run: (deps, actor, { domain, measureId }) =>
      measures.reportMeasure(deps, actor, domain.id, measureId, {
        status: 'done',
        doneOn: '2025-05-20',
        // The case before changed it once.
        version: 2,
      }),
  },
  'milestones.seedMilestones': {
    right: ['write', 'milestones'],
    run: (deps, actor) => milestones.seedMilestones(deps, actor),
    elsewhere: 'done',
    outside: 'done',
  },
  'milestones.createMilestone': {
    right: ['write', 'milestones'],
    run: (deps, actor, { domain }) =>
      milestones.createMilestone(deps, actor, {
        code: 'NEU',
        title: 'Neu',
        area: 'security',
        originalDueOn: '2026-06-30',
        reviewIntervalMonths: null,
        progress: 'basis',
        informationDomainIds: [domain.id],
        documentId: null,
        stepsTotal: 0,
      }),
  },
  'milestones.changeMilestone': {
    right: ['write', 'milestones'],
    run: (deps, actor) =>
      milestones.changeMilestone(deps, actor, 'TESTAT', {
        title: 'Testat',
        area: 'security',
        version: 1,
      }),
  },
  'milestones.moveMilestone': {
    right: ['extend', 'milestones'],
    run: (deps, actor) =>
      milestones.moveMilestone(deps, actor, 'TESTAT', {
        newDueOn: '2026-06-30',
        reason: 'Die Stelle ist nicht besetzt.',
      }),
  },
  'milestones.tickMilestone': {
    right: ['write', 'milestones'],
    run: (deps, actor) =>
      milestones.tickMilestone(deps, actor, 'SCHULNETZ', {
        stepsDone: 1,
        stepsTotal: 2,
        reachedOn: null,
      }),
    outside: 'done',
  },
  'milestones.reviewMilestone': {
    right: ['write', 'milestones'],
    run: (deps, actor) => milestones.reviewMilestone(deps, actor, 'DATENSCHUTZ', '2025-05-20'),
    outside: 'done',
  },
  'modelling.applyModel': {
    right: ['write', 'modelling'],
    run: (deps, actor, { domain }) => modelling.applyModel(deps, actor, domain),
  },
  'assessment/modelling.applyWholeModel': {
    right: ['write', 'modelling'],
    run: (deps, actor, { domain }) => wholeModelling.applyWholeModel(deps, actor, domain),
  },
  'assessment/modelling.acceptModuleProposals': {
    right: ['write', 'modelling'],
    run: async (deps, actor, of) => {
      const answer = { targetObjectId: of.objectId, attribute: 'usesWlan', answer: true, note: '' }
      await modelling.answerConditions(deps, actor, [answer])
      const keys = await firstProposal(of)
      return wholeModelling.acceptModuleProposals(deps, actor, of.domain, keys)
    },
  },
  'modelling.decideModule': {
    right: ['write', 'modelling'],
    run: (deps, actor, { domain, otherObjectId, providerId }) =>
      modelling.decideModule(deps, actor, domain, {
        targetObjectId: otherObjectId,
        module: 'APP.3.1',
        decision: 'at_provider',
        reason: 'Der Dienstleister betreibt die Anwendung.',
        providerId,
      }),
  },
  'modelling.answerConditions': {
    right: ['write', 'modelling'],
    run: (deps, actor, { objectId }) =>
      modelling.answerConditions(deps, actor, [
        { targetObjectId: objectId, attribute: 'usesWlan', answer: false, note: 'Nur per Kabel.' },
      ]),
  },
  'modelling/proposals.acceptProposals': {
    right: ['write', 'modelling'],
    run: async (deps, actor, of) =>
      proposals.acceptProposals(deps, actor, of.domain, await firstProposal(of)),
  },
  'modelling/proposals.takeBackDecision': {
    right: ['write', 'modelling'],
    run: async (deps, actor, of) => {
      const key = await leaveOutAgainstTheRules(deps, actor, of)
      const stored = await of.deps.store.read(of.organisationId, (db) =>
        readDecision(db, of.domain, key),
      )
      const version = stored?.version ?? 0
      return proposals.takeBackDecision(deps, actor, of.domain, { ...key, version })
    },
  },
  'modelling/proposals.keepDecision': {
    right: ['write', 'modelling'],
    run: async (deps, actor, of) => {
      const key = await leaveOutAgainstTheRules(deps, actor, of)
      return proposals.keepDecision(deps, actor, of.domain, key)
    },
  },
  'modelling.setProtectionNeed': {
    right: ['write', 'modelling'],
    run: (deps, actor, { objectId }) =>
      modelling.setProtectionNeed(deps, actor, {
        targetObjectId: objectId,
        goal: 'confidentiality',
        level: 'high',
        effect: 'own',
        reason: 'Personaldaten',
      }),
  },
  'modelling/needs.changeNeeds': {
    right: ['write', 'modelling'],
    run: (deps, actor, { objectId }) =>
      needs.changeNeeds(deps, actor, objectId, [
        {
          goal: 'availability',
          level: 'high',
          effect: 'cumulation',
          reason: 'Viele Verfahren auf einem System.',
          version: 0,
        },
      ]),
  },
  'exchange/checklists.importChecklist': {
    right: ['write', 'checks'],
    run: (deps, actor, { domain }) =>
      checklists.importChecklist(deps, actor, {
        informationDomainId: domain.id,
        tables: [tableOf(filledChecklist.split('\n').map((line) => line.split(';')))],
        fileName: 'Checkliste_SYS.2.1.csv',
      }),
  },
  'exchange/officialTexts.importOfficialTexts': {
    right: ['write', 'checks'],
    run: (deps, actor) =>
      officialTexts.importOfficialTexts(deps, actor, {
        name: 'kompendium.xml',
        bytes: new TextEncoder().encode(kompendium('Alle melden sich immer an.')),
      }),
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'exchange/officialTexts.dropOfficialDraft': {
    right: ['write', 'checks'],
    run: (deps, actor) => officialTexts.dropOfficialDraft(deps, actor, 'wiba'),
    outside: 'forbidden',
  },
  'exchange/officialTexts.applyOfficialDraft': {
    right: ['write', 'checks'],
    run: (deps, actor) => officialTexts.applyOfficialDraft(deps, actor, 'compendium'),
    outside: 'forbidden',
  },
  'snapshots/export.exportFromSnapshot': {
    right: ['read', 'snapshots'],
    run: (deps, actor, { snapshotId, file }) =>
      snapshotExports.exportFromSnapshot(deps, actor, { snapshotId, name: 'a1', file }),
  },
  'snapshots/comparison.exportComparison': {
    right: ['read', 'snapshots'],
    run: (deps, actor, { domain, file }) =>
      comparisons.exportComparison(deps, actor, {
        informationDomainId: domain.id,
        before: livingState('2025-05-22'),
        after: livingState('2025-05-22'),
        file,
      }),
  },
  'audits.grantAccess': {
    right: ['write', 'audits'],
    run: (deps, actor, { domain, snapshotId, auditorId }) =>
      audits.grantAccess(deps, actor, domain.id, { ...period, snapshotId, userId: auditorId }),
  },
  'audits.changeAccess': {
    right: ['write', 'audits'],
    run: (deps, actor, { laterAccessId }) =>
      audits.changeAccess(deps, actor, laterAccessId, { ...period, version: 1 }),
  },
  'audits.revokeAccess': {
    right: ['write', 'audits'],
    // The case before saved it once.
    run: (deps, actor, { laterAccessId }) =>
      audits.revokeAccess(deps, actor, laterAccessId, { version: 2 }),
  },
  'audits/pages/exports.exportAudit': {
    right: ['read', 'exports'],
    run: (deps, actor, { auditAccessId, file }) =>
      auditExports.exportAudit(deps, actor, auditAccessId, { name: 'a3', file }),
  },
  'audits/pages/exports.exportAuditReport': {
    right: ['read', 'exports'],
    run: (deps, actor, { auditAccessId, file }) =>
      auditExports.exportAuditReport(deps, actor, auditAccessId, {
        name: 'management',
        placeOf: () => file,
      }),
  },
  'audits/pages/exports.exportAuditPackage': {
    right: ['read', 'exports'],
    run: (deps, actor, { auditAccessId, file }) =>
      auditExports.exportAuditPackage(deps, actor, auditAccessId, { file }),
  },
  'audits/findings/workbook.exportFindings': {
    right: ['write', 'findings'],
    run: (deps, actor, { snapshotId, file }) =>
      findingWorkbooks.exportFindings(deps, actor, { snapshotId }, file),
  },
  'audits/findings/workbook.takeFindings': {
    right: ['write', 'findings'],
    run: async (deps, actor, { snapshotId }) => {
      const cells = [
        ['Art', 'Titel', 'Beschreibung'],
        ['Empfehlung', 'Netzplan in Farbe', 'Zonen wären leichter zu sehen.'],
      ]
      const rows = cells.map((each, index) => ({ number: index + 1, cells: each }))
      const returned = {
        tables: [{ file: 'f.xlsx', sheet: 'Feststellungen', date1904: false, rows }],
        file: { name: 'f.xlsx', sha256: '0'.repeat(64) },
      }
      const take = (agreed?: string) =>
        findingWorkbooks.takeFindings(deps, actor, { snapshotId }, { ...returned, agreed })
      return take(findingPlanDigest(await take()))
    },
  },
  'audits/findings.enterFinding': {
    right: ['write', 'findings'],
    run: (deps, actor, { snapshotId }) =>
      findings.enterFinding(deps, actor, { snapshotId }, finding),
  },
  'audits/findings.changeFinding': {
    right: ['write', 'findings'],
    run: (deps, actor, { findingId }) =>
      findings.changeFinding(deps, actor, findingId, { ...finding, title: 'Neu', version: 1 }),
  },
  'audits/findings.planFinding': {
    right: ['write', 'findings'],
    run: (deps, actor, { findingId }) =>
      findings.planFinding(deps, actor, findingId, {
        ...{ title: 'Netzplan neu zeichnen', dueOn: '2025-08-22', responsibleId: null, version: 2 },
      }),
  },
  'audits/findings.linkMeasure': {
    right: ['write', 'findings'],
    run: (deps, actor, { findingId, measureId }) =>
      findings.linkMeasure(deps, actor, findingId, { measureId, version: 3 }),
  },
  'audits/findings.withdrawFinding': {
    right: ['write', 'findings'],
    run: (deps, actor, { findingId }) =>
      findings.withdrawFinding(deps, actor, findingId, { because: 'Irrtum', version: 4 }),
  },
  'audits/findings.answerFinding': {
    right: ['write', 'findings'],
    run: (deps, actor, { settledFindingId }) =>
      findings.answerFinding(deps, actor, settledFindingId, {
        ...{ answer: 'Datum ergänzt', answeredOn: '2025-05-21', version: 2 },
      }),
  },
  'snapshots/package.packageOf': {
    right: ['read', 'exports'],
    run: (deps, actor, { snapshotId, file }) =>
      packages.packageOf(deps, actor, { snapshotId, file }),
  },
  'snapshots/package.takeSnapshotForPackage': {
    right: ['write', 'snapshots'],
    run: (deps, actor, { domain }) => packages.takeSnapshotForPackage(deps, actor, domain.id),
  },
  'snapshots.takeSnapshot': {
    right: ['write', 'snapshots'],
    run: (deps, actor, { domain }) =>
      snapshots.takeSnapshot(deps, actor, domain.id, { name: 'Testat', note: '' }),
  },
  'wiba.assignQuestions': {
    right: ['write', 'wiba'],
    run: (deps, actor, { domain, personId }) =>
      wiba.assignQuestions(deps, actor, domain.id, {
        questions: ['backup-5'],
        responsibleId: personId,
      }),
  },
  'reminders/record.retryReminder': {
    right: ['write', 'reminders'],
    run: (deps, actor, { reminderId }) => reminderRecord.retryReminder(deps, actor, reminderId),
  },
  'reminders/settings.changeReminderSettings': {
    right: ['write', 'reminders'],
    run: async (deps, actor) => {
      const { ownsSchoolHolidays: _, ...input } = { ...usualSettings, isEnabled: true }
      const version = await settingsVersion(deps, actor)
      await reminderSettings.changeReminderSettings(deps, actor, version, input)
    },
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'reminders/heads.addHeadReader': {
    right: ['write', 'reminders'],
    run: (deps, actor) =>
      heads.addHeadReader(deps, actor, { name: 'Stadtrat', email: 'rat@stadt.example' }),
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'reminders/heads.removeHeadReader': {
    right: ['write', 'reminders'],
    run: (deps, actor, { headReaderId }) => heads.removeHeadReader(deps, actor, headReaderId),
    outside: 'forbidden',
  },
  'reminders/settings.changeSchoolHoliday': {
    right: ['write', 'reminders'],
    run: async (deps, actor, { schoolHolidayId }) =>
      reminderSettings.changeSchoolHoliday(
        deps,
        actor,
        schoolHolidayId,
        await settingsVersion(deps, actor),
        { name: 'Sommerferien', fromOn: '2025-06-28', untilOn: '2025-08-09' },
      ),
    outside: 'forbidden',
  },
  'reminders/settings.addSchoolHoliday': {
    right: ['write', 'reminders'],
    run: async (deps, actor) =>
      reminderSettings.addSchoolHoliday(deps, actor, await settingsVersion(deps, actor), {
        name: 'Herbstferien',
        fromOn: '2025-10-13',
        untilOn: '2025-10-25',
      }),
    outside: 'forbidden',
  },
  'reminders/settings.removeSchoolHoliday': {
    right: ['write', 'reminders'],
    run: async (deps, actor, { schoolHolidayId }) =>
      reminderSettings.removeSchoolHoliday(
        deps,
        actor,
        schoolHolidayId,
        await settingsVersion(deps, actor),
      ),
    outside: 'forbidden',
  },
  'reminders/settings.dropSchoolHolidays': {
    right: ['write', 'reminders'],
    run: async (deps, actor) =>
      reminderSettings.dropSchoolHolidays(deps, actor, await settingsVersion(deps, actor)),
    outside: 'forbidden',
  },
  'reminders/settings.ownSchoolHolidays': {
    right: ['write', 'reminders'],
    // Aken has its own list already, until the case before drops it.
    run: async (deps, actor) =>
      reminderSettings.ownSchoolHolidays(deps, actor, await settingsVersion(deps, actor), []),
    elsewhere: 'done',
    outside: 'forbidden',
  },
  'wiba.answerQuestions': {
    right: ['write', 'wiba'],
    run: (deps, actor, { domain }) =>
      wiba.answerQuestions(deps, actor, domain.id, [
        { question: 'backup-5', answer: 'yes', note: '', version: 0 },
      ]),
  },
}

/** What the rules propose first and nobody has decided; empty when nothing is proposed. */
async function firstProposal({ deps, organisationId, domain }: Belongings): Promise<string[]> {
  const model = await deps.store.read(organisationId, (db) => readStoredModel(db, domain))
  return listModuleChanges(model)
    .slice(0, 1)
    .map(({ key }) => key)
}

/** So that the rules contradict a person; nothing for an actor who may not. */
async function leaveOutAgainstTheRules(deps: Deps, actor: Actor, of: Belongings) {
  const key = { targetObjectId: of.objectId, module: 'SYS.2.1' }
  const mayDecide = isAllowed(actor, 'write', 'modelling') && isInDomain(actor, of.domain.id)
  if (mayDecide && actor.organisationId === of.organisationId) {
    const reason = 'Die Geräte werden bald ausgemustert.'
    const decision = { ...key, decision: 'left_out', reason, providerId: null } as const
    await modelling.decideModule(deps, actor, of.domain, decision)
  }
  return key
}

const process = {
  prefix: 'GP',
  name: 'Winterdienst',
  kinds: ['businessProcess'],
  count: 1,
  description: '',
} as const

const period = { fromOn: '2025-05-20', untilOn: '2025-06-20', purpose: 'Testat' }

function mayWriteInventory(actor: Actor, of: Belongings): boolean {
  const isHere = actor.organisationId === of.organisationId && isInDomain(actor, of.domain.id)
  return isHere && isAllowed(actor, 'write', 'inventory')
}

/** The key of the group that a new application becomes; whoever may not write gets a key without an application. */
async function proposeApplication(
  deps: Deps,
  actor: Actor,
  of: Belongings,
  name: string,
): Promise<string> {
  if (mayWriteInventory(actor, of)) {
    await applications.createApplication(deps, actor, of.domain.id, { ...application, name })
  }
  return `application|${foldText(name)}`
}

/** The version of C001 now. */
async function versionOf(of: Belongings): Promise<number> {
  const objects = await of.deps.store.read(of.organisationId, (db) =>
    listTargetObjects(db, of.domain.id),
  )
  return objects.find(({ id }) => id === of.objectId)?.version ?? 0
}

function list({ domain }: Belongings, ...rows: readonly (readonly Cell[])[]): exchange.ImportInput {
  return {
    domain,
    tables: [tableOf(rows)],
    file: { name: 'liste.csv', sha256: 'ab' },
    dryRun: false,
    strict: true,
  }
}

/** A list that the actor sends, once it was read. */
async function uploaded(deps: Deps, actor: Actor, { domain }: Belongings): Promise<string> {
  const file = { name: 'liste.csv', bytes: Buffer.from('Inventarnummer;Geräteart\n4711;PC\n') }
  const id = await uploads.receiveUpload(deps, actor, {
    domainId: domain.id,
    kind: 'devices',
    file,
  })
  await deps.jobs.settle()
  return id
}

/** Other cases change the same device. */
async function deviceVersionOf(deps: Deps, actor: Actor, deviceId: string): Promise<number> {
  const found = await deps.store.read(actor.organisationId, (db) => findDevice(db, deviceId))
  return found?.version ?? 1
}

/** 0 while nobody has set anything. */
async function settingsVersion(deps: Deps, { organisationId }: Actor): Promise<number> {
  const found = await deps.store.read(organisationId, findReminderSettings)
  return found?.version ?? 0
}

/** A sheet of A.4 with one answer, issued now from what belongs to the city. */
async function returnedFile(deps: Deps, { organisationId, domain, personId }: Belongings) {
  const { sequence, hash } = await deps.store.read(organisationId, findChainHead)
  const origin = originSheetOf({
    ...{ kind: 'a4', levels: [], organisationId, organisation: '', sequence, hash },
    ...{ domainId: domain.id, domainCode: domain.code },
  })
  const header = ['Zielobjekt', 'Anforderung', 'Umsetzungsbeschreibung / Begründung']
  const tables = [
    tableOf([header, ['C001', 'SYS.2.1.A8', 'Antwort des Amts']], { sheet: 'Check' }),
    tableOf(Object.entries(origin), { sheet: 'Herkunft' }),
  ]
  return { domain, tables, file: { name: 'a4.xlsx', sha256: '0'.repeat(64) }, personId }
}
