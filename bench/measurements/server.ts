/** Start of the server to its first page, and what it then takes of memory. @module */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fillWithChecks } from '../city/checks.ts'
import { foundCity } from '../city/city.ts'
import { writeDeviceList } from '../city/deviceList.ts'
import { compare, type Trial } from '../compare.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { count, limitRow, megabytes, type ResultRow, ratioRow, seconds } from '../results.ts'
import { type Memory, startProgram } from '../runProgram.ts'
import { importList } from './importDevices.ts'

/** Source: DESIGN §9. */
const promisedSeconds = 1
const promisedBytes = 150_000_000

/** The least that answers a request. */
const bareServer = `
import { createServer } from 'node:http'
const server = createServer((_, answer) => answer.end('ok'))
server.listen(0, '127.0.0.1', () => console.log('http://localhost:' + server.address().port))
`

export const serverMeasurement: Measurement = {
  name: 'server',
  explanation:
    '**Serverstart**: vom Aufruf von `serve` bis zur fertigen Seite der Anmeldung, mit den Geräten aus der Liste und allen Prüfungen in der Datenbank. Nötig ist, Node mit einem HTTP-Server zu starten, der „ok“ antwortet.',
  run: measureServer,
}

async function measureServer(bench: Bench): Promise<ResultRow[]> {
  const folder = await prepareCity(bench)
  const memories: Memory[] = []
  const compared = await compare(bench.rounds, serve(bench, folder, memories), serveNothing)
  const peak = Math.max(...memories.map((memory) => memory.peak))
  const { devices, serverChecks } = bench.sizes
  const what = `Serverstart bis zur ersten Seite, ${count(devices)} Geräte, ${count(serverChecks)} Prüfungen`
  return [
    {
      ...ratioRow(what, compared, { peakBytes: peak }),
      promised: `unter ${seconds(promisedSeconds * 1000)}`,
      kept: compared.subjectMilliseconds < promisedSeconds * 1000,
    },
    limitRow('… Speicher des Servers danach', {
      measured: megabytes(residentOf(memories)),
      promised: `unter ${megabytes(promisedBytes)}`,
      kept: residentOf(memories) < promisedBytes,
    }),
  ]
}

function serve(bench: Bench, folder: string, memories: Memory[]): Trial {
  return async (time) => {
    const server = await time(async () => {
      const started = startProgram(bench, 'serve', '--port', '0', '--data', folder)
      await openPage(started.process)
      return started
    })
    server.process.kill('SIGTERM')
    memories.push(await server.ended())
  }
}

const serveNothing: Trial = async (time) => {
  const server = await time(async () => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', bareServer], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await openPage(child)
    return child
  })
  server.kill('SIGTERM')
}

/** Waits for the address that the server tells and fetches its first page. */
async function openPage({ stdout }: ChildProcess & { stdout: Readable }): Promise<void> {
  const port = await portIn(stdout)
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })
  await answer.text()
  if (!answer.ok) throw new Error(`the first page answers ${answer.status}`)
}

/** The port that a server tells at its start. Throws when it ends without one. */
export async function portIn(output: Readable): Promise<string> {
  let said = ''
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    said += chunk
    const [, port] = /http:\/\/localhost:(\d+)/.exec(said) ?? []
    if (port) return port
  }
  throw new Error(`the server ended without an address: ${said}`)
}

function residentOf(memories: readonly Memory[]): number {
  return Math.max(...memories.map(({ resident }) => resident))
}

async function prepareCity({ folder, sizes }: Bench): Promise<string> {
  const list = join(folder, 'geraete-des-servers.xlsx')
  writeDeviceList(list, sizes.devices)
  const city = await foundCity(folder)
  await importList(city, list)
  await fillWithChecks(city, sizes.serverChecks)
  await city.close()
  return city.folder
}
