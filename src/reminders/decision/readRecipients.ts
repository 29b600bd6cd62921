import type { Db } from '../../../db/db.ts'
import { listDeputies } from '../../../db/queries/deputies.ts'
import {
  listMembers,
  listPersons,
  type Member,
  type Person,
} from '../../../db/queries/organisations.ts'
import { listStoredRecipients, type StoredRecipient } from '../../../db/queries/reminderPlans.ts'
import type { Actor } from '../../access/actor.ts'
import type { Day } from '../../core/day.ts'
import { compareText, groupedBy } from '../../inventory/order.ts'
import type { Recipient } from '../recipient.ts'

export type Recipients = {
  readonly recipients: readonly Recipient[]
  /** Persons who are responsible and whom no mail reaches. */
  readonly unreachableIds: readonly string[]
  /** By the id of the person. */
  readonly personNames: ReadonlyMap<string, string>
  /** Whose row is still missing. */
  readonly newIds: readonly string[]
}

/** Accounts with a role that are not locked, and persons with a mail address who have no account. */
export async function readRecipients(db: Db, today: Day): Promise<Recipients> {
  const everybody = await listMembers(db)
  const members = everybody.filter(({ isLocked }) => !isLocked)
  const persons = await listPersons(db)
  const stored = new Map((await listStoredRecipients(db)).map((row) => [row.recipientId, row]))
  const accounts = groupedBy(members, ({ userId }) => userId)
  const away = await readAbsences(db, today, accounts)
  const personsOf = groupedBy(persons, accountOf(everybody))
  const mailboxes = groupedBy(
    (personsOf.get(null) ?? []).filter(({ email }) => email !== ''),
    ({ email }) => email.toLowerCase(),
  )
  const recipients = [
    ...[...accounts].map(([id, own]) =>
      accountRecipient(db, own, personsOf.get(id) ?? [], stored.get(id), away.get(id) ?? null),
    ),
    ...[...mailboxes.values()].map((own) => mailboxRecipient(own, stored)),
  ]
  const reached = new Set(recipients.flatMap(({ personIds }) => personIds))
  return {
    recipients,
    unreachableIds: persons.filter(({ id }) => !reached.has(id)).map(({ id }) => id),
    personNames: new Map(persons.map(({ id, name }) => [id, name])),
    newIds: recipients.map(({ id }) => id).filter((id) => !stored.has(id)),
  }
}

/** Whoever has the address of an account is told by it, also where nobody tied them together: one mail a day. */
function accountOf(members: readonly Member[]): (person: Person) => string | null {
  const byAddress = new Map(members.map(({ email, userId }) => [email.toLowerCase(), userId]))
  return ({ userId, email }) => userId ?? byAddress.get(email.toLowerCase()) ?? null
}

/** Who stands in for whom today, as far as they can be told; of several the one who was named first. */
async function readAbsences(
  db: Db,
  today: Day,
  accounts: ReadonlyMap<string, unknown>,
): Promise<Map<string, string>> {
  const deputies = (await listDeputies(db)).filter(
    ({ deputyId, fromOn, untilOn }) =>
      fromOn <= today && today <= untilOn && accounts.has(deputyId),
  )
  return new Map(deputies.map(({ userId, deputyId }) => [userId, deputyId]))
}

function accountRecipient(
  { organisationId }: Db,
  members: readonly Member[],
  persons: readonly Person[],
  stored: StoredRecipient | undefined,
  deputyId: string | null,
): Recipient {
  const [first] = members
  const { userId = '', name = '', email = '' } = first ?? {}
  const domainIds = members.map(({ informationDomainId }) => informationDomainId)
  const actor: Actor = {
    ...{ organisationId, userId, name },
    roles: members.map(({ role }) => role),
    informationDomainIds: domainIds.includes(null)
      ? 'all'
      : domainIds.filter((id): id is string => id !== null),
  }
  return {
    ...{ id: userId, name, email, actor, deputyId },
    memberships: members,
    personIds: persons.map(({ id }) => id),
    ...choicesOf(stored),
  }
}

/** Persons who share a mail address get one mail. */
function mailboxRecipient(
  persons: readonly Person[],
  stored: ReadonlyMap<string, StoredRecipient>,
): Recipient {
  const [first] = persons.toSorted((a, b) => compareText(a.id, b.id))
  const { id = '', name = '', email = '' } = first ?? {}
  return {
    ...{ id, name, email },
    actor: null,
    memberships: [],
    personIds: persons.map((person) => person.id),
    deputyId: null,
    ...choicesOf(stored.get(id)),
  }
}

function choicesOf(stored: StoredRecipient | undefined) {
  return {
    keepsSchoolHolidays: stored?.keepsSchoolHolidays ?? false,
    choices: stored?.choices ?? {},
    decidedUntilOn: stored?.decidedUntilOn ?? null,
  }
}
