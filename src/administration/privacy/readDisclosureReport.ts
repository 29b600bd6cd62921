/** What is held about a person, in German words. Source: Art. 15 GDPR. @module */
import type { Db } from '../../../db/db.ts'
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
import { type CoveredTable, coveredTables } from '../../history/rows/rowTables.ts'

const kindLabels: Readonly<Record<string, string>> = eventKindLabels

/** Tables that hold no content of a city, and so have no word in the trail. */
const further: Readonly<Record<string, string>> = {
  user: 'Zugang',
  session: 'Sitzung',
  accessLog: 'Zugriffsprotokoll',
  loginAttempt: 'Anmeldeversuche',
  directoryAccount: 'Zugang aus dem Verzeichnis',
  suggestion: 'Vorschlag',
  questionnaire: 'Fragebogen',
  questionnaireQuestion: 'Frage eines Fragebogens',
  returnedWorkbook: 'Rücklauf',
  officialImport: 'Eingelesene amtliche Texte',
  importUpload: 'Hochgeladene Liste',
  deviceChangeSet: 'Änderung an Geräten',
  savedFilter: 'Gemerkte Liste',
  reminder: 'Erinnerung',
  reminderItem: 'Eintrag einer Erinnerung',
  reminderRecipient: 'Wahl der Erinnerungen',
  calendarFeed: 'Kalender',
  chainHeadMail: 'Mail mit dem Kopf der Kette',
}

export async function readDisclosureReport(
  db: Db,
  { subject, rows, texts, events }: Disclosure,
  { organisation, at }: { organisation: string; at: Instant },
): Promise<DisclosureReport> {
  const nameOf = await readSubjectNames(db)
  return {
    ...{ organisation, at },
    ...{ names: subject.names.join(' · '), addresses: subject.emails.join(' · ') },
    kinds: personalKinds.flatMap((kind) => {
      const entries = rows.filter((row) => row.kind === kind).length
      const { title, ...told } = recordEntries[kind]
      return entries === 0 ? [] : [{ kind: title, entries, ...told }]
    }),
    fields: personalKinds.flatMap((kind) =>
      numbered(rows.filter((row) => row.kind === kind)).flatMap(({ entry, found }) =>
        Object.entries(found.row).map(([field, value]) => ({
          ...{ kind: recordEntries[kind].title, entry, foundBy: foundByLabels[found.by] },
          ...{ field: fieldLabel(field), value: speakValue(field, value, nameOf) },
        })),
      ),
    ),
    texts: texts.map(({ table, column, row }) => ({
      place: `${tableLabel(table)}, ${fieldLabel(column)}`,
      text: String(row[column] ?? ''),
    })),
    events: events.map(({ sequence, at, kind, actorId, details }) => ({
      ...{ sequence, at, kind: kindLabels[kind] ?? kind },
      isOwn: actorId === subject.userId,
      details: details === null ? 'entfernt' : speakDetails(kind, details, nameOf),
    })),
  }
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

function tableLabel(table: string): string {
  if (Object.hasOwn(coveredTables, table)) return coveredTables[table as CoveredTable].label
  return further[table] ?? table
}

function speakDetails(kind: string, details: string, nameOf: (id: string) => string): string {
  return listFieldChanges(kind, JSON.parse(details), nameOf)
    .map(({ field, before, after }) =>
      before === '' ? `${field}: ${after}` : `${field}: ${before} → ${after}`,
    )
    .join('; ')
}
