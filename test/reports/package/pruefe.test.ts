/** The verifier of packages against everything that somebody could do to one. @module */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  describeReport,
  eventsName,
  nameProblem,
  normaliseHead,
  type PackageReport,
  readCall,
  slowCrc32,
  canonicalJson as verifiersJson,
  verifyPackage,
} from '../../../reports/package/pruefe.mjs'
import { measured, measureFile, packageBytes } from '../../../reports/package/writePackage.ts'
import { canonicalJson } from '../../../src/core/canonicalJson.ts'
import { packageRoot } from '../../../src/core/packageRoot.ts'
import {
  chainedAgain,
  collect,
  linesOf,
  manifestOf,
  metaOf,
  rawPackage,
  recordsOf,
  type SampleParts,
  sampleEvents,
  samplePackage,
  spoiled,
  textFile,
  withInserted,
} from './samplePackage.ts'

const program = fileURLToPath(new URL('reports/package/pruefe.mjs', packageRoot))
let folder = ''
let file = ''
let bytes: Buffer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basislotse-package-'))
  file = join(folder, 'paket.zip')
  bytes = await samplePackage()
})
afterAll(() => rmSync(folder, { recursive: true }))

async function check(content: Buffer, heads: readonly string[] = []): Promise<PackageReport> {
  writeFileSync(file, content)
  return verifyPackage(file, { heads })
}

async function problemsOf(parts: SampleParts): Promise<string[]> {
  return (await check(await samplePackage(parts))).problems
}

describe('a package as it was written', () => {
  it('holds, and says what was checked', async () => {
    const report = await check(bytes)

    expect(report.problems).toEqual([])
    expect(report.result).toBe('sound')
    expect(describeReport(report).join('\n')).toMatchInlineSnapshot(`
      "Institution:           Beispielstadt an der Eine
      Informationsverbund:   KERN – Kernverwaltung
      Stand:                 Nr. 3 „Testat 2026“, Stichtag 22.05.2026
      aufgenommen:           22.05.2026, 11:30:00 Uhr
      Edition:               2023
      erstellt mit:          Basislotse 0.1.0
      Kopf der Kette:        Ereignis 5, 05.05.2026, 10:00:00 Uhr
                             fa91f904 971c462b 86ba0708 a05ccc47 677c62ec 960c0c34 4127ccd0 7a095390

      Stimmt:   Aufbau und Prüfsumme des Archivs
      Stimmt:   alle 4 Dateien stimmen mit ihrer Prüfsumme (SHA-256) überein
      Stimmt:   alle 5 Ereignisse des Änderungsprotokolls hängen lückenlos zusammen, vom ersten bis zum Kopf der Kette
      Hinweis:  Angaben gelöscht sind bei 1 Ereignis; dass sie stattfanden, bleibt belegt. Nr. 2 (Art. 17).
      Hinweis:  Ohne Angaben beigelegt: 1 Ereignis, weil sie nicht diesen Informationsverbund betreffen; ihre Prüfsummen sind Teil der Kette.
      Hinweis:  Ob die Datenbank als Ganzes neu geschrieben wurde, zeigt erst ein früher verschickter Kopf der Kette. Geben Sie ihn mit --kopf an.

      Ergebnis: Das Paket ist vollständig und unverändert."
    `)
  })

  it('has the same bytes each time', async () => {
    expect((await samplePackage()).equals(bytes)).toBe(true)
  })

  it('is opened by others', () => {
    writeFileSync(file, bytes)

    const names = execFileSync('python3', ['-m', 'zipfile', '-l', file], { encoding: 'utf8' })

    expect(names).toContain('nachweise/Leitlinie vom 01.05.txt')
    expect(names).toContain(eventsName)
  })

  it('holds with the files of a disk, which are read as a stream', async () => {
    const path = join(folder, 'nachweis.bin')
    writeFileSync(path, Buffer.alloc(300_000, 'Nachweis'))
    const files = [await measureFile('nachweise/nachweis.bin', path)]

    expect((await check(await samplePackage({ files }))).result).toBe('sound')
  })

  it('is not written when a file changes between measuring and packing', async () => {
    let round = 0
    const changing = await measured('a.txt', () => [String(round++)])

    await expect(collect(packageBytes([changing], metaOf(sampleEvents())))).rejects.toThrow(
      'a.txt is not what it was',
    )
  })

  it.each(['../a', 'A.TXT', 'manifest.json', 'a\\b'])(
    'is not written with a file called %s beside a.txt',
    async (name) => {
      const files = [textFile('a.txt', 'a'), textFile(name, 'b')]

      await expect(collect(packageBytes(files, metaOf(sampleEvents())))).rejects.toThrow(name[0])
    },
  )
})

