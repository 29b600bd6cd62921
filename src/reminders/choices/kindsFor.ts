/** Which kinds somebody can be told of at all: only those stand on their pages. @module */
import type { Actor } from '../../access/actor.ts'
import { isAllowed } from '../../access/permissions.ts'
import { type ReminderKind, reminderKinds, subjectOfKind } from '../reminderKind.ts'

/** What persons can be responsible for; without an account they are told nothing else. */
const kindsOfPersons: readonly ReminderKind[] = ['measure', 'check', 'stale', 'proof', 'review']

/** `actor` null: a person without an account. */
export function kindsFor(actor: Actor | null): readonly ReminderKind[] {
  if (actor === null) return kindsOfPersons
  return reminderKinds.filter((kind) =>
    isAllowed(actor, 'read', subjectOfKind[kind], ['assigned', 'own']),
  )
}
