import { renameSync, rmSync } from 'node:fs'

/**
 * Has a file written under another name and gives it its own once it is complete. Whatever goes wrong, and when
 * the process is told to stop, what was written so far is removed; SQLite's side files as well.
 */
export async function finishFile(
  path: string,
  write: (unfinished: string) => Promise<void>,
): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfertig`
  const remove = () => {
    for (const suffix of ['', '-wal', '-shm', '-journal']) {
      rmSync(`${unfinished}${suffix}`, { force: true })
    }
  }
  process.once('exit', remove)
  try {
    await write(unfinished)
    renameSync(unfinished, path)
  } finally {
    process.off('exit', remove)
    remove()
  }
}
