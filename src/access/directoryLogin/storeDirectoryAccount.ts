/** What a person of the directory becomes here: an account with the roles of their groups, or a refusal. @module */

import type { Db } from '../../../db/db.ts'
import { findUser, saveName } from '../../../db/queries/accounts.ts'
import {
  insertDirectoryAccount,
  listDirectoryGroups,
  saveDirectoryLogin,
} from '../../../db/queries/directories.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import { insertUserUnlessKnown, listMembers, type User } from '../../../db/queries/organisations.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { storeEntry } from '../accounts/storeEntry.ts'
import { type Actor, systemActor } from '../actor.ts'
import type { RefusalReason } from '../directory/admission.ts'
import { directoryLabels } from '../directory/directoryKind.ts'
import { type DirectoryPerson, mailOf, nameOf } from '../directory/directoryPerson.ts'
import { grantsOf, groupKeyOf } from '../directory/groupGrants.ts'
import type { KnownDirectory } from '../directory/readDirectory.ts'
import { eventBy } from '../eventBy.ts'
import type { Role } from '../role.ts'
import { readPlaces } from '../sessions/readSession.ts'
import { type Candidate, findCandidate } from './findCandidate.ts'
import { storeDirectoryRoles } from './storeDirectoryRoles.ts'

export type Admission =
  | { readonly user: User; readonly roles: readonly Role[] }
  | { readonly refusal: RefusalReason }

/**
 * Creates the account at the first login, links one that is there, and brings the roles in line with the groups; all
 * with events. `deps` has the clock of the organisation. Throws `conflict` when the same person logs in twice at
 * the same moment for the first time.
 */
export async function storeDirectoryAccount(
  deps: Deps,
  { organisation, stored }: KnownDirectory,
  person: DirectoryPerson,
): Promise<Admission> {
  const candidate = await deps.store.read(organisation.id, (db) =>
    findCandidate(db, stored, person),
  )
  const refusal = await refusalOf(deps, organisation.id, candidate)
  if (refusal || 'refusal' in candidate) return { refusal: refusal ?? 'no_mail' }
  const actor = systemActor(organisation.id, `Verzeichnis (${directoryLabels[stored.kind]})`)
  return deps.store.write(organisation.id, (db) =>
    admit(deps, db, actor, { kind: stored.kind, person, ...candidate }),
  )
}

/** A directory belongs to one organisation, so it opens no account that others trust as well. */
async function refusalOf(
  deps: Deps,
  organisationId: string,
  candidate: Candidate,
): Promise<RefusalReason | undefined> {
  if ('refusal' in candidate) return candidate.refusal
  if (!candidate.user) return undefined
  if (candidate.user.isLocked) return 'locked'
  const { organisations } = await readPlaces(deps, candidate.user.id)
  return organisations.some(({ id }) => id !== organisationId) ? 'elsewhere' : undefined
}

type Known = {
  readonly kind: KnownDirectory['stored']['kind']
  readonly person: DirectoryPerson
  readonly user: User | undefined
  readonly isLinked: boolean
}

/** Nobody gets an account, or a link to one, without a role; whoever has lost the last one is told so. */
async function admit(
  deps: Deps,
  db: Db,
  actor: Actor,
  { kind, person, user, isLinked }: Known,
): Promise<Admission> {
  const { issuer, subject } = person
  // First, so that two logins at once change the roles one after the other.
  if (isLinked) await saveDirectoryLogin(db, { kind, issuer, subject }, deps.now())
  const members = (await listMembers(db)).filter(({ userId }) => userId === user?.id)
  const byHand = members.filter(({ isFromDirectory }) => !isFromDirectory)
  const keys = new Set(person.groups.map((name) => groupKeyOf(kind, name)))
  const { grants, isUneven } = grantsOf(keys, await listDirectoryGroups(db, kind), byHand)
  const isWelcome = grants.length + byHand.length > 0
  const userId = user?.id ?? deps.newId()
  if (user && isWelcome && members.length === 0) {
    const entry = { user, elsewhere: 0, passwordHash: null, name: user.name }
    await storeEntry(deps, db, actor, entry)
  }
  if (isWelcome) await ensureAccount(deps, db, actor, { kind, person, user, isLinked }, userId)
  await storeDirectoryRoles(deps, db, actor, { userId, members, grants })
  const account = isWelcome ? await findUser(db, userId) : undefined
  if (!account) return { refusal: isUneven ? 'uneven' : 'no_group' }
  return { user: account, roles: [...byHand, ...grants].map(({ role }) => role) }
}

async function ensureAccount(
  deps: Deps,
  db: Db,
  actor: Actor,
  { kind, person, user, isLinked }: Known,
  userId: string,
): Promise<void> {
  const { issuer, subject } = person
  const now = deps.now()
  if (!user) await createAccount(deps, db, actor, person, userId)
  if (isLinked) {
    if (user) await rename(deps, db, actor, user, nameOf(person))
    return
  }
  const row = { kind, issuer, subject, userId, createdAt: now, lastLoginAt: now }
  if (!(await insertDirectoryAccount(db, row))) throw twiceAtOnce()
  const directory = directoryLabels[kind]
  recordEvent(db, eventBy(deps, actor, 'directory_account_linked', userId, { directory }))
}

/** Without a password: until the administration issues one, only the directory opens it. */
async function createAccount(
  deps: Deps,
  db: Db,
  actor: Actor,
  person: DirectoryPerson,
  userId: string,
): Promise<void> {
  const email = mailOf(person) ?? ''
  const name = nameOf(person)
  const isNew = await insertUserUnlessKnown(db, {
    id: userId,
    email,
    name,
    passwordHash: null,
    passwordIsOneTime: false,
    createdAt: deps.now(),
  })
  if (!isNew) throw twiceAtOnce()
  recordEvent(db, eventBy(deps, actor, 'user_created', userId, { email, name }))
}

async function rename(deps: Deps, db: Db, actor: Actor, user: User, name: string): Promise<void> {
  if (name === user.name) return
  await saveName(db, user.id, name)
  const change = { before: { name: user.name }, after: { name } }
  recordEvent(db, eventBy(deps, actor, 'user_renamed', user.id, change))
}

function twiceAtOnce(): Failure {
  return new Failure(
    'conflict',
    'Ihr Zugang wird gerade eingerichtet. Bitte melden Sie sich noch einmal an.',
  )
}
