/** Reads what the report for the management shows: the figures of the page `/leitung`, of live data or of a frozen state. @module */
import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { ManagementReport } from '../../../reports/managementReport.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { readStaleMonths } from '../../access/organisation/readStaleMonths.ts'
import type { Day } from '../../core/day.ts'
import { readLeitung } from '../../milestones/leitung/readLeitung.ts'
import { readAllFigures } from '../../milestones/readState.ts'

/** `actor`: whose memberships say which milestones of several information domains are shown; all of them where not given. */
export async function gatherManagementReport(
  db: Db,
  domain: InformationDomain,
  today: Day,
  actor: Actor = systemActor(db.organisationId, ''),
): Promise<ManagementReport> {
  const options = { today, staleMonths: await readStaleMonths(db) }
  const figures = await readAllFigures(db, today, options.staleMonths)
  const onlooker = { actor, domains: [domain], options }
  const state = await readLeitung(db, onlooker, domain, figures)
  if (!state) throw new Error(`no figures of information domain ${domain.id}`)
  const { whole, milestones, risks, decisions, costly } = state
  const { progress, wiba } = whole.figures
  return {
    today,
    ...{ progress, wiba, risks, decisions, costly },
    outlook: whole.outlook,
    milestones: milestones.map(({ report }) => report),
  }
}
