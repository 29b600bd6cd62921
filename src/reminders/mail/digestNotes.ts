/** What a digest says about itself: why it comes, why late, how it is changed. @module */
import { type Day, germanDay } from '../../core/day.ts'
import { escalationOf } from '../plan.ts'
import type { ReminderItem, ReminderReason } from '../reminderItem.ts'
import { type ReminderKind, reminderKindLabels, reminderKinds } from '../reminderKind.ts'
import type { Digest, MailContext } from './digest.ts'
import { comingOf } from './digestHeadline.ts'
import { isEscalation, type Section } from './digestSections.ts'
import { germanNumber, listPathOf, nounOf, shorten } from './itemWords.ts'

const sectionTitles: Readonly<Record<ReminderReason, (onBehalfOf: string) => string>> = {
  responsible: () => 'Ihre Termine',
  deputy: (person) => `In Vertretung für ${shorten(person, 80)}`,
  role: () => 'Aufgaben Ihrer Rolle',
  officer_escalation: () => 'Eskalation an die Informationssicherheit',
  management_escalation: () => 'Eskalation an die Leitung',
}

export function sectionTitle({ reason, onBehalfOf }: Section): string {
  return sectionTitles[reason](onBehalfOf)
}

const whys: Readonly<Record<ReminderReason, (context: MailContext, onBehalfOf: string) => string>> =
  {
    responsible: () => 'Sie sind dafür als verantwortlich eingetragen.',
    deputy: (_, person) => `Sie sind als Vertretung von ${shorten(person, 80)} eingetragen.`,
    role: () =>
      'Es gehört zu Ihrer Rolle, oder es ist niemand eingetragen, der eine Mail bekommen kann.',
    officer_escalation: ({ officerAfterDays: days }) =>
      `Was ${daysOverdue(days)} überfällig ist, erfahren die Informationssicherheitsbeauftragten.`,
    management_escalation: ({ managementAfterDays: days }) =>
      `Was ${daysOverdue(days)} überfällig ist, erfährt die Leitung.`,
  }

export function whyOf({ reason, onBehalfOf }: Section, context: MailContext): string {
  return `Warum Sie das lesen: ${whys[reason](context, onBehalfOf)}`
}

/** Empty for a digest that comes in time. */
export function lateNote({ day, isLate, items }: Digest, today: Day): string {
  if (isLate) {
    const late = items.filter((item) => item.isLate).length
    const which =
      late > 0 && late < items.length
        ? ` Das betrifft die ${late === 1 ? 'Zeile' : `${germanNumber(late)} Zeilen`} mit dem Zusatz „verspätet“.`
        : ''
    return `Diese Erinnerung kommt verspätet: Sie waren nicht da, oder das Programm stand still.${which}`
  }
  return day < today
    ? `Diese Erinnerung war für den ${germanDay(day)} bestimmt und ließ sich nicht früher zustellen.`
    : ''
}

/** To the one who is responsible: who else knows by now. Empty while nobody was told. */
export function escalationNote(item: ReminderItem, context: MailContext): string {
  if (item.reason !== 'responsible' && item.reason !== 'deputy') return ''
  const told = escalationOf(item, context)
  if (told === null) return ''
  return told === 'management' ? 'ISB und Leitung wurden informiert' : 'die ISB wurde informiert'
}

export type MoreOfKind = { readonly text: string; readonly path: string }

/** Those of one target object stand on its page; all others in the list of their kind. */
function morePathOf(item: ReminderItem, isOfPlace: boolean): string {
  const ofPlace = /^(\/check\/zielobjekte\/[^/?]+)\/[^/?]+(\?.*)?$/.exec(item.path)
  return isOfPlace && ofPlace ? `${ofPlace[1]}${ofPlace[2] ?? ''}` : listPathOf(item)
}

/** „12 weitere: Anforderungen mit Termin“, by kind and information domain, each with its list. */
export function moreOf(hidden: readonly ReminderItem[], isOfPlace: boolean): readonly MoreOfKind[] {
  const counts = new Map<string, { item: ReminderItem; count: number }>()
  for (const item of hidden) {
    const key = `${reminderKinds.indexOf(item.kind)} ${item.informationDomainCode}`
    counts.set(key, { item, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].map(({ item, count }) => ({
    text: `${germanNumber(count)} weitere: ${wordsOf(item, count)}`,
    path: morePathOf(item, isOfPlace),
  }))
}

/** Whether anything in it could be switched off. */
export function isOptional({ items }: Pick<Digest, 'items'>): boolean {
  return !items.every(isEscalation)
}

/** Empty where no calendar file goes along. */
export function calendarNote(digest: Digest, today: Day): string {
  return comingOf(digest, today).length > 0
    ? 'Die kommenden Termine liegen als Kalenderdatei bei.'
    : ''
}

export function settingsPath(): string {
  return '/konto/erinnerungen'
}

/** The token names the organisation, so that it is looked for there only. */
export function unsubscribePath({ organisationId, unsubscribeToken }: MailContext): string {
  return `/erinnerungen/abbestellen/${organisationId}.${unsubscribeToken}`
}

function wordsOf(item: ReminderItem & { kind: ReminderKind }, count: number): string {
  return count === 1 ? nounOf(item) : reminderKindLabels[item.kind]
}

function daysOverdue(days: number): string {
  return days === 1 ? 'einen Tag' : `${germanNumber(days)} Tage`
}
