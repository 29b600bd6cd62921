/** Backups, restoring them, and finding what somebody changed behind the program's back. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleEvents, samplePackage } from '../reports/package/samplePackage.ts'
import { createCity, createPlace, type Place, startProgram } from '../support/commandLine.ts'
import { readRows, tamper } from '../support/readRows.ts'

let city: Place

beforeEach(async () => {
  city = await createCity()
  const list = 'Inventarnummer;Geräteart\nN1;PC\nN2;Notebook\n'
  await city.run('import', 'devices', city.write('liste.csv', list), '--domain', 'KERN')
})

afterEach(() => city.remove())

async function statusIn(data: string) {
  return JSON.parse((await city.run('status', '--json', '--data', data)).out)
}

describe('a backup', () => {
  it('restored into an empty folder holds the same data', async () => {
    const file = city.path('neu/sicherung.sqlite')
    const saved = await city.run('backup', file)
    const restored = await city.run('restore', file, '--data', city.path('zweite'))

    expect([saved.code, saved.out]).toEqual([0, `Gesichert und geprüft: ${file}`])
    expect(restored.code).toBe(0)
    expect(await statusIn(city.path('zweite'))).toEqual(await statusIn(city.data))
    expect(readRows(city.path('zweite'), 'SELECT hash FROM event')).toEqual(
      readRows(city.data, 'SELECT hash FROM event'),
    )
    expect((await city.run('verify', '--data', city.path('zweite'))).code).toBe(0)
    expect(readdirSync(city.path('neu'))).toEqual(['sicherung.sqlite'])
    expect(readdirSync(city.path('zweite'))).toEqual(['basislotse.sqlite'])
  })

  it('without a file is that of the day, beside the data, once', async () => {
    const folder = join(city.data, 'sicherungen')
    const first = await city.run('backup')
    const second = await city.run('backup')

    const [name = ''] = readdirSync(folder)
    expect(name).toMatch(/^basislotse-\d{4}-\d\d-\d\d\.sqlite$/)
    expect(first).toMatchObject({
      code: 0,
      out: `Gesichert und geprüft: ${join(folder, name)}`,
    })
    expect(second).toMatchObject({ code: 0, out: 'Die Sicherung von heute ist schon da.' })
    expect((await city.run('restore', join(folder, name), '--data', city.path('neu'))).code).toBe(0)
  })

  it('taken while another process writes holds all of its import or nothing', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `V${index};PC`)
    const list = city.write('viele.csv', `Inventarnummer;Geräteart\n${rows.join('\n')}\n`)
    const writer = startProgram([
      'import',
      'devices',
      list,
      '--domain',
      'KERN',
      '--data',
      city.data,
    ])
    const found: number[] = []

    let isWriting = true
    const ended = writer.ended.finally(() => {
      isWriting = false
    })
    while (isWriting) {
      const file = city.path(`sicherung-${found.length}.sqlite`)
      const { code } = await city.run('backup', file)
      expect(code).toBe(0)
      found.push(devicesIn(file))
    }

    expect((await ended).code).toBe(0)
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((devices) => devices !== 2 && devices !== 5_002)).toEqual([])
    expect((await city.run('verify')).code).toBe(0)
  })

  it('never overwrites a file', async () => {
    const file = city.write('wichtig.txt', 'wichtig')

    const { code, err } = await city.run('backup', file)

    expect([code, err]).toEqual([1, `${file} gibt es schon. Bitte nennen Sie eine neue Datei.`])
    expect(readFileSync(file, 'utf8')).toBe('wichtig')
  })

  it('of data whose trail was changed is kept, but says so and ends with 1', async () => {
    tamper(
      city.data,
      "DROP TRIGGER event_never_updated; UPDATE event SET kind = 'x' WHERE sequence = 3",
    )

    const { code, err } = await city.run('backup', city.path('out/sicherung.sqlite'))

    expect(code).toBe(1)
    expect(err).toContain('Die gesicherten Daten sind nicht in Ordnung:')
    expect(err).toContain('Aken, Eintrag 3: Der Eintrag wurde verändert.')
    expect(readdirSync(city.path('out'))).toEqual(['sicherung.sqlite'])
  })
})

describe('restore refuses', () => {
  it('a folder that is not empty', async () => {
    await city.run('backup', city.path('sicherung.sqlite'))
    const before = await statusIn(city.data)

    const { code, err } = await city.run('restore', city.path('sicherung.sqlite'))

    expect(code).toBe(1)
    expect(err).toContain(`Der Datenordner ${city.data} ist nicht leer.`)
    expect(await statusIn(city.data)).toEqual(before)
  })

  it.each([
    ['text', Buffer.from('Das ist keine Datenbank. '.repeat(100))],
    ['an empty file', Buffer.alloc(0)],
    ['half a database', Buffer.from('SQLite format 3\0 und dann nichts mehr')],
    ['a database of another program', databaseOf('CREATE TABLE kunde (name text)')],
    ['one that uses our names', databaseOf('CREATE TABLE organisation (name text)')],
  ])('%s, and leaves the folder ready for the right file', async (_, content) => {
    const data = city.path('zweite')
    const file = city.write('fremd.sqlite', content)

    const { code, err } = await city.run('restore', file, '--data', data)

    expect([code, err]).toEqual([1, `${file} ist keine Sicherung von Basislotse.`])
    await city.run('backup', city.path('sicherung.sqlite'))
    const again = await city.run('restore', city.path('sicherung.sqlite'), '--data', data)
    expect(again.err).toBe('')
  })

  it('a backup whose trail was changed', async () => {
    await city.run('backup', city.path('sicherung.sqlite'))
    const client = new Database(city.path('sicherung.sqlite'))
    client.exec(
      'DROP TRIGGER event_never_updated; UPDATE event SET actor_id = 1 WHERE sequence = 2',
    )
    client.close()

    const { code, err } = await city.run(
      ...['restore', city.path('sicherung.sqlite'), '--data', city.path('zweite')],
    )

    expect(code).toBe(1)
    expect(err).toContain('ist nicht in Ordnung und wurde nicht zurückgespielt:')
    expect(err).toContain('Eintrag 2: Der Eintrag wurde verändert.')
    expect(existsSync(join(city.path('zweite'), 'basislotse.sqlite'))).toBe(false)
  })

  it('a folder, a file that is not there, and a database server', async () => {
    const folder = await city.run('restore', city.folder, '--data', city.path('zweite'))
    const missing = await city.run('restore', city.path('fehlt'), '--data', city.path('zweite'))

    expect([folder.code, folder.err]).toEqual([1, `${city.folder} ist keine Datei.`])
    expect([missing.code, missing.err]).toEqual([
      1,
      `Die Sicherung ${city.path('fehlt')} gibt es nicht.`,
    ])
    expect(existsSync(city.path('zweite'))).toBe(false)
  })
})

describe('verify', () => {
  it('says how many entries the closed chain has', async () => {
    const { code, out, err } = await city.run('verify')

    const [event] = readRows(city.data, 'SELECT count(*) AS n FROM event')
    expect([code, err]).toEqual([0, ''])
    expect(out.split('\n')).toEqual([
      'Die Datenbank ist in Ordnung.',
      `Aken: ${event?.n} Einträge im Änderungsprotokoll, die Kette ist geschlossen.`,
      expect.stringMatching(/^Aken: \d+ Zeilen der Datenbank stimmen mit dem Änderungsprotokoll/),
    ])
  })

  it.each([
    [
      'an edited entry',
      "DROP TRIGGER event_never_updated; UPDATE event SET kind = 'user_created' WHERE sequence = 4",
      'Aken, Eintrag 4: Der Eintrag wurde verändert.',
    ],
    [
      'edited details',
      `DROP TRIGGER event_detail_only_erased;
       UPDATE event_detail SET details = '{"after":{"name":"Zerbst"}}' WHERE sequence = 1`,
      'Aken, Eintrag 1: Die Angaben zum Eintrag wurden verändert.',
    ],
    [
      'a removed entry',
      `PRAGMA foreign_keys = OFF; DROP TRIGGER event_never_deleted; DROP TRIGGER event_detail_never_deleted;
       DELETE FROM event_detail WHERE sequence = 5; DELETE FROM event WHERE sequence = 5`,
      'Aken, Eintrag 5: Eintrag 5 fehlt.',
    ],
    [
      'a cut-off end',
      `PRAGMA foreign_keys = OFF; DROP TRIGGER event_never_deleted; DROP TRIGGER event_detail_never_deleted;
       DELETE FROM event_detail WHERE sequence = (SELECT max(sequence) FROM event);
       DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event)`,
      'Das Ende der Kette ist Eintrag',
    ],
    [
      'a trigger that was dropped',
      'DROP TRIGGER event_never_updated',
      'Der Schutz event_never_updated fehlt',
    ],
    [
      'another head',
      "UPDATE chain_head SET hash = replace(hash, 'a', 'b')",
      'Das Ende der Kette ist Eintrag',
    ],
    [
      'an edited row',
      "UPDATE device SET holder = 'Unbekannt' WHERE inventory_number = 'N1'",
      'Aken, Gerät N1: „Inhaber“ ist in der Datenbank „Unbekannt“, nach Ereignis',
    ],
    [
      'a deleted row',
      "DELETE FROM device_change; DELETE FROM device WHERE inventory_number = 'N2'",
      'Aken, Gerät „N2“: fehlt in der Datenbank, nach Ereignis',
    ],
    [
      'a row without its parent',
      `PRAGMA foreign_keys = OFF; UPDATE device SET site_id = 'nirgends' WHERE inventory_number = 'N1'`,
      'Verweis ins Leere in der Tabelle device',
    ],
  ])('names %s and ends with 1', async (_, statements, text) => {
    tamper(city.data, statements)

    const { code, err } = await city.run('verify')
    const json = await city.run('verify', '--json')

    expect(code).toBe(1)
    expect(err).toContain(text)
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out).problems.join('\n')).toContain(text)
  })

  it('is not needed for the triggers to hold: nobody edits the trail by accident', () => {
    expect(() => tamper(city.data, "UPDATE event SET kind = 'x'")).toThrow('append-only')
    expect(() => tamper(city.data, 'DELETE FROM event')).toThrow('append-only')
  })

  it('of a package runs the verifier that is handed out, and needs no data', async () => {
    const events = sampleEvents()
    const path = city.path('paket.zip')
    writeFileSync(path, await samplePackage({ events }))
    const packageOf = (...words: string[]) =>
      city.run('verify', ...words, '--data', city.path('leer'))

    const sound = await packageOf(path, '--kopf', events[1]?.hash ?? '')
    const strange = await packageOf(path, '--kopf', 'ab'.repeat(32), '--json')

    expect([sound.code, sound.err]).toEqual([0, ''])
    expect(sound.out).toContain('der angegebene Kopf ist Ereignis 2')
    expect(strange.code).toBe(1)
    expect(JSON.parse(strange.out).problems[0]).toContain('Die Datenbank wurde umgeschrieben')
    expect((await packageOf(path, '--kopf', 'abc')).err).toContain('64 Zeichen')
    expect((await packageOf(city.path('fehlt.zip'))).err).toContain('gibt es nicht')
    expect((await city.run('verify', '--kopf', 'ab'.repeat(32))).err).toContain('Prüfpaket')
    expect((await city.run('verify', '--help')).out).toMatch(/SHA-256 [0-9a-f]{64}/)
  })
})

function devicesIn(file: string): number {
  const client = new Database(file, { readonly: true })
  const { n } = client.prepare('SELECT count(*) AS n FROM device').get() as { n: number }
  client.close()
  return n
}

/** The bytes of a SQLite file with these tables. */
function databaseOf(statements: string): Buffer {
  const place = createPlace()
  const client = new Database(place.path('fremd.sqlite'))
  client.exec(statements)
  client.close()
  const bytes = readFileSync(place.path('fremd.sqlite'))
  place.remove()
  return bytes
}
