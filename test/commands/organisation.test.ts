/** The first hour of a city: organisation, information domains, accounts. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { verify } from '@node-rs/argon2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPlace, type Place } from '../support/commandLine.ts'
import { readRows } from '../support/readRows.ts'

let place: Place

beforeEach(() => {
  place = createPlace()
})

afterEach(() => place.remove())

const oneTimePassword = /[a-z2-9]{4}(?:-[a-z2-9]{4}){3}/

function passwordIn(text: string): string {
  return oneTimePassword.exec(text)?.[0] ?? ''
}

describe('init', () => {
  it('sets the city up with its domains, its milestones and a first account', async () => {
    const { code, out, err } = await place.run(
      ...['init', '--organisation', ' Musterstadt ', '--land', 'st'],
      ...['--domain', 'kern=Kernverwaltung', '--domain', 'SCHULE=Schul-IT'],
      ...['--admin', 'EDV@Musterstadt.example'],
    )

    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Musterstadt ist angelegt, mit KERN und SCHULE.')
    expect(out).toContain('edv@musterstadt.example')
    const status = JSON.parse((await place.run('status', '--json')).out)
    expect(status.domains.map((domain: { code: string }) => domain.code)).toEqual([
      'KERN',
      'SCHULE',
    ])
    expect(status.milestones).toHaveLength(17)
  })

  it('prints a password once and stores only what it can be checked with', async () => {
    const { out } = await place.run('init', '--organisation', 'Aken')

    const password = passwordIn(out)
    const [user] = readRows(place.data, 'SELECT password_hash, password_is_one_time FROM "user"')
    expect(user).toMatchObject({ password_is_one_time: 1 })
    expect(await verify(String(user?.password_hash), password)).toBe(true)
    for (const file of readdirSync(place.data)) {
      expect(readFileSync(join(place.data, file)).includes(password)).toBe(false)
    }
  })

  it('makes the data folder for its owner only', async () => {
    await place.run('init', '--organisation', 'Aken')

    expect(statSync(place.data).mode & 0o777).toBe(0o700)
  })

  it.each([
    [['--organisation', 'A'], 'Bitte nennen Sie die Organisation.'],
    [['--organisation', 'Aken', '--land', 'Sachsen-Anhalt'], 'Das Land wird mit zwei Buchstaben'],
    [['--organisation', 'Aken', '--admin', 'edv'], 'Bitte geben Sie eine gültige Mailadresse an.'],
    [['--organisation', 'Aken', '--domain', '=Name'], 'Das Kürzel besteht aus höchstens 20'],
    [['--organisation', 'Aken', '--domain', 'K', '--domain', 'k=Zwei'], '„K“ gibt es schon.'],
  ])('refuses %j whole', async (words, text) => {
    const { code, out, err } = await place.run('init', ...words)

    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(text)
    expect((await place.run('status')).err).toMatch(/noch keine Daten|noch keine Organisation/)
  })

  it('refuses an organisation that differs only in its spelling', async () => {
    await place.run('init', '--organisation', 'Köthen')

    const { code, err } = await place.run('init', '--organisation', 'KOETHEN')

    expect([code, err]).toEqual([1, 'Die Organisation „KOETHEN“ gibt es schon.'])
  })

  it('issues a new password to an account of another organisation, and says why', async () => {
    const first = await place.run('init', '--organisation', 'Aken', '--admin', 'x@edv.example')
    const second = await place.run('init', '--organisation', 'Calbe', '--admin', 'x@edv.example')

    expect(passwordIn(first.out)).not.toBe('')
    expect(passwordIn(second.out)).not.toBe('')
    expect(second.out).toContain(
      'Sein früheres Kennwort und sein zweiter Faktor gelten nicht mehr.',
    )
  })
})

describe('with several organisations', () => {
  beforeEach(async () => {
    await place.run('init', '--organisation', 'Aken', '--admin', 'a@aken.example')
    await place.run('init', '--organisation', 'Calbe', '--admin', 'c@calbe.example')
  })

  it.each([[[]], [['--organisation', 'Zerbst']]])(
    'a command asks which one is meant (%j)',
    async (words) => {
      const { code, err } = await place.run('user', 'list', ...words)

      expect(code).toBe(1)
      expect(err).toContain('Bitte wählen Sie mit --organisation')
      expect(err).toContain('„Aken“')
      expect(err).toContain('„Calbe“')
    },
  )

  it('each sees only its own accounts and cannot touch another’s', async () => {
    const list = await place.run('user', 'list', '--organisation', 'calbe')
    const reset = await place.run('user', 'reset', 'a@aken.example', '--organisation', 'Calbe')

    expect(list.out).toBe('c@calbe.example  Administration  Administration')
    expect(reset.code).toBe(1)
    expect(reset.err).toContain('Zu „a@aken.example“ gibt es keinen Zugang.')
  })
})

describe('domain add', () => {
  beforeEach(() => place.run('init', '--organisation', 'Aken'))

  it('adds an information domain under its code in capitals', async () => {
    const { code, out } = await place.run('domain', 'add', 'bauhof', 'Städtischer Bauhof')

    expect([code, out]).toEqual([
      0,
      'Der Informationsverbund BAUHOF „Städtischer Bauhof“ ist angelegt.',
    ])
  })

  it.each([
    [['kern', 'Noch einer'], 'Den Informationsverbund „KERN“ gibt es schon.'],
    [['ZU LANG', 'Name'], 'Das Kürzel besteht aus höchstens 20 Buchstaben und Ziffern'],
    [['A'.repeat(21), 'Name'], 'Das Kürzel besteht aus höchstens 20 Buchstaben und Ziffern'],
    [['GUT', 'N'.repeat(121)], 'Höchstens 120 Zeichen.'],
  ])('refuses %j', async (words, text) => {
    const { code, out, err } = await place.run('domain', 'add', ...words)

    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(text)
  })
})

describe('user', () => {
  beforeEach(() => place.run('init', '--organisation', 'Aken'))

  it('add gives an account, and a second role without a second password', async () => {
    const first = await place.run('user', 'add', 'Joerg@Aken.example', '--role', 'technician')
    const second = await place.run('user', 'add', 'joerg@aken.example', '--role', 'officer')

    expect(first.out).toContain('joerg@aken.example ist angelegt (EDV).')
    expect(passwordIn(first.out)).not.toBe('')
    expect(second.out).toContain('hat jetzt auch die Rolle Informationssicherheitsbeauftragte')
    expect(passwordIn(second.out)).toBe('')
  })

  it('add refuses the same role twice', async () => {
    await place.run('user', 'add', 'x@aken.example', '--role', 'officer')

    const { code, err } = await place.run('user', 'add', 'x@aken.example', '--role', 'officer')

    expect([code, err]).toEqual([1, 'Dieser Zugang hat diese Rolle schon.'])
  })

  it.each([
    [['quatsch', '--role', 'officer'], 'Bitte geben Sie eine gültige Mailadresse an.'],
    [['a@b.de\nBcc:c@d.de', '--role', 'officer'], 'Bitte geben Sie eine gültige Mailadresse an.'],
    [['x@aken.example', '--role', 'chef'], 'Die Rolle ist unbekannt. Möglich sind: officer,'],
  ])('add refuses %j', async (words, text) => {
    const { code, err } = await place.run('user', 'add', ...words)

    expect(code).toBe(1)
    expect(err).toContain(text)
    expect((await place.run('user', 'list')).out.split('\n')).toHaveLength(1)
  })

  it('list shows accounts with their roles, as text and as JSON', async () => {
    await place.run('user', 'add', 'x@aken.example', '--role', 'management', '--name', 'Jörg Groß')

    const text = await place.run('user', 'list')
    const json = JSON.parse((await place.run('user', 'list', '--json')).out)

    expect(text.out.split('\n')).toContain('x@aken.example  Jörg Groß  Leitung')
    expect(json).toContainEqual(
      expect.objectContaining({ email: 'x@aken.example', name: 'Jörg Groß', role: 'management' }),
    )
    expect(JSON.stringify(json)).not.toContain('argon2')
  })

  it('reset gives a new password in place of the old one', async () => {
    const added = await place.run('user', 'add', 'x@aken.example', '--role', 'officer')
    const reset = await place.run('user', 'reset', ' X@aken.example')

    const [row] = readRows(
      place.data,
      `SELECT password_hash FROM "user" WHERE email = 'x@aken.example'`,
    )
    expect(reset.code).toBe(0)
    expect(await verify(String(row?.password_hash), passwordIn(reset.out))).toBe(true)
    expect(await verify(String(row?.password_hash), passwordIn(added.out))).toBe(false)
  })

  it('reset refuses an unknown address', async () => {
    const { code, err } = await place.run('user', 'reset', 'nie@aken.example')

    expect(code).toBe(1)
    expect(err).toContain('Zu „nie@aken.example“ gibt es keinen Zugang.')
  })
})
