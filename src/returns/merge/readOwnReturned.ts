import type { Db } from '../../../db/db.ts'
import { findReturnedWorkbook } from '../../../db/queries/returnedWorkbooks.ts'
import { type Actor, actorIdOf, isInDomain } from '../../access/actor.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { type ReturnedWorkbook, subjectOfReturned } from '../returnedWorkbook.ts'

/**
 * Who may answer every check sees all that came back; others what they brought themselves. Throws `not_found`, also
 * outside the actor's memberships, `forbidden` for what others brought.
 */
export async function readOwnReturned(db: Db, actor: Actor, id: string): Promise<ReturnedWorkbook> {
  const found = await findReturnedWorkbook(db, id)
  if (!found || !isInDomain(actor, found.informationDomainId)) {
    throw new Failure('not_found', 'Diesen Rücklauf gibt es hier nicht.')
  }
  allow(
    actor,
    'write',
    subjectOfReturned(found),
    found.actorId === actorIdOf(actor) ? ['assigned'] : [],
  )
  return found
}
