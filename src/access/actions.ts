/** Organisations, and the persons who are responsible for work. @module */
import { z } from 'zod'
import { recordEvent } from '../../db/queries/events.ts'
import {
  findOrganisation,
  findPersonByName,
  insertOrganisation,
  insertPerson,
  listMembers,
  type Person,
} from '../../db/queries/organisations.ts'
import { Failure } from '../core/failure.ts'
import { foldText, tidy } from '../core/text.ts'
import type { Deps } from '../deps.ts'
import { type Actor, systemActor } from './actor.ts'
import { eventBy } from './eventBy.ts'
import { allow } from './permissions.ts'

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

export type NewOrganisation = {
  id: string
  name: string
  land: string
  demoDay?: string | undefined
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
      version: 1,
    }
    await insertPerson(db, { ...person, createdAt: deps.now() })
    recordEvent(db, eventBy(deps, actor, 'person_created', person.id, { after: person }))
    return person
  })
}
