/** Organisations, accounts and the persons who are responsible for work. @module */
import { z } from 'zod'
import { recordEvent } from '../../db/queries/events.ts'
import {
  findPersonByName,
  findUserByEmail,
  insertMembership,
  insertOrganisation,
  insertPerson,
  insertUser,
  listMembers,
  type Member,
  type Person,
  savePassword,
} from '../../db/queries/organisations.ts'
import { Failure } from '../core/failure.ts'
import { foldText, tidy } from '../core/text.ts'
import type { Deps } from '../deps.ts'
import { type Actor, systemActor } from './actor.ts'
import { eventBy } from './eventBy.ts'
import { allow } from './permissions.ts'
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

/** Founds an organisation; returns the actor who sets it up. */
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
    await insertOrganisation(db, row)
    recordEvent(db, eventBy(deps, actor, 'organisation_created', id, { after: row }))
  })
  return actor
}

/**
 * Gives a mail address a role in the organisation; an account that is there already keeps its password.
 * Throws `conflict` when the account has this role already.
 */
export async function addUser(
  deps: Deps,
  actor: Actor,
  input: NewUser,
): Promise<{ userId: string; isNew: boolean }> {
  allow(actor, 'write', 'administration')
  return deps.store.write(actor.organisationId, async (db) => {
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
 * account that belongs to other organisations only.
 */
export async function resetPassword(
  deps: Deps,
  actor: Actor,
  email: string,
  passwordHash: string,
): Promise<void> {
  allow(actor, 'write', 'administration')
  await deps.store.write(actor.organisationId, async (db) => {
    const wanted = email.trim().toLowerCase()
    const user = (await listMembers(db)).find((member) => member.email === wanted)
    if (!user) {
      throw new Failure(
        'not_found',
        `Zu „${email}“ gibt es keinen Zugang. „basislotse user list“ zeigt alle.`,
      )
    }
    await savePassword(db, user.userId, passwordHash, true)
    recordEvent(db, eventBy(deps, actor, 'password_reset', user.userId, {}))
  })
}

/** The person or function of that name; made when there is none. Names differ by their folded text. */
export async function ensurePerson(
  deps: Deps,
  actor: Actor,
  input: { name: string; department?: string; email?: string; userId?: string | null },
): Promise<Person> {
  return deps.store.write(actor.organisationId, async (db) => {
    const name = tidy(input.name)
    const known = await findPersonByName(db, foldText(name))
    if (known) return known
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
