/**
 * The audit trail (Änderungsprotokoll): who changed what when, chained so that nobody changes it unseen.
 * @module
 */
import type { Instant } from '../src/core/day.ts'
import { fact, type ReportContext, workbookOf } from './cover.ts'
import type { Cell, Workbook } from './sheet.ts'
import { type Items, id, instant, int, sheetOf, text } from './table.ts'

/** What one field was before and is after, in German words; '' is empty. */
export type FieldChange = { field: string; before: string; after: string }

export type AuditEvent = {
  /** Counts from 1 without gaps. */
  sequence: number
  at: Instant
  actor: string
  /** A German word: „Anforderung geprüft“. */
  kind: string
  subject: string
  changes: readonly FieldChange[]
  /** Why the details were erased; null while they are there. */
  erasedBecause: string | null
  hash: string
}

export type AuditTrail = {
  /** In the order of their sequence. Read once and not kept; as many as `counts.events`. */
  events: Items<AuditEvent>
  counts: { events: number; erased: number }
  /** Only what is about the information domain; what is about people is left out. */
  ofDomain?: true
}

export function auditTrail(
  context: ReportContext,
  { events, counts, ofDomain }: AuditTrail,
): Workbook {
  return workbookOf(context, {
    name: 'audit',
    title: 'Änderungsprotokoll',
    subject: 'Wer wann was geändert hat; die Prüfsummen machen nachträgliche Änderungen sichtbar.',
    ...(ofDomain ? {} : { scope: 'gesamte Institution' }),
    catalogue: false,
    facts: [fact('Ereignisse', counts.events), fact('davon Angaben gelöscht', counts.erased)],
    notes: [
      'Jede Prüfsumme (SHA-256) schließt die des vorigen Ereignisses ein. Die letzte steht auf diesem Deckblatt.',
      'Sind Angaben aus Gründen des Datenschutzes gelöscht, bleibt die Kette dennoch prüfbar.',
      ...(ofDomain
        ? [
            'Hier stehen die Ereignisse zum Inhalt dieses Informationsverbunds, ohne Inhaber und Entleihende von Geräten. Die lückenlose Kette aller Ereignisse steht in protokoll/ereignisse.jsonl.',
          ]
        : []),
    ],
    sheets: [
      sheetOf<AuditEvent>({
        name: 'Ereignisse',
        title: 'Ereignisse in ihrer Reihenfolge',
        fields: [
          int('Nr.', 8, (event) => event.sequence),
          instant('Zeitpunkt', (event) => event.at),
          text('Person', 20, (event) => event.actor),
          text('Vorgang', 22, (event) => event.kind),
          text('Gegenstand', 28, (event) => event.subject),
          text('Änderungen', 60, changeWords),
          id('Prüfsumme', 34, (event) => event.hash),
        ],
        items: events,
        expected: counts.events,
      }),
    ],
  })
}

/** One line a field, „Status: nein → ja“. */
function changeWords({ changes, erasedBecause }: AuditEvent): Cell {
  if (erasedBecause !== null) {
    return { value: `Angaben gelöscht: ${erasedBecause}`, tone: 'muted' }
  }
  return changes
    .map(({ field, before, after }) => `${field}: ${before || '(leer)'} → ${after || '(leer)'}`)
    .join('\n')
}
