/**
 * What is missing before a Testat, listed honestly. The program never says more than what is missing:
 * the Testat is given by an auditor certified by the BSI.
 * Source: DOMAIN rules 1 to 3 and 9; TESTAT.md §4.
 * @module
 */
import type { DocumentState } from '../documents/document.ts'
import type { Figures } from './figures.ts'

const readinessGaps = [
  'undecided_modules',
  'nothing_modelled',
  'unmet_basic',
  'unplanned',
  'undescribed',
  'unjustified',
  'unproven',
  'stale',
  'incomplete_documents',
] as const
type ReadinessGap = (typeof readinessGaps)[number]

/** `items` names modules or documents where the count alone would not help. */
export type ReadinessItem = {
  readonly gap: ReadinessGap
  readonly count: number
  readonly text: string
  readonly items: readonly string[]
}

export type ReadinessFacts = {
  /** The whole model's figures of level Basis, not the profile's. */
  readonly basic: Figures
  readonly undecidedModules: readonly string[]
  readonly documents: readonly { readonly title: string; readonly state: DocumentState }[]
  /** After how many months an answer counts as stale; 12 when not set. */
  readonly staleMonths?: number
}

/** What is missing, the gravest first; empty when the data show no gap. */
export function listReadinessGaps(facts: ReadinessFacts): ReadinessItem[] {
  const counts = gapCounts(facts)
  const named: Partial<Record<ReadinessGap, readonly string[]>> = {
    undecided_modules: facts.undecidedModules,
    incomplete_documents: incompleteDocuments(facts),
  }
  return readinessGaps
    .filter((gap) => counts[gap] > 0)
    .map((gap) => ({
      gap,
      count: counts[gap],
      text: speakGap(gap, counts[gap], facts.staleMonths ?? 12),
      items: named[gap] ?? [],
    }))
}

/** The sentence above the list. It promises nothing, also where no gap is known. */
export function summarizeReadiness(gaps: readonly ReadinessItem[]): string {
  if (gaps.length === 0) {
    return 'Die erfassten Daten zeigen keine Lücke. Über das Testat entscheidet ein vom BSI zertifizierter Auditor.'
  }
  return gaps.length === 1
    ? 'Vor dem Testat ist noch 1 Punkt zu klären.'
    : `Vor dem Testat sind noch ${gaps.length} Punkte zu klären.`
}

/** Unjustified `dispensable` cannot be saved; it is counted all the same, data may come from elsewhere. */
function gapCounts(facts: ReadinessFacts): Record<ReadinessGap, number> {
  const { basic } = facts
  return {
    undecided_modules: facts.undecidedModules.length,
    nothing_modelled: basic.total === 0 ? 1 : 0,
    unmet_basic: basic.open + basic.partial + basic.no,
    unplanned: basic.unplanned,
    undescribed: basic.undescribed,
    unjustified: basic.yes + basic.dispensable - basic.met,
    unproven: basic.unproven,
    stale: basic.stale,
    incomplete_documents: incompleteDocuments(facts).length,
  }
}

function incompleteDocuments({ documents }: ReadinessFacts): string[] {
  return documents.filter(({ state }) => !state.isComplete).map(({ title }) => title)
}

function speakGap(gap: ReadinessGap, count: number, months: number): string {
  const one = count === 1
  const answers = one ? '1 Antwort' : `${count} Antworten`
  const requirements = one ? '1 Basis-Anforderung' : `${count} Basis-Anforderungen`
  const texts: Record<ReadinessGap, string> = {
    undecided_modules: `${one ? '1 Baustein ist' : `${count} Bausteine sind`} noch nicht entschieden.`,
    nothing_modelled: 'Es ist noch kein Baustein mit Basis-Anforderungen modelliert.',
    unmet_basic: `${requirements} ${one ? 'ist' : 'sind'} nicht oder nur teilweise erfüllt oder unbearbeitet.`,
    unplanned: `${requirements} mit „nein“ oder „teilweise“ ${one ? 'hat' : 'haben'} keine Zuständigen oder keinen Termin.`,
    undescribed: `${answers} „ja“ ohne Beschreibung, durch welche Maßnahmen.`,
    unjustified: `${answers} „entbehrlich“ ohne Begründung.`,
    unproven: `${answers} „ja“ beim Dienstleister ohne gültigen Nachweis.`,
    stale: `${answers} ${one ? 'ist' : 'sind'} älter als ${months === 1 ? '1 Monat' : `${months} Monate`}.`,
    incomplete_documents: `${one ? '1 Dokument ist' : `${count} Dokumente sind`} nicht vollständig bearbeitet und freigegeben.`,
  }
  return texts[gap]
}
