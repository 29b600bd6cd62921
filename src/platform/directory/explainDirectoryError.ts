/** What an error on the way to a directory means. @module */
import type {
  DirectoryProblem,
  DirectoryProblemCode,
} from '../../access/directory/directoryProblem.ts'
import { certificateReasons, untrusted } from '../certificateErrors.ts'

/** Codes of Node for a server that is away. */
const away = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_SOCKET',
  'OAUTH_TIMEOUT',
])

/** `otherwise` is what the step makes of an error that says nothing of the way. */
export function explainDirectoryError(
  error: unknown,
  otherwise: DirectoryProblemCode,
): DirectoryProblem {
  for (const { code, message } of causesOf(error)) {
    if (untrusted.test(code)) {
      return { code: 'certificate', detail: certificateReasons[code] ?? `${code}: ${message}` }
    }
    if (/^(ERR_SSL_|EPROTO)/.test(code)) return { code: 'encryption', detail: code }
    if (away.has(code)) return { code: 'unreachable', detail: `${code} ${message}`.trim() }
    if (
      /timed? ?out|Connection timeout|Connection closed|Socket error|socket hang up/i.test(message)
    ) {
      return { code: 'unreachable', detail: message.split('\n')[0] ?? '' }
    }
  }
  return { code: otherwise, detail: causesOf(error)[0]?.message.split('\n')[0] ?? '' }
}

/** The error and what it was caused by, the innermost last; a failed connection to several addresses holds one for each. */
function causesOf(error: unknown): { code: string; message: string }[] {
  if (!(error instanceof Error)) return []
  const code = 'code' in error ? String(error.code) : ''
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause
  return [{ code, message: error.message }, ...causesOf(inner)]
}
