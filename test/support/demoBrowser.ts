/**
 * A copy of the sample city behind its server, and a real browser that looks at it. Whatever a page asks of another
 * machine, and every error that it writes to the console, is kept in `problems`.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { listOrganisations } from '../../db/queries/organisations.ts'
import { openStore, type Store } from '../../db/store.ts'
import { startServer } from '../../src/commands/serve.ts'
import { createDeps } from '../../src/commands/workplace.ts'
import { readConfig } from '../../src/config.ts'
import { chromiumArguments, findChromium } from './chromium.ts'

export const people = {
  officer: 'isb@beispielstadt.example',
  technician: 'edv@beispielstadt.example',
  contributor: 'hauptamt@beispielstadt.example',
  management: 'buergermeisteramt@beispielstadt.example',
  auditor: 'audit@pruefung.example',
  admin: 'admin@beispielstadt.example',
} as const
export type PersonRole = keyof typeof people

/** What `basislotse demo` prints for everybody. */
export const demoPassword = 'Beispielstadt-an-der-Eine'

export type Demo = {
  readonly url: string
  /** The copied data folder. */
  readonly data: string
  readonly store: Store
  readonly organisationId: string
  readonly problems: string[]
  /** A page of a new browser session, not logged in. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>
  /** A page on which this person has logged in. */
  readonly as: (role: PersonRole, options?: BrowserContextOptions) => Promise<Page>
  readonly close: () => Promise<void>
}

/** Copies the data folder of a sample city and opens it; `moreArguments` are Chromium's. */
export async function openDemoIn(
  data: string,
  moreArguments: readonly string[] = [],
): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'basislotse-browser-'))
  cpSync(data, folder, { recursive: true })
  const store = await openStore({ file: join(folder, 'basislotse.sqlite') })
  await store.migrate()
  const config = readConfig({ BASISLOTSE_DATA: folder, BASISLOTSE_LOG: 'silent' })
  const place = { port: 0, host: '127.0.0.1' }
  const server = await startServer({ config, deps: createDeps(store, null) }, place)
  const executablePath = findChromium() ?? ''
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumArguments, ...moreArguments],
  })
  const [organisation] = await store.read('', listOrganisations)
  const problems: string[] = []

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'de-DE', ...options })
    const page = await context.newPage()
    watch(page, server.address, problems)
    return page
  }

  return {
    url: server.address,
    data: folder,
    store,
    organisationId: organisation?.id ?? '',
    problems,
    open,
    async as(role, options) {
      const page = await open({ baseURL: server.address, ...options })
      await logIn(page, server.address, people[role])
      return page
    },
    async close() {
      await browser.close()
      await server.stop()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function logIn(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/anmelden`)
  await page.getByLabel('Mailadresse').fill(email)
  await page.getByLabel('Kennwort').fill(demoPassword)
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/anmelden'))
}

function watch(page: Page, url: string, problems: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
  page.on('request', (request) => {
    const isOurs = request.url().startsWith(url) || request.url().startsWith('data:')
    if (!isOurs) problems.push(`${page.url()} asks ${request.url()}`)
  })
}
