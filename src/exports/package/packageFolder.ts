/** The folder in which the files of a package are made, measured, and kept until it is packed. @module */
import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { measureFile, type PackageFile } from '../../../reports/package/writePackage.ts'
import { saveFile } from '../../../reports/saveFile.ts'
import type { Workbook } from '../../../reports/sheet.ts'
import { saveWorkbook } from '../../../reports/workbook/saveWorkbook.ts'

/** What a file of the package is, in German. */
export type DescribedFile = PackageFile & { readonly description: string }

type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

export type PackageFolder = {
  addBytes(name: string, description: string, chunks: Chunks): Promise<DescribedFile>
  addWorkbook(name: string, description: string, workbook: Workbook): Promise<DescribedFile>
  remove(): void
}

/** Readable by this program's user alone. `signal`: nobody waits for the package any more. */
export async function openPackageFolder(signal?: AbortSignal): Promise<PackageFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'basislotse-paket-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  const add = async (
    name: string,
    description: string,
    save: (path: string) => Promise<unknown>,
  ) => {
    signal?.throwIfAborted()
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    await save(path)
    return { ...(await measureFile(name, path)), description }
  }
  return {
    addBytes: (name, description, chunks) =>
      add(name, description, (path) =>
        saveFile(path, (unfinished) =>
          pipeline(Readable.from(chunks, { objectMode: false }), createWriteStream(unfinished)),
        ),
      ),
    addWorkbook: (name, description, workbook) =>
      add(name, description, (path) => saveWorkbook(workbook, path)),
    remove() {
      process.off('exit', remove)
      remove()
    },
  }
}
