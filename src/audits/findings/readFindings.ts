import type { Db } from '../../../db/db.ts'
import { listFindings } from '../../../db/queries/audits.ts'
import { listMeasures } from '../../../db/queries/measures.ts'
import type { Day } from '../../core/day.ts'
import { type FindingEntry, findingEntry } from './findingEntry.ts'

/** The findings of an information domain by number, with what became of them. */
export async function readFindings(
  db: Db,
  informationDomainId: string,
  today: Day,
): Promise<FindingEntry[]> {
  const findings = await listFindings(db, informationDomainId)
  const measures = new Map(
    (await listMeasures(db, informationDomainId)).map((measure) => [measure.id, measure]),
  )
  return findings.map((finding) =>
    findingEntry(finding, measures.get(finding.measureId ?? ''), today),
  )
}
