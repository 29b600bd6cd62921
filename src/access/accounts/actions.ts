/** Accounts and their roles, as an administrator gives and takes them. @module */
import { z } from 'zod'
import type { Db } from '../../../db/db.ts'
import {
  findUser,
  replaceRecoveryCodes,
  saveLock,
  saveSecondFactor,
} from '../../../db/queries/accounts.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  deleteMembership,
  findUserByEmail,
  insertMembership,
  insertUserUnlessKnown,
  listMembers,
  type Member,
  savePassword,
} from '../../../db/queries/organisations.ts'
import { deleteSessionsOfUser } from '../../../db/queries/sessions.ts'
import { Failure } from '../../core/failure.ts'
import { tidy } from '../../core/text.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../actor.ts'
import { eventBy } from '../eventBy.ts'
import type { EventKind } from '../eventKind.ts'
import { allow } from '../permissions.ts'
import { type Role, roles } from '../role.ts'
import { noSecondFactor } from '../secondFactor/noSecondFactor.ts'
import { readPlaces } from '../sessions/readSession.ts'
import { isEvenlyGranted } from './commonRoles.ts'
import { ensureAdministration } from './ensureAdministration.ts'
import { applyReach, readAccountRoles } from './readAccountRoles.ts'
import { ensureUnchanged, storeEntry } from './storeEntry.ts'

export const userForm = z.object({
  email: z.email('Bitte geben Sie eine gültige Mailadresse an.').max(254).toLowerCase(),
  name: z
    .string()
    .transform(tidy)
    .pipe(z.string().min(1, 'Bitte geben Sie einen Namen an.').max(120, 'Höchstens 120 Zeichen.')),
  role: z.enum(roles, `Die Rolle ist unbekannt. Möglich sind: ${roles.join(', ')}.`),
})

/** `informationDomainId` limits the role to one information domain. */
export type NewUser = z.infer<typeof userForm> & {
  passwordHash: string
  passwordIsOneTime?: boolean
  informationDomainId?: string | null
}

/** What became of the password: issued for a new account, issued in place of another, or untouched. */
export type AddedUser = {
  readonly userId: string
  readonly password: 'first' | 'renewed' | 'kept'
}

/**
 * Gives a mail address a role in the organisation; an account that has one here already keeps its password, another
 * one gets the new one (`storeEntry`). Throws `conflict` as `giveRole` and `storeEntry`, `not_found` for an unknown
 * information domain, `forbidden` when the role would reach further than the actor's memberships.
 */
export async function addUser(deps: Deps, actor: Actor, input: NewUser): Promise<AddedUser> {
  allow(actor, 'write', 'administration')
  const { email, name, passwordHash, role, informationDomainId = null } = input
  const known = await deps.store.read(actor.organisationId, (db) => findUserByEmail(db, email))
  const elsewhere = known ? await countOthers(deps, actor, known.id) : 0
  return deps.store.write(actor.organisationId, async (db) => {
    await applyReach(db, actor, informationDomainId)
    if (!known) {
      const userId = await createUser(deps, db, actor, input)
      await storeRole(deps, db, actor, { userId, role, informationDomainId })
      return { userId, password: 'first' }
    }
    const isHere = (await listMembers(db)).some(({ userId }) => userId === known.id)
    const isRenewed =
      !isHere && (await storeEntry(deps, db, actor, { user: known, elsewhere, passwordHash, name }))
    await storeRole(deps, db, actor, { userId: known.id, role, informationDomainId })
    return { userId: known.id, password: isRenewed ? 'renewed' : 'kept' }
  })
}

/**
 * Replaces the password of a member by one that must be changed at the next login. Throws `not_found`, also for an
 * account that belongs to other organisations only, `forbidden` when the account has roles out of the actor's
 * reach, or in other organisations: whoever sets a password has them all. Returns the account's id.
 */
