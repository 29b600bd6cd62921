import type { Context } from 'hono'
import { attachmentHeader } from '../core/attachmentHeader.ts'
import type { WebEnv } from './visit.ts'

/** Answers with a file that is saved and never shown, whatever it holds: neither as a page of ours nor by a guess at its type. */
export function sendFile(
  c: Context<WebEnv>,
  file: {
    readonly fileName: string
    readonly mediaType: string
    readonly data: Uint8Array
  },
): Response {
  return c.body(new Uint8Array(file.data), 200, {
    'Content-Type': file.mediaType,
    'Content-Disposition': attachmentHeader(file.fileName),
    'Content-Length': String(file.data.length),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
  })
}
