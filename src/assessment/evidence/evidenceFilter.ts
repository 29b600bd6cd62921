/** How the list of evidence files is filtered. @module */
import type { Day } from '../../core/day.ts'
import { foldText } from '../../core/text.ts'
import { isPastKeeping } from './evidenceFile.ts'

export const evidenceStates = ['ohne-pruefung', 'abgelaufen', 'geloescht'] as const
export type EvidenceState = (typeof evidenceStates)[number]

export const evidenceStateLabels: Record<EvidenceState, string> = {
  'ohne-pruefung': 'ohne Anforderung',
  abgelaufen: 'Aufbewahrung abgelaufen',
  geloescht: 'gelöscht',
}

export type EvidenceFilter = {
  readonly state?: EvidenceState | undefined
  /** The beginning of a requirement's id, e.g. „SYS.2.1“. */
  readonly requirement?: string | undefined
  readonly text?: string | undefined
}

type Filtered = {
  readonly title: string
  readonly source: string
  readonly note: string
  readonly fileName: string
  readonly sha256: string
  readonly keptUntilOn: Day | null
  readonly deletedAt: string | null
  readonly checks: readonly { readonly requirement: string }[]
}

export function parseEvidenceFilter(query: Readonly<Record<string, string>>): EvidenceFilter {
  return {
    state: evidenceStates.find((state) => state === query.stand),
    requirement: query.anforderung?.trim().toUpperCase() || undefined,
    text: query.suche?.trim() || undefined,
  }
}

/** What was deleted shows only where it is asked for. */
export function passesEvidence(
  file: Filtered,
  { state, requirement, text }: EvidenceFilter,
  today: Day,
): boolean {
  if ((file.deletedAt !== null) !== (state === 'geloescht')) return false
  if (state === 'ohne-pruefung' && file.checks.length > 0) return false
  if (state === 'abgelaufen' && !isPastKeeping(file, today)) return false
  if (requirement && !file.checks.some((check) => isBelow(check.requirement, requirement))) {
    return false
  }
  const { title, source, note, fileName, sha256 } = file
  const searched = foldText([title, source, note, fileName, sha256].join(' '))
  return searched.includes(foldText(text ?? ''))
}

/** SYS.2.1 names SYS.2.1.A1 and not SYS.2.10. */
function isBelow(id: string, wanted: string): boolean {
  return id.toUpperCase() === wanted || id.toUpperCase().startsWith(`${wanted}.`)
}
