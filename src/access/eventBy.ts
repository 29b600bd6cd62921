import type { Instant } from '../core/day.ts'
import type { NewEvent } from '../core/newEvent.ts'
import { type Actor, actorIdOf } from './actor.ts'
import type { EventKind } from './eventKind.ts'

/** An event of the audit trail by this actor, now; the actor's name stands in the erasable details. */
export function eventBy(
  deps: { now: () => Instant; newSalt: () => string },
  actor: Actor,
  kind: EventKind,
  subjectId: string,
  details: Readonly<Record<string, unknown>>,
): NewEvent {
  return {
    at: deps.now(),
    actorId: actorIdOf(actor),
    kind,
    subjectId,
    details: { actor: actor.name, ...details },
    salt: deps.newSalt(),
  }
}
