/**
 * The documents that `report` writes as PDF: the one list for help, documentation and pages.
 * @module
 */
import { Failure } from '../../core/failure.ts'
import { nearestWord } from '../../core/text.ts'
import type { ExportLabel } from '../exportNames.ts'

export const reportNames = ['management', 'checks', 'devices'] as const
export type ReportName = (typeof reportNames)[number]

export const reportLabels: Record<ReportName, ExportLabel> = {
  management: {
    title: 'Leitungsbericht',
    text: 'Zwei Seiten: Fortschritt gegen die Termine, die größten Risiken und was zu entscheiden ist; ohne Namen von Personen',
  },
  checks: {
    title: 'Prüfbericht',
    text: 'Jede Anforderung je Baustein und Zielobjekt mit Status, Begründung, Verantwortlichen und Nachweisen; vorn Zahlen und ausgelassene Bausteine',
  },
  devices: {
    title: 'Geräteliste je Standort',
    text: 'Was an einer Schule oder im Rathaus steht, Raum für Raum; ohne personenbezogene Daten',
  },
}

/** First word of the names of its files. */
export const reportFileWords: Record<ReportName, string> = {
  management: 'Leitungsbericht',
  checks: 'Pruefbericht',
  devices: 'Geraeteliste',
}

/** The report of that name. Throws `invalid` with the nearest known one. */
export function ensureReportName(text: string): ReportName {
  const wanted = text.trim().toLowerCase()
  const found = reportNames.find((name) => name === wanted)
  if (found) return found
  const near = nearestWord(text, reportNames)
  throw new Failure(
    'invalid',
    `Den Bericht „${text}“ gibt es nicht.${near ? ` Meinten Sie „${near}“?` : ''} Möglich sind: ${reportNames.join(', ')}.`,
  )
}
