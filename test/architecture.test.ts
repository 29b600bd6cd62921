/** Enforces the import rule and the conventions of STYLE.md; the examples show that it can fail. @module */
import { describe, expect, it } from 'vitest'
import { conventionProblems, nameProblems, queryProblems } from './architecture/conventions.ts'
import { importProblems } from './architecture/importRule.ts'
import { sourceFiles } from './architecture/sources.ts'

describe('architecture', () => {
  const files = ['src', 'catalog', 'db', 'reports'].flatMap(sourceFiles)

  it('finds the program', () => {
    expect(files.length).toBeGreaterThan(100)
  })

  it('keeps the import rule', () => {
    expect(files.flatMap(({ path, source }) => importProblems(path, source))).toEqual([])
  })

  it('keeps the conventions', () => {
    expect(files.flatMap(({ path, source }) => conventionProblems(path, source))).toEqual([])
  })

  it('names no two files alike', () => {
    expect(nameProblems(files.map(({ path }) => path))).toEqual([])
  })

  it('binds every query to an organisation, in SQL that both engines know', () => {
    expect(files.flatMap(({ path, source }) => queryProblems(path, source))).toEqual([])
  })
})

describe('the import rule', () => {
  it.each([
    ['src/assessment/check.ts', "import { z } from 'zod'"],
    ['src/milestones/chart/burnUp.ts', "import { scaleLinear } from 'd3-scale'"],
    ['src/assessment/check.ts', "import { isDay } from '../core/day.ts'"],
    ['src/assessment/check.ts', "import type { Measure } from '../measures/measure.ts'"],
    ['src/modelling/propose.ts', "import { readCatalog } from '../../catalog/readCatalog.ts'"],
    ['src/assessment/actions.ts', "import { saveCheck } from '../../db/queries/checks.ts'"],
    ['src/assessment/actions.ts', "import type { Deps } from '../deps.ts'"],
    ['src/assessment/routes.tsx', "import { CheckPage } from './views.tsx'"],
    ['src/assessment/views.tsx', "import { Layout } from '../web/layout.tsx'"],
    ['src/assessment/views.tsx', "import type { Check } from '../../db/queries/checks.ts'"],
    ['src/exports/actions.ts', "import { saveWorkbook } from '../../reports/saveWorkbook.ts'"],
    ['src/app.ts', "import { routes } from './assessment/routes.tsx'"],
    ['src/commands/status.ts', "import { readTable } from '../platform/readTable.ts'"],
    ['src/platform/readTable.ts', "import type { Table } from '../exchange/table.ts'"],
    ['db/schema/inventory.ts', "import { kinds } from '../../src/inventory/deviceKind.ts'"],
    ['db/queries/checks.ts', "import { eq } from 'drizzle-orm'"],
    ['reports/cover.ts', "import { readCatalog } from '../catalog/readCatalog.ts'"],
    ['reports/wiba.ts', "import { wibaAnswers } from '../src/wiba/wibaAnswer.ts'"],
    ['catalog/module.ts', "import { Failure } from '../src/core/failure.ts'"],
  ])('accepts in %s: %s', (path, source) => {
    expect(importProblems(path, source)).toEqual([])
  })

  it.each([
    ['a rule with a later area', 'src/measures/x.ts', "import { x } from '../assessment/check.ts'"],
    ['core with anything else', 'src/core/day.ts', "import { x } from '../access/role.ts'"],
    ['core with the catalogue', 'src/core/day.ts', "import { x } from '../../catalog/module.ts'"],
    ['a rule with a query', 'src/wiba/x.ts', "import { x } from '../../db/queries/wiba.ts'"],
    ['a rule with its action', 'src/wiba/x.ts', "import { answer } from './actions.ts'"],
    ['a rule with a report', 'src/wiba/x.ts', "import { x } from '../../reports/sheet.ts'"],
    ['a rule with the outside world', 'src/wiba/x.ts', "import { x } from '../platform/mail.ts'"],
    ['a rule with files', 'src/wiba/x.ts', "import { readFileSync } from 'node:fs'"],
    ['a rule with a package', 'src/wiba/x.ts', "import pino from 'pino'"],
    [
      'a rule on several lines',
      'src/wiba/x.ts',
      "import {\n  a,\n  b,\n} from '../exchange/table.ts'",
    ],
    ['a rule that exports on', 'src/wiba/x.ts', "export { x } from '../exchange/table.ts'"],
    ['a rule that imports late', 'src/wiba/x.ts', "const x = await import('./actions.ts')"],
    [
      'an action with a later area',
      'src/wiba/actions.ts',
      "import { x } from '../exchange/actions.ts'",
    ],
    [
      'an action with the outside world',
      'src/wiba/actions.ts',
      "import { x } from '../platform/mail.ts'",
    ],
    ['an action with SQL', 'src/wiba/actions.ts', "import { eq } from 'drizzle-orm'"],
    ['an action with tables', 'src/wiba/actions.ts', "import { x } from '../../db/schema/wiba.ts'"],
    [
      'an action with an engine',
      'src/wiba/actions.ts',
      "import { x } from '../../db/sqliteStore.ts'",
    ],
    ['an action with HTTP', 'src/wiba/actions.ts', "import { Hono } from 'hono'"],
    ['an action with the settings', 'src/wiba/actions.ts', "import { x } from '../config.ts'"],
    [
      'an action with a document',
      'src/wiba/actions.ts',
      "import { x } from '../../reports/wiba.ts'",
    ],
    ['a view with a query', 'src/wiba/views.tsx', "import { x } from '../../db/queries/wiba.ts'"],
    ['a view with an action', 'src/wiba/views.tsx', "import { x } from './actions.ts'"],
    [
      'a route from another route',
      'src/wiba/routes.tsx',
      "import { x } from '../access/routes.tsx'",
    ],
    ['a route from a command', 'src/commands/serve.ts', "import { x } from '../wiba/routes.tsx'"],
    ['a report with a query', 'reports/wiba.ts', "import { x } from '../db/queries/wiba.ts'"],
    ['a report with an action', 'reports/wiba.ts', "import { x } from '../src/wiba/actions.ts'"],
    ['a report with HTTP', 'reports/wiba.ts', "import { Hono } from 'hono'"],
    ['the catalogue with an area', 'catalog/wiba.ts', "import { x } from '../src/wiba/x.ts'"],
    ['the catalogue with a report', 'catalog/wiba.ts', "import { x } from '../reports/sheet.ts'"],
    [
      'the database with an action',
      'db/queries/wiba.ts',
      "import { x } from '../../src/wiba/actions.ts'",
    ],
    ['the database with a report', 'db/store.ts', "import { x } from '../reports/sheet.ts'"],
    ['a query with an engine', 'db/queries/wiba.ts', "import pg from 'pg'"],
    [
      'the outside world with a query',
      'src/platform/x.ts',
      "import { x } from '../../db/queries/wiba.ts'",
    ],
    ['the pages of all with an action', 'src/web/x.tsx', "import { x } from '../wiba/actions.ts'"],
    [
      'a part without a name for what it does',
      'src/wiba/helper.ts',
      "import type { Db } from '../../db/db.ts'",
    ],
    ['an area that is not in the order', 'src/misc/x.ts', "import { x } from '../core/day.ts'"],
    ['the clock in a rule', 'src/wiba/x.ts', 'const now = new Date()'],
    ['the clock in a rule, as a number', 'src/wiba/x.ts', 'const now = Date.now()'],
    ['chance in a rule', 'src/wiba/x.ts', 'const id = randomUUID()'],
    ['chance in a rule, by import', 'src/wiba/x.ts', "import { randomBytes } from 'node:crypto'"],
    ['the environment in a rule', 'src/wiba/x.ts', 'const home = process.env.HOME'],
  ])('rejects %s', (_sentence, path, source) => {
    expect(importProblems(path, source)).toHaveLength(1)
  })

  it('rejects a rule that imports a part', () => {
    const rule = "import { readModel } from './readModel.ts'"

    expect(importProblems('src/modelling/x.ts', rule)).toHaveLength(1)
    expect(importProblems('src/modelling/actions.ts', rule)).toEqual([])
  })
})

