/**
 * PDF documents: a Typst template of ours and values become the bytes of a file, the same bytes for the same values.
 * Typst is native code that keeps what it needs in memory, so it works in a child process that ends with the document.
 * @module
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Instant } from '../../src/core/day.ts'
import { packageRoot } from '../../src/core/packageRoot.ts'

/** One of them per file: PDF/UA-1 for people who read with a screen reader, PDF/A-2a for the archive; both are tagged. */
export type PdfStandard = 'ua-1' | 'a-2a'

export type PdfInput = {
  /** Name of a file in `templates/` without its ending. */
  readonly template: string
  /** What the template reads as `json("/data.json")`. */
  readonly data: unknown
  /** PDF/UA-1 unless stated. */
  readonly standard?: PdfStandard
  /** The state of the data that the document shows, as its date of creation; never the time of printing. */
  readonly at: Instant
}

/** A document of 200 pages takes 3 s on a quiet machine. */
const timeoutSeconds = 180

/** Each takes up to half a gigabyte for a long report; who comes later waits. */
const mostAtOnce = 2
let running = 0
const waiting: (() => void)[] = []

/** Throws an `Error` with what Typst says when the template does not fit the values: that is our mistake, not a user's. */
export async function writePdf(input: PdfInput): Promise<Uint8Array> {
  if (running >= mostAtOnce) await new Promise<void>((start) => waiting.push(start))
  else running += 1
  try {
    return await compile(input)
  } finally {
    const next = waiting.shift()
    // The place goes on to whoever waits longest.
    if (next) next()
    else running -= 1
  }
}

async function compile(input: PdfInput): Promise<Uint8Array> {
  const child = spawn(process.execPath, childArguments(), {
    cwd: packageRoot,
    // No secret of ours is handed on; Windows does not start a program without SystemRoot.
    env: { TZ: 'UTC', SystemRoot: process.env.SystemRoot },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const timer = setTimeout(end, timeoutSeconds * 1000)
  try {
    const ended = once(child, 'close')
    child.stdin.on('error', () => {}).end(JSON.stringify(input))
    const [complaint, bytes, [code]] = await Promise.all([
      text(child.stderr),
      buffer(child.stdout),
      ended,
    ])
    if (code !== 0) {
      throw new Error(`Typst did not write ${input.template}: ${complaint || 'it took too long'}`)
    }
    return bytes
  } finally {
    clearTimeout(timer)
    process.off('exit', end)
    end()
  }
}

/** The child is TypeScript as long as this file is: from the sources it needs tsx, from `dist` nothing. */
function childArguments(): string[] {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return [
    ...(extension === 'ts' ? ['--import', 'tsx'] : []),
    fileURLToPath(new URL(`./compileInChild.${extension}`, import.meta.url)),
  ]
}
