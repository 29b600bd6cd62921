import { readWiba } from '../../catalog/wiba.ts'
import { Failure } from '../core/failure.ts'
import type { WibaReply } from './wibaAnswer.ts'

/** Throws `invalid` for a question that WiBA does not have. */
export function ensureKnownQuestion<R extends Pick<WibaReply, 'question'>>(reply: R): R {
  if (readWiba().questionById(reply.question)) return reply
  throw new Failure('invalid', `Die Prüffrage „${reply.question}“ gibt es in WiBA nicht.`)
}
