/**
 * The documents that `export` writes: the one list for help, documentation and pages.
 * @module
 */
import { Failure } from '../core/failure.ts'
import { nearestWord } from '../core/text.ts'

export const exportNames = [
  'a1',
  'a2',
  'a3',
  'a4',
  'a6',
  'devices',
  'wiba',
  'deadlines',
  'reminders',
  'audit',
] as const
export type ExportName = (typeof exportNames)[number]

/** Workbooks that show a state of an information domain; the others tell what happened in the organisation. */
export const stateExports: readonly ExportName[] = exportNames.filter(isOfState)

/** What stands on the document, and what it is for. */
export type ExportLabel = { readonly title: string; readonly text: string }

export const exportLabels: Record<ExportName, ExportLabel> = {
  a1: {
    title: 'A.1 Strukturanalyse',
    text: 'Zielobjekte, ihre Abhängigkeiten und die Geräte in ihren Gruppen',
  },
  a2: {
    title: 'A.2 Schutzbedarfsfeststellung',
    text: 'Schutzbedarf mit Herkunft und Begründung; in der Basis-Absicherung nicht gefordert',
  },
  a3: {
    title: 'A.3 Modellierung',
    text: 'Alle Bausteine der Edition: modelliert, beim Dienstleister, ausgelassen oder offen',
  },
  a4: {
    title: 'A.4 Ergebnis des IT-Grundschutz-Checks',
    text: 'Wie weit jede Anforderung an jedem Zielobjekt umgesetzt ist; kommt ausgefüllt unter „Rücklauf“ zurück',
  },
  a6: {
    title: 'A.6 Realisierungsplan',
    text: 'Was noch umzusetzen ist, durch wen, bis wann und mit welchen Kosten',
  },
  devices: {
    title: 'Geräteliste',
    text: 'Alle IT-Geräte, je Standort ein Blatt',
  },
  wiba: {
    title: 'Weg in die Basis-Absicherung (WiBA)',
    text: 'Antworten auf die Prüffragen in den Spalten des BSI-Werkzeugs, Fortschritt und Lücken',
  },
  deadlines: {
    title: 'Fristen',
    text: 'Meilensteine mit allen Terminen und die offene Arbeit, Überfälliges zuerst',
  },
  reminders: {
    title: 'Erinnerungen',
    text: 'Wer wurde wann woran erinnert, mit der Zustellung jeder Mail',
  },
  audit: {
    title: 'Änderungsprotokoll',
    text: 'Wer wann was geändert hat, mit der Prüfkette; für die ganze Institution',
  },
}

export function isOfState(name: ExportName): boolean {
  return name !== 'audit' && name !== 'reminders'
}

/** The export of that name. Throws `invalid` with the nearest known one. */
export function ensureExportName(text: string): ExportName {
  const wanted = text.trim().toLowerCase()
  const found = exportNames.find((name) => name === wanted)
  if (found) return found
  const near = nearestWord(text, exportNames)
  throw new Failure(
    'invalid',
    `Den Export „${text}“ gibt es nicht.${near ? ` Meinten Sie „${near}“?` : ''} Möglich sind: ${exportNames.join(', ')}.`,
  )
}
