/** Asks for pages of a city, by the program itself and by a bare application that sends the same. @module */
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import pino from 'pino'
import { openStore, type Store } from '../db/store.ts'
import { createApp } from '../src/app.ts'
import { createDeps } from '../src/commands/workplace.ts'
import { parseMarkup, writeMarkup } from './bareMarkup.ts'
import { databaseIn } from './city/city.ts'
import type { Trial } from './compare.ts'

const doctype = '<!doctype html>'

/** One page is over too soon to be timed: each round asks so many times. */
export const timesPerRound = 10

/** A city's folder, and the cookie of an officer of it. */
export type PagedCity = { readonly folder: string; readonly cookie: string }

type Query = { readonly text: string; readonly values: readonly unknown[] }
type RecordedPage = { readonly body: string; readonly queries: readonly Query[] }

/** What the page asks of the database and what it sends; the second time it is asked for. */
export async function recordPage(
  { folder, cookie }: PagedCity,
  address: string,
): Promise<RecordedPage> {
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

export function askApp(store: Store, { cookie }: PagedCity, address: string): Trial {
  const app = appOf(store)
  return (time) => askOften(time, () => readPage(app, cookie, address))
}

export function askBare({ folder }: PagedCity, { body, queries }: RecordedPage): Trial {
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

/** Asks as often before, so that what is kept between requests is there and the engine has compiled what is hot. */
async function askOften(time: Parameters<Trial>[0], ask: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < timesPerRound; turn += 1) await ask()
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
