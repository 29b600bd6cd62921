/** How patient the outbox is. Times are minutes. @module */
import type { Instant } from '../../core/day.ts'
import { type MailFailure, mailFailureKinds, mailFailureTexts } from '../mailing/mailFailure.ts'

/**
 * After each attempt that failed, until the next; the last one repeats. What does not get out on its day goes into the
 * next digest.
 */
const pauses = [5, 15, 30, 60, 120, 240]
const longestPause = 480

/** So often a mail is repeated that the server may have taken each time. */
const mostDoubles = 3

/** Until somebody mends a setting; a login that fails more often might lock the mailbox. */
const configurationPause = 30
const serverPause = 5

/** `stop`: it is no mail's fault, and no other one would get out. */
export type Consequence =
  | { readonly does: 'stop'; readonly nextAttemptAt: Instant; readonly problem: string }
  | { readonly does: 'retry'; readonly nextAttemptAt: Instant; readonly problem: string }
  | { readonly does: 'give_up'; readonly problem: string }

/** `attempts`: with the one that failed, at least 1. */
export function consequenceOf({ code }: MailFailure, attempts: number, now: Instant): Consequence {
  const kind = mailFailureKinds[code]
  const problem = mailFailureTexts[code]
  const after = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString()
  if (kind === 'configuration') {
    return { does: 'stop', nextAttemptAt: after(configurationPause), problem }
  }
  if (kind === 'server') return { does: 'stop', nextAttemptAt: after(serverPause), problem }
  if (kind === 'refused') return { does: 'give_up', problem }
  if (kind === 'lost' && attempts > mostDoubles) {
    return {
      does: 'give_up',
      problem: `Der Mailserver hat die Mail ${attempts} Mal entgegengenommen, aber nie bestätigt. Vermutlich ist sie angekommen. Lassen Sie prüfen, warum er nicht antwortet.`,
    }
  }
  return { does: 'retry', nextAttemptAt: after(pauses[attempts - 1] ?? longestPause), problem }
}
