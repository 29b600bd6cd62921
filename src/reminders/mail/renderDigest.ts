import { calendarFile, calendarMediaType } from '../calendar/calendarFile.ts'
import type { Digest, Mail, MailAttachment, MailContext } from './digest.ts'
import { comingOf, subjectOf } from './digestHeadline.ts'
import { htmlOf } from './digestHtml.ts'
import { isOptional, unsubscribePath } from './digestNotes.ts'
import { sectionsOf } from './digestSections.ts'
import { textOf } from './digestText.ts'
import { linkOf } from './itemWords.ts'

/** Gmail cuts off what is longer than 102 kB, with the end of the mail the way to unsubscribe. */
export const longestHtmlBytes = 90_000

/** So many rows are shown for each urgency; fewer where the mail would become too long. */
const shownRows = [15, 10, 5, 1]

/** The mail of a digest, complete as text and as HTML; deterministic, hence never stored. */
export function renderDigest(digest: Digest, context: MailContext): Mail {
  const { text, html } = bodiesOf(digest, context)
  return {
    subject: subjectOf(digest, context.today),
    text,
    html,
    headers: headersOf(digest, context),
    attachments: attachmentsOf(digest, context),
  }
}

function bodiesOf(digest: Digest, context: MailContext): { text: string; html: string } {
  let bodies = { text: '', html: '' }
  for (const shown of shownRows) {
    const sections = sectionsOf(digest.items, context.today, shown)
    bodies = { text: textOf(digest, sections, context), html: htmlOf(digest, sections, context) }
    if (Buffer.byteLength(bodies.html) <= longestHtmlBytes) break
  }
  return bodies
}

/** RFC 3834: nothing that answers by itself answers this. RFC 8058: one click, by https only, unsubscribes. */
function headersOf(digest: Digest, context: MailContext): Record<string, string> {
  const headers = {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': 'de',
  }
  const address = context.unsubscribeToken ? linkOf(unsubscribePath(context), context) : ''
  if (address === '' || !isOptional(digest)) return headers
  return {
    ...headers,
    'List-Unsubscribe': `<${address}>`,
    ...(address.startsWith('https:')
      ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {}),
  }
}

/** The days that are still to come, for a calendar that does not read the person's feed. */
function attachmentsOf(digest: Digest, context: MailContext): MailAttachment[] {
  const { organisationId, organisationName, baseUrl, today } = context
  const items = comingOf(digest, today)
  if (items.length === 0) return []
  const name = `Termine – ${organisationName}`
  const content = calendarFile(items, { organisationId, name, baseUrl, day: today })
  return [{ filename: `termine-${today}.ics`, contentType: calendarMediaType, content }]
}
