/** Suggestions for checks that wait for a decision, at one target object. @module */
export type WaitingSuggestions = {
  readonly code: string
  readonly name: string
  readonly count: number
}

export function countWaiting(waiting: readonly WaitingSuggestions[]): number {
  return waiting.reduce((sum, { count }) => sum + count, 0)
}

export function speakWaiting(total: number): string {
  return total === 1
    ? 'Zu 1 Prüfung wartet ein Vorschlag'
    : `Zu ${total} Prüfungen warten Vorschläge`
}
