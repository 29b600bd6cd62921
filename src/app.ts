/** The web application: what stands before every page, then the pages of each area. @module */
import { Hono } from 'hono'
import { directoryLoginRoutes } from './access/directoryLogin/routes.tsx'
import type { FailedLogin } from './access/login/loginResult.ts'
import { loginRoutes } from './access/login/routes.tsx'
import { accountRoutes } from './access/ownAccount/routes.tsx'
import { accountAdministrationRoutes } from './administration/accounts/routes.tsx'
import { directoryRoutes } from './administration/directory/routes.tsx'
import { mailRoutes } from './administration/mail/routes.tsx'
import { personRoutes } from './administration/persons/routes.tsx'
import { privacyRoutes } from './administration/privacy/routes.tsx'
import { administrationRoutes } from './administration/routes.tsx'
import { systemRoutes } from './administration/system/routes.tsx'
import { tokenRoutes } from './administration/tokens/routes.tsx'
import { checkApi } from './api/checks/routes.tsx'
import { deviceApi } from './api/devices/routes.tsx'
import { apiDocsRoutes } from './api/docs/routes.tsx'
import { endpoints } from './api/endpoints.ts'
import { exportApi } from './api/exports/routes.tsx'
import { milestoneApi } from './api/milestones/routes.tsx'
import { reportApi } from './api/reports/routes.tsx'
import { targetObjectApi } from './api/targetObjects/routes.tsx'
import { tokenApi } from './api/token/routes.tsx'
import { devicePages } from './assessment/devices/routes.tsx'
import { documentRoutes } from './assessment/documents/routes.tsx'
import { checkEditorRoutes } from './assessment/editor/routes.tsx'
import { evidenceRoutes } from './assessment/evidence/routes.tsx'
import { checkRoutes } from './assessment/list/routes.tsx'
import { measureRoutes } from './assessment/measures/routes.tsx'
import { proposalRoutes } from './assessment/modelling/routes.tsx'
import { operatingSystemRoutes } from './assessment/operatingSystems/routes.tsx'
import { targetObjectPages } from './assessment/targetObjects/routes.tsx'
import { accessRoutes } from './audits/accesses/routes.tsx'
import { findingRoutes } from './audits/findings/routes.tsx'
import { findingWorkbookRoutes } from './audits/findings/workbook/routes.tsx'
import { auditExportRoutes } from './audits/pages/exports/routes.tsx'
import { auditFindingRoutes } from './audits/pages/findings/routes.tsx'
import { auditRoutes } from './audits/pages/routes.tsx'
import type { Deps } from './deps.ts'
import { checklistImportRoutes } from './exchange/checklists/routes.tsx'
import { officialTextRoutes } from './exchange/officialTexts/routes.tsx'
import { uploadRoutes } from './exchange/upload/routes.tsx'
import { wibaImportRoutes } from './exchange/wiba/routes.tsx'
import { deviceExportRoutes } from './exports/devices/routes.tsx'
import { fundingProofRoutes } from './exports/funding/routes.tsx'
import { reportRoutes } from './exports/reports/routes.tsx'
import { exportRoutes } from './exports/routes.tsx'
import { stocktakingRecordRoutes } from './exports/stocktaking/routes.tsx'
import { helpRoutes } from './help/routes.tsx'
import { checkHistoryRoutes } from './history/check/routes.tsx'
import { deviceHistoryRoutes } from './history/device/routes.tsx'
import { historyRoutes } from './history/routes.tsx'
import { targetObjectHistoryRoutes } from './history/targetObject/routes.tsx'
import { applicationRoutes } from './inventory/applications/routes.tsx'
import { bulkEditRoutes } from './inventory/devices/bulk/routes.tsx'
import { deviceChangeRoutes } from './inventory/devices/changes/routes.tsx'
import { endRoutes } from './inventory/devices/ends/routes.tsx'
import { deviceFormRoutes } from './inventory/devices/form/routes.tsx'
import { labelRoutes } from './inventory/devices/labels/routes.tsx'
import { deviceListRoutes } from './inventory/devices/list/routes.tsx'
import { loanRoutes } from './inventory/devices/loans/routes.tsx'
import { quickRoutes } from './inventory/devices/quick/routes.tsx'
import { repairRoutes } from './inventory/devices/repairs/routes.tsx'
import { doubleRoutes } from './inventory/doubles/routes.tsx'
import { fundingRoutes } from './inventory/funding/routes.tsx'
import { networkRoutes } from './inventory/networks/routes.tsx'
import { groupProposalRoutes } from './inventory/proposals/routes.tsx'
import { providerRoutes } from './inventory/providers/routes.tsx'
import { roomRoutes } from './inventory/rooms/routes.tsx'
import { siteRoutes } from './inventory/sites/routes.tsx'
import { stocktakingRoutes } from './inventory/stocktaking/routes.tsx'
import { targetObjectRoutes } from './inventory/targetObjects/routes.tsx'
import { calendarRoutes } from './milestones/calendar/routes.tsx'
import { milestoneRoutes } from './milestones/pages/routes.tsx'
import { wibaRoutes } from './milestones/wiba/routes.tsx'
import { moduleRoutes } from './modelling/modules/routes.tsx'
import { needRoutes } from './modelling/needs/routes.tsx'
import { modelledObjectRoutes } from './modelling/objects/routes.tsx'
import { questionRoutes } from './modelling/questions/routes.tsx'
import { assetAddress } from './platform/assets.ts'
import type { Log } from './platform/log.ts'
import { type Machine, machineWith } from './platform/machine.ts'
import { ownReminderRoutes } from './reminders/choices/routes.tsx'
import { calendarFeedRoutes } from './reminders/feed/routes.tsx'
import { headRoutes } from './reminders/heads/routes.tsx'
import { previewRoutes } from './reminders/preview/routes.tsx'
import { reminderRecordRoutes } from './reminders/record/routes.tsx'
import { reminderSettingsRoutes } from './reminders/settings/routes.tsx'
import { unsubscribeRoutes } from './reminders/unsubscribe/routes.tsx'
import { returnRoutes } from './returns/merge/routes.tsx'
import { questionnaireRoutes } from './returns/questionnaire/routes.tsx'
import { replyRoutes } from './returns/reply/routes.tsx'
import { apiOf } from './server/api.ts'
import { assetRoutes } from './server/assets.ts'
import { limitBodies } from './server/bodyLimits.ts'
import { handleError, showNotFound } from './server/errors.ts'
import { healthRoutes } from './server/health.ts'
import { readNotice } from './server/notices.ts'
import { secretPages } from './server/secretPages.ts'
import { keepPrivate, requireSameOrigin, requireToken, securityHeaders } from './server/security.ts'
import { findVisit, requireVisit } from './server/visits.tsx'
import { packageRoutes } from './snapshots/package/routes.tsx'
import { snapshotRoutes } from './snapshots/routes.tsx'
import { leitungRoutes } from './start/leitung/routes.tsx'
import { modelRoutes } from './start/models/routes.tsx'
import { startRoutes } from './start/routes.tsx'
import type { ApiEnv } from './web/api/apiEnv.ts'
import { localSite, type Site } from './web/site.ts'
import type { WebEnv } from './web/visit.ts'
import { checklistRoutes } from './wiba/checklist/routes.tsx'
import { gapRoutes } from './wiba/gaps/routes.tsx'

