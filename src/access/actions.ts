/** Organisations, accounts and the persons who are responsible for work. @module */
import { z } from 'zod'
import type { Db } from '../../db/db.ts'
import { recordEvent } from '../../db/queries/events.ts'
import {
  findOrganisation,
  findPersonByName,
  findUserByEmail,
  insertMembership,
  insertOrganisation,
  insertPerson,
  insertUser,
  listMembers,
  listOrganisations,
  type Member,
  type Person,
  savePassword,
} from '../../db/queries/organisations.ts'
import { Failure } from '../core/failure.ts'
import { foldText, tidy } from '../core/text.ts'
import type { Deps } from '../deps.ts'
import { type Actor, ensureEverywhere, systemActor } from './actor.ts'
import { eventBy } from './eventBy.ts'
import { allow } from './permissions.ts'
import { readInformationDomain } from './readInformationDomain.ts'
import { type Role, roles } from './role.ts'

export const organisationForm = z.object({
  name: z
    .string()
    .transform(tidy)
    .pipe(
      z.string().min(2, 'Bitte nennen Sie die Organisation.').max(120, 'Höchstens 120 Zeichen.'),
    ),
  land: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Das Land wird mit zwei Buchstaben angegeben, z. B. ST.')
    .default('ST'),
})

export const userForm = z.object({
  email: z.email('Bitte geben Sie eine gültige Mailadresse an.').max(254).toLowerCase(),
  name: z
    .string()
    .transform(tidy)
    .pipe(z.string().min(1, 'Bitte geben Sie einen Namen an.').max(120, 'Höchstens 120 Zeichen.')),
  role: z.enum(roles, `Die Rolle ist unbekannt. Möglich sind: ${roles.join(', ')}.`),
})

export type NewOrganisation = {
  id: string
  name: string
  land: string
  demoDay?: string | undefined
}

/** `informationDomainId` limits the role to one information domain. */
export type NewUser = z.infer<typeof userForm> & {
  passwordHash: string
  passwordIsOneTime?: boolean
  informationDomainId?: string | null
}

/** Founds an organisation; returns the actor who sets it up. Throws `conflict` for an id that is taken. */
export async function createOrganisation(deps: Deps, input: NewOrganisation): Promise<Actor> {
  const { id } = input
  const actor = systemActor(id, 'Einrichtung')
  const row = {
    id,
    name: input.name,
    land: input.land,
    demoDay: input.demoDay ?? null,
    createdAt: deps.now(),
  }
  await deps.store.write(id, async (db) => {
    if (await findOrganisation(db)) {
      throw new Failure('conflict', 'Diese Organisation ist schon angelegt.')
    }
    await insertOrganisation(db, row)
    recordEvent(db, eventBy(deps, actor, 'organisation_created', id, { after: row }))
  })
  return actor
}

/**
 * Gives a mail address a role in the organisation; an account that is there already keeps its password.
 * Throws `conflict` when the account has this role already, `not_found` for an unknown information domain,
 * `forbidden` when the role would reach further than the actor's memberships.
 */
export async function addUser(
  deps: Deps,
  actor: Actor,
  input: NewUser,
): Promise<{ userId: string; isNew: boolean }> {
  allow(actor, 'write', 'administration')
  return deps.store.write(actor.organisationId, async (db) => {
    await ensureWithinReach(db, actor, input.informationDomainId ?? null)
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
    await giveRole(deps, actor, userId, input.role, input.informationDomainId ?? null)
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
  const roles = await deps.store.read(actor.organisationId, (db) => readRoles(db, actor, email))
  const { userId } = roles[0]
  await ensureOnlyHere(deps, actor, userId)
  await deps.store.write(actor.organisationId, async (db) => {
    await savePassword(db, userId, passwordHash, true)
    recordEvent(db, eventBy(deps, actor, 'password_reset', userId, {}))
  })
}

/**
 * The person or function of that name; made when there is none. Names differ by their folded text. To name who
 * is responsible is to plan work, hence the right. Throws `not_found` for an account without a role here.
 */
export async function ensurePerson(
  deps: Deps,
  actor: Actor,
  input: { name: string; department?: string; email?: string; userId?: string | null },
): Promise<Person> {
  allow(actor, 'write', 'measures')
  return deps.store.write(actor.organisationId, async (db) => {
    const name = tidy(input.name)
    const known = await findPersonByName(db, foldText(name))
    if (known) return known
    if (input.userId && !(await listMembers(db)).some(({ userId }) => userId === input.userId)) {
      throw new Failure('not_found', 'Dieser Zugang gehört nicht zur Organisation.')
    }
    const person = {
      id: deps.newId(),
      name,
      nameKey: foldText(name),
      department: input.department ?? '',
      email: input.email ?? '',
      userId: input.userId ?? null,
    }
    await insertPerson(db, { ...person, createdAt: deps.now() })
    recordEvent(db, eventBy(deps, actor, 'person_created', person.id, { after: person }))
    return person
  })
}

async function giveRole(
  deps: Deps,
  actor: Actor,
  userId: string,
  role: Role,
  informationDomainId: string | null,
): Promise<void> {
  await deps.store.write(actor.organisationId, async (db) => {
    const members = await listMembers(db)
    const isSame = (member: Member) =>
      member.userId === userId &&
      member.role === role &&
      member.informationDomainId === informationDomainId
    if (members.some(isSame)) {
      throw new Failure('conflict', 'Dieser Zugang hat diese Rolle schon.')
    }
    await insertMembership(db, {
      id: deps.newId(),
      userId,
      role,
      informationDomainId,
      createdAt: deps.now(),
    })
    recordEvent(db, eventBy(deps, actor, 'role_given', userId, { role, informationDomainId }))
  })
}

/** Every role that the account has in the organisation; at least one. */
async function readRoles(db: Db, actor: Actor, email: string): Promise<[Member, ...Member[]]> {
  const wanted = email.trim().toLowerCase()
  const [first, ...others] = (await listMembers(db)).filter((member) => member.email === wanted)
  if (!first) {
    throw new Failure(
      'not_found',
      `Zu „${email}“ gibt es keinen Zugang. „basislotse user list“ zeigt alle.`,
    )
  }
  for (const { informationDomainId } of [first, ...others]) {
    await ensureWithinReach(db, actor, informationDomainId)
  }
  return [first, ...others]
}

/** What an administrator gives or takes reaches no further than their own memberships. */
async function ensureWithinReach(
  db: Db,
  actor: Actor,
  informationDomainId: string | null,
): Promise<void> {
  if (informationDomainId === null) ensureEverywhere(actor)
  else await readInformationDomain(db, actor, informationDomainId)
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
