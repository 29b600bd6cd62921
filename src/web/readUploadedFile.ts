import type { Context } from 'hono'
import { Failure } from '../core/failure.ts'
import { type UploadedFile, uploadedFile } from '../documents/uploadedFile.ts'
import { readFile } from './submit.ts'
import type { WebEnv } from './visit.ts'

/** The file of the field `file`, which must not be empty. Throws `invalid`, also for a type that is not taken. */
export async function readUploadedFile(c: Context<WebEnv>): Promise<UploadedFile> {
  const upload = await readFile(c, 'file')
  if (!upload) {
    const message = 'Bitte wählen Sie eine Datei.'
    throw new Failure('invalid', message, { file: message })
  }
  return uploadedFile(upload.name, new Uint8Array(await upload.arrayBuffer()))
}