describe('a flipped byte', () => {
  it('is found wherever it lies', async () => {
    const unnoticed: number[] = []
    for (let at = 0; at < bytes.length; at += 1) {
      const copy = Buffer.from(bytes)
      copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8))
      if ((await check(copy)).result === 'sound') unnoticed.push(at)
    }

    expect(unnoticed).toEqual([])
    expect(bytes.length).toBeGreaterThan(2000)
  })

  it('is found, with the name of its file, though the archive was signed anew', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 95),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const report = await check(
            spoiled(bytes, (copy) => {
              copy[at] = (copy[at] ?? 0) ^ mask
            }),
          )

          expect(report.result).not.toBe('sound')
          expect(report.problems.join()).not.toContain('Prüfsumme des ganzen Archivs')
        },
      ),
      { numRuns: 100, seed: 6 },
    )
  })

  it('in a file is said of that file', async () => {
    const [, , record = 0] = recordsOf(bytes)
    const offset = bytes.readUInt32LE(record + 42)
    const report = await check(
      spoiled(bytes, (copy) => copy.writeUInt8((copy[offset + 70] ?? 0) ^ 4, offset + 70)),
    )

    expect(report.problems).toHaveLength(1)
    expect(report.problems[0]).toContain('„nachweise/Leitlinie vom 01.05.txt“')
  })
})