/** Behind the login, in the order of the navigation. */
const pages: readonly Hono<WebEnv>[] = [
  startRoutes,
  leitungRoutes,
  deviceListRoutes,
  bulkEditRoutes,
  deviceExportRoutes,
  deviceChangeRoutes,
  uploadRoutes,
  quickRoutes,
  labelRoutes,
  deviceFormRoutes,
  devicePages,
  deviceHistoryRoutes,
  loanRoutes,
  fundingRoutes,
  fundingProofRoutes,
  stocktakingRecordRoutes,
  operatingSystemRoutes,
  repairRoutes,
  endRoutes,
  applicationRoutes,
  groupProposalRoutes,
  targetObjectPages,
  targetObjectRoutes,
  targetObjectHistoryRoutes,
  needRoutes,
  doubleRoutes,
  siteRoutes,
  snapshotRoutes,
  checklistImportRoutes,
  officialTextRoutes,
  roomRoutes,
  stocktakingRoutes,
  networkRoutes,
  providerRoutes,
  moduleRoutes,
  modelledObjectRoutes,
  proposalRoutes,
  questionRoutes,
  checkRoutes,
  checkEditorRoutes,
  checkHistoryRoutes,
  wibaRoutes,
  wibaImportRoutes,
  gapRoutes,
  checklistRoutes,
  calendarRoutes,
  modelRoutes,
  measureRoutes,
  milestoneRoutes,
  documentRoutes,
  evidenceRoutes,
  previewRoutes,
  reminderRecordRoutes,
  reminderSettingsRoutes,
  reportRoutes,
  headRoutes,
  exportRoutes,
  packageRoutes,
  returnRoutes,
  questionnaireRoutes,
  historyRoutes,
  accessRoutes,
  findingWorkbookRoutes,
  findingRoutes,
  auditRoutes,
  auditExportRoutes,
  auditFindingRoutes,
  administrationRoutes,
  accountAdministrationRoutes,
  directoryRoutes,
  mailRoutes,
  privacyRoutes,
  personRoutes,
  tokenRoutes,
  systemRoutes,
  helpRoutes,
  ownReminderRoutes,
  accountRoutes,
]

/** For other programs, by a token. */
const apis: readonly Hono<ApiEnv>[] = [
  tokenApi,
  deviceApi,
  reportApi,
  targetObjectApi,
  checkApi,
  milestoneApi,
  exportApi,
]

export function createApp(
  deps: Deps,
  log: Log,
  site: Site = localSite,
  machine: Machine = machineWith(() => []),
): Hono<WebEnv> {
  const app = new Hono<WebEnv>()
  app.use(async (c, next) => {
    c.set('requestId', deps.newId())
    c.set('deps', deps)
    c.set('today', deps.today())
    c.set('assetUrl', assetAddress)
    c.set('site', site)
    c.set('machine', machine)
    await next()
  })
  app.use(securityHeaders)
  app.route('/', healthRoutes(log))
  app.route('/', assetRoutes)
  app.route('/', apiDocsRoutes)
  app.route('/', apiOf(log, apis, endpoints))
  app.route('/', secretPages([calendarFeedRoutes, unsubscribeRoutes, replyRoutes]))

  app.use(keepPrivate, requireSameOrigin, limitBodies, readNotice, findVisit)

  const noteFailure = (failed: FailedLogin) => log.warn(failed, 'login failed')
  app.route('/', loginRoutes(noteFailure))
  app.route('/', directoryLoginRoutes(noteFailure))
  app.use(requireVisit, requireToken)
  for (const page of pages) app.route('/', page)

  app.notFound(showNotFound)
  app.onError(handleError(log))
  return app
}
