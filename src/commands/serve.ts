import v8 from 'node:v8'
import { serve as listen } from '@hono/node-server'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { dayOf } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import { listBackups } from '../platform/backups/backupFolder.ts'
import { openLog } from '../platform/log.ts'
import { machineWith } from '../platform/machine.ts'
import { endOfLife } from '../platform/nodeRelease.ts'
import { type Schedule, startSchedule } from '../schedule.ts'
import type { Site } from '../web/site.ts'
import { backupFolderOf } from './backUpToday.ts'
import { type Command, textOption } from './command.ts'
import { atInstallation, type Installation } from './workplace.ts'

export const serve: Command = {
  name: 'serve',
  positionals: [],
  summary: 'startet den Server mit dem Zeitplan',
  options: {
    port: { type: 'string', value: 'ZAHL', text: 'Anschluss (sonst PORT oder 3000)' },
    host: {
      type: 'string',
      value: 'ADRESSE',
      text: 'Adresse, an der gelauscht wird (sonst 127.0.0.1)',
    },
  },
  async run(call) {
    // Short-lived objects of pages get no more room than at the start: 20 MB less, for a little more collecting.
    v8.setFlagsFromString('--semi-space-growth-factor=1')
    return atInstallation(call, async (installation) => {
      const server = await startServer(installation, {
        port: portOf(textOption(call, 'port'), installation.config.port),
        host: textOption(call, 'host') ?? '127.0.0.1',
      })
      const warning = endOfLife(process.versions.node, dayOf(new Date().toISOString()))
      if (warning) call.io.err(warning)
      const hint = proxyWarning(installation.config)
      if (hint) call.io.err(hint)
      const stopped = untilStopped()
      call.io.out(`Basislotse läuft: ${server.address}  (Strg+C beendet)`)
      await stopped
      await server.stop()
      return 0
    })
  },
}

type Place = { port: number; host: string }

/** Listens until the process is told to stop. Throws `invalid` when nobody can listen there. */
export async function startServer(
  { config, deps }: Installation,
  place: Place,
): Promise<{ address: string; stop: () => Promise<void> }> {
  const log = openLog(config.logLevel)
  let schedule: Schedule | undefined
  const machine = machineWith(
    (organisationId) => schedule?.jobs(organisationId) ?? [],
    () => listBackups(backupFolderOf(config)),
  )
  const { fetch } = createApp(deps, log, siteOf(config), machine)
  const server = await new Promise<{ port: number; close: (done: () => void) => void }>(
    (resolve, reject) => {
      const listener = listen({ fetch, port: place.port, hostname: place.host }, ({ port }) => {
        resolve({ port, close: (done) => listener.close(done) })
      })
      listener.on('error', (error) => reject(explainPlace(error, place)))
    },
  )
  schedule = startSchedule(deps, log, config)
  deps.jobs.reportTo((error, job) => log.error({ job, err: error }, 'job failed'))
  return {
    address: addressOf({ ...place, port: server.port }),
    stop: async () => {
      await schedule?.stop()
      await new Promise<void>((closed) => server.close(closed))
      await deps.jobs.settle()
    },
  }
}

function siteOf({ baseUrl, trustedProxies }: Config): Site {
  return { isSecure: baseUrl?.startsWith('https://') ?? false, trustedProxies, baseUrl }
}

/** Behind a proxy that is not named all people share its address: one of them could lock out the others. */
function proxyWarning({ baseUrl, trustedProxies }: Config): string | undefined {
  if (!baseUrl?.startsWith('https://') || trustedProxies.length > 0) return undefined
  return 'Hinweis: BASISLOTSE_URL beginnt mit https, aber BASISLOTSE_PROXY nennt keinen Webserver davor. Ohne ihn gelten alle Anmeldungen als von derselben Adresse; das Handbuch nennt die Einstellung.'
}

/**
 * Resolves at SIGTERM, SIGINT or SIGHUP, so that the database is closed in order. Ours is added before others are
 * removed: without any listener Node would lose a signal that has just arrived.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => resolve()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      const others = process.listeners(signal)
      process.once(signal, stop)
      for (const other of others) process.off(signal, other)
    }
  })
}

export function portOf(given: string | undefined, usual: number): number {
  if (given === undefined) return usual
  const port = Number(given)
  if (/^\d+$/.test(given) && port <= 65_535) return port
  throw new Failure(
    'invalid',
    `„${given}“ ist kein Anschluss. Erlaubt ist eine Zahl von 0 bis 65535.`,
  )
}

function addressOf({ host, port }: Place): string {
  const isHere = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)
  return `http://${isHere ? 'localhost' : host}:${port}`
}

function explainPlace(error: Error, { host, port }: Place): Error {
  const code = 'code' in error ? String(error.code) : ''
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `Der Anschluss (Port) ${port} ist schon belegt. Mit --port wählen Sie einen anderen.`,
    EACCES: `Für den Anschluss (Port) ${port} fehlen die Rechte. Wählen Sie mit --port einen ab 1024.`,
    EADDRNOTAVAIL: `An der Adresse „${host}“ kann dieser Rechner nicht lauschen. Bitte prüfen Sie --host.`,
    ENOTFOUND: `Die Adresse „${host}“ ist nicht bekannt. Bitte prüfen Sie --host.`,
    EAI_AGAIN: `Die Adresse „${host}“ ist nicht bekannt. Bitte prüfen Sie --host.`,
  }
  const reason = reasons[code]
  return reason ? new Failure('invalid', reason) : error
}
