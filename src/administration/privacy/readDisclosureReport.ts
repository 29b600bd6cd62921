/** What is held about a person, in German words. Source: Art. 15 GDPR. @module */
import type { Db } from '../../../db/db.ts'
import { findChainHead } from '../../../db/queries/events.ts'
import { findOrganisation } from '../../../db/queries/organisations.ts'
import type { DisclosureReport } from '../../../reports/disclosure.ts'
import { eventKindLabels } from '../../access/eventKind.ts'
import type { Instant } from '../../core/day.ts'
import {
  type Disclosure,
  type FoundRow,
  foundByLabels,
} from '../../core/personalData/disclosure.ts'
import { personalKinds, recordEntries } from '../../core/personalData/personalKind.ts'
import { listFieldChanges } from '../../exports/eventChanges.ts'
import { fieldLabel } from '../../exports/fieldLabels.ts'
import { speakValue } from '../../exports/fieldValue.ts'
import { readSubjectNames } from '../../exports/subjectNames.ts'
import { columnWords, tableLabel, technicalColumns } from './disclosureWords.ts'

const kindLabels: Readonly<Record<string, string>> = eventKindLabels

export async function readDisclosureReport(
  db: Db,
  { subject, rows, texts, events }: Disclosure,
  at: Instant,
): Promise<DisclosureReport> {
  const nameOf = await readSubjectNames(db)
  const organisation = await findOrganisation(db)
  return {
    ...{ organisation: organisation?.name ?? '', at, chainHead: await findChainHead(db) },
    ...{ names: subject.names.join(' · '), addresses: subject.emails.join(' · ') },
    kinds: personalKinds.flatMap((kind) => {
      const entries = rows.filter((row) => row.kind === kind).length
      const { title, ...told } = recordEntries[kind]
      return entries === 0 ? [] : [{ kind: title, entries, ...told }]
    }),
    fields: personalKinds.flatMap((kind) =>
      numbered(rows.filter((row) => row.kind === kind)).flatMap(({ entry, found }) =>
        Object.entries(found.row).flatMap(([column, held]) => {
          const field = columnLabel(column)
          const value = speakValue(column, held, nameOf)
          const about = { kind: recordEntries[kind].title, foundBy: foundByLabels[found.by] }
          return field === undefined || value === '' ? [] : [{ ...about, entry, field, value }]
        }),
      ),
    ),
    texts: texts.map(({ table, column, row }) => ({
      place: `${tableLabel(table)}, ${columnLabel(column) ?? column}`,
      text: String(row[column] ?? ''),
    })),
    events: events.map(({ sequence, at, kind, actorId, details }) => ({
      ...{ sequence, at, kind: kindLabels[kind] ?? kind },
      isOwn: actorId === subject.userId,
      details: details === null ? 'entfernt' : speakDetails(kind, details, nameOf),
    })),
  }
}

/** Undefined for what says nothing to people. */
export function columnLabel(column: string): string | undefined {
  if (technicalColumns.has(column)) return undefined
  return columnWords[column] ?? fieldLabel(column)
}

/** „Anforderung 3“: counted within its table. */
function numbered(rows: readonly FoundRow[]) {
  const counts = new Map<string, number>()
  return rows.map((found) => {
    const number = (counts.get(found.table) ?? 0) + 1
    counts.set(found.table, number)
    return { entry: `${tableLabel(found.table)} ${number}`, found }
  })
}

function speakDetails(kind: string, details: string, nameOf: (id: string) => string): string {
  return listFieldChanges(kind, JSON.parse(details), nameOf)
    .map(({ field, before, after }) =>
      before === '' ? `${field}: ${after}` : `${field}: ${before} → ${after}`,
    )
    .join('; ')
}
