/**
 * A digest as HTML for programs that people read mail with: tables and inline styles, because Outlook draws with Word;
 * nothing is loaded from anywhere. The style sheet is for those that can more: dark, and narrow.
 * @module
 */
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
import {
  type Block,
  type DueUrgency,
  type Section,
  type UrgencyGroup,
  urgencyLabels,
} from './digestSections.ts'
import { factsOf, linkOf, shorten, speakDue, titleOf, weekdayAndDay } from './itemWords.ts'
import { colours, sheet, styles } from './mailStyles.ts'
import { type Markup, markup } from './markup.ts'

export function htmlOf(digest: Digest, sections: readonly Section[], context: MailContext): string {
  const headline = headlineOf(digest, context.today)
  const lead = leadOf(digest, context.today)
  return markup`<!doctype html>
<html lang="de" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${headline}</title>
${sheet}
</head>
<body class="paper" style="${styles.body}">
<div style="${styles.preview}">${lead}</div>
<!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" align="center" style="${styles.frame}">
<tr><td class="pad ink" style="${styles.page}"><div role="main">
<p class="muted" style="${styles.brand}"><strong class="accent" style="color:${colours.accent}">Basislotse</strong> · ${shorten(context.organisationName, 120)}</p>
<p style="${styles.greeting}">Guten Tag ${shorten(digest.recipientName, 80)},</p>
<h1 class="ink" style="${styles.headline}">${headline}</h1>
<p style="${styles.lead}">${lead}</p>
${latePart(digest, context)}
${sections.map((section) => sectionPart(section, context))}
${endPart(digest, context)}
</div></td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</body>
</html>
`.markup
}

function latePart(digest: Digest, { today }: MailContext): Markup | undefined {
  const note = lateNote(digest, today)
  return note === '' ? undefined : markup`<p class="soon line" style="${styles.late}">${note}</p>`
}

function sectionPart(section: Section, context: MailContext): Markup {
  return markup`<h2 class="ink rule" style="${styles.section}">${sectionTitle(section)}</h2>
<p class="muted" style="${styles.why}">${whyOf(section, context)}</p>
${section.groups.map((group) => groupPart(group, context))}`
}

function groupPart({ urgency, blocks, hidden }: UrgencyGroup, context: MailContext): Markup {
  return markup`<h3 class="${urgencyClass(urgency)}" style="${styles.group};color:${urgencyColour(urgency)}">${urgencyLabels[urgency]}</h3>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="${styles.rows}">
${blocks.map((block) => blockPart(block, context))}${morePart(hidden, context, false)}</table>
`
}

function blockPart({ place, items, hidden }: Block, context: MailContext): Markup {
  const rows = items.map((item) => itemPart(item, context, place === ''))
  if (place === '') return markup`${rows}`
  return markup`<tr><td colspan="2" class="line ink" style="${styles.place}">${shorten(place, 80)}</td></tr>
${rows}${morePart(hidden, context, true)}`
}

function itemPart(item: ReminderItem, context: MailContext, withPlace: boolean): Markup {
  const facts = factsOf(item, { withPlace }).join(' · ')
  const note = [escalationNote(item, context), item.isLate ? 'verspätet' : ''].filter(Boolean)
  const signal = signalOf(item, context)
  return markup`<tr><td class="day line" width="150" valign="top" style="${styles.day}"><span class="ink">${weekdayAndDay(item.dueOn)}</span><br><span class="${signal}" style="color:${signalColour(signal)}">${speakDue(item, context.today)}</span></td>
<td class="what line" valign="top" style="${styles.what}">${linked(titleOf(item), item.path, context)}${facts === '' ? undefined : markup`<br><span class="muted" style="${styles.facts}">${facts}</span>`}${note.length > 0 ? markup`<br><span class="soon" style="${styles.note}">${note.join(' · ')}</span>` : undefined}</td></tr>
`
}

/** Without an address the name stands alone. */
function linked(text: string, path: string, context: MailContext): Markup {
  const address = linkOf(path, context)
  return address === ''
    ? markup`<strong class="ink" style="${styles.title}">${text}</strong>`
    : markup`<a href="${address}" class="accent" style="${styles.title};color:${colours.accent}">${text}</a>`
}

function morePart(
  hidden: readonly ReminderItem[],
  context: MailContext,
  isOfPlace: boolean,
): Markup[] {
  return moreOf(hidden, isOfPlace).map(({ text, path }) => {
    const address = linkOf(path, context)
    const words =
      address === ''
        ? text
        : markup`<a href="${address}" class="accent" style="color:${colours.accent}">${text}</a>`
    return markup`<tr><td class="day line" style="${styles.day}"></td><td class="what line" style="${styles.more}">${words}</td></tr>
`
  })
}

function endPart(digest: Digest, context: MailContext): Markup {
  const note = calendarNote(digest, context.today)
  return markup`<p class="muted rule" style="${styles.end}">${note}${note ? markup`<br>` : undefined}${changeWords(digest, context)}</p>`
}

function changeWords(digest: Digest, context: MailContext): Markup {
  const { baseUrl, hasAccount, unsubscribeToken } = context
  if (!isOptional(digest)) return markup`Eskalationen lassen sich nicht abbestellen.`
  if (baseUrl === undefined) {
    return hasAccount
      ? markup`Was Sie bekommen, ändern Sie unter „Ihr Konto“, „Erinnerungen“.`
      : markup``
  }
  const style = `color:${colours.muted}`
  const settings = markup`<a href="${linkOf(settingsPath(), context)}" class="muted" style="${style}">Ändern, was Sie bekommen</a>`
  const unsubscribe = markup`<a href="${linkOf(unsubscribePath(context), context)}" class="muted" style="${style}">Abbestellen</a>`
  if (!unsubscribeToken) return hasAccount ? settings : markup``
  return hasAccount ? markup`${settings} · ${unsubscribe}` : unsubscribe
}

type Signal = 'late' | 'soon' | 'muted'

function signalOf(item: ReminderItem, { today }: MailContext): Signal {
  if (item.dueOn < today) return 'late'
  return item.dueOn === today ? 'soon' : 'muted'
}

function signalColour(signal: Signal): string {
  return colours[signal]
}

function urgencyClass(urgency: DueUrgency): string {
  if (urgency === 'overdue') return 'late'
  return urgency === 'today' ? 'soon' : 'ink'
}

function urgencyColour(urgency: DueUrgency): string {
  if (urgency === 'overdue') return colours.late
  return urgency === 'today' ? colours.soon : colours.ink
}
