import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { auditTrail } from '../../reports/auditTrail.ts'
import { checkResult } from '../../reports/checkResult.ts'
import type { ReportContext } from '../../reports/cover.ts'
import { deadlines } from '../../reports/deadlines.ts'
import { deviceList } from '../../reports/deviceList.ts'
import { implementationPlan } from '../../reports/implementationPlan.ts'
import { modelling } from '../../reports/modelling.ts'
import { protectionNeeds } from '../../reports/protectionNeeds.ts'
import { reminders } from '../../reports/reminders.ts'
import type { Workbook } from '../../reports/sheet.ts'
import { structureAnalysis } from '../../reports/structureAnalysis.ts'
import { wiba } from '../../reports/wiba.ts'
import type { Day } from '../core/day.ts'
import { originSheetOf } from '../exchange/workbookOrigin.ts'
import { gatherAuditTrail } from './auditTrail.ts'
import { gatherCheckResult } from './checkResult.ts'
import { gatherDeadlines } from './deadlines.ts'
import { gatherDeviceList } from './deviceList.ts'
import { type ExportFilter, filterFor, speakFilter } from './exportFilter.ts'
import type { ExportName } from './exportNames.ts'
import { gatherImplementationPlan } from './implementationPlan.ts'
import { gatherModelling } from './modelling.ts'
import { originIn } from './originIn.ts'
import { gatherProtectionNeeds } from './protectionNeeds.ts'
import { gatherReminders } from './reminders.ts'
import { readReportContext } from './reportContext.ts'
import { gatherStructureAnalysis } from './structureAnalysis.ts'
import { gatherWiba } from './wiba.ts'

/** `withHolder`: whether the device list names holders, which is personal data. */
export type ExportOptions = { readonly withHolder: boolean; readonly filter?: ExportFilter }

type Sources = {
  readonly withHolder: boolean
  readonly filter: ExportFilter
  readonly db: Db
  readonly domain: InformationDomain
  readonly today: Day
}

const builders: Record<
  ExportName,
  (context: ReportContext, sources: Sources) => Promise<Workbook>
> = {
  a1: async (context, { db, domain }) =>
    structureAnalysis(context, await gatherStructureAnalysis(db, domain)),
  a2: async (context, { db, domain }) =>
    protectionNeeds(context, await gatherProtectionNeeds(db, domain)),
  a3: async (context, { db, domain }) => modelling(context, await gatherModelling(db, domain)),
  a4: async (context, { db, domain, today, filter }) =>
    checkResult(context, await gatherCheckResult(db, domain, today, filter.levels)),
  a6: async (context, { db, domain, today, filter }) =>
    implementationPlan(context, await gatherImplementationPlan(db, domain, today, filter.levels)),
  devices: async (context, { db, domain, withHolder, filter }) =>
    deviceList(context, await gatherDeviceList(db, domain, withHolder, filter)),
  wiba: async (context, { db, domain }) => wiba(context, await gatherWiba(db, domain)),
  deadlines: async (context, { db, domain, today }) =>
    deadlines(context, await gatherDeadlines(db, domain, today)),
  reminders: async (context, { db, domain, filter }) =>
    reminders(context, await gatherReminders(db, domain, filter)),
  audit: async (context, { db, filter }) => auditTrail(context, await gatherAuditTrail(db, filter)),
}

/**
 * The document of that name. Its long tables read on while it is written, so it must be written before
 * `db` is given back; `db` comes from `store.readSnapshot`, or covers and tables may not agree.
 */
export async function buildWorkbook(
  name: ExportName,
  db: Db,
  domain: InformationDomain,
  today: Day,
  { withHolder, filter: wanted = {} }: ExportOptions = { withHolder: false },
): Promise<Workbook> {
  const filter = filterFor(name, wanted)
  const selection = await speakFilter(db, filter)
  const context = { ...(await readReportContext(db, domain)), ...(selection && { selection }) }
  const workbook = await builders[name](context, { db, domain, today, withHolder, filter })
  if (name !== 'a4') return workbook
  const kind = { kind: 'a4', levels: filter.levels ?? [] } as const
  return { ...workbook, origin: originSheetOf(originIn(db, domain, context, kind)) }
}
