/**
 * What actions do with ids of another organisation: nothing. An action without a case makes the walk fail by its
 * name.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser, resetPassword } from '../../src/access/accounts/actions.ts'
import type { Actor } from '../../src/access/actor.ts'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import { type Role, roles } from '../../src/access/role.ts'
import { packageRoot } from '../../src/core/packageRoot.ts'
import { exportWorkbook } from '../../src/exports/actions.ts'
import { exportNames } from '../../src/exports/exportNames.ts'
import { storeProgress } from '../../src/milestones/actions.ts'
import { readAllFigures, readMilestoneReports } from '../../src/milestones/readState.ts'
import { type Dump, dumpOf } from '../db/organisationDump.ts'
import { type City, foundCity, today } from '../exports/cast.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { actionCases, programActions } from './actionCases.ts'
import { type Belongings, foundAken, foundNeighbour } from './belongings.ts'
import { mixedReferences } from './mixedReferences.ts'
import { outcomeOf, refusalOfRoles, roleWith } from './outcomes.ts'

const actions = await exportedActions()
const cases = Object.entries(actionCases)
const actors: readonly (readonly [
  string,
  (right: Parameters<typeof roleWith>[0]) => readonly Role[],
])[] = [
  ['the program itself', () => roles],
  ['an officer', () => ['officer']],
  ['whoever has just the right', roleWith],
]

describe('the walk through the actions', () => {
  it.each(actions)('has a case for %s', (action) => {
    expect([...Object.keys(actionCases), ...Object.keys(programActions)]).toContain(action)
  })

  it('knows no action that is not there', () => {
    const named = [...Object.keys(actionCases), ...Object.keys(programActions)]

    expect(named.filter((action) => !actions.includes(action))).toEqual([])
    expect(actions.length).toBeGreaterThan(30)
  })
})

describe.each(engines)('another organisation on %s', (engine) => {
  let test: TestStore
  let folder: string
  let dessau: City
  /** What Dessau takes out while nobody else is there. */
  let alone: unknown
  let aken: Belongings
  let untouched: Dump
  let neighbours = 0

  beforeAll(async () => {
    test = await openTestStore(engine)
    folder = mkdtempSync(join(tmpdir(), 'basislotse-organisations-'))
    dessau = await foundCity(test.store, 'dessau', 'Dessau')
    alone = await takeOut(dessau)
    aken = await foundAken(test.store)
    untouched = await dumpOf(test.store, 'aken')
  })

  afterAll(async () => {
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A new one for each try, so that what one writes helps no other. */
  async function neighbour(): Promise<Belongings> {
    neighbours += 1
    return foundNeighbour(test.store, `nachbar${neighbours}`)
  }

  describe.each(actors)('and %s', (_who, rolesFor) => {
    it.each(cases)('get nothing by %s', async (_name, { right, run, elsewhere }) => {
      const own = await neighbour()
      const theirRoles = rolesFor(right)
      const actor: Actor = { ...own.actor, userId: own.userId, roles: theirRoles }
      const before = await dumpOf(test.store, own.organisationId)

      const outcome = await outcomeOf(run(own.deps, actor, aken))

      expect(outcome).toBe(refusalOfRoles(theirRoles, right) ?? elsewhere ?? 'not_found')
      expect(await dumpOf(test.store, 'aken')).toEqual(untouched)
      const after = await dumpOf(test.store, own.organisationId)
      if (outcome === 'done') expect(after).not.toEqual(before)
      else expect(after).toEqual(before)
    })
  })

  it.each(mixedReferences)('does not lend %s', async (_what, code, run) => {
    const other = await neighbour()
    const before = await dumpOf(test.store, other.organisationId)

    const outcome = await outcomeOf(run(aken, other))

    expect(outcome).toBe(code)
    expect(await dumpOf(test.store, 'aken')).toEqual(untouched)
    expect(await dumpOf(test.store, other.organisationId)).toEqual(before)
  })

  it('is not founded a second time', async () => {
    const { deps } = await neighbour()

    const outcome = await outcomeOf(
      createOrganisation(deps, { id: 'aken', name: 'Andere Stadt', land: 'ST' }),
    )

    expect(outcome).toBe('conflict')
    expect(await dumpOf(test.store, 'aken')).toEqual(untouched)
  })

  it('gets no daily figures from the schedule of another', async () => {
    const own = await neighbour()

    await storeProgress(own.deps, own.organisationId)

    const after = await dumpOf(test.store, own.organisationId)
    expect(after.progressDay).toHaveLength(2)
    expect(await dumpOf(test.store, 'aken')).toEqual(untouched)
  })

  it('lends no account: only the owner of the machine gives it a role, and its password', async () => {
    const own = await neighbour()
    const admin: Actor = { ...own.actor, userId: 'admin', roles: ['admin'] }
    const account = { email: aken.email, name: 'ISB', role: 'officer', passwordHash: 'z' } as const

    const addedByAdmin = await outcomeOf(addUser(own.deps, admin, account))
    const afterAdmin = await dumpOf(test.store, 'aken')
    const added = await addUser(own.deps, own.actor, account)
    const byAdmin = await outcomeOf(resetPassword(own.deps, admin, aken.email, 'z'))
    const byOwner = await outcomeOf(resetPassword(own.deps, own.actor, aken.email, 'x'))

    expect(addedByAdmin).toBe('conflict')
    expect(afterAdmin).toEqual(untouched)
    expect(added).toEqual({ userId: aken.userId, password: 'renewed' })
    expect([byAdmin, byOwner]).toEqual(['forbidden', 'done'])
  })

  it('stands in no document and no figure', async () => {
    const now = await takeOut(dessau)

    expect(now).toEqual(alone)
    expect(JSON.stringify(now)).toMatch(/Schul-IT/)
  })

  /** The bytes of every document of the city as text, and where its milestones stand. */
  async function takeOut({ deps, actor, kern, schule }: City): Promise<unknown> {
    const documents: Record<string, string> = {}
    const file = join(folder, 'export.xlsx')
    for (const { code } of [kern, schule]) {
      for (const name of exportNames) {
        await exportWorkbook(deps, actor, { name, domainCode: code, file })
        documents[`${code} ${name}`] = (await readFile(file)).toString('base64')
      }
    }
    const figures = await test.store.read(actor.organisationId, async (db) => {
      const domains = await readAllFigures(db, today)
      return { domains, milestones: await readMilestoneReports(db, domains, today) }
    })
    return { documents, figures }
  }
})

/** As `area.action`, of every actions.ts in src. */
async function exportedActions(): Promise<string[]> {
  const folder = new URL('src/', packageRoot)
  const names: string[] = []
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!path.endsWith('/actions.ts')) continue
    const exported: Record<string, unknown> = await import(new URL(path, folder).href)
    const functions = Object.keys(exported).filter((name) => typeof exported[name] === 'function')
    names.push(...functions.map((name) => `${path.replace('/actions.ts', '')}.${name}`))
  }
  return names
}
