/**
 * Foreign lists: the bytes of a file become tables. Whatever the file holds is treated as hostile: its size is
 * checked first, and it is parsed in a child process with a small heap, without our environment, on a timer.
 * @module
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { Failure } from '../../core/failure.ts'
import { packageRoot } from '../../core/packageRoot.ts'
import type { Table, TableRow } from '../../exchange/table.ts'
import { heapMegabytes, readLimits, timeoutSeconds } from './readLimits.ts'

/** Both are for tests; `timeoutSeconds` defaults to 60, `heapMegabytes` to 1024. */
export type ReadOptions = { readonly timeoutSeconds?: number; readonly heapMegabytes?: number }

type Answer =
  | 'end'
  | { readonly failure: string }
  | Omit<Table, 'rows'>
  | [number, TableRow['cells']]

/**
 * The tables of a CSV, XLSX, XLS or ODS file, known by its content and not by its name: one for CSV, one per sheet
 * otherwise. Throws `invalid` when the file is none of these, is protected by a password, broken, or beyond the
 * limits (25 MB, 200 MB uncompressed, 200,000 rows, 500 columns, 60 seconds).
 */
export async function readTables(path: string, options: ReadOptions = {}): Promise<Table[]> {
  const file = basename(path)
  const bytes = await readLimited(path, file)
  return parse(bytes, file, options)
}

/** As `readTables`, for a file that somebody sent; `name` is what they call it. */
export async function readUpload(bytes: Uint8Array, name: string): Promise<Table[]> {
  // A path or a control character in a name is of no use to anybody.
  const file = basename(name.replace(/\p{Cc}/gu, ' ')).slice(0, 200) || 'Datei'
  if (bytes.length > readLimits.fileBytes) throw tooLarge(file)
  return parse(Buffer.from(bytes), file, {})
}

/** Reads no byte more than allowed, whatever the size was when somebody looked. */
async function readLimited(path: string, file: string): Promise<Buffer> {
  const handle = await openFile(path, file)
  try {
    if (!(await handle.stat()).isFile()) throw new Failure('invalid', `„${file}“ ist keine Datei.`)
    const stream = handle.createReadStream({ end: readLimits.fileBytes, autoClose: false })
    const bytes = await buffer(stream)
    if (bytes.length > readLimits.fileBytes) throw tooLarge(file)
    return bytes
  } finally {
    await handle.close()
  }
}

async function openFile(path: string, file: string): Promise<FileHandle> {
  try {
    return await open(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new Failure('invalid', `Die Datei „${path}“ gibt es nicht.`)
    if (code === 'EACCES' || code === 'EPERM') {
      throw new Failure(
        'invalid',
        `Die Datei „${file}“ darf nicht gelesen werden (fehlende Rechte).`,
      )
    }
    throw error
  }
}

async function parse(bytes: Buffer, file: string, options: ReadOptions): Promise<Table[]> {
  const seconds = options.timeoutSeconds ?? timeoutSeconds
  const child = spawn(process.execPath, childArguments(file, options), {
    cwd: packageRoot,
    // No secret of ours is handed on; Windows does not start a program without SystemRoot.
    env: { TZ: 'UTC', SystemRoot: process.env.SystemRoot },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  // A process that is told to stop must not leave a child behind that goes on parsing.
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = end()
  }, seconds * 1000)
  try {
    const ended = once(child, 'close')
    // A child that refuses early closes its end; what it says on stdout counts.
    child.stdin.on('error', () => {}).end(bytes)
    const [complaint, tables] = await Promise.all([
      text(child.stderr),
      collect(child.stdout),
      ended,
    ])
    if (tables) return tables
    if (timedOut) throw tooSlow(file, seconds)
    if (/heap out of memory|Allocation failed/i.test(complaint)) throw tooMuchMemory(file)
    throw new Error(`The child process that reads ${file} failed: ${complaint}`)
  } finally {
    clearTimeout(timer)
    process.off('exit', end)
    end()
  }
}

/** The child is TypeScript as long as this file is: from the sources it needs tsx, from `dist` nothing. */
function childArguments(file: string, options: ReadOptions): string[] {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return [
    `--max-old-space-size=${options.heapMegabytes ?? heapMegabytes}`,
    ...(extension === 'ts' ? ['--import', 'tsx'] : []),
    fileURLToPath(new URL(`./parseInChild.${extension}`, import.meta.url)),
    file,
  ]
}

/** The tables, or undefined when the child did not come to its end. Throws what the child refused. */
async function collect(output: Readable): Promise<Table[] | undefined> {
  const tables: (Omit<Table, 'rows'> & { rows: TableRow[] })[] = []
  let complete = false
  for await (const line of createInterface({ input: output })) {
    const answer = parseLine(line)
    if (answer === 'end') complete = true
    else if (Array.isArray(answer))
      tables.at(-1)?.rows.push({ number: answer[0], cells: answer[1] })
    else if (answer && 'failure' in answer) throw new Failure('invalid', answer.failure)
    else if (answer) tables.push({ ...answer, rows: [] })
  }
  return complete ? tables : undefined
}

/** A child that is killed may leave half a line. */
function parseLine(line: string): Answer | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function tooLarge(file: string): Failure {
  const megabytes = readLimits.fileBytes / 1_000_000
  return new Failure(
    'invalid',
    `Die Datei „${file}“ ist zu groß. Erlaubt sind ${megabytes} MB. Bitte teilen Sie die Liste auf.`,
  )
}

function tooSlow(file: string, seconds: number): Failure {
  return new Failure(
    'invalid',
    `Die Datei „${file}“ konnte in ${seconds} Sekunden nicht gelesen werden. Bitte teilen Sie die Liste auf oder speichern Sie sie als CSV.`,
  )
}

function tooMuchMemory(file: string): Failure {
  return new Failure(
    'invalid',
    `Die Datei „${file}“ braucht beim Lesen zu viel Speicher. Bitte teilen Sie die Liste auf oder speichern Sie sie als CSV.`,
  )
}
