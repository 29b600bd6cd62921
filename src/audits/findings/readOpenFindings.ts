import type { Db } from '../../../db/db.ts'
import { listUnansweredFindings } from '../../../db/queries/audits.ts'
import type { Day } from '../../core/day.ts'
import { findingState, isFindingOverdue } from '../finding.ts'
import type { OpenFindings } from './findingEntry.ts'

/** How many findings of an information domain still want work, with one statement. */
export async function readOpenFindings(
  db: Db,
  informationDomainId: string,
  today: Day,
): Promise<OpenFindings> {
  const unanswered = await listUnansweredFindings(db, informationDomainId)
  const entries = unanswered
    .map(({ measureStatus: status, measureDueOn: dueOn, ...finding }) => ({
      finding,
      measure: status === null ? undefined : { status, dueOn },
    }))
    .filter(({ finding, measure }) => ['open', 'planned'].includes(findingState(finding, measure)))
  return {
    open: entries.length,
    overdue: entries.filter(({ finding, measure }) => isFindingOverdue(finding, measure, today))
      .length,
  }
}
