/**
 * The program as its users start it: in this process through its front door, or as a process of its own where
 * signals, rights or a second process matter.
 * @module
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCli } from '../../src/cli.ts'
import { packageRoot } from '../../src/core/packageRoot.ts'

/** What a call said, and its exit code; null when a signal ended it. */
export type Said = { readonly code: number | null; readonly out: string; readonly err: string }

export type Settings = Readonly<Record<string, string | undefined>>

/** A folder of its own for a test, removed by `remove`. */
export type Place = {
  readonly folder: string
  /** The data folder, which the program makes itself. */
  readonly data: string
  /** Runs the program here. */
  readonly run: (...words: string[]) => Promise<Said>
  /** Writes a file and returns its path. */
  readonly write: (name: string, content: string | Uint8Array) => string
  readonly path: (name: string) => string
  readonly remove: () => void
}

export function createPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'basislotse-cli-'))
  const path = (name: string) => join(folder, name)
  const data = path('data')
  return {
    folder,
    data,
    path,
    run: (...words) => runIn({ BASISLOTSE_DATA: data }, ...words),
    write: (name, content) => {
      writeFileSync(path(name), content)
      return path(name)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A place where a city is set up already. */
export async function createCity(...domains: string[]): Promise<Place> {
  const place = createPlace()
  const wanted = domains.length > 0 ? domains : ['KERN=Kernverwaltung', 'SCHULE=Schul-IT']
  await place.run('init', '--organisation', 'Aken', ...wanted.flatMap((one) => ['--domain', one]))
  return place
}

/** Runs one command line in this process, with these settings and no others. */
export async function runIn(environment: Settings, ...words: string[]): Promise<Said> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(words, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    environment,
    isTerminal: false,
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

export type Started = {
  readonly child: ChildProcess
  readonly ended: Promise<Said & { readonly signal: NodeJS.Signals | null }>
  /** Resolves once stdout or stderr holds the text; rejects when the process ends without it. */
  readonly says: (text: string) => Promise<void>
}

/** `uid` runs it as another user, which only root may. */
export type StartOptions = { readonly settings?: Settings; readonly uid?: number }

/** Starts the program as a process of its own, from the sources. */
export function startProgram(words: readonly string[], options: StartOptions = {}): Started {
  const child = spawn(process.execPath, [...programWords, ...words], {
    env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: tsconfig, ...options.settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (data) => {
    said.out += String(data)
  })
  child.stderr.on('data', (data) => {
    said.err += String(data)
  })
  const ended = once(child, 'close').then(() => ({
    ...said,
    code: child.exitCode,
    signal: child.signalCode,
  }))
  return { child, ended, says: (text) => waitFor(text, child, said) }
}

/** Else tsx would look for it in the folder that the tests are started from. */
const tsconfig = fileURLToPath(new URL('tsconfig.json', packageRoot))

const programWords = [
  '--import',
  new URL('node_modules/tsx/dist/esm/index.mjs', packageRoot).href,
  fileURLToPath(new URL('src/main.ts', packageRoot)),
]

function waitFor(
  text: string,
  child: ChildProcess,
  said: { out: string; err: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (said.out.includes(text) || said.err.includes(text)) resolve()
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('close', () => {
      look()
      reject(new Error(`ended without „${text}“: ${said.out}${said.err}`))
    })
    look()
  })
}