describe('the conventions', () => {
  it.each([
    ['a default export', 'src/wiba/x.ts', 'export default function x() {}'],
    ['an export as default', 'src/wiba/x.ts', 'export { x as default }'],
    ['an enum', 'src/wiba/x.ts', 'export enum Answer { yes }'],
    ['any', 'src/wiba/x.ts', 'export function x(value: any) {}'],
    ['a list of any', 'src/wiba/x.ts', 'const list = [] as any[]'],
    ['a class', 'src/wiba/x.ts', 'export class Answer {}'],
    ['an index', 'src/wiba/index.ts', 'export const x = 1'],
  ])('reject %s', (_sentence, path, source) => {
    expect(conventionProblems(path, source)).toHaveLength(1)
  })

  it.each([
    ['the words in a comment', 'src/wiba/x.ts', '/** any enum X {, class Y */\n// any class Z\n'],
    ['the words in a text', 'src/wiba/x.ts', "const text = 'any class X'"],
    ['a list of words of zod', 'src/wiba/x.ts', 'const answer = z.enum(answers)'],
    ['the class Failure', 'src/core/failure.ts', 'export class Failure extends Error {}'],
    ['the export of a tool', 'db/drizzle.sqlite.config.ts', 'export default {}'],
  ])('accept %s', (_sentence, path, source) => {
    expect(conventionProblems(path, source)).toEqual([])
  })
})

