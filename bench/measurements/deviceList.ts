/** The list of devices of a city, and of one ten times as large. @module */
import { openStore } from '../../db/store.ts'
import { askApp, askBare, type PagedCity, recordPage, timesPerRound } from '../askPages.ts'
import { databaseIn, domainCode, foundCity } from '../city/city.ts'
import { fillWithDevices } from '../city/devices.ts'
import { logInOfficer } from '../city/officer.ts'
import { compare } from '../compare.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { count, type ResultRow, ratioRow } from '../results.ts'
import { startProgram } from '../runProgram.ts'
import { portIn } from './server.ts'

/** Source: DESIGN §9. */
const promisedRatio = 2
const promisedGrowth = 1.3

const list = `/geraete?verbund=${domainCode}`

const pages: readonly (readonly [name: string, address: string])[] = [
  ['Geräteliste', list],
  ['Geräteliste nach Standort', `${list}&sortierung=standort`],
  ['Geräteliste nach Zweckbindung, gefiltert', `${list}&sortierung=zweckbindung&art=notebook`],
]

export const deviceListMeasurement: Measurement = {
  name: 'deviceList',
  explanation: `**Geräteliste**: eine Seite mit 100 Zeilen, ${timesPerRound} Mal nacheinander geöffnet, bei 10.000 und bei 100.000 Geräten an ebenso vielen Standorten. Nötig ist wie bei den Seiten dasselbe aus einer leeren Anwendung; bei 100.000 Geräten, was dieselbe Seite bei 10.000 braucht.`,
  run: measureDeviceList,
}

async function measureDeviceList(bench: Bench): Promise<ResultRow[]> {
  const small = await prepareCity(bench, bench.sizes.devices)
  const large = await prepareCity(bench, bench.sizes.devices * 10)
  const peakBytes = await peakOfServer(bench, large)
  const smallStore = await openStore({ file: databaseIn(small.folder) })
  const largeStore = await openStore({ file: databaseIn(large.folder) })
  const rows: ResultRow[] = []
  for (const [name, address] of pages) {
    const page = await recordPage(small, address)
    const asked = askApp(smallStore, small, address)
    const compared = await compare(bench.rounds, asked, askBare(small, page))
    const grown = await compare(bench.rounds, askApp(largeStore, large, address), asked)
    const memory = rows.length === 0 ? { peakBytes } : {}
    const what = `${name} bei ${count(bench.sizes.devices)} Geräten`
    rows.push(ratioRow(what, compared, { atMost: promisedRatio, ...memory }))
    const more = `… bei ${count(bench.sizes.devices * 10)}`
    rows.push(ratioRow(more, grown, { atMost: promisedGrowth }))
  }
  await smallStore.close()
  await largeStore.close()
  return rows
}

async function prepareCity({ folder }: Bench, devices: number): Promise<PagedCity> {
  const city = await foundCity(folder)
  await fillWithDevices(city, devices)
  const cookie = await logInOfficer(city)
  await city.close()
  return { folder: city.folder, cookie }
}

/** What a server takes that has shown these pages. */
async function peakOfServer(bench: Bench, { folder, cookie }: PagedCity): Promise<number> {
  const server = startProgram(bench, 'serve', '--port', '0', '--data', folder)
  const port = await portIn(server.process.stdout)
  for (const [, address] of pages) {
    const answer = await fetch(`http://127.0.0.1:${port}${address}`, { headers: { cookie } })
    await answer.text()
  }
  server.process.kill('SIGTERM')
  return (await server.ended()).peak
}
