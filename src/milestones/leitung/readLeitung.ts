import type { Db } from '../../../db/db.ts'
import { countUnmetChecks, listDueChecks, listRisks } from '../../../db/queries/duties.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listMeasures } from '../../../db/queries/measures.ts'
import { addDays } from '../../core/day.ts'
import { readApprovals } from '../../documents/readApprovals.ts'
import type { Measure } from '../../measures/measure.ts'
import { milestonesOfDomain } from '../milestonesOfDomain.ts'
import { type DomainState, type Onlooker, readDomainState } from '../readDomainState.ts'
import type { DomainFigures, MilestoneEntry } from '../readState.ts'
import { costlyMeasures, type Decision, decisionsOf } from './decisions.ts'
import { firstPriorityGaps } from './riskFacts.ts'
import { type TopRisk, topRisks } from './topRisks.ts'

export type LeitungState = {
  readonly whole: DomainState
  readonly risks: readonly TopRisk[]
  /** Of the information domain, and those of the whole city that are late or coming. */
  readonly milestones: readonly MilestoneEntry[]
  readonly decisions: readonly Decision[]
  /** Those that cost something and are not done, the dearest first. */
  readonly costly: readonly Measure[]
}

/** What is said to the management; `figures` of every information domain, undefined where those of this one are missing. */
export async function readLeitung(
  db: Db,
  onlooker: Onlooker,
  domain: InformationDomain,
  figures: readonly DomainFigures[],
): Promise<LeitungState | undefined> {
  const whole = await readDomainState(db, onlooker, domain, figures)
  if (!whole) return undefined
  const { today, staleMonths } = onlooker.options
  const scope = {
    informationDomainIds: [domain.id],
    untilOn: addDays(today, -1),
    isBasicOnly: true,
  }
  const overdue = await listDueChecks(db, scope, 3)
  const { basicOverdue } = await countUnmetChecks(db, { ...scope, today })
  const risks = await listRisks(db, [domain.id])
  const measures = await listMeasures(db, domain.id)
  const milestones = milestonesOfDomain(whole.milestones ?? [], domain.id, today)
  const named = ({ requirement, objectCode, objectName }: (typeof risks)[number]) =>
    `${requirement} bei ${objectCode} ${objectName}`
  return {
    whole,
    risks: topRisks({
      overdue: {
        count: basicOverdue,
        named: overdue.map(
          ({ requirement, objectCode, objectName }) =>
            `${requirement} bei ${objectCode} ${objectName}`,
        ),
      },
      firstPriority: firstPriorityGaps(whole.figures.progress),
      unplanned: whole.figures.progress.whole.basic.unplanned,
      stale: { count: whole.figures.progress.whole.basic.stale, months: staleMonths },
      unapproved: whole.documents
        .filter(({ state }) => !state.approved || state.lateTopics.length > 0)
        .map(({ title }) => title),
      acceptedRisks: risks.filter(({ riskAcceptedOn }) => riskAcceptedOn !== null).map(named),
    }),
    milestones,
    decisions: decisionsOf({
      approvals: await readApprovals(db, [domain]),
      proposedRisks: risks.filter(
        ({ riskAcceptedOn, level }) => riskAcceptedOn === null && level !== 'basic',
      ),
      milestones,
      measures,
      today,
    }),
    costly: costlyMeasures(measures),
  }
}
