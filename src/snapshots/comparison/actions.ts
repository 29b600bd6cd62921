/** The differences between two states, taken out as a workbook. @module */
import { type ComparisonLine, stateComparison } from '../../../reports/stateComparison.ts'
import { saveWorkbook } from '../../../reports/workbook/saveWorkbook.ts'
import type { Actor } from '../../access/actor.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import type { Deps } from '../../deps.ts'
import { readReportContext } from '../../exports/reportContext.ts'
import { storeExportAccess } from '../../exports/storeExportAccess.ts'
import type { ComparedState } from './comparedState.ts'
import { readComparison } from './readComparison.ts'
import { type StateChange, stateChangeLabels } from './stateChange.ts'

export type ComparisonOrder = {
  readonly informationDomainId: string
  readonly before: ComparedState
  readonly after: ComparedState
  readonly file: string
}

/** Writes every difference, one line a field, and notes that it was taken out. */
export async function exportComparison(
  deps: Deps,
  actor: Actor,
  { informationDomainId, before, after, file }: ComparisonOrder,
): Promise<void> {
  allow(actor, 'read', 'exports')
  allow(actor, 'read', 'snapshots')
  const { store } = deps
  const { organisationId } = actor
  const { domain, context } = await store.readSnapshot(organisationId, async (db) => {
    const found = await readInformationDomain(db, actor, informationDomainId)
    return { domain: found, context: await readReportContext(db, found) }
  })
  const compared = await readComparison({ store, organisationId, domain }, before, after)
  const report = {
    before: { title: before.title, ...compared.before.figures },
    after: { title: after.title, ...compared.after.figures },
    lines: compared.changes.flatMap(linesOf),
  }
  await saveWorkbook(stateComparison(context, report), file)
  await store.write(organisationId, (db) =>
    storeExportAccess(
      db,
      deps,
      actor,
      `${domain.code}/Vergleich (${before.title}; ${after.title})`,
    ),
  )
}

function linesOf({ group, kind, subject, fields }: StateChange): ComparisonLine[] {
  const line = { group, kind: stateChangeLabels[kind], subject }
  return fields.length === 0
    ? [{ ...line, field: null }]
    : fields.map((field) => ({ ...line, field }))
}
