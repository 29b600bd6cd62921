/** Pages of a large city, as the browser of an officer asks for them. @module */
import { join } from 'node:path'
import { openStore } from '../../db/store.ts'
import { askApp, askBare, type PagedCity, recordPage, timesPerRound } from '../askPages.ts'
import { fillWithChecks } from '../city/checks.ts'
import { databaseIn, domainCode, foundCity } from '../city/city.ts'
import { writeDeviceList } from '../city/deviceList.ts'
import { logInOfficer } from '../city/officer.ts'
import { compare } from '../compare.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { count, type ResultRow, ratioRow } from '../results.ts'
import { startProgram } from '../runProgram.ts'
import { importList } from './importDevices.ts'
import { portIn } from './server.ts'

/** Source: DESIGN §9. */
const promisedRatio = 2

const pages: readonly (readonly [name: string, address: string])[] = [
  ['Liste der Zielobjekte', `/zielobjekte?verbund=${domainCode}`],
  ['Check nach Baustein', `/check/bausteine/SYS.2.1?verbund=${domainCode}&zeilen=100`],
  ['Verlauf', `/verlauf?verbund=${domainCode}`],
  ['Startseite, zweiter Blick', `/?verbund=${domainCode}`],
]

export const pagesMeasurement: Measurement = {
  name: 'pages',
  explanation: `**Seiten**: Listen mit 100 Zeilen je Seite und die Startseite, ${timesPerRound} Mal nacheinander von einer angemeldeten ISB geöffnet. Nötig ist, dieselben Abfragen ohne Drizzle an SQLite zu stellen und dieselben Elemente, Byte für Byte, mit dem JSX einer leeren Hono-Anwendung zu schreiben.`,
  run: measurePages,
}

type LargeCity = PagedCity & { readonly checks: number }

async function measurePages(bench: Bench): Promise<ResultRow[]> {
  const city = await prepareCity(bench)
  const peakBytes = await peakOfServer(bench, city)
  const store = await openStore({ file: databaseIn(city.folder) })
  const rows: ResultRow[] = []
  for (const [name, address] of pages) {
    const page = await recordPage(city, address)
    const compared = await compare(bench.rounds, askApp(store, city, address), askBare(city, page))
    const what = rows.length === 0 ? `${name} bei ${count(city.checks)} Prüfungen` : `… ${name}`
    const memory = rows.length === 0 ? { peakBytes } : {}
    rows.push(ratioRow(what, compared, { atMost: promisedRatio, ...memory }))
  }
  await store.close()
  return rows
}

/** What a server takes that has shown all of these pages. */
async function peakOfServer(bench: Bench, { folder, cookie }: LargeCity): Promise<number> {
  const server = startProgram(bench, 'serve', '--port', '0', '--data', folder)
  const port = await portIn(server.process.stdout)
  for (const [, address] of pages) {
    const answer = await fetch(`http://127.0.0.1:${port}${address}`, { headers: { cookie } })
    await answer.text()
  }
  server.process.kill('SIGTERM')
  return (await server.ended()).peak
}

async function prepareCity({ folder, sizes }: Bench): Promise<LargeCity> {
  const list = join(folder, 'geraete-der-seiten.xlsx')
  writeDeviceList(list, sizes.devices)
  const city = await foundCity(folder)
  await importList(city, list)
  const checks = await fillWithChecks(city, sizes.statusChecks)
  const cookie = await logInOfficer(city)
  await city.close()
  return { folder: city.folder, cookie, checks }
}