export async function resetPassword(
  deps: Deps,
  actor: Actor,
  email: string,
  passwordHash: string,
): Promise<string> {
  allow(actor, 'write', 'administration')
  const [{ userId }] = await deps.store.read(actor.organisationId, (db) =>
    readAccountRoles(db, actor, { email }),
  )
  const change = (db: Db) => savePassword(db, userId, passwordHash, true)
  await changeAccount(deps, actor, { userId, kind: 'password_reset', inOthers: noPassword, change })
  return userId
}

/**
 * Gives an account that has a role here another one. Throws `not_found` for an account without one, `conflict` for
 * a role that it has already, or that would not hold in all its information domains.
 */
export async function giveRole(
  deps: Deps,
  actor: Actor,
  input: { userId: string; role: Role; informationDomainId: string | null },
): Promise<void> {
  allow(actor, 'write', 'administration')
  await deps.store.write(actor.organisationId, async (db) => {
    await applyReach(db, actor, input.informationDomainId)
    await readAccountRoles(db, actor, input)
    await storeRole(deps, db, actor, input)
  })
}

/**
 * Takes a role; the account stays, for its name in the audit trail. Throws `not_found` for an unknown one, `invalid`
 * for the last one of the administration.
 */
export async function takeRole(deps: Deps, actor: Actor, membershipId: string): Promise<void> {
  allow(actor, 'write', 'administration')
  await deps.store.write(actor.organisationId, async (db) => {
    const members = await listMembers(db)
    const member = members.find((one) => one.membershipId === membershipId)
    if (!member) throw new Failure('not_found', 'Diese Rolle ist nicht vergeben.')
    await applyReach(db, actor, member.informationDomainId)
    ensureAdministration(
      members,
      members.filter((one) => one !== member),
    )
    await deleteMembership(db, membershipId)
    const { userId, role, informationDomainId } = member
    recordEvent(db, eventBy(deps, actor, 'role_taken', userId, { role, informationDomainId }))
  })
}

/**
 * Locks an account, which ends its sessions, or unlocks it. Throws as `resetPassword`, and `invalid` for the own one
 * or the last one of the administration.
 */
export async function lockUser(
  deps: Deps,
  actor: Actor,
  { userId, isLocked }: { userId: string; isLocked: boolean },
): Promise<void> {
  allow(actor, 'write', 'administration')
  if (userId === actor.userId) {
    throw new Failure('invalid', 'Den eigenen Zugang kann niemand selbst sperren.')
  }
  const kind = isLocked ? 'user_locked' : 'user_unlocked'
  const change = async (db: Db) => {
    const members = await listMembers(db)
    const others = members.filter((one) => one.userId !== userId)
    if (isLocked) ensureAdministration(members, others)
    await saveLock(db, userId, isLocked)
  }
  await changeAccount(deps, actor, { userId, kind, inOthers: noLock, change })
}

/** Takes a lost second factor away, with its recovery codes. Throws as `resetPassword`. */
export async function resetSecondFactor(deps: Deps, actor: Actor, userId: string): Promise<void> {
  allow(actor, 'write', 'administration')
  const kind = 'second_factor_removed'
  const change = async (db: Db) => {
    await saveSecondFactor(db, userId, noSecondFactor)
    await replaceRecoveryCodes(db, userId, [])
  }
  await changeAccount(deps, actor, { userId, kind, inOthers: noSecondFactorReset, change })
}

/**
 * Whether only the owner of the machine may say what opens the account: it has roles in other organisations. Throws
 * `not_found` for an account that has none here.
 */
export async function isShared(deps: Deps, actor: Actor, userId: string): Promise<boolean> {
  allow(actor, 'read', 'administration')
  const members = await deps.store.read(actor.organisationId, listMembers)
  if (!members.some((member) => member.userId === userId)) {
    throw new Failure('not_found', 'Diesen Zugang gibt es hier nicht.')
  }
  return (await countOthers(deps, actor, userId)) > 0
}

