/** Accounts and their roles, as an administrator gives and takes them. @module */
import { z } from 'zod'
import type { Db } from '../../../db/db.ts'
import { replaceRecoveryCodes, saveLock, saveSecondFactor } from '../../../db/queries/accounts.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  deleteMembership,
  findUserByEmail,
  insertMembership,
  insertUser,
  listMembers,
  listOrganisations,
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
import { isEvenlyGranted } from './commonRoles.ts'
import { applyReach, readAccountRoles } from './readAccountRoles.ts'

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

/**
 * Gives a mail address a role in the organisation; an account that is there already keeps its password.
 * Throws `conflict` as `giveRole`, `not_found` for an unknown information domain,
 * `forbidden` when the role would reach further than the actor's memberships.
 */
export async function addUser(
  deps: Deps,
  actor: Actor,
  input: NewUser,
): Promise<{ userId: string; isNew: boolean }> {
  allow(actor, 'write', 'administration')
  return deps.store.write(actor.organisationId, async (db) => {
    await applyReach(db, actor, input.informationDomainId ?? null)
    const known = await findUserByEmail(db, input.email)
    const userId = known?.id ?? deps.newId()
    if (!known) {
      await insertUser(db, {
        id: userId,
        email: input.email,
        name: input.name,
        passwordHash: input.passwordHash,
        passwordIsOneTime: input.passwordIsOneTime ?? true,
        createdAt: deps.now(),
      })
      recordEvent(
        db,
        eventBy(deps, actor, 'user_created', userId, { email: input.email, name: input.name }),
      )
    }
    const { role, informationDomainId = null } = input
    await storeRole(deps, db, actor, { userId, role, informationDomainId })
    return { userId, isNew: !known }
  })
}

/**
 * Replaces the password of a member by one that must be changed at the next login. Throws `not_found`, also for an
 * account that belongs to other organisations only, `forbidden` when the account has roles out of the actor's
 * reach: whoever sets a password has them all.
 */
export async function resetPassword(
  deps: Deps,
  actor: Actor,
  email: string,
  passwordHash: string,
): Promise<void> {
  allow(actor, 'write', 'administration')
  const [{ userId }] = await deps.store.read(actor.organisationId, (db) =>
    readAccountRoles(db, actor, { email }),
  )
  await changeAccount(deps, actor, userId, 'password_reset', (db) =>
    savePassword(db, userId, passwordHash, true),
  )
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
  await changeAccount(
    deps,
    actor,
    userId,
    isLocked ? 'user_locked' : 'user_unlocked',
    async (db) => {
      const members = await listMembers(db)
      const others = members.filter((one) => one.userId !== userId)
      if (isLocked) ensureAdministration(members, others)
      await saveLock(db, userId, isLocked)
    },
  )
}

/** Takes a lost second factor away, with its recovery codes. Throws as `resetPassword`. */
export async function resetSecondFactor(deps: Deps, actor: Actor, userId: string): Promise<void> {
  allow(actor, 'write', 'administration')
  await changeAccount(deps, actor, userId, 'second_factor_removed', async (db) => {
    await saveSecondFactor(db, userId, noSecondFactor)
    await replaceRecoveryCodes(db, userId, [])
  })
}

/** Ends the account's sessions as well: whoever uses one must not keep what was taken. */
async function changeAccount(
  deps: Deps,
  actor: Actor,
  userId: string,
  kind: EventKind,
  change: (db: Db) => Promise<void>,
): Promise<void> {
  await deps.store.read(actor.organisationId, (db) => readAccountRoles(db, actor, { userId }))
  await ensureOnlyHere(deps, actor, userId)
  await deps.store.write(actor.organisationId, async (db) => {
    await change(db)
    await deleteSessionsOfUser(db, userId)
    recordEvent(db, eventBy(deps, actor, kind, userId, {}))
  })
}

/** Throws `invalid` when nobody could give roles any more. What a directory gives it may take at the next login. */
function ensureAdministration(before: readonly Member[], after: readonly Member[]): void {
  const isAble = (member: Member) =>
    member.role === 'admin' &&
    member.informationDomainId === null &&
    !member.isLocked &&
    !member.isFromDirectory
  if (!before.some(isAble) || after.some(isAble)) return
  throw new Failure(
    'invalid',
    'Das ist der letzte Zugang mit der Rolle Administration. Geben Sie die Rolle zuerst jemand anderem.',
  )
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

/**
 * An account is one for the whole installation: with its password an administrator of one organisation
 * would enter the others too. The owner of the machine may.
 */
async function ensureOnlyHere(deps: Deps, actor: Actor, userId: string): Promise<void> {
  if (actor.userId === null) return
  for (const { id } of await deps.store.read('', listOrganisations)) {
    if (id === actor.organisationId) continue
    const members = await deps.store.read(id, listMembers)
    if (!members.some((member) => member.userId === userId)) continue
    throw new Failure(
      'forbidden',
      'Dieser Zugang gilt auch in anderen Organisationen. Ein neues Kennwort gibt der Betrieb der Installation aus: „basislotse user reset“.',
    )
  }
}
