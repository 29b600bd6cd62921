/** Who is told what today, and why: one digest for each recipient. @module */
import type { Role } from '../access/role.ts'
import type { Day } from '../core/day.ts'
import {
  type Announcement,
  findAnnouncement,
  type Rhythm,
  type Span,
  spanOf,
} from './announcement.ts'
import { type Directory, type Matter, maySee, type Recipient } from './recipient.ts'
import type { DueItem, ReminderItem, ReminderReason } from './reminderItem.ts'
import { passingKinds, type ReminderKind } from './reminderKind.ts'
import { type ReminderSettings, repeatDays, usualLeadDays } from './reminderSettings.ts'
import type { WorkDays } from './workDays.ts'

/** Something that is not done yet, or a day that comes. */
export type OpenItem = { readonly item: DueItem } & Pick<
  Matter,
  'responsibleId' | 'informationDomainIds'
>

/** An item of a digest of an earlier day that was not delivered. */
export type CarriedItem = Pick<
  ReminderItem,
  'kind' | 'subjectId' | 'dueOn' | 'leadDays' | 'reason' | 'onBehalfOf'
>

export type PlanContext = {
  readonly today: Day
  readonly settings: ReminderSettings
  readonly directory: Directory
  readonly workDaysOf: (recipient: Pick<Recipient, 'keepsSchoolHolidays'>) => WorkDays
  /** By recipient, and by `keyOf`; what of it is still open is told today. */
  readonly carried: ReadonlyMap<string, ReadonlyMap<string, CarriedItem>>
}

export type PlannedDigest = {
  readonly recipientId: string
  readonly recipientName: string
  readonly email: string
  readonly day: Day
  readonly isLate: boolean
  /** Never empty. */
  readonly items: readonly ReminderItem[]
}

/** `rest`: by role, and escalations. Big organisations read the items of each apart, so that memory stays flat. */
export type Share = 'responsible' | 'rest'

export type Plan = {
  readonly consider: (open: OpenItem, share: Share) => void
  /** What was found for a recipient, which is then forgotten; null for nothing. */
  readonly take: (recipient: Recipient) => PlannedDigest | null
  /** How many items there were that nobody will ever be told of: no one is responsible or has the role. */
  readonly unheard: () => number
}

/** All at once, for an organisation that fits into memory. */
export function planDigests(context: PlanContext, items: Iterable<OpenItem>): PlannedDigest[] {
  const plan = openPlan(context)
  for (const open of items) {
    plan.consider(open, 'responsible')
    plan.consider(open, 'rest')
  }
  return context.directory.recipients.flatMap((recipient) => plan.take(recipient) ?? [])
}

export function openPlan(context: PlanContext): Plan {
  const { directory, today } = context
  const found = new Map<string, Map<string, ReminderItem>>()
  const receive = receiverOf(context)
  let unheard = 0
  return {
    unheard: () => unheard,
    consider(open, share) {
      const matter = { ...open, kind: open.item.kind }
      if (share === 'rest' && isUnheard(directory, matter)) unheard += 1
      for (const told of toldOf(context, matter, share)) {
        const received = receive(told, open)
        if (!received) continue
        const own = found.get(received.recipientId) ?? new Map<string, ReminderItem>()
        found.set(received.recipientId, own)
        const key = keyOf(open.item)
        own.set(key, preferred(own.get(key), received.item))
      }
    },
    take(recipient) {
      const items = [...(found.get(recipient.id)?.values() ?? [])].sort(compareItems)
      found.delete(recipient.id)
      if (items.length === 0) return null
      const { id, name, email } = directory.recipientById(recipient.id) ?? recipient
      const isLate = items.some((item) => item.isLate)
      return { recipientId: id, recipientName: name, email, day: today, isLate, items }
    },
  }
}

/** At which days before its date the recipient wants to be told of such items; empty: never. */
export function leadDaysFor(
  { choices }: Pick<Recipient, 'choices'>,
  { leadDays }: Pick<ReminderSettings, 'leadDays'>,
  kind: ReminderKind,
): readonly number[] {
  const choice = choices[kind]
  if (choice?.isOff) return []
  return choice?.leadDays ?? leadDays[kind] ?? usualLeadDays
}

/** Who else was told of an item that is so many days over its date: the responsible person reads it too. */
export function escalationOf(
  { kind, leadDays }: Pick<ReminderItem, 'kind' | 'leadDays'>,
  {
    officerAfterDays,
    managementAfterDays,
  }: Pick<ReminderSettings, 'officerAfterDays' | 'managementAfterDays'>,
): 'officer' | 'management' | null {
  if (passingKinds.includes(kind)) return null
  if (-leadDays >= managementAfterDays) return 'management'
  return -leadDays >= officerAfterDays ? 'officer' : null
}

type Told = { readonly recipient: Recipient; readonly reason: ReminderReason; rhythm: Rhythm }

