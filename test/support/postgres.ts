/**
 * Starts a PostgreSQL of its own for the test run when its programs are installed, and says loudly when
 * they are not. `TEST_DATABASE_URL` names a server that is there already (a role that may create databases).
 */
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

export default function startPostgres(project: TestProject): (() => void) | undefined {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    project.provide('postgresUrl', given)
    return undefined
  }
  const programs = findPrograms()
  if (!programs) {
    console.warn(
      '\nNICHT GEPRÜFT: PostgreSQL ist nicht installiert, seine Tests werden ausgelassen.\n',
    )
    project.provide('postgresUrl', '')
    return undefined
  }
  const server = start(programs)
  project.provide('postgresUrl', server.url)
  return server.stop
}

function findPrograms(): string | undefined {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return undefined
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a))
  return versions
    .map((version) => join(root, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')))
}

/** PostgreSQL refuses to run as root: there it runs as the user `postgres` of Debian's package. */
function start(programs: string): { url: string; stop: () => void } {
  const isRoot = process.getuid?.() === 0
  const folder = mkdtempSync(join(tmpdir(), 'basislotse-pg-'))
  const port = String(50_000 + (process.pid % 10_000))
  if (isRoot) {
    const ids = (flag: string) =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
    chownSync(folder, ids('-u'), ids('-g'))
  }
  const run = (program: string, ...args: string[]) => {
    const command = [join(programs, program), ...args]
    execFileSync(
      isRoot ? 'runuser' : (command[0] ?? ''),
      isRoot ? ['-u', 'postgres', '--', ...command] : command.slice(1),
      {
        stdio: 'ignore',
        cwd: folder,
      },
    )
  }
  const data = join(folder, 'data')
  run('initdb', '-D', data, '-U', 'owner', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8')
  run(
    'pg_ctl',
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-p ${port} -k ${folder} -h 127.0.0.1 -c fsync=off`,
    'start',
  )
  return {
    url: `postgres://owner@127.0.0.1:${port}/postgres`,
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
