/** What is made for somebody and sent: a file, or several as one archive. @module */
import type { ReadableStream } from 'node:stream/web'
import { attachmentHeader } from '../core/attachmentHeader.ts'
import { openExportFolder, streamArchive, streamFile, workbookType } from './exportFile.ts'

/** `fileName`: under which it is saved. What is known of the bytes is told with them. */
export type MadeFile = {
  readonly file: string
  readonly fileName: string
  /** A workbook where nothing else is said. */
  readonly mediaType?: string
  readonly bytes?: number
  readonly sha256?: string
}

export type MadeArchive = {
  readonly files: readonly { readonly name: string; readonly file: string }[]
  readonly fileName: string
}

export type Download = {
  readonly body: ReadableStream<Uint8Array>
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Made as a whole in a folder of its own before the first byte goes out; gone from the disk when it was read, when nobody
 * reads on, or when it could not be made.
 */
export async function makeDownload(
  make: (folder: string) => Promise<MadeFile | MadeArchive>,
): Promise<Download> {
  const { path, remove } = await openExportFolder()
  try {
    const made = await make(path)
    const body = 'file' in made ? streamFile(made.file, remove) : streamArchive(made.files, remove)
    return { body, headers: headersOf(made) }
  } catch (error) {
    await remove()
    throw error
  }
}

function headersOf(made: MadeFile | MadeArchive): Record<string, string> {
  const headers: Record<string, string> = {
    'Content-Disposition': attachmentHeader(made.fileName),
    'Content-Type': 'application/zip',
  }
  if (!('file' in made)) return headers
  headers['Content-Type'] = made.mediaType ?? workbookType
  if (made.bytes !== undefined) headers['Content-Length'] = String(made.bytes)
  if (made.sha256 !== undefined) headers['X-Content-SHA256'] = made.sha256
  return headers
}