function toldOf({ directory, settings }: PlanContext, matter: Matter, share: Share): Told[] {
  const { kind } = matter
  const isPassing = passingKinds.includes(kind)
  const usual = (recipient: Recipient, reason: ReminderReason): Told[] =>
    recipient.choices[kind]?.isOff
      ? []
      : [{ recipient, reason, rhythm: rhythmFor(recipient, settings, kind) }]
  const responsible = directory.responsibleFor(matter)
  if (share === 'responsible') return responsible ? usual(responsible, 'responsible') : []
  const caretakers = responsible ? [] : directory.caretakersOf(matter)
  const byRole = caretakers.flatMap((recipient) => usual(recipient, 'role'))
  if (isPassing) return byRole
  const escalated = (reason: ReminderReason, role: Role, repeatFromDays: number) =>
    directory
      .holdersOf(role, matter)
      .map((recipient) => ({ recipient, reason, rhythm: { leadDays: [], repeatFromDays } }))
  return [
    ...byRole,
    ...escalated('officer_escalation', 'officer', settings.officerAfterDays),
    ...escalated('management_escalation', 'management', settings.managementAfterDays),
  ]
}

function rhythmFor(recipient: Recipient, settings: ReminderSettings, kind: ReminderKind): Rhythm {
  return {
    leadDays: leadDaysFor(recipient, settings, kind),
    repeatFromDays: passingKinds.includes(kind) ? null : repeatDays,
  }
}

function isUnheard(directory: Directory, matter: Matter): boolean {
  return !directory.responsibleFor(matter) && directory.caretakersOf(matter).length === 0
}

type Why = Pick<ReminderItem, 'reason' | 'onBehalfOf'>

type Received = { readonly recipientId: string; readonly item: ReminderItem }

/** The item as it stands in the digest of whoever is there: the recipient, or who stands in. */
function receiverOf(context: PlanContext): (told: Told, open: OpenItem) => Received | null {
  const spans = new Map<string, Span | null>()
  const spanFor = (absent: Recipient, receiver: Recipient) => {
    const key = `${absent.id} ${receiver.id}`
    const known = spans.get(key)
    if (known !== undefined) return known
    const span = spanBetween(context, absent, receiver)
    spans.set(key, span)
    return span
  }
  return ({ recipient, reason, rhythm }, open) => {
    const deputy = deputyOf(context, recipient)
    const receiver = deputy ?? recipient
    const span = spanFor(recipient, receiver)
    if (!span) return null
    if (deputy && !maySee(deputy, { ...open, kind: open.item.kind }, recipient.personIds))
      return null
    const why: Why = deputy
      ? { reason: 'deputy', onBehalfOf: recipient.name }
      : { reason, onBehalfOf: '' }
    const undelivered = undeliveredOf(context, receiver, open, why)
    const announcement = findAnnouncement(open.item.dueOn, rhythm, span) ?? undelivered
    if (!announcement) return null
    const isLate = announcement.isLate || undelivered !== null
    return {
      recipientId: receiver.id,
      item: { ...open.item, ...why, leadDays: announcement.leadDays, isLate },
    }
  }
}

/** The date must still be the one that was told. */
function undeliveredOf(
  { carried }: PlanContext,
  receiver: Recipient,
  { item }: OpenItem,
  { reason, onBehalfOf }: Why,
): Announcement | null {
  const found = carried.get(receiver.id)?.get(keyOf(item))
  const isSame =
    found?.dueOn === item.dueOn && found.reason === reason && found.onBehalfOf === onBehalfOf
  return found && isSame ? { leadDays: found.leadDays, isLate: true } : null
}

function deputyOf({ directory }: PlanContext, { deputyId }: Recipient): Recipient | undefined {
  return deputyId === null ? undefined : directory.recipientById(deputyId)
}

/** Null where the receiver does not work today, was decided for already, or is away. */
function spanBetween(context: PlanContext, absent: Recipient, receiver: Recipient): Span | null {
  const { today } = context
  const workDays = context.workDaysOf(receiver)
  if (!workDays.isWorkDay(today) || deputyOf(context, receiver)) return null
  const decided = receiver.decidedUntilOn
  if (decided !== null && decided >= today) return null
  // What the one heard before they left, the other need not hear again.
  const heard = absent.decidedUntilOn ?? ''
  return spanOf(decided !== null && heard > decided ? heard : decided, today, workDays)
}

/** Their own comes before what is told for others, and that before escalations. */
const reasonOrder: readonly ReminderReason[] = [
  'responsible',
  'role',
  'deputy',
  'officer_escalation',
  'management_escalation',
]

function preferred(known: ReminderItem | undefined, item: ReminderItem): ReminderItem {
  if (!known) return item
  const isBetter = reasonOrder.indexOf(item.reason) < reasonOrder.indexOf(known.reason)
  return { ...(isBetter ? item : known), isLate: known.isLate || item.isLate }
}

/** What makes an item the same from day to day. */
export function keyOf({ kind, subjectId }: Pick<DueItem, 'kind' | 'subjectId'>): string {
  return `${kind} ${subjectId}`
}

/** What is due first comes first. */
function compareItems(a: ReminderItem, b: ReminderItem): number {
  return textOrder(a.dueOn, b.dueOn) || textOrder(keyOf(a), keyOf(b))
}

function textOrder(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
