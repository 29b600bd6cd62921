type Outcome = {
  readonly answers: number
  readonly unanswered: number
  readonly suggested: number
  readonly unmodelled: readonly string[]
  readonly refused: readonly unknown[]
}

/** What reading a checklist brought, in a few sentences. */
export function speakOutcome(outcome: Outcome): string {
  const { answers, unanswered, suggested, unmodelled, refused } = outcome
  return [
    `${answers === 1 ? '1 Anforderung ist' : `${answers} Anforderungen sind`} in der Checkliste beantwortet, ${unanswered} nicht.`,
    suggested === 0
      ? 'Neue Vorschläge gibt es nicht.'
      : `${suggested === 1 ? '1 neuer Vorschlag wartet' : `${suggested} neue Vorschläge warten`} im Grundschutz-Check.`,
    unmodelled.length > 0
      ? `Nicht modelliert und deshalb ohne Vorschlag: ${unmodelled.join(', ')}.`
      : '',
    refused.length > 0
      ? `${refused.length === 1 ? '1 Zeile wurde' : `${refused.length} Zeilen wurden`} nicht übernommen.`
      : '',
  ]
    .filter(Boolean)
    .join(' ')
}
