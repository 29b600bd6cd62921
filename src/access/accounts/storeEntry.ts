/** The first role of an account in an organisation, and what opened the account before. @module */
import type { Db } from '../../../db/db.ts'
import {
  holdUser,
  replaceRecoveryCodes,
  saveName,
  saveSecondFactor,
} from '../../../db/queries/accounts.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import { savePassword, type User } from '../../../db/queries/organisations.ts'
import { deleteSessionsOfUser } from '../../../db/queries/sessions.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../actor.ts'
import { eventBy } from '../eventBy.ts'
import { noSecondFactor } from '../secondFactor/noSecondFactor.ts'

/** Roles in so many other organisations: nobody's administration sets the password, only the owner of the machine. */
const independentFrom = 2

/**
 * Before an account that was there gets its first role here. Until now somebody else's administration decided what
 * opens it, or nobody's: it may know the password. So that dies, with the second factor and all sessions, and
 * `passwordHash` is issued instead (null: only a directory opens it). Tells whether it was: not for an account
 * that has roles in several other organisations. Throws `conflict` when one of its administrations would lend itself
 * the account so, or when the account changed since it was read.
 */
export async function storeEntry(
  deps: Deps,
  db: Db,
  actor: Actor,
  {
    user,
    elsewhere,
    passwordHash,
    name,
  }: {
    readonly user: User
    /** Other organisations that it has roles in. */
    readonly elsewhere: number
    readonly passwordHash: string | null
    readonly name: string
  },
): Promise<boolean> {
  if (elsewhere > 0 && actor.userId !== null) throw inOtherHands(user.email)
  await ensureUnchanged(db, user)
  if (elsewhere >= independentFrom) return false
  await savePassword(db, user.id, passwordHash, passwordHash !== null)
  await saveSecondFactor(db, user.id, noSecondFactor)
  await replaceRecoveryCodes(db, user.id, [])
  await deleteSessionsOfUser(db, user.id)
  recordEvent(db, eventBy(deps, actor, 'access_renewed', user.id, {}))
  if (elsewhere === 0 && name !== user.name) {
    await saveName(db, user.id, name)
    const change = { before: { name: user.name }, after: { name } }
    recordEvent(db, eventBy(deps, actor, 'user_renamed', user.id, change))
  }
  return true
}

/** First in a transaction that rests on what was read of the account before. Throws `conflict`. */
export async function ensureUnchanged(
  db: Db,
  { id, version }: Pick<User, 'id' | 'version'>,
): Promise<void> {
  if (await holdUser(db, id, version)) return
  throw new Failure(
    'conflict',
    'Der Zugang wurde gerade von jemand anderem geändert. Bitte wiederholen Sie den Vorgang.',
  )
}

function inOtherHands(email: string): Failure {
  return new Failure(
    'conflict',
    `Zu dieser Mailadresse gibt es schon einen Zugang in einer anderen Organisation dieser Installation. Damit ihn niemand übernimmt, gibt ihm der Betrieb der Installation die erste Rolle hier: „basislotse user add ${email}“.`,
    { email: 'Gehört zu einem Zugang einer anderen Organisation.' },
  )
}
