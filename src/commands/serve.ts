import { serve as listen } from '@hono/node-server'
import { createApp } from '../app.ts'
import { dayOf } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import { endOfLife } from '../platform/nodeRelease.ts'
import { startSchedule } from '../schedule.ts'
import { type Command, textOption } from './command.ts'
import { atWorkplace, type Workplace } from './workplace.ts'

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
    return atWorkplace(call, async (workplace) => {
      const server = await startServer(workplace, {
        port: portOf(textOption(call, 'port'), workplace.config.port),
        host: textOption(call, 'host') ?? '127.0.0.1',
      })
      const warning = endOfLife(process.versions.node, dayOf(new Date().toISOString()))
      if (warning) call.io.err(warning)
      call.io.out(`Basislotse läuft: http://localhost:${server.port}`)
      await untilStopped()
      await server.stop()
      return 0
    })
  },
}

/** Listens until the process is told to stop; rejects when the port is taken. */
export async function startServer(
  workplace: Workplace,
  { port, host }: { port: number; host: string },
): Promise<{ port: number; stop: () => Promise<void> }> {
  const app = createApp(workplace)
  const schedule = startSchedule(workplace)
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port, hostname: host }, (info) => {
      resolve({
        port: info.port,
        stop: async () => {
          await schedule.stop()
          await new Promise<void>((closed) => server.close(() => closed()))
        },
      })
    })
    server.on('error', reject)
  })
}

/** Resolves at SIGTERM or SIGINT, so that the database is closed in order. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.removeAllListeners('SIGINT')
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

export function portOf(given: string | undefined, usual: number): number {
  if (given === undefined) return usual
  const port = Number(given)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Failure(
    'invalid',
    `„${given}“ ist kein Anschluss. Erlaubt ist eine Zahl von 0 bis 65535.`,
  )
}