type AccountChange = {
  readonly userId: string
  readonly kind: EventKind
  /** Why not, when the account has roles in other organisations. */
  readonly inOthers: string
  readonly change: (db: Db) => Promise<void>
}

/**
 * Ends the account's sessions as well: whoever uses one must not keep what was taken. An account is one for the whole
 * installation, so that an administration would get into other organisations by it; the owner of the machine may.
 */
async function changeAccount(
  deps: Deps,
  actor: Actor,
  { userId, kind, inOthers, change }: AccountChange,
): Promise<void> {
  const user = await deps.store.read(actor.organisationId, async (db) => {
    await readAccountRoles(db, actor, { userId })
    return findUser(db, userId)
  })
  if (!user) throw new Failure('not_found', 'Diesen Zugang gibt es hier nicht.')
  if (actor.userId !== null && (await countOthers(deps, actor, userId)) > 0) {
    throw new Failure('forbidden', inOthers)
  }
  await deps.store.write(actor.organisationId, async (db) => {
    await ensureUnchanged(db, user)
    await change(db)
    await deleteSessionsOfUser(db, userId)
    recordEvent(db, eventBy(deps, actor, kind, userId, {}))
  })
}

const noPassword =
  'Dieser Zugang gilt auch in anderen Organisationen. Ein neues Kennwort gibt der Betrieb der Installation aus: „basislotse user reset“.'

const noSecondFactorReset =
  'Dieser Zugang gilt auch in anderen Organisationen. Den zweiten Faktor setzt der Betrieb der Installation zurück: „basislotse user reset --second-factor“.'

const noLock =
  'Dieser Zugang gilt auch in anderen Organisationen und lässt sich hier nicht sperren. Entziehen Sie ihm seine Rollen, dann kommt er hier nicht mehr hinein.'

/** How many other organisations the account has roles in. */
async function countOthers(deps: Deps, actor: Actor, userId: string): Promise<number> {
  const { organisations } = await readPlaces(deps, userId)
  return organisations.filter(({ id }) => id !== actor.organisationId).length
}

async function createUser(
  deps: Deps,
  db: Db,
  actor: Actor,
  { email, name, passwordHash, passwordIsOneTime = true }: NewUser,
): Promise<string> {
  const id = deps.newId()
  const row = { id, email, name, passwordHash, passwordIsOneTime, createdAt: deps.now() }
  if (!(await insertUserUnlessKnown(db, row))) {
    throw new Failure(
      'conflict',
      'Zu dieser Mailadresse wurde gerade ein Zugang angelegt. Bitte sehen Sie in der Liste nach.',
    )
  }
  recordEvent(db, eventBy(deps, actor, 'user_created', id, { email, name }))
  return id
}

async function storeRole(
  deps: Deps,
  db: Db,
  actor: Actor,
  { userId, role, informationDomainId }: Pick<Member, 'userId' | 'role' | 'informationDomainId'>,
): Promise<void> {
  const own = (await listMembers(db)).filter((member) => member.userId === userId)
  const isSame = (member: Member) =>
    member.role === role && member.informationDomainId === informationDomainId
  if (own.some(isSame)) throw new Failure('conflict', 'Dieser Zugang hat diese Rolle schon.')
  if (isEvenlyGranted(own) && !isEvenlyGranted([...own, { role, informationDomainId }])) {
    throw unevenRoles()
  }
  const row = { userId, role, informationDomainId, createdAt: deps.now() }
  await insertMembership(db, { id: deps.newId(), ...row })
  recordEvent(db, eventBy(deps, actor, 'role_given', userId, { role, informationDomainId }))
}

function unevenRoles(): Failure {
  const message =
    'Ein Zugang hat in allen seinen Informationsverbünden dieselben Rollen. Geben Sie für eine andere Rolle in einem anderen Informationsverbund bitte einen zweiten Zugang aus.'
  return new Failure('conflict', message, {
    informationDomainId: 'Passt nicht zu den Rollen, die der Zugang hat.',
  })
}
