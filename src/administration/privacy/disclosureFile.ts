/** What a person is told that is held about them, as a file. Source: Art. 15 and 20 GDPR. @module */

import { eventKindLabels } from '../../access/eventKind.ts'
import type { Instant } from '../../core/day.ts'
import { type Disclosure, foundByLabels } from '../../core/personalData/disclosure.ts'
import {
  type PersonalKind,
  personalKinds,
  recordEntries,
} from '../../core/personalData/personalKind.ts'

const kindLabels: Readonly<Record<string, string>> = eventKindLabels

/** German words for the headings, names of tables and columns as they are; two spaces deep. */
export function disclosureFile(
  { subject, rows, texts, events }: Disclosure,
  { organisation, at }: { organisation: string; at: Instant },
): string {
  const file = {
    format: 'basislotse-auskunft',
    formatVersion: 1,
    organisation,
    erstelltAm: at,
    person: { name: subject.names, mailadresse: subject.emails },
    hinweis:
      'Kennwörter, Schlüssel und Inhalte von Dateien stehen nicht darin. Was nur über den Namen gefunden wurde, kann eine andere Person gleichen Namens betreffen.',
    daten: personalKinds.flatMap((kind) => sectionOf(kind, rows)),
    texte: texts.map(({ table, column, row }) => ({ tabelle: table, spalte: column, zeile: row })),
    ereignisse: events.map((event) => ({
      nummer: event.sequence,
      zeitpunkt: event.at,
      art: kindLabels[event.kind] ?? event.kind,
      durchDiePerson: event.actorId === subject.userId,
      gegenstand: event.subjectId,
      einzelheiten: event.details ? JSON.parse(event.details) : null,
    })),
  }
  return `${JSON.stringify(file, undefined, 2)}\n`
}

function sectionOf(kind: PersonalKind, rows: Disclosure['rows']) {
  const own = rows.filter((row) => row.kind === kind)
  if (own.length === 0) return []
  const { title, purpose, source, seenBy, kept, deletion } = recordEntries[kind]
  const tables = [...new Set(own.map(({ table }) => table))]
  return [
    {
      ...{ art: title, zweck: purpose, herkunft: source, empfaenger: seenBy },
      ...{ dauer: kept, loeschung: deletion },
      tabellen: tables.map((table) => {
        const inTable = own.filter((row) => row.table === table)
        return {
          tabelle: table,
          gefundenUeber: foundByLabels[inTable[0]?.by ?? 'id'],
          zeilen: inTable.map(({ row }) => row),
        }
      }),
    },
  ]
}
