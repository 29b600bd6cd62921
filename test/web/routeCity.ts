/** Aken with one person of each role, and copies of it for requests that change something. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { openStore, type Store, type StoreOptions } from '../../db/store.ts'
import { type Role, roles } from '../../src/access/role.ts'
import { createApp } from '../../src/app.ts'
import { type Belongings, foundAken } from '../access/belongings.ts'
import { openTestStore } from '../support/stores.ts'
import { logIn } from './logIn.ts'
import { type Browser, browserOf, ensureAccount } from './webCity.ts'

type App = ReturnType<typeof createApp>

export type RouteCity = {
  readonly app: App
  readonly store: Store
  readonly aken: Belongings
  readonly browsers: Readonly<Record<Role, Browser>>
  /** Cookies of their sessions, for requests that no browser would send. */
  readonly cookies: Readonly<Record<Role, string>>
  /** The same city and sessions in a file of its own. */
  readonly copy: () => Promise<RouteCity>
  readonly close: () => Promise<void>
}

export async function openRouteCity(
  options: Pick<StoreOptions, 'onStatement'> = {},
): Promise<RouteCity> {
  const test = await openTestStore('sqlite', options)
  const aken = await foundAken(test.store)
  const app = createApp(aken.deps, pino({ level: 'silent' }))
  const cookies: [Role, string][] = []
  for (const role of roles) {
    const email = `${role}@aken.example`
    await ensureAccount(aken, email, role)
    cookies.push([role, await logIn(app, aken.deps, email)])
  }
  return cityOf(test.store, aken, Object.fromEntries(cookies) as Record<Role, string>, test.close)
}

function cityOf(
  store: Store,
  belongings: Belongings,
  cookies: Readonly<Record<Role, string>>,
  close: () => Promise<void>,
): RouteCity {
  const aken = { ...belongings, deps: { ...belongings.deps, store } }
  const app = createApp(aken.deps, pino({ level: 'silent' }))
  const browsers = Object.fromEntries(roles.map((role) => [role, browserOf(app, cookies[role])]))
  return {
    app,
    store,
    aken,
    cookies,
    browsers: browsers as Record<Role, Browser>,
    close,
    async copy() {
      const folder = mkdtempSync(join(tmpdir(), 'basislotse-copy-'))
      const file = join(folder, 'basislotse.sqlite')
      await store.backup(file)
      const copied = await openStore({ file })
      return cityOf(copied, aken, cookies, async () => {
        await copied.close()
        rmSync(folder, { recursive: true, force: true })
      })
    },
  }
}
