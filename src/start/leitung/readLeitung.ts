import type { Db } from '../../../db/db.ts'
import { countUnmetChecks, listDueChecks, listRisks } from '../../../db/queries/duties.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Store } from '../../../db/store.ts'
import { addDays } from '../../core/day.ts'
import type { Approval } from '../duty.ts'
import { readApprovals } from '../readDuties.ts'
import { type DomainState, type Onlooker, readDomainState } from '../readStart.ts'
import { firstPriorityGaps } from './riskFacts.ts'
import { type TopRisk, topRisks } from './topRisks.ts'

type ProposedRisk = {
  readonly requirement: string
  readonly objectCode: string
  readonly objectName: string
}

/** `proposedRisks`: requirements whose risk was proposed and not accepted yet. */
export type LeitungState = {
  readonly whole: DomainState
  readonly risks: readonly TopRisk[]
  readonly approvals: readonly Approval[]
  readonly proposedRisks: readonly ProposedRisk[]
}

/** What stands on the page for the management; undefined without figures. */
export async function readLeitung(
  store: Store,
  db: Db,
  onlooker: Onlooker,
  domain: InformationDomain,
): Promise<LeitungState | undefined> {
  const whole = await readDomainState(store, db, onlooker, domain)
  if (!whole) return undefined
  const { today } = onlooker.options
  const scope = {
    informationDomainIds: [domain.id],
    untilOn: addDays(today, -1),
    isBasicOnly: true,
  }
  const overdue = await listDueChecks(db, scope, 3)
  const { basicOverdue } = await countUnmetChecks(db, { ...scope, today })
  const risks = await listRisks(db, [domain.id])
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
      unapproved: whole.documents
        .filter(({ state }) => !state.approved || state.lateTopics.length > 0)
        .map(({ title }) => title),
      acceptedRisks: risks.filter(({ riskAcceptedOn }) => riskAcceptedOn !== null).map(named),
    }),
    approvals: await readApprovals(db, [domain]),
    proposedRisks: risks
      .filter(({ riskAcceptedOn, level }) => riskAcceptedOn === null && level !== 'basic')
      .map(({ requirement, objectCode, objectName }) => ({ requirement, objectCode, objectName })),
  }
}
