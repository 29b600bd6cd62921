/** What changed lately, in few lines: events of one kind, person and day that follow each other are one. @module */
import type { EventKind } from '../access/eventKind.ts'
import { type Day, dayOf, type Instant } from '../core/day.ts'

export type NamedEvent = {
  readonly kind: EventKind | string
  readonly at: Instant
  readonly actor: string
  readonly subject: string
}

/** `subjects` are the things changed last, at most two, and `more` the others; `count` counts all their events. */
export type RecentChange = {
  readonly kind: string
  readonly day: Day
  readonly actor: string
  readonly subjects: readonly string[]
  readonly more: number
  readonly count: number
}

const mostSubjects = 2

/** `events` with the newest first. */
export function recentChanges(events: readonly NamedEvent[], most: number): RecentChange[] {
  const changes: { kind: string; day: Day; actor: string; subjects: Set<string>; count: number }[] =
    []
  for (const { kind, at, actor, subject } of events) {
    const day = dayOf(at)
    const last = changes.at(-1)
    if (last && last.kind === kind && last.day === day && last.actor === actor) {
      last.subjects.add(subject)
      last.count += 1
    } else {
      changes.push({ kind, day, actor, subjects: new Set([subject]), count: 1 })
    }
  }
  return changes.slice(0, most).map(({ subjects, ...change }) => ({
    ...change,
    subjects: [...subjects].slice(0, mostSubjects),
    more: Math.max(0, subjects.size - mostSubjects),
  }))
}
