import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'

/**
 * Has a file written in a folder of its own beside its place, and moves it there once it is complete. Whatever goes
 * wrong, and when the process is told to stop, the folder is removed with all that came to lie in it.
 */
export async function finishFile(
  path: string,
  write: (unfinished: string) => Promise<void>,
): Promise<void> {
  const folder = `${path}.${process.pid}.unfertig`
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    mkdirSync(folder, { mode: 0o700 })
    const unfinished = join(folder, basename(path))
    await write(unfinished)
    renameSync(unfinished, path)
  } finally {
    process.off('exit', remove)
    remove()
  }
}