describe('a hostile or broken archive', () => {
  const record = (index: number) => recordsOf(bytes)[index] ?? 0
  const local = (index: number) => bytes.readUInt32LE(record(index) + 42)
  /** The empty file is the fourth entry; both of its headers get another name of eight letters. */
  const renamed = (name: string) =>
    spoiled(bytes, (copy) => {
      copy.write(name, record(3) + 46, 'latin1')
      copy.write(name, local(3) + 30, 'latin1')
    })
  const inRecord = (index: number, at: number, value: number) =>
    spoiled(bytes, (copy) => copy.writeUInt16LE(value, record(index) + at))

  it.each<[string, () => Buffer, RegExp]>([
    ['is truncated', () => bytes.subarray(0, bytes.length - 40), /abgeschnitten/],
    ['is truncated in the middle', () => bytes.subarray(0, 900), /abgeschnitten/],
    [
      'has bytes behind its end',
      () => Buffer.concat([bytes, Buffer.from('xyz')]),
      /3 zusätzliche Bytes/,
    ],
    [
      'has bytes before its start',
      () => withInserted(bytes, 0, Buffer.from('#!/bin/sh\n')),
      /10 fremde Bytes/,
    ],
    [
      'has a gap between two files',
      () => withInserted(bytes, local(2), Buffer.alloc(9)),
      /überschneidet|fremde Bytes/,
    ],
    [
      'has a gap before the directory',
      () => withInserted(bytes, record(0), Buffer.alloc(7)),
      /7 fremde Bytes/,
    ],
    [
      'has a gap before its end',
      () => withInserted(bytes, bytes.length - 94, Buffer.alloc(5)),
      /5 fremde Bytes/,
    ],
    [
      'lost its own checksum',
      () => Buffer.concat([bytes.subarray(0, bytes.length - 74), Buffer.alloc(2)]),
      /Archivkommentar/,
    ],
    ['has an absolute name', () => renamed('/etc/pas'), /absoluter Pfad/],
    ['has the name of a drive', () => renamed('C:/x.txt'), /absoluter Pfad/],
    ['leads out of its folder', () => renamed('a/../../'), /aus dem Ordner hinaus/],
    ['has a backslash in a name', () => renamed('..\\x.txt'), /Schrägstrich/],
    ['has a folder without a name', () => renamed('a//b.txt'), /leeren Ordnernamen/],
    ['has a folder as an entry', () => renamed('ordner1/'), /leeren Ordnernamen/],
    ['has a name of Windows', () => renamed('con.text'), /Windows/],
    ['has control characters in a name', () => renamed('a\u001b[2J.t'), /unzulässige Zeichen/],
    ['has a name that is no UTF-8', () => renamed('\xff\xfeabcdef'), /kein gültiges UTF-8/],
    ['is encrypted', () => inRecord(3, 8, 0x0809), /verschlüsselt/],
    ['is packed otherwise', () => inRecord(3, 10, 0), /anderen Verfahren/],
    [
      'has a link for a file',
      () => spoiled(bytes, (copy) => copy.writeUInt32LE(0xa1ff0000, record(3) + 38)),
      /symbolische Verknüpfung/,
    ],
    ['has extra fields', () => inRecord(3, 30, 4), /nicht schreibt/],
    [
      'has an entry in ZIP64',
      () => spoiled(bytes, (copy) => copy.writeUInt32LE(0xffffffff, record(3) + 24)),
      /ZIP64/,
    ],
    [
      'is in ZIP64',
      () => spoiled(bytes, (copy) => copy.writeUInt16LE(0xffff, copy.length - 94 + 8)),
      /ZIP64/,
    ],
    [
      'is on several disks',
      () => spoiled(bytes, (copy) => copy.writeUInt16LE(1, copy.length - 94 + 4)),
      /mehrere Teile/,
    ],
    [
      'has more than 10.000 entries',
      () =>
        spoiled(bytes, (copy) => {
          copy.writeUInt16LE(10_001, copy.length - 94 + 8)
          copy.writeUInt16LE(10_001, copy.length - 94 + 10)
        }),
      /10.001 Einträge/,
    ],
    [
      'counts more entries than it has',
      () =>
        spoiled(bytes, (copy) => {
          copy.writeUInt16LE(6, copy.length - 94 + 8)
          copy.writeUInt16LE(6, copy.length - 94 + 10)
        }),
      /beschädigt/,
    ],
    [
      'has files that overlap',
      () => spoiled(bytes, (copy) => copy.writeUInt32LE(local(1), record(2) + 42)),
      /überschneidet/,
    ],
    [
      "has another name in the file's own header",
      () => spoiled(bytes, (copy) => copy.write('LEER', local(3) + 30)),
      /„leer.txt“: Ihr Kopf/,
    ],
    [
      "has another method in the file's own header",
      () => spoiled(bytes, (copy) => copy.writeUInt16LE(0, local(3) + 8)),
      /„leer.txt“: Ihr Kopf/,
    ],
    [
      'claims other sizes',
      () => spoiled(bytes, (copy) => copy.writeUInt32LE(99, record(3) + 24)),
      /„leer.txt“: Ihre Größen/,
    ],
  ])('that %s is refused', async (_, spoil, words) => {
    const report = await check(spoil())

    expect(report.result).toBe('flawed')
    expect(report.problems.join('\n')).toMatch(words)
  })

  it('that has the same name twice, or once in capitals, is refused', async () => {
    const content = Buffer.from('a')
    const pair = (name: string) =>
      rawPackage(manifestOf([textFile('a.txt', 'a'), textFile(name, 'a')]), [
        { name: 'a.txt', content },
        { name, content },
      ])

    expect((await check(await pair('a.txt'))).problems).toEqual(['„a.txt“ kommt doppelt vor.'])
    expect((await check(await pair('A.txt'))).problems[0]).toContain('nur in der Großschreibung')
  })

  it('that unpacks to more than the manifest says is not unpacked further', async () => {
    const bomb = Buffer.alloc(100 * 1024 * 1024)
    const archive = await rawPackage(manifestOf([textFile('bombe.bin', 'kurz')]), [
      { name: 'bombe.bin', content: bomb },
    ])
    const started = performance.now()
    const report = await check(archive)

    expect(report.problems.join()).toContain('„bombe.bin“: Ausgepackt ist sie größer')
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('that claims to hold more than any package is not unpacked at all', async () => {
    const huge = { name: 'a', bytes: 2 ** 40, sha256: '0'.repeat(64) }
    const archive = await rawPackage({ ...manifestOf([]), files: [huge] }, [])

    expect((await check(archive)).problems[0]).toContain('größer, als ein Prüfpaket sein kann')
  })

  it('whose packed content goes on behind its end is refused', async () => {
    const [, , record2 = 0] = recordsOf(bytes)
    const packed = bytes.readUInt32LE(record2 + 20)
    const offset = bytes.readUInt32LE(record2 + 42)
    const name = bytes.readUInt16LE(record2 + 28)
    const extra = Buffer.from('versteckt')
    const grown = withInserted(bytes, offset + 30 + name + packed, extra)
    const report = await check(
      spoiled(grown, (copy) => {
        const [, , place = 0, ...later] = recordsOf(copy)
        copy.writeUInt32LE(packed + extra.length, place + 20)
        copy.writeUInt32LE(packed + extra.length, offset + 30 + name + packed + extra.length + 8)
        for (const each of later)
          copy.writeUInt32LE(copy.readUInt32LE(each + 42) + extra.length, each + 42)
      }),
    )

    expect(report.problems).toEqual([
      '„nachweise/Leitlinie vom 01.05.txt“: Hinter dem gepackten Inhalt stehen fremde Bytes.',
    ])
  })

  it('of another kind is told from a package that is broken', async () => {
    const cases = [
      Buffer.alloc(0),
      Buffer.from('PK'),
      Buffer.from('Sehr geehrte Damen und Herren, '.repeat(20)),
      await rawPackage({ ...manifestOf([]), format: 'anderes' }, []),
    ]

    for (const content of cases) {
      const report = await check(content)
      expect(report.result).toBe('unreadable')
      expect(report.problems.join()).toContain('kein Prüfpaket von Basislotse')
    }
  })

  it('of a newer version names the program that wrote it', async () => {
    const report = await check(
      await rawPackage({ ...manifestOf([]), formatVersion: 2, programVersion: '3.1.0' }, []),
    )

    expect(report.result).toBe('unreadable')
    expect(report.problems[0]).toContain('Format 2 (geschrieben von Basislotse 3.1.0)')
  })
})

describe('the manifest', () => {
  const letter = textFile('a.txt', 'a')
  const lines = textFile(eventsName, linesOf(sampleEvents()).join(''))
  const contents = [
    { name: 'a.txt', content: Buffer.from('a') },
    { name: eventsName, content: Buffer.from(linesOf(sampleEvents()).join('')) },
  ]
  const whole = manifestOf([letter, lines])

  it.each<[string, unknown, RegExp]>([
    ['is no JSON', '{"format":', /nicht lesbar/],
    ['is nested too deeply', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, /nicht lesbar/],
    ['lacks a field', { ...whole, edition: undefined }, /„edition“ fehlt/],
    [
      'has a field of another kind',
      { ...whole, chainHead: { ...whole.chainHead, hash: 1 } },
      /„chainHead.hash“/,
    ],
    ['has a file without a hash', { ...whole, files: [{ name: 'a', bytes: 1 }] }, /Datei Nr. 1/],
    ['is written another way', JSON.stringify(whole), /vorgeschriebenen Form/],
    [
      'names a file twice',
      { ...whole, files: [...whole.files, whole.files[0]] },
      /nennt eine Datei doppelt/,
    ],
    [
      'names a file that is not there',
      manifestOf([letter, lines, textFile('b.txt', 'b')]),
      /„b.txt“ steht in manifest.json, fehlt aber/,
    ],
    ['does not name a file', manifestOf([lines]), /„a.txt“ liegt im Archiv, steht aber nicht/],
    [
      'names another hash',
      manifestOf([{ ...letter, sha256: '0'.repeat(64) }, lines]),
      /„a.txt“: Der Inhalt wurde verändert/,
    ],
    [
      'names more bytes',
      manifestOf([{ ...letter, bytes: 2 }, lines]),
      /„a.txt“: Die Datei hat 1 statt 2 Bytes/,
    ],
    ['names another order', manifestOf([lines, letter]), /an anderer Stelle/],
    [
      'names another head',
      { ...whole, chainHead: { ...whole.chainHead, hash: 'ab'.repeat(32) } },
      /nicht das letzte Ereignis/,
    ],
    [
      'names another time of the head',
      { ...whole, chainHead: { ...whole.chainHead, at: '2027-01-01T00:00:00Z' } },
      /nicht das letzte Ereignis/,
    ],
    [
      'names an earlier head',
      { ...whole, chainHead: { ...whole.chainHead, sequence: 4 } },
      /stehen weitere Ereignisse/,
    ],
    [
      'hides that details were erased',
      { ...whole, erasedDetails: 0 },
      /nennt 0 Ereignisse mit gelöschten Angaben, im Protokoll sind es 1/,
    ],
    [
      'names another organisation',
      { ...whole, organisation: { id: 'o2', name: 'X' } },
      /Ereignis 1 gehört zu einer anderen Institution/,
    ],
  ])('that %s is found', async (_, manifest, words) => {
    const report = await check(await rawPackage(manifest, contents))

    expect(report.result).toBe('flawed')
    expect(report.problems.join('\n')).toMatch(words)
  })

  it('without an audit trail is not enough', async () => {
    const report = await check(await rawPackage(manifestOf([letter]), contents.slice(0, 1)))

    expect(report.problems).toContain(`Das Änderungsprotokoll ${eventsName} fehlt.`)
    expect(report.problems).toContain('Die Ereignisse 1 bis 5 fehlen.')
  })
})

describe('the event chain', () => {
  const events = sampleEvents(6)
  const lines = linesOf(events)
  const without = (...numbers: number[]) => lines.filter((_, index) => !numbers.includes(index + 1))
  const altered = (number: number, change: (line: string) => string) =>
    lines.map((line, index) => (index + 1 === number ? change(line) : line))

  it.each<[string, string[], string[]]>([
    ['lacks an event', without(3), ['Ereignis 3 fehlt.']],
    ['lacks several', without(3, 4), ['Die Ereignisse 3 bis 4 fehlen.']],
    ['lacks the first', without(1), ['Ereignis 1 fehlt.']],
    ['lacks the last', without(6), ['Ereignis 6 fehlt.']],
    ['lacks all', [], ['Die Ereignisse 1 bis 6 fehlen.']],
    [
      'has one twice',
      [...lines.slice(0, 3), lines[2] ?? '', ...lines.slice(3)],
      ['Ereignis 3 kommt doppelt vor.'],
    ],
    [
      'has two in another order',
      [0, 1, 3, 2, 4, 5].map((index) => lines[index] ?? ''),
      ['Ereignis 3 steht an falscher Stelle.'],
    ],
    [
      'has an altered event',
      altered(5, (line) => line.replace('check_saved', 'check_found')),
      ['Ereignis 5 (05.05.2026, 10:00:00 Uhr, check_found): Das Ereignis wurde verändert.'],
    ],
    [
      'has altered details',
      altered(5, (line) => line.replace('yes', 'no')),
      [
        'Ereignis 5 (05.05.2026, 10:00:00 Uhr, check_saved): Die Angaben zum Ereignis wurden verändert.',
      ],
    ],
    [
      'has an event without salt',
      altered(5, (line) => line.replace(/,"salt":"[^"]*"/, '')),
      [`${eventsName}, Zeile 5: kein gültiges Ereignis.`, 'Ereignis 5 fehlt.'],
    ],
    [
      'has a line with white space',
      altered(5, (line) => line.replace('{', '{ ')),
      [`${eventsName}, Zeile 5: kein gültiges Ereignis.`, 'Ereignis 5 fehlt.'],
    ],
    [
      'has a field that nobody knows',
      altered(5, (line) => line.replace('{', '{"a":1,')),
      [`${eventsName}, Zeile 5: kein gültiges Ereignis.`, 'Ereignis 5 fehlt.'],
    ],
    [
      'ends without a line feed',
      altered(6, (line) => line.trimEnd()),
      [`${eventsName}, Zeile 6: kein gültiges Ereignis.`, 'Ereignis 6 fehlt.'],
    ],
  ])('that %s is found', async (_, changed, expected) => {
    const problems = await problemsOf({
      events,
      lines: changed,
      meta: { erasedDetails: changed.some((line) => line.includes('erasedAt')) ? 1 : 0 },
    })

    expect(problems).toEqual(expect.arrayContaining(expected))
    expect(problems.length).toBeLessThanOrEqual(expected.length + 1)
  })

  it('names the place where a changed and newly hashed event no longer fits', async () => {
    const other = sampleEvents(6).map((event, index) =>
      index === 2 ? { ...event, kind: 'risk_accepted' } : event,
    )
    const forged = chainedAgain(
      other.map((event) => ({
        ...event,
        salt: event.salt ?? '',
        details: JSON.parse(event.details ?? '{}'),
      })),
    )

    expect(
      await problemsOf({ events, lines: linesOf([...forged.slice(0, 3), ...events.slice(3)]) }),
    ).toEqual(['Ereignis 4 schließt nicht an Ereignis 3 an: Eines der beiden wurde verändert.'])
  })

  it('counts and names the events whose details were erased', async () => {
    const { notes } = await check(bytes)

    expect(notes.join('\n')).toContain('Angaben gelöscht sind bei 1 Ereignis;')
    expect(notes.join('\n')).toContain('Nr. 2 (Art. 17)')
    expect(notes.join('\n')).toContain('Ohne Angaben beigelegt: 1 Ereignis,')
  })

  it('lists a hundred problems and counts the others', async () => {
    const broken = sampleEvents(300)
    const { problems, furtherProblems } = await check(
      await samplePackage({
        events: broken,
        lines: linesOf(broken).map((line) => line.replace('check', 'chock')),
      }),
    )

    expect(problems).toHaveLength(100)
    expect(furtherProblems).toBe(200)
  })
})

describe('a head that was made known earlier', () => {
  const events = sampleEvents()
  const earlier = events[2]?.hash ?? ''

  it('is found in the chain, with its event and time', async () => {
    const report = await check(bytes, [earlier])

    expect(report.result).toBe('sound')
    expect(report.confirmed.join('\n')).toContain('ist Ereignis 3 vom 03.05.2026, 10:00:00 Uhr')
    expect(report.notes.join('\n')).not.toContain('--kopf')
  })

  it('shows a database that was written anew from the start, which otherwise holds', async () => {
    const rewritten = chainedAgain(
      events.map((event, index) => ({
        ...event,
        salt: event.salt ?? '',
        details: index === 1 ? { after: { status: 'no' } } : JSON.parse(event.details ?? '{}'),
      })),
    )
    const forged = await samplePackage({ events: rewritten })

    expect((await check(forged)).result).toBe('sound')
    const report = await check(forged, [earlier])
    expect(report.result).toBe('flawed')
    expect(report.problems).toHaveLength(1)
    expect(report.problems[0]).toContain('nicht: Die Datenbank wurde umgeschrieben')
  })

  it('may be given in groups, in capitals, as one word or several', () => {
    const groups = earlier.toUpperCase().match(/.{8}/g) ?? []

    expect(normaliseHead(groups.join(' '))).toBe(earlier)
    expect(readCall(['p.zip', '--kopf', ...groups, '--json'])).toMatchObject({
      heads: [earlier],
      files: ['p.zip'],
      isJson: true,
      problem: undefined,
    })
    expect(readCall(['--kopf', earlier, 'p.zip']).heads).toEqual([earlier])
    expect(readCall([`--kopf=${earlier}`, 'p.zip']).heads).toEqual([earlier])
    expect(readCall(['--kopf', earlier, '--kopf', earlier, 'p.zip']).heads).toHaveLength(2)
    expect(readCall(['p.zip', '--kopf', earlier.slice(1)]).problem).toContain('64 Zeichen')
    expect(readCall(['p.zip', '--kopf']).problem).toContain('64 Zeichen')
  })
})

describe('the program', () => {
  const run = (...words: string[]) =>
    spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' })

  it('runs with plain Node.js and answers with 0, 1 or 2', () => {
    writeFileSync(file, bytes)
    const sound = run(file, '--kopf', sampleEvents()[4]?.hash ?? '')
    const strange = run(file, '--kopf', 'ab'.repeat(32))
    const missing = run(join(folder, 'fehlt.zip'))
    const wrong = run('--unbekannt')

    expect([sound.status, strange.status, missing.status, wrong.status]).toEqual([0, 1, 2, 2])
    expect(sound.stdout).toContain('Das Paket ist vollständig und unverändert.')
    expect(strange.stdout).toContain('FEHLER:   Diese Kette enthält den angegebenen Kopf')
    expect(missing.stderr).toContain('lässt sich nicht lesen (ENOENT)')
    expect(wrong.stderr).toContain('Die Angabe --unbekannt gibt es nicht.')
    expect(run('--help').stdout).toContain('Aufruf: node pruefe.mjs PAKET.zip')
    expect(JSON.parse(run(file, '--json').stdout)).toMatchObject({ result: 'sound' })
  })

  it('holds no large file whole', async () => {
    const part = Buffer.from(
      Array.from({ length: 1024 * 1024 }, (_, index) => (index * 7919) % 251),
    )
    const large = await measured('gross.bin', function* () {
      for (let round = 0; round < 200; round += 1) yield part
    })
    writeFileSync(file, await samplePackage({ files: [large] }))
    const measuring = `const { verifyPackage } = await import(${JSON.stringify(program)})
const { result } = await verifyPackage(${JSON.stringify(file)})
console.log(JSON.stringify({ result, peak: process.resourceUsage().maxRSS / 1024 }))`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', measuring], {
      encoding: 'utf8',
    })
    const { result, peak } = JSON.parse(stdout)

    expect(result).toBe('sound')
    expect(peak).toBeLessThan(130)
  })

  it('writes JSON and counts checksums as the program does', () => {
    const values = fc.jsonValue()
    fc.assert(fc.property(values, (value) => verifiersJson(value) === canonicalJson(value)))
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.nat(),
        (data, start) => slowCrc32(data, start) === crc32(data, start),
      ),
    )
  })

  it('lets no name of a package reach the terminal as a command', async () => {
    const { snapshot } = metaOf(sampleEvents())
    const report = await check(
      await samplePackage({ meta: { snapshot: { ...snapshot, name: 'a\u001b[2Jb\u202e' } } }),
    )

    expect(describeReport(report).join('')).toContain('„a�[2Jb�“')
  })

  it('allows the names that a package has', () => {
    const names = [
      'A.4 Check.xlsx',
      'nachweise/Übersicht (2).pdf',
      'protokoll/ereignisse.jsonl',
      'x'.repeat(240),
    ]

    expect(names.map(nameProblem)).toEqual([undefined, undefined, undefined, undefined])
    expect(nameProblem('x'.repeat(241))).toContain('240')
    expect(nameProblem('u\u0308.txt')).toContain('Normalform')
    expect(nameProblem('ende ./a')).toContain('Leerzeichen')
  })
})