describe('the names of files', () => {
  it('differ in more than capitals', () => {
    expect(nameProblems(['src/help/Steps.tsx', 'src/help/steps.ts'])).toHaveLength(1)
    expect(nameProblems(['src/help/Steps.tsx', 'src/start/steps.ts'])).toEqual([])
  })
})

describe('the rule of queries', () => {
  const bound = 'where(eq(check.organisationId, db.organisationId))'

  it.each([
    [
      'bound',
      `export async function listX(db: Db) {\n  return db.select().from(check).${bound}\n}`,
    ],
    [
      'bound by its helper',
      `export async function listX(db: Db) {\n  return db.select().from(check).where(own(db))\n}\n\nfunction own(db: Db) {\n  return eq(check.organisationId, db.organisationId)\n}`,
    ],
    ['on accounts', 'export async function findUser(db: Db) {\n  return db.select().from(user)\n}'],
    [
      'without SQL',
      'export function recordEvent(db: Db, event: NewEvent) {\n  db.events.push(event)\n}',
    ],
  ])('accepts a query %s', (_sentence, source) => {
    expect(queryProblems('db/queries/x.ts', source)).toEqual([])
  })

  it.each<readonly [string, string]>([
    [
      'that reads of all',
      'export async function listX(db: Db) {\n  return db.select().from(check)\n}',
    ],
    ['that deletes of all', 'export async function deleteX(db: Db) {\n  await db.delete(check)\n}'],
    [
      'that leaves it to its neighbour',
      `export async function listX(db: Db) {\n  return db.select().from(check)\n}\n\nexport async function listY(db: Db) {\n  return db.select().from(check).${bound}\n}`,
    ],
    [
      'that is kept',
      'export async function listX(db: Db) {\n  return ask(db, selectX)\n}\n\nfunction selectX(db: Db) {\n  return db.select().from(check)\n}',
    ],
    ['that locks rows', 'const rows = query.for("update")'],
    ['with DISTINCT ON', 'const rows = db.selectDistinctOn([check.id])'],
    ['with free SQL', 'await db.execute(sql`select 1`)'],
    ...[
      'lower(name)',
      'UPPER(name)',
      'date(due_on)',
      "strftime('%Y', at)",
      'now()',
      'extract(year from at)',
      'coalesce(json_extract(a, b), c)',
    ].map((call) => [`with ${call}`, `const x = sql\`${call}\``] as const),
  ])('rejects a query %s', (_sentence, source) => {
    expect(queryProblems('db/queries/x.ts', source)).toHaveLength(1)
  })
})
