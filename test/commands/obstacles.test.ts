/** A machine that says no: rights, a full disk, a file where a folder should be. Refused in German, nothing changed. */
import { execFileSync } from 'node:child_process'
import { accessSync, chmodSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/core/packageRoot.ts'
import { createCity, createPlace, type Place, startProgram } from '../support/commandLine.ts'
import { readRows } from '../support/readRows.ts'

const isRoot = process.getuid?.() === 0
const mount = '/usr/bin/mount'
const umount = '/usr/bin/umount'
const test = '/usr/bin/test'
/** `nobody` of Debian. */
const nobody = 65_534

let place: Place

afterEach(() => place.remove())

describe('where a file lies instead of the data folder', () => {
  const calls = [
    ['init', '--organisation', 'Aken'],
    ['demo', '--no-serve'],
    ['status'],
    ['verify'],
    ['backup', 'x.sqlite'],
    ['import', 'devices', 'x.csv', '--domain', 'KERN'],
  ]

  beforeEach(() => {
    place = createPlace()
    place.write('data', 'kein Ordner')
  })

  it.each(calls)('%s is refused', async (...words) => {
    const { code, out, err } = await place.run(...words)

    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(`Der Datenordner ${place.data} lässt sich nicht verwenden`)
  })

  it.each(calls)('%s is refused below it', async (...words) => {
    const { code, err } = await place.run(...words, '--data', join(place.data, 'unter'))

    expect(code).toBe(1)
    expect(err).toContain('eine Datei statt eines Ordners liegt')
  })
})

it.each([
  ['text', 'Das ist keine Datenbank. '.repeat(100)],
  ['noise', Buffer.alloc(5_000, 0xa5)],
])('a database that holds %s is named and left as it is', async (_, content) => {
  place = createPlace()
  const file = join(place.data, 'basislotse.sqlite')
  mkdirSync(place.data)
  writeFileSync(file, content)

  const { code, err } = await place.run('init', '--organisation', 'Aken')

  expect(code).toBe(1)
  expect(err).toContain('keine Datenbank von Basislotse')
  expect(err).toContain(file)
  expect(readFileSync(file)).toEqual(Buffer.from(content))
})

describe('an export', () => {
  beforeEach(async () => {
    place = await createCity()
  })

  const exportTo = (out: string) => place.run('export', 'a3', '--domain', 'KERN', '--out', out)

  it('makes the folders that are missing', async () => {
    const { code, out } = await exportTo(place.path('neu/da/a3.xlsx'))

    expect(code).toBe(0)
    expect(out).toMatch(/a3\.xlsx {2}SHA-256 [0-9a-f]{64}$/)
  })

  it('onto a folder is refused', async () => {
    const { code, err } = await exportTo(place.folder)

    expect(code).toBe(1)
    expect(err).toContain('Dort liegt ein Ordner dieses Namens.')
  })

  it.each(['liste.csv/a3.xlsx', 'liste.csv/tief/a3.xlsx'])(
    'below a file (%s) is refused',
    async (name) => {
      place.write('liste.csv', '')

      const { code, err } = await exportTo(place.path(name))

      expect(code).toBe(1)
      expect(err).toContain('eine Datei statt eines Ordners liegt')
    },
  )

  it('of all into a file is refused', async () => {
    place.write('liste.csv', '')

    const { code, err } = await place.run(
      ...['export', '--all', '--domain', 'KERN', '--out', place.path('liste.csv')],
    )

    expect(code).toBe(1)
    expect(err).toContain('eine Datei statt eines Ordners liegt')
  })

  it('of an unknown name offers the nearest', async () => {
    const { code, err } = await place.run('export', 'a5', '--domain', 'KERN', '--out', 'x.xlsx')

    expect(code).toBe(1)
    expect(err).toContain('Den Export „a5“ gibt es nicht. Meinten Sie „a1“?')
  })
})

describe.skipIf(!canBeNobody())('without rights', () => {
  beforeEach(async () => {
    place = await createCity()
    chmodSync(place.folder, 0o755)
  })

  const asOther = (...words: string[]) =>
    startProgram([...words, '--data', place.data], isRoot ? { uid: nobody } : {}).ended

  it.each([
    ['status'],
    ['verify'],
    ['init', '--organisation', 'Calbe'],
    ['export', 'a3', '--domain', 'KERN', '--out', 'x.xlsx'],
  ])('on the data folder %s is refused', async (...words) => {
    chmodSync(place.data, isRoot ? 0o700 : 0o000)

    const { code, out, err } = await asOther(...words)
    chmodSync(place.data, 0o700)

    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/fehlen die Rechte|lässt sich nicht öffnen/)
    expect(err).not.toContain('Interner Fehler')
  })

  it('to write, an import is refused and changes nothing', async () => {
    const file = place.write('liste.csv', 'Inventarnummer;Geräteart\nN1;PC\n')
    chmodSync(place.data, 0o555)
    chmodSync(join(place.data, 'basislotse.sqlite'), 0o444)

    const { code, err } = await asOther('import', 'devices', file, '--domain', 'KERN')
    chmodSync(place.data, 0o700)

    expect(code).toBe(1)
    expect(err).toMatch(/schreibgeschützt|lässt sich nicht öffnen/)
    expect(readRows(place.data, 'SELECT count(*) AS n FROM device')).toEqual([{ n: 0 }])
  })

  it('to read the list, it is refused by its name', async () => {
    const file = place.write('liste.csv', 'Inventarnummer;Geräteart\nN1;PC\n')
    chmodSync(file, isRoot ? 0o600 : 0o000)
    if (isRoot) openForAll()

    const { code, err } = await asOther('import', 'devices', file, '--domain', 'KERN')

    expect(code).toBe(1)
    expect(err).toContain('„liste.csv“ darf nicht gelesen werden')
  })

  it('to write the export, nothing is left behind', async () => {
    if (isRoot) openForAll()
    mkdirSync(place.path('out'), { mode: 0o555 })

    const { code, err } = await asOther(
      ...['export', 'a3', '--domain', 'KERN', '--out', place.path('out/a3.xlsx')],
    )

    expect(code).toBe(1)
    expect(err).toContain('Dort fehlen die Rechte zum Schreiben.')
  })

  /** The other user may use the data. */
  function openForAll(): void {
    chmodSync(place.data, 0o777)
    chmodSync(join(place.data, 'basislotse.sqlite'), 0o666)
  }
})

