/** What people do about a digest that could not be delivered. @module */
import type { Db } from '../../../db/db.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import { listInformationDomains } from '../../../db/queries/informationDomains.ts'
import {
  findReminder,
  type ReminderScope,
  type StoredReminder,
  saveRetry,
} from '../../../db/queries/reminderOutbox.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'

/**
 * Lets a digest that was given up wait for the mail server again; it keeps its Message-ID. Returns what it was. Throws
 * `not_found`, and `conflict` for one that was not given up.
 */
export async function retryReminder(deps: Deps, actor: Actor, id: string): Promise<StoredReminder> {
  allow(actor, 'write', 'reminders')
  return deps.store.write(actor.organisationId, async (db) => {
    const before = await findReminder(db, id, await domainScope(db, actor))
    if (!before) throw new Failure('not_found', 'Diese Erinnerung gibt es nicht.')
    if (!(await saveRetry(db, id, deps.serverTime()))) {
      throw new Failure(
        'conflict',
        'Diese Erinnerung ist nicht aufgegeben; sie wartet oder ist schon zugestellt.',
      )
    }
    const { recipientName, day, problem, attempts } = before
    recordEvent(
      db,
      eventBy(deps, actor, 'reminder_retried', id, { recipientName, day, problem, attempts }),
    )
    return before
  })
}

/** Whoever sees single information domains only has nothing to do with what is told of others alone. */
async function domainScope(db: Db, actor: Actor): Promise<ReminderScope> {
  if (actor.informationDomainIds === 'all') return {}
  const domains = await listInformationDomains(db)
  return { domainCodes: domains.filter(({ id }) => isInDomain(actor, id)).map(({ code }) => code) }
}
