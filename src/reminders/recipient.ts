/** Who can be reminded, of what, and who stands in for whom. @module */
import { type Actor, isInDomain } from '../access/actor.ts'
import { isAllowed } from '../access/permissions.ts'
import type { Role } from '../access/role.ts'
import type { Day } from '../core/day.ts'
import { type ReminderKind, rolesOfKind, subjectOfKind } from './reminderKind.ts'
import type { ReminderChoices } from './reminderSettings.ts'

export type Recipient = {
  /** Of the account, or of the person who has none. */
  readonly id: string
  readonly name: string
  readonly email: string
  /** Null for a person without an account: they are told only what they are responsible for. */
  readonly actor: Actor | null
  readonly memberships: readonly Membership[]
  /** As whom they are responsible. */
  readonly personIds: readonly string[]
  readonly keepsSchoolHolidays: boolean
  readonly choices: ReminderChoices
  readonly decidedUntilOn: Day | null
  /** The recipient who stands in today; null for who is there. */
  readonly deputyId: string | null
}

/** `informationDomainId` null: in all of them. */
type Membership = { readonly role: Role; readonly informationDomainId: string | null }

/** What decides who may be told of an item. */
export type Matter = {
  readonly kind: ReminderKind
  readonly responsibleId: string | null
  /** Whoever is told sees all of them; none: it concerns the whole organisation. */
  readonly informationDomainIds: readonly string[]
}

export type Directory = {
  readonly recipients: readonly Recipient[]
  readonly recipientById: (id: string) => Recipient | undefined
  /** Undefined where nobody is responsible, or nobody who can be told and may see it. */
  readonly responsibleFor: (matter: Matter) => Recipient | undefined
  /** Who looks after what nobody is responsible for. */
  readonly caretakersOf: (matter: Matter) => readonly Recipient[]
  /** Of the information domains, and with the right to see such things. */
  readonly holdersOf: (role: Role, matter: Matter) => readonly Recipient[]
}

export function directoryOf(recipients: readonly Recipient[]): Directory {
  const byId = new Map(recipients.map((recipient) => [recipient.id, recipient]))
  const byPerson = new Map(
    recipients.flatMap((recipient) => recipient.personIds.map((id) => [id, recipient] as const)),
  )
  const held = new Map<string, readonly Recipient[]>()
  const holdersOf = (role: Role, matter: Matter) => {
    const key = [role, subjectOfKind[matter.kind], ...matter.informationDomainIds].join(' ')
    const found = held.get(key) ?? recipients.filter((each) => isHolder(each, role, matter))
    held.set(key, found)
    return found
  }
  return {
    recipients,
    recipientById: (id) => byId.get(id),
    responsibleFor(matter) {
      const found = matter.responsibleId === null ? undefined : byPerson.get(matter.responsibleId)
      return found && maySee(found, matter) ? found : undefined
    },
    caretakersOf(matter) {
      const circles = rolesOfKind[matter.kind].map((roles) => [
        ...new Set(roles.flatMap((role) => holdersOf(role, matter))),
      ])
      return circles.find(({ length }) => length > 0) ?? []
    },
    holdersOf,
  }
}

/** Whether the recipient may look at it: by role, or because it is theirs or of whom they stand in for. */
export function maySee(
  { actor, personIds }: Recipient,
  { kind, responsibleId, informationDomainIds }: Matter,
  standsInFor: readonly string[] = [],
): boolean {
  const own = [...personIds, ...standsInFor]
  const isOwn = responsibleId !== null && own.includes(responsibleId)
  if (actor === null) return isOwn
  return (
    informationDomainIds.every((id) => isInDomain(actor, id)) &&
    isAllowed(actor, 'read', subjectOfKind[kind], isOwn ? ['assigned', 'own'] : [])
  )
}

/**
 * Persons of whose work roles are told: whom no mail reaches, and whose account may not see everything. Whether it may
 * see an item is asked for each.
 */
export function hiddenPersonIds(
  recipients: readonly Recipient[],
  unreachableIds: readonly string[],
): string[] {
  const narrow = recipients.filter(
    ({ actor }) =>
      actor !== null &&
      (actor.informationDomainIds !== 'all' ||
        !actor.roles.some((role) => role !== 'admin' && role !== 'auditor')),
  )
  return [...unreachableIds, ...narrow.flatMap(({ personIds }) => personIds)]
}

function isHolder(recipient: Recipient, role: Role, matter: Matter): boolean {
  const { informationDomainIds: ids } = matter
  const holds = recipient.memberships.some(
    (each) =>
      each.role === role &&
      (each.informationDomainId === null ||
        ids.length === 0 ||
        ids.includes(each.informationDomainId)),
  )
  return holds && maySee(recipient, { ...matter, responsibleId: null })
}