describe.skipIf(!canMount())('a full disk', () => {
  beforeEach(() => {
    place = createPlace()
    mkdirSync(place.path('klein'))
    execFileSync(mount, ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', place.path('klein')])
  })

  afterEach(() => execFileSync(umount, [place.path('klein')]))

  it('stops an import: nothing is changed, and the database stays sound', async () => {
    const data = ['--data', place.path('klein/data')]
    await place.run('init', '--organisation', 'Aken', ...data)
    const rows = Array.from({ length: 3_000 }, (_, index) => `N${index};PC;Bemerkung ${index}`)
    const file = place.write(
      'liste.csv',
      `Inventarnummer;Geräteart;Bemerkung\n${rows.join('\n')}\n`,
    )

    const { code, out, err } = await place.run(
      'import',
      'devices',
      file,
      '--domain',
      'KERN',
      ...data,
    )

    expect([code, out]).toEqual([1, ''])
    expect(err).toBe(
      'Der Datenträger ist voll. Es wurde nichts geändert. Bitte schaffen Sie Platz.',
    )
    const [domain] = JSON.parse((await place.run('status', '--json', ...data)).out).domains
    expect(domain.devices).toBe(0)
    expect((await place.run('verify', ...data)).code).toBe(0)
  })

  it('is told when not a byte is left, for the data as for an export and a backup', async () => {
    await place.run('init', '--organisation', 'Aken')
    fill(place.path('klein/rest'))

    const init = await place.run(
      'init',
      '--organisation',
      'Aken',
      '--data',
      place.path('klein/data'),
    )
    const workbook = await place.run(
      ...['export', 'a3', '--domain', 'KERN', '--out', place.path('klein/a3.xlsx')],
    )
    const backup = await place.run('backup', place.path('klein/sicherung.sqlite'))

    for (const { code, err } of [init, workbook, backup]) {
      expect(code).toBe(1)
      expect(err).toMatch(/Datenträger ist voll|kein Platz mehr/)
    }
  })
})

/** Writes until nothing more fits. */
function fill(file: string): void {
  try {
    writeFileSync(file, Buffer.alloc(4_000_000))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}

function canBeNobody(): boolean {
  if (!isRoot) return true
  const root = fileURLToPath(packageRoot)
  for (let folder = root; folder !== '/'; folder = dirname(folder)) {
    try {
      execFileSync(test, ['-x', folder], { uid: nobody, gid: nobody })
    } catch {
      console.warn(
        `\nNICHT GEPRÜFT: „nobody“ darf ${folder} nicht lesen, fehlende Rechte bleiben ungeprüft.\n`,
      )
      return false
    }
  }
  return true
}

function canMount(): boolean {
  try {
    accessSync(mount, constants.X_OK)
    const folder = createPlace()
    try {
      execFileSync(mount, ['-t', 'tmpfs', 'tmpfs', folder.folder], { stdio: 'ignore' })
      execFileSync(umount, [folder.folder])
      return true
    } finally {
      folder.remove()
    }
  } catch {
    console.warn(
      '\nNICHT GEPRÜFT: ohne Recht zum Einhängen bleibt der volle Datenträger ungeprüft.\n',
    )
    return false
  }
}
