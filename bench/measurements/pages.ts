/** Pages of a large city, as the browser of an officer asks for them. @module */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import pino from 'pino'
import { openStore, type Store } from '../../db/store.ts'
import { createApp } from '../../src/app.ts'
import { createDeps } from '../../src/commands/workplace.ts'
import { parseMarkup, writeMarkup } from '../bareMarkup.ts'
import { fillWithChecks } from '../city/checks.ts'
import { databaseIn, domainCode, foundCity } from '../city/city.ts'
import { writeDeviceList } from '../city/deviceList.ts'
import { logInOfficer } from '../city/officer.ts'
import { compare, type Trial } from '../compare.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { count, type ResultRow, ratioRow } from '../results.ts'
import { startProgram } from '../runProgram.ts'
import { importList } from './importDevices.ts'
import { portIn } from './server.ts'

/** Source: DESIGN §9. */
const promisedRatio = 2

const doctype = '<!doctype html>'

/** One page is over too soon to be timed: each round asks so many times. */
const timesPerRound = 10

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

type LargeCity = { readonly folder: string; readonly cookie: string; readonly checks: number }

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

type Query = { readonly text: string; readonly values: readonly unknown[] }
type RecordedPage = { readonly body: string; readonly queries: readonly Query[] }

/** What the page asks of the database and what it sends; the second time it is asked for. */
async function recordPage({ folder, cookie }: LargeCity, address: string): Promise<RecordedPage> {
  const store = await openStore({ file: databaseIn(folder) })
  const app = appOf(store)
  await readPage(app, cookie, address)
  const { result: body, queries } = await hearQueries(() => readPage(app, cookie, address))
  await store.close()
  return { body, queries }
}

/** What SQLite tells of a statement cuts its values after 32 bytes; so each is taken where it is handed over. */
async function hearQueries<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; queries: Query[] }> {
  const client = new Database(':memory:')
  const statement = Object.getPrototypeOf(client.prepare('select 1')) as Database.Statement
  const { all } = statement
  const queries: Query[] = []
  statement.all = function (this: Database.Statement, ...values: unknown[]) {
    if (/^\s*select\b/i.test(this.source)) queries.push({ text: this.source, values })
    return all.apply(this, values)
  }
  try {
    return { result: await work(), queries }
  } finally {
    statement.all = all
    client.close()
  }
}

function askApp(store: Store, { cookie }: LargeCity, address: string): Trial {
  const app = appOf(store)
  return (time) => askOften(time, () => readPage(app, cookie, address))
}

function askBare({ folder }: LargeCity, { body, queries }: RecordedPage): Trial {
  return async (time) => {
    const client = new Database(databaseIn(folder), { readonly: true })
    const markup = parseMarkup(body.slice(doctype.length))
    const app = new Hono().get('/', (c) => {
      for (const { text, values } of queries) client.prepare(text).all(...values)
      return c.html(`${doctype}${writeMarkup(markup)}`)
    })
    if ((await readPage(app, '', '/')) !== body) throw new Error('the bare page differs')
    await askOften(time, () => readPage(app, '', '/'))
    client.close()
  }
}

/** Asks once before, so that what is kept between requests is there. */
async function askOften(time: Parameters<Trial>[0], ask: () => Promise<unknown>): Promise<void> {
  await ask()
  await time(async () => {
    for (let turn = 0; turn < timesPerRound; turn += 1) await ask()
  })
}

async function readPage(
  app: { request: Hono['request'] },
  cookie: string,
  address: string,
): Promise<string> {
  const response = await app.request(address, { headers: { cookie } })
  if (response.status !== 200) throw new Error(`${address} answers ${response.status}`)
  return response.text()
}

function appOf(store: Store) {
  return createApp(createDeps(store, null), pino({ level: 'silent' }))
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
