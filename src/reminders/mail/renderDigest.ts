import { germanDay } from '../../core/day.ts'
import type { Digest, Mail, MailContext } from './digest.ts'

/** The mail of a digest, complete as text and as HTML; deterministic, hence never stored. */
export function renderDigest(digest: Digest, context: MailContext): Mail {
  const lines = digest.items.map(({ dueOn, title }) => `${germanDay(dueOn)}: ${title}`)
  return {
    subject: `${digest.items.length} Termine`,
    text: [`Guten Tag ${digest.recipientName},`, ...lines, context.organisationName].join('\n'),
    html: '',
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: [],
  }
}
