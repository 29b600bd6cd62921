/** Ansprechpartner: who is responsible for work, and with which account they log in. @module */
import { z } from 'zod'
import type { Db } from '../../../db/db.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  findPersonByName,
  insertPerson,
  listMembers,
  listPersons,
  type Person,
  savePerson,
} from '../../../db/queries/organisations.ts'
import { Failure } from '../../core/failure.ts'
import { formText } from '../../core/formText.ts'
import { formAddress } from '../../core/mailAddress.ts'
import { foldText, tidy } from '../../core/text.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../actor.ts'
import { eventBy } from '../eventBy.ts'
import { allow } from '../permissions.ts'

const noAddress = 'Bitte geben Sie eine gültige Mailadresse an, oder lassen Sie das Feld leer.'

export const personForm = z.object({
  name: z
    .string()
    .transform(tidy)
    .pipe(z.string().min(1, 'Bitte geben Sie einen Namen an.').max(120, 'Höchstens 120 Zeichen.')),
  department: formText(120),
  email: z.literal('').or(formAddress(noAddress).toLowerCase()),
  /** An empty choice: without an account. */
  userId: z.string().transform((id) => id || null),
})

export type PersonInput = z.infer<typeof personForm>

/** Returns the id. Throws `conflict` for a name that is there, `not_found` for an account without a role here. */
export async function addPerson(deps: Deps, actor: Actor, input: PersonInput): Promise<string> {
  allow(actor, 'write', 'measures')
  const person = { id: deps.newId(), ...input, nameKey: foldText(input.name) }
  await deps.store.write(actor.organisationId, async (db) => {
    await ensureFreeName(db, person.nameKey)
    await ensureAccount(db, input.userId)
    await insertPerson(db, { ...person, createdAt: deps.now() })
    recordEvent(db, eventBy(deps, actor, 'person_created', person.id, { after: person }))
  })
  return person.id
}

/** Throws as `addPerson`, and `conflict` when somebody else saved the person since `version`. */
export async function changePerson(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
  input: PersonInput,
): Promise<void> {
  allow(actor, 'write', 'measures')
  const nameKey = foldText(input.name)
  await deps.store.write(actor.organisationId, async (db) => {
    const before = (await listPersons(db)).find((person) => person.id === id)
    if (!before) throw new Failure('not_found', 'Diesen Ansprechpartner gibt es nicht.')
    if (nameKey !== before.nameKey) await ensureFreeName(db, nameKey)
    await ensureAccount(db, input.userId)
    await savePerson(db, id, version, { ...input, nameKey })
    const { name, department, email, userId } = before
    recordEvent(
      db,
      eventBy(deps, actor, 'person_changed', id, {
        before: { name, department, email, userId },
        after: input,
      }),
    )
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
    await ensureAccount(db, input.userId || null)
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

async function ensureFreeName(db: Db, nameKey: string): Promise<void> {
  if (!(await findPersonByName(db, nameKey))) return
  throw new Failure('invalid', 'Diesen Namen gibt es schon.', {
    name: 'So heißt schon ein anderer Ansprechpartner.',
  })
}

async function ensureAccount(db: Db, userId: string | null): Promise<void> {
  if (userId === null) return
  if ((await listMembers(db)).some((member) => member.userId === userId)) return
  throw new Failure('not_found', 'Dieser Zugang gehört nicht zur Organisation.')
}
