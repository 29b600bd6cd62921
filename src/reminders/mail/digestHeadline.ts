/** The subject and the first lines of a digest: how many, how urgent, and what comes next. @module */
import { type Day, germanDay } from '../../core/day.ts'
import type { ReminderItem } from '../reminderItem.ts'
import type { Digest } from './digest.ts'
import { inOrder, isEscalation } from './digestSections.ts'
import { germanNumber, shorten, speakDue, titleOf } from './itemWords.ts'

/** Longer subjects are cut by every list of mails. */
const subjectLetters = 140

/** „3 Termine, 1 überfällig, nächster am 31.12.2025: WiBA“; what is overdue elsewhere is named as escalation. */
export function subjectOf({ items, isLate }: Digest, today: Day): string {
  const own = items.filter((item) => !isEscalation(item))
  const escalated = items.filter(isEscalation)
  const parts = [
    own.length > 0 ? ownSubject(inOrder(own), today) : '',
    escalated.length > 0 ? escalatedSubject(inOrder(escalated), own.length > 0) : '',
  ].filter((part) => part !== '')
  // What is counted stands before what is named, so that a cut takes the name.
  return shorten(`${isLate ? 'Verspätet: ' : ''}${parts.reverse().join(' · ')}`, subjectLetters)
}

/** The state in words, the heading of the mail. */
export function headlineOf({ items }: Digest, today: Day): string {
  const own = items.filter((item) => !isEscalation(item))
  const escalations = items.length - own.length
  const overdue = own.filter(({ dueOn }) => dueOn < today).length
  const parts = [
    overdue > 0 ? `${speakCount(overdue)} überfällig` : '',
    own.length > overdue
      ? overdue > 0
        ? `${germanNumber(own.length - overdue)} ${own.length - overdue === 1 ? 'kommt' : 'kommen'}`
        : `${speakCount(own.length)} ${own.length === 1 ? 'kommt' : 'kommen'} auf Sie zu`
      : '',
    escalations > 0 ? speakEscalations(escalations) : '',
  ].filter((part) => part !== '')
  return parts.join(', ').replace(/(\d) /g, '$1\u00a0')
}

/** What follows from it: the nearest date that is still to come, or the oldest that is over. */
export function leadOf({ items }: Digest, today: Day): string {
  const sorted = inOrder(items)
  const next = sorted.find(({ dueOn }) => dueOn >= today)
  if (next) return `Als Nächstes ${onDay(next, today)}: ${titleOf(next)}.`
  const [oldest, second] = sorted
  if (!oldest) return ''
  const due = speakDue(oldest, today)
  const how = second ? `Am längsten, ${due}` : `${due.slice(0, 1).toUpperCase()}${due.slice(1)}`
  return `${how}: ${titleOf(oldest)}.`
}

/** What can still be put down in a calendar. */
export function comingOf({ items }: Digest, today: Day): ReminderItem[] {
  return inOrder(items).filter(({ dueOn }) => dueOn >= today)
}

function ownSubject(own: readonly ReminderItem[], today: Day): string {
  const overdue = own.filter(({ dueOn }) => dueOn < today)
  const next = own.find(({ dueOn }) => dueOn >= today)
  const [first] = own
  if (!first) return ''
  if (!next) {
    const since = `seit ${germanDay(first.dueOn)}`
    return own.length === 1
      ? `Überfällig ${since}: ${titleOf(first)}`
      : `${speakCount(own.length)} überfällig, ältester ${since}: ${titleOf(first)}`
  }
  const day = next.dueOn === today ? 'heute' : `am ${germanDay(next.dueOn)}`
  if (own.length === 1) return `Termin ${day}: ${titleOf(next)}`
  const late = overdue.length > 0 ? `, ${germanNumber(overdue.length)} überfällig` : ''
  return `${speakCount(own.length)}${late}, nächster ${day}: ${titleOf(next)}`
}

function escalatedSubject([oldest, ...more]: readonly ReminderItem[], isShort: boolean): string {
  if (!oldest) return ''
  const count = speakEscalations(more.length + 1)
  if (isShort) return count
  const oldestOf = more.length > 0 ? ', älteste' : ','
  return `${count}${oldestOf} überfällig seit ${germanDay(oldest.dueOn)}: ${titleOf(oldest)}`
}

function onDay(item: ReminderItem, today: Day): string {
  return item.dueOn === today ? 'heute' : `am ${germanDay(item.dueOn)} (${speakDue(item, today)})`
}

function speakCount(count: number): string {
  return count === 1 ? '1 Termin' : `${germanNumber(count)} Termine`
}

function speakEscalations(count: number): string {
  return count === 1 ? '1 Eskalation' : `${germanNumber(count)} Eskalationen`
}
