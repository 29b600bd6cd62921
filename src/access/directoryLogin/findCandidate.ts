import type { Db } from '../../../db/db.ts'
import { findUser } from '../../../db/queries/accounts.ts'
import { findDirectoryAccount, listDirectoryAccounts } from '../../../db/queries/directories.ts'
import { findUserByEmail, type User } from '../../../db/queries/organisations.ts'
import type { RefusalReason } from '../directory/admission.ts'
import { type DirectoryPerson, mailOf } from '../directory/directoryPerson.ts'
import type { StoredDirectory } from '../directory/directorySettings.ts'

/** The account of a person: one that is linked, one to link, none yet; or why it can be none. */
export type Candidate =
  | { readonly refusal: RefusalReason }
  | { readonly user: User | undefined; readonly isLinked: boolean }

/**
 * By the id that the directory gives for ever. Only the first time by mail address, and only when that is believed:
 * else whoever enters somebody's address in the directory would have their account.
 */
export async function findCandidate(
  db: Db,
  { kind, trustsMail }: StoredDirectory,
  person: DirectoryPerson,
): Promise<Candidate> {
  const linked = await findDirectoryAccount(db, { kind, ...person })
  if (linked) return { user: await findUser(db, linked.userId), isLinked: true }
  const email = mailOf(person)
  if (email === undefined) return { refusal: 'no_mail' }
  const user = await findUserByEmail(db, email)
  if (!user) return { user: undefined, isLinked: false }
  const others = await listDirectoryAccounts(db)
  if (others.some((one) => one.kind === kind && one.userId === user.id)) {
    return { refusal: 'linked_otherwise' }
  }
  return person.isEmailVerified || trustsMail
    ? { user, isLinked: false }
    : { refusal: 'mail_unverified' }
}
