/** A digest as plain text, for programs that show no HTML; nothing of it is missing. @module */

import type { ReminderItem } from '../reminderItem.ts'
import type { Digest, MailContext } from './digest.ts'
import { headlineOf, leadOf } from './digestHeadline.ts'
import {
  calendarNote,
  escalationNote,
  isOptional,
  lateNote,
  moreOf,
  sectionTitle,
  settingsPath,
  unsubscribePath,
  whyOf,
} from './digestNotes.ts'
import { type Block, type Section, type UrgencyGroup, urgencyLabels } from './digestSections.ts'
import { factsOf, linkOf, shorten, speakDue, titleOf, weekdayAndDay } from './itemWords.ts'

export function textOf(digest: Digest, sections: readonly Section[], context: MailContext): string {
  const late = lateNote(digest, context.today)
  return [
    `Guten Tag ${shorten(digest.recipientName, 80)},`,
    `${headlineOf(digest, context.today)}. ${leadOf(digest, context.today)}`,
    ...(late ? [late] : []),
    ...sections.map((section) => sectionText(section, context)),
    endText(digest, context),
  ].join('\n\n')
}

function sectionText(section: Section, context: MailContext): string {
  const title = sectionTitle(section)
  return [
    `${title}\n${'='.repeat([...title].length)}`,
    ...section.groups.map((group) => groupText(group, context)),
    whyOf(section, context),
  ].join('\n\n')
}

function groupText({ urgency, blocks, hidden }: UrgencyGroup, context: MailContext): string {
  return [
    `${urgencyLabels[urgency]}:`,
    ...blocks.map((block) => blockText(block, context)),
    ...moreText(hidden, context, false),
  ].join('\n\n')
}

function blockText({ place, items, hidden }: Block, context: MailContext): string {
  const lines = [
    ...items.map((item) => itemText(item, context, place === '')),
    ...moreText(hidden, context, true),
  ].join('\n')
  return place === '' ? lines : `${shorten(place, 80)}\n${lines}`
}

function itemText(item: ReminderItem, context: MailContext, withPlace: boolean): string {
  const due = `${weekdayAndDay(item.dueOn)}, ${speakDue(item, context.today)}`
  const notes = [escalationNote(item, context), item.isLate ? 'verspätet' : '']
  const facts = [...factsOf(item, { withPlace }), ...notes.filter(Boolean)].join(' · ')
  const link = linkOf(item.path, context)
  return [`- ${due}: ${titleOf(item)}`, facts, link].filter(Boolean).join('\n  ')
}

function moreText(
  hidden: readonly ReminderItem[],
  context: MailContext,
  isOfPlace: boolean,
): string[] {
  return moreOf(hidden, isOfPlace).map(({ text, path }) =>
    [`- ${text}`, linkOf(path, context)].filter(Boolean).join('\n  '),
  )
}

function endText(digest: Digest, context: MailContext): string {
  return [
    '-- ',
    `Basislotse · ${shorten(context.organisationName, 120)}`,
    ...[calendarNote(digest, context.today)].filter(Boolean),
    ...changeText(digest, context),
  ].join('\n')
}

function changeText(digest: Digest, context: MailContext): string[] {
  const { baseUrl, hasAccount, unsubscribeToken } = context
  if (!isOptional(digest)) return ['Eskalationen lassen sich nicht abbestellen.']
  if (baseUrl === undefined) {
    return hasAccount ? ['Was Sie bekommen, ändern Sie unter „Ihr Konto“, „Erinnerungen“.'] : []
  }
  return [
    ...(hasAccount ? [`Ändern, was Sie bekommen: ${baseUrl}${settingsPath()}`] : []),
    ...(unsubscribeToken ? [`Abbestellen: ${baseUrl}${unsubscribePath(context)}`] : []),
  ]
}
