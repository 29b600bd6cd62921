/**
 * Opens a ZIP archive as hostile input: every entry is really inflated and counted, because the sizes that an
 * archive declares lie, and its local headers may disagree with its directory. SheetJS trusts the local headers,
 * so that it is given the entries that were inflated here, never the archive.
 * @module
 */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Failure } from '../../core/failure.ts'
import { damaged, passwordProtected } from './detectFormat.ts'
import { readLimits } from './readLimits.ts'

/** Pictures and the like count against the limit but are not kept. */
const keptNames = /\.(xml|rels|bin)$|^mimetype$/i

/**
 * The archive's entries by name. Throws `invalid` when it inflates to more than 200 MB, holds more than 5,000
 * entries or the same name twice, is encrypted or broken.
 */
export async function inflateArchive(bytes: Buffer, file: string): Promise<Map<string, Buffer>> {
  try {
    const archive = await fromBufferPromise(bytes, { lazyEntries: true })
    if (archive.entryCount > readLimits.archiveEntries) throw tooLarge(file)
    return await inflateEntries(archive, file)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw damaged(file, /bytes in the stream/.test(String(error)) ? 'falsche Größenangabe' : '')
  }
}

async function inflateEntries(archive: ZipFile, file: string): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>()
  let left: number = readLimits.uncompressedBytes
  for await (const entry of archive.eachEntry()) {
    if (entry.isEncrypted()) throw passwordProtected(file)
    if (entries.has(entry.fileName)) throw damaged(file, `„${entry.fileName}“ kommt doppelt vor`)
    const { size, content } = await inflateEntry(archive, entry, left, file)
    left -= size
    entries.set(entry.fileName, content)
  }
  return entries
}

async function inflateEntry(archive: ZipFile, entry: Entry, limit: number, file: string) {
  if (entry.uncompressedSize > limit) throw tooLarge(file)
  const kept = keptNames.test(entry.fileName)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of await archive.openReadStreamPromise(entry)) {
    size += chunk.length
    if (size > limit) throw tooLarge(file)
    if (kept) chunks.push(chunk)
  }
  return { size, content: Buffer.concat(chunks) }
}

function tooLarge(file: string): Failure {
  const megabytes = readLimits.uncompressedBytes / 1_000_000
  return new Failure(
    'invalid',
    `Die Datei „${file}“ ist entpackt zu groß. Erlaubt sind ${megabytes} MB und ${readLimits.archiveEntries} Bestandteile. Bitte teilen Sie die Liste auf.`,
  )
}
