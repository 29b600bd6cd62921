import type { ReadableStream as NodeStream } from 'node:stream/web'
import type { Context } from 'hono'

/** Answers with what was made for a download. */
export function sendDownload(
  c: Context,
  download: {
    readonly body: NodeStream<Uint8Array>
    readonly headers: Readonly<Record<string, string>>
  },
): Response {
  return c.body(download.body as ReadableStream, 200, { ...download.headers })
}
