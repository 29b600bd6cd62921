/** What the management should know of before anything else, the gravest first. @module */
import type { RiskFacts } from './riskFacts.ts'

/** `detail` names the first few, '' where the sentence says all. */
export type TopRisk = { readonly text: string; readonly detail: string }

const namedAtMost = 3

export function topRisks(facts: RiskFacts): TopRisk[] {
  const { overdue, firstPriority, acceptedRisks, unapproved, unplanned, stale } = facts
  const risks: (TopRisk | false)[] = [
    overdue.count > 0 && {
      text: `${counted(overdue.count)} über dem Termin.`,
      detail: listed(overdue.named, overdue.count),
    },
    firstPriority.count > 0 && {
      text: `${counted(firstPriority.count)} der ersten Stufe (R1, zuerst umzusetzen) nicht erfüllt.`,
      detail: listed(firstPriority.named, firstPriority.modules, 'Bausteine'),
    },
    unplanned > 0 && {
      text: `${counted(unplanned)} ohne Zuständige oder Termin.`,
      detail: '',
    },
    stale.count > 0 && {
      text: `${stale.count === 1 ? '1 Antwort ist' : `${stale.count} Antworten sind`} älter als ${stale.months === 1 ? '1 Monat' : `${stale.months} Monate`} und neu zu prüfen.`,
      detail: '',
    },
    unapproved.length > 0 && {
      text:
        unapproved.length === 1
          ? '1 Dokument ohne gültige Freigabe.'
          : `${unapproved.length} Dokumente ohne gültige Freigabe.`,
      detail: listed(unapproved, unapproved.length),
    },
    acceptedRisks.length > 0 && {
      text:
        acceptedRisks.length === 1
          ? '1 angenommenes Risiko wird getragen.'
          : `${acceptedRisks.length} angenommene Risiken werden getragen.`,
      detail: listed(acceptedRisks, acceptedRisks.length),
    },
  ]
  return risks.filter((risk) => risk !== false)
}

function counted(count: number): string {
  return count === 1 ? '1 Basis-Anforderung' : `${count} Basis-Anforderungen`
}

function listed(names: readonly string[], total: number, noun = ''): string {
  const shown = names.slice(0, namedAtMost).join('; ')
  const more = total - Math.min(names.length, namedAtMost)
  return more > 0 ? `${shown} und ${more} weitere${noun ? ` ${noun}` : ''}` : shown
}
