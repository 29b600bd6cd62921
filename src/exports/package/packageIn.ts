import { join } from 'node:path'
import type { MadeFile } from '../makeDownload.ts'

type MadePackage = { readonly name: string; readonly bytes: number; readonly sha256: string }

/** An audit package made in the folder, as a download takes it. */
export async function packageIn(
  folder: string,
  make: (file: string) => Promise<MadePackage>,
): Promise<MadeFile> {
  const file = join(folder, 'paket.zip')
  const { name, bytes, sha256 } = await make(file)
  return { file, fileName: name, mediaType: 'application/zip', bytes, sha256 }
}
