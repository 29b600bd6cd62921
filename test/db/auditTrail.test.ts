import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordEvent } from '../../db/queries/events.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { chainProblems } from './chainProblems.ts'
import { rawSql } from './rawSql.ts'
import { refusalOf } from './refusal.ts'
import { fillEveryTable } from './rows.ts'

const refused = /append-only: .*refused/

describe.each(engines)('audit trail on %s', (engine) => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore(engine)
    await fillEveryTable(test.store, 'aken')
    await fillEveryTable(test.store, 'calbe')
  })

  afterAll(() => test.close())

  const run = (sql: string) => rawSql(test, sql, 'aken')
  const own = "organisation_id = 'aken'"

  it.each([
    ['an event is changed', `UPDATE event SET kind = 'x' WHERE ${own}`],
    ['an event is deleted', `DELETE FROM event WHERE ${own}`],
    ['the last event is deleted', `DELETE FROM event WHERE ${own} AND sequence = 2`],
    ['a detail is changed', `UPDATE event_detail SET details = '{"a":1}' WHERE ${own}`],
    ['a detail gets another salt', `UPDATE event_detail SET salt = 'x' WHERE ${own}`],
    ['a detail is deleted', `DELETE FROM event_detail WHERE ${own}`],
    [
      'a detail is moved while it is erased',
      `UPDATE event_detail SET sequence = 9, details = '', salt = '', erased_at = 'x', erased_because = 'x' WHERE ${own} AND sequence = 1`,
    ],
    [
      'the first date of a milestone is changed',
      `UPDATE milestone SET original_due_on = '2026-01-01' WHERE ${own}`,
    ],
    [
      'the first date of a milestone is taken away',
      `UPDATE milestone SET original_due_on = NULL, review_interval_months = 12 WHERE ${own}`,
    ],
    ['an extension is changed', `UPDATE milestone_extension SET reason = 'x' WHERE ${own}`],
    [
      'an extension is moved while a name is taken out of it',
      `UPDATE milestone_extension SET new_due_on = '2030-01-01', extended_by = 'Gelöschte Person 1' WHERE ${own}`,
    ],
    ['an extension is deleted', `DELETE FROM milestone_extension WHERE ${own}`],
  ])('is refused when %s', async (_what, sql) => {
    expect(await refusalOf(run(sql))).toMatch(refused)
  })

  it
    .runIf(engine === 'postgres')
    .each([
      'TRUNCATE event CASCADE',
      'TRUNCATE event_detail',
      'TRUNCATE milestone_extension',
      'TRUNCATE milestone CASCADE',
      'TRUNCATE organisation CASCADE',
    ])('refuses %s', async (sql) => {
    expect(await refusalOf(run(sql))).toMatch(refused)
  })

  it.runIf(engine === 'sqlite').each([
    [
      'event',
      `INSERT OR REPLACE INTO event SELECT organisation_id, sequence, at, 'somebody else', kind, subject_id, details_digest, previous_hash, hash FROM event WHERE ${own}`,
    ],
    [
      'event_detail',
      `INSERT OR REPLACE INTO event_detail SELECT organisation_id, sequence, salt, '{"a":1}', NULL, NULL FROM event_detail WHERE ${own}`,
    ],
    [
      'milestone_extension',
      `INSERT OR REPLACE INTO milestone_extension SELECT organisation_id, milestone_id, number, '2030-01-01', reason, extended_by, extended_at FROM milestone_extension WHERE ${own}`,
    ],
    [
      'milestone with another first date',
      `INSERT OR REPLACE INTO milestone (organisation_id, id, code, title, area, original_due_on, progress, created_at) SELECT organisation_id, id, code, title, area, '2030-01-01', progress, created_at FROM milestone WHERE ${own}`,
    ],
  ])('refuses INSERT OR REPLACE into %s, even with recursive triggers off', async (_table, sql) => {
    expect(await refusalOf(run(sql))).toMatch(refused)
  })

  it('lets a milestone change in everything but its first date', async () => {
    await run(`UPDATE milestone SET steps_done = 1, title = 'Testat (BSI)' WHERE ${own}`)

    expect(await run(`SELECT title, original_due_on AS day FROM milestone WHERE ${own}`)).toEqual([
      { title: 'Testat (BSI)', day: '2025-06-30' },
    ])
  })

  it('erases a detail once, with a reason, and the chain still holds', async () => {
    const erase = (because: string) =>
      run(
        `UPDATE event_detail SET details = '', salt = '', erased_at = '2024-05-01T00:00:00.000Z', erased_because = '${because}' WHERE ${own} AND sequence = 2`,
      )

    expect(await refusalOf(erase(' '))).toMatch(/event_detail_erased/)
    await erase('Löschantrag nach Art. 17 DSGVO')

    expect(await refusalOf(erase('noch einmal'))).toMatch(refused)
    expect(await test.store.read('aken', chainProblems)).toEqual([])
  })

  it('goes on with the chain after a detail was erased', async () => {
    await test.store.write('aken', async (db) => {
      recordEvent(db, {
        at: '2024-05-02T00:00:00.000Z',
        actorId: 'isb',
        kind: 'check_saved',
        subjectId: 's',
        details: { after: 'ja' },
        salt: 'x',
      })
    })

    expect(await test.store.read('aken', chainProblems)).toEqual([])
    expect(await test.store.read('aken', (db) => db.$count(db.tables.chainHead))).toBeGreaterThan(0)
  })

  it('keeps a chain of its own for each organisation', async () => {
    const heads = await Promise.all(
      ['aken', 'calbe'].map((city) =>
        rawSql(test, `SELECT sequence FROM chain_head WHERE organisation_id = '${city}'`, city),
      ),
    )

    expect(heads).toEqual([[{ sequence: 4 }], [{ sequence: 3 }]])
    expect(await test.store.read('calbe', chainProblems)).toEqual([])
  })

  it('notices what someone changed who could switch the triggers off', async () => {
    const table =
      engine === 'sqlite'
        ? 'DROP TRIGGER event_never_updated'
        : 'ALTER TABLE event DISABLE TRIGGER event_append_only'
    await run(table)
    await run(`UPDATE event SET actor_id = 'somebody else' WHERE ${own} AND sequence = 1`)

    expect(await test.store.read('aken', chainProblems)).toEqual(['event 1 has another hash'])
  })
})
