/** The database against its audit trail: what the program does leaves nothing to complain of; what others do is named. */
import { getTableColumns } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables } from '../../db/schema.sqlite.ts'
import { eventKindLabels } from '../../src/access/eventKind.ts'
import { fieldLabel } from '../../src/exports/fieldLabels.ts'
import { readIntegrity } from '../../src/history/rows/readIntegrity.ts'
import { rowsOfEvents } from '../../src/history/rows/rowsOfEvents.ts'
import {
  type CoveredTable,
  coveredTable,
  coveredTables,
  uncoveredTables,
} from '../../src/history/rows/rowTables.ts'
import { actionCases } from '../access/actionCases.ts'
import { type Belongings, foundAken } from '../access/belongings.ts'
import { roleWith } from '../access/outcomes.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import {
  copyByHand,
  deleteByHand,
  listToldRows,
  names,
  openByHand,
  otherValue,
  type Row,
  snake,
  statementOf,
} from './handEdits.ts'

const cases = Object.entries(actionCases)

describe('the list of what is compared', () => {
  it('has every table, and says why one is left out', () => {
    const listed = [...Object.keys(coveredTables), ...Object.keys(uncoveredTables)]

    expect(listed.sort()).toEqual(Object.keys(tables).sort())
  })

  it.each(Object.entries(coveredTables))(
    'has every column of %s',
    (name, { key, fields, left }) => {
      const columns = Object.keys(getTableColumns(tables[name as keyof typeof tables]))
      const listed = new Set([...key, ...fields, ...Object.keys(left), 'organisationId'])

      expect([...listed].sort()).toEqual([...new Set([...columns, 'organisationId'])].sort())
    },
  )

  it('has every kind of event', () => {
    expect(Object.keys(rowsOfEvents).sort()).toEqual(Object.keys(eventKindLabels).sort())
  })
})

describe.each(engines)('after every action on %s', (engine) => {
  let test: TestStore
  let aken: Belongings
  let before: readonly string[]

  const problemsNow = async () => {
    const { chain, rows } = await test.store.readSnapshot('aken', readIntegrity)
    expect(chain.problems).toEqual([])
    expect(rows.unclear).toBe(0)
    return rows.problems
  }

  beforeAll(async () => {
    test = await openTestStore(engine)
    aken = await foundAken(test.store)
    before = await problemsNow()
  })
  afterAll(() => test.close())

  it('names what the founding of the test wrote past the program, and nothing else', () => {
    expect(before.filter(isEdit)).toEqual([])
    expect(before).toContain(
      'Standort Rathaus Aken: steht in der Datenbank, aber kein Ereignis nennt, dass sie angelegt wurde. Die Zeile wurde am Programm vorbei angelegt.',
    )
  })

  it.each(cases)('%s leaves no row that the trail does not tell of', async (_, { right, run }) => {
    await run(aken.deps, { ...aken.actor, userId: aken.userId, roles: roleWith(right) }, aken)

    const now = await problemsNow()
    const [fresh, added] = [now.filter(isEdit), now.length]
    expect(fresh).toEqual([])
    // What is named may be called otherwise now, or be gone.
    expect(added).toBeLessThanOrEqual(before.length)
    before = now
  })
})

describe('what is done by hand', () => {
  let test: TestStore
  let aken: Belongings
  let byHand: ReturnType<typeof openByHand>
  /** Tables and columns in which an edit was tried. */
  const tried = new Set<string>()
  const random = fc.sample(fc.nat(), { seed: 6, numRuns: 10_000 })
  const pick = <Value>(values: readonly Value[]): Value | undefined =>
    values[(random.pop() ?? 0) % Math.max(values.length, 1)]

  beforeAll(async () => {
    test = await openTestStore('sqlite')
    aken = await foundAken(test.store)
    byHand = openByHand(test.file)
  })
  afterAll(async () => {
    byHand.close()
    await test.close()
  })

  const problemsNow = async () =>
    (await test.store.readSnapshot('aken', readIntegrity)).rows.problems
  const all = names.flatMap((name) =>
    coveredTable(name).fields.map((field) => ({ name, field, column: `${name}.${field}` })),
  )

  /** Edits a column of a row in each table at once, then puts it back; returns what was not named. */
  async function editEverywhere(told: Map<CoveredTable, Row[]>): Promise<string[]> {
    const left = all.filter(({ name, column }) => !tried.has(column) && told.get(name)?.length)
    const first = left.filter(
      ({ name }, index) => left.findIndex((one) => one.name === name) === index,
    )
    if (first.length === 0) return []
    const edits = first.map(({ name, field, column }) => {
      const row = pick(told.get(name) ?? []) ?? {}
      const { table, where, values } = statementOf(name, row)
      const stored = byHand.prepare(`SELECT ${snake(field)} AS v FROM ${table} WHERE ${where}`)
      const { v: old } = stored.get(...values) as { v: unknown }
      const set = byHand.prepare(`UPDATE ${table} SET ${snake(field)} = ? WHERE ${where}`)
      set.run(otherValue(name, field, row[field]), ...values)
      tried.add(column)
      return { name, field, column, undo: () => set.run(old, ...values) }
    })
    const problems = await problemsNow()
    for (const { undo } of edits) undo()
    const unnoticed = edits.filter(
      ({ name, field }) =>
        !problems.some(
          (line) =>
            line.startsWith(coveredTable(name).label) &&
            line.includes(`: „${fieldLabel(field)}“ ist in der Datenbank`),
        ),
    )
    return [...unnoticed.map(({ column }) => column), ...(await editEverywhere(told))]
  }

  it('is named in every column, with the event and both values', async () => {
    const unnoticed = await editEverywhere(await listToldRows(test.store, 'aken'))
    // Some tables have rows only after or before one of the actions.
    for (const [name, { right, run }] of cases) {
      await run(aken.deps, { ...aken.actor, userId: aken.userId, roles: roleWith(right) }, aken)
      if (!/finishTopic|changeMailSettings|refuseGroup/.test(name)) continue
      unnoticed.push(...(await editEverywhere(await listToldRows(test.store, 'aken'))))
    }
    unnoticed.push(...(await editEverywhere(await listToldRows(test.store, 'aken'))))

    expect(unnoticed).toEqual([])
    expect(all.filter(({ column }) => !tried.has(column))).toEqual([])
  })

  it('is named where a row was deleted, and where one was put in', async () => {
    const told = await listToldRows(test.store, 'aken')
    const unnoticed: string[] = []
    for (const name of names.filter((one) => told.get(one)?.length && one !== 'organisation')) {
      const row = pick(told.get(name) ?? []) ?? {}
      const isNamed = async (words: string) =>
        (await problemsNow()).some(
          (line) => line.startsWith(coveredTable(name).label) && line.includes(words),
        )
      const before = (await problemsNow()).length
      const deletion = deleteByHand(byHand, name, row)
      if (!(await isNamed('fehlt in der Datenbank'))) unnoticed.push(`deleted from ${name}`)
      deletion.undo()
      const insertion = copyByHand(byHand, name, row)
      const isFound =
        (await isNamed('kein Ereignis nennt')) && (await problemsNow()).length > before
      if (insertion && !isFound) unnoticed.push(`put into ${name}`)
      insertion?.undo()
      expect(await problemsNow()).toHaveLength(before)
    }

    expect(unnoticed).toEqual([])
  })
})

function isEdit(problem: string): boolean {
  return !problem.includes('kein Ereignis nennt')
}
