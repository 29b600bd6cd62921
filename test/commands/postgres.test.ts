/** The same commands with the data in PostgreSQL. */
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { createPlace, type Place, runIn, startProgram } from '../support/commandLine.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const postgresUrl = inject('postgresUrl')

describe.skipIf(!postgresUrl)('with DATABASE_URL', () => {
  let test: TestStore
  let place: Place

  beforeEach(async () => {
    test = await openTestStore('postgres')
    place = createPlace()
  })

  afterEach(async () => {
    place.remove()
    await test.close()
  })

  const run = (...words: string[]) =>
    runIn({ DATABASE_URL: test.databaseUrl, BASISLOTSE_DATA: place.data }, ...words)

  it('a city goes from its list to its workbooks, twice without effect', async () => {
    const list = place.write(
      'liste.csv',
      'Inventarnummer;Geräteart;Betriebssystem;Schule\nM1;Notebook;macOS;Burgschule\n',
    )
    await run('init', '--organisation', 'Aken', '--domain', 'SCHULE=Schul-IT')

    const first = await run('import', 'devices', list, '--domain', 'SCHULE')
    const second = await run('import', 'devices', list, '--domain', 'SCHULE')
    const applied = await run('model', '--domain', 'SCHULE', '--apply')
    const again = await run('model', '--domain', 'SCHULE', '--json')
    const exported = await run('export', '--all', '--domain', 'SCHULE', '--out', place.path('out'))
    const verified = await run('verify')

    expect([first, second, applied, again, exported].map(({ code }) => code)).toEqual([
      0, 0, 0, 0, 0,
    ])
    expect(second.out).toBe('0 neu, 0 geändert, 1 unverändert, 0 nicht übernommen.')
    expect(applied.out).toContain('SYS.2.4 Clients unter macOS')
    expect(JSON.parse(again.out)).toMatchObject({ new: [], gone: [], conflicts: [] })
    expect([verified.code, verified.err]).toEqual([0, ''])
  })

  it('two processes import at the same time', async () => {
    await run('init', '--organisation', 'Aken', '--domain', 'KERN', '--domain', 'SCHULE')
    const settings = { DATABASE_URL: test.databaseUrl }

    const ends = await Promise.all(
      ['KERN', 'SCHULE'].map((domain) => {
        const rows = Array.from({ length: 500 }, (_, index) => `${domain}${index};PC`)
        const list = place.write(`${domain}.csv`, `Inventarnummer;Geräteart\n${rows.join('\n')}\n`)
        return startProgram(['import', 'devices', list, '--domain', domain], { settings }).ended
      }),
    )

    expect(ends.map(({ code }) => code)).toEqual([0, 0])
    const { domains } = JSON.parse((await run('status', '--json')).out)
    expect(domains.map(({ devices }: { devices: number }) => devices)).toEqual([500, 500])
    expect((await run('verify')).code).toBe(0)
  })

  it('backup and restore say what to use instead', async () => {
    await run('init', '--organisation', 'Aken')

    const backup = await run('backup', place.path('x.sqlite'))
    const restore = await run('restore', place.path('x.sqlite'))

    expect([backup.code, restore.code]).toEqual([1, 1])
    expect(backup.err).toContain('Bitte sichern Sie sie mit pg_dump')
    expect(restore.err).toContain('Bitte spielen Sie sie mit pg_restore zurück')
  })

  it('a database that is not there is said to be missing', async () => {
    const url = new URL(test.databaseUrl)
    url.pathname = '/gibt_es_nicht'

    const { code, err } = await runIn({ DATABASE_URL: url.href }, 'status')

    expect([code, err]).toEqual([
      1,
      'Diese Datenbank gibt es auf dem Server nicht. Bitte prüfen Sie DATABASE_URL.',
    ])
  })
})
