import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { keepStatements } from '../../db/keepStatements.ts'

function openCounting() {
  const client = new Database(':memory:')
  const compiled: string[] = []
  const counting = {
    prepare(text: string) {
      compiled.push(text)
      return client.prepare(text)
    },
  } as Pick<Database.Database, 'prepare'>
  return { kept: keepStatements(counting), client, compiled }
}

it('compiles a statement once, and asks it with other values each time', () => {
  const { kept, compiled } = openCounting()

  const answers = [1, 2].map((value) => kept.prepare('select ? as given').get(value))

  expect(answers).toEqual([{ given: 1 }, { given: 2 }])
  expect(compiled).toHaveLength(1)
})

it('sees the columns that a migration adds to a table it has read before', () => {
  const { kept, client } = openCounting()
  client.exec('create table thing (name text)')
  client.exec("insert into thing values ('Router')")
  kept.prepare('select * from thing').all()

  client.exec('alter table thing add column place text')

  expect(kept.prepare('select * from thing').all()).toEqual([{ name: 'Router', place: null }])
})

it('forgets the statement that was not asked for longest, and keeps no long one', () => {
  const { kept, compiled } = openCounting()
  for (let number = 0; number <= 400; number += 1) kept.prepare(`select ${number}`)
  kept.prepare(`select '${'x'.repeat(6000)}'`)
  const before = compiled.length

  kept.prepare('select 400')
  kept.prepare('select 1')
  kept.prepare('select 0')
  kept.prepare(`select '${'x'.repeat(6000)}'`)

  expect(compiled.slice(before)).toEqual(['select 0', `select '${'x'.repeat(6000)}'`])
})
