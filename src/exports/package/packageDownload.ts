/** An audit package on its way to a browser. @module */
import { join } from 'node:path'
import type { ReadableStream } from 'node:stream/web'
import { openExportFolder, streamFile } from '../exportFile.ts'

export type PackageDownload = {
  readonly body: ReadableStream<Uint8Array>
  readonly headers: Record<string, string>
}

type MadePackage = { readonly name: string; readonly bytes: number; readonly sha256: string }

/** Made as a whole before its first byte goes out; gone from the disk when it was read, or nobody reads on. */
export async function packageDownload(
  make: (file: string) => Promise<MadePackage>,
): Promise<PackageDownload> {
  const { path, remove } = await openExportFolder()
  try {
    const file = join(path, 'paket.zip')
    const { name, bytes, sha256 } = await make(file)
    return {
      body: streamFile(file, remove),
      headers: {
        'Content-Type': 'application/zip',
        'Content-Length': String(bytes),
        'Content-Disposition': `attachment; filename="${name}"`,
        'X-Content-SHA256': sha256,
      },
    }
  } catch (error) {
    await remove()
    throw error
  }
}
