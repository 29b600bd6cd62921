import { sqliteColumns } from './columns.ts'
import { defineTables } from './schema/tables.ts'

export const tables = defineTables(sqliteColumns)

/** drizzle-kit finds tables by the exports of this file. */
export const {
  organisation,
  user,
  membership,
  person,
  informationDomain,
  site,
  room,
  targetObject,
  targetObjectLink,
  device,
  application,
  moduleDecision,
  conditionAnswer,
  protectionNeed,
  suggestion,
  check,
  measure,
  measureCheck,
  progressDay,
  document,
  documentTopic,
  documentVersion,
  evidenceLink,
  milestone,
  milestoneDomain,
  milestoneExtension,
  wibaAnswer,
  event,
  eventDetail,
  chainHead,
  accessLog,
  importRun,
  importMapping,
} = tables
