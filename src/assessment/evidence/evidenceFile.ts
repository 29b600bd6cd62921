/**
 * Evidence files (Nachweise): what proves the status of a check and is no controlled document, e.g. a screenshot.
 * @module
 */
import { addMonths, type Day } from '../../core/day.ts'

export const evidenceSources = [
  'screenshot',
  'export',
  'provider',
  'report',
  'record',
  'photo',
  'other',
] as const
export type EvidenceSource = (typeof evidenceSources)[number]

export const evidenceSourceLabels: Record<EvidenceSource, string> = {
  screenshot: 'Bildschirmfoto',
  export: 'Auszug aus einem System',
  provider: 'Schreiben eines Dienstleisters',
  report: 'Prüf- oder Testbericht',
  record: 'Protokoll oder Aufzeichnung',
  photo: 'Foto vor Ort',
  other: 'Sonstiges',
}

type Kept = { readonly keptUntilOn: Day | null; readonly deletedAt: string | null }

/** Whether it may go: it is proposed, and a person deletes it. The last day still counts. */
export function isPastKeeping({ keptUntilOn, deletedAt }: Kept, today: Day): boolean {
  return deletedAt === null && keptUntilOn !== null && keptUntilOn < today
}

/** What a new file is proposed to be kept until, counted from its own day. */
export function proposedKeeping(datedOn: Day, years: number): Day {
  return addMonths(datedOn, years * 12)
}

/**
 * The name of the file in a package: unique by the digest in front, plain letters behind it, so that every archive
 * program unpacks it, e.g. „1a2b3c4d-MDM-Bericht.pdf“.
 */
export function packagedName({ sha256, fileName }: { sha256: string; fileName: string }): string {
  const plain = fileName
    .replace(/[äöüÄÖÜß]/g, (letter) => umlauts[letter] ?? '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '')
  return `${sha256.slice(0, 8)}-${plain || 'Datei'}`
}

const umlauts: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
}
