/** How the items of a digest are put in order: why somebody is told, then how urgent it is, then where it belongs. @module */
import { type Day, daysBetween } from '../../core/day.ts'
import { compareNaturally } from '../../core/text.ts'
import { type ReminderItem, type ReminderReason, reminderReasons } from '../reminderItem.ts'
import { type ReminderKind, reminderKinds } from '../reminderKind.ts'

export const urgencies = ['overdue', 'today', 'soon', 'later'] as const
export type DueUrgency = (typeof urgencies)[number]

export const urgencyLabels: Readonly<Record<DueUrgency, string>> = {
  overdue: 'Überfällig',
  today: 'Heute',
  soon: 'In den nächsten 7 Tagen',
  later: 'Später',
}

/** Items of one place under its name, or one item by itself with an empty `place`. */
export type Block = {
  readonly place: string
  readonly items: readonly ReminderItem[]
  /** Items of the place that are not shown. */
  readonly hidden: readonly ReminderItem[]
}

export type UrgencyGroup = {
  readonly urgency: DueUrgency
  readonly blocks: readonly Block[]
  readonly hidden: readonly ReminderItem[]
}

/** What is told for one reason; each absent person has a section of their own. */
export type Section = {
  readonly reason: ReminderReason
  readonly onBehalfOf: string
  readonly count: number
  readonly groups: readonly UrgencyGroup[]
}

/** Of one place only so many are shown; the page behind the link has them all. */
const shownOfPlace = 4
const soonDays = 7

/** They come by the dozen for one target object. */
const gathered: readonly ReminderKind[] = ['check', 'stale', 'proof']

/** Each group shows at most `shown` blocks; what is hidden is counted, never lost. */
export function sectionsOf(
  items: readonly ReminderItem[],
  today: Day,
  shown: number,
): readonly Section[] {
  const byReason = gatherBy(inOrder(items), ({ reason, onBehalfOf }) =>
    JSON.stringify([reminderReasons.indexOf(reason), onBehalfOf]),
  )
  return [...byReason]
    .sort(([a], [b]) => compareNaturally(a, b))
    .map(([, own]) => ({
      reason: own[0]?.reason ?? 'responsible',
      onBehalfOf: own[0]?.onBehalfOf ?? '',
      count: own.length,
      groups: groupsOf(own, today, shown),
    }))
}

export function urgencyOfItem({ dueOn }: Pick<ReminderItem, 'dueOn'>, today: Day): DueUrgency {
  const days = daysBetween(today, dueOn)
  if (days < 0) return 'overdue'
  if (days === 0) return 'today'
  return days <= soonDays ? 'soon' : 'later'
}

/** Told because others let it lie for too long. */
export function isEscalation({ reason }: Pick<ReminderItem, 'reason'>): boolean {
  return reason === 'officer_escalation' || reason === 'management_escalation'
}

export function inOrder<Item extends ReminderItem>(items: readonly Item[]): Item[] {
  return [...items].sort(
    (a, b) =>
      compareNaturally(a.dueOn, b.dueOn) ||
      reminderKinds.indexOf(a.kind) - reminderKinds.indexOf(b.kind) ||
      compareNaturally(a.place, b.place) ||
      compareNaturally(a.title, b.title) ||
      compareNaturally(a.subjectId, b.subjectId),
  )
}

function groupsOf(items: readonly ReminderItem[], today: Day, shown: number): UrgencyGroup[] {
  return urgencies.flatMap((urgency) => {
    const own = items.filter((item) => urgencyOfItem(item, today) === urgency)
    if (own.length === 0) return []
    const blocks = blocksOf(own)
    const hidden = blocks.slice(shown).flatMap((block) => [...block.items, ...block.hidden])
    return [{ urgency, blocks: blocks.slice(0, shown), hidden }]
  })
}

/** Single items first: what follows the name of a place belongs there. */
function blocksOf(items: readonly ReminderItem[]): Block[] {
  const byPlace = gatherBy(items, (item) =>
    gathered.includes(item.kind) && item.place !== ''
      ? JSON.stringify([item.informationDomainCode, item.place])
      : JSON.stringify([item.kind, item.subjectId, item.dueOn]),
  )
  const blocks = [...byPlace.values()].map((own) => ({
    place: own.length > 1 ? (own[0]?.place ?? '') : '',
    items: own.slice(0, shownOfPlace),
    hidden: own.slice(shownOfPlace),
  }))
  return [...blocks.filter(({ place }) => place === ''), ...blocks.filter(({ place }) => place)]
}

function gatherBy<Item>(items: readonly Item[], keyOf: (item: Item) => string) {
  const byKey = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const own = byKey.get(key)
    if (own) own.push(item)
    else byKey.set(key, [item])
  }
  return byKey
}
