/**
 * The written word against the program: settings, commands, rights, exports, columns, terms, decisions, links. Each
 * check is also given something wrong, so that it has been seen to fail.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { getTableColumns } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { tables } from '../db/schema.sqlite.ts'
import type { Sheet } from '../reports/sheet.ts'
import { permissions, type Scope, subjects, type Verb, verbs } from '../src/access/permissions.ts'
import { roleLabels, roles } from '../src/access/role.ts'
import type { Command } from '../src/commands/command.ts'
import { commands } from '../src/commands/commands.ts'
import { settingNames } from '../src/config.ts'
import { applicationColumns } from '../src/exchange/columns/applicationColumns.ts'
import type { ColumnSet } from '../src/exchange/columns/columnSet.ts'
import { deviceColumns } from '../src/exchange/columns/deviceColumns.ts'
import { providerColumns } from '../src/exchange/columns/providerColumns.ts'
import { roomColumns } from '../src/exchange/columns/roomColumns.ts'
import { wibaColumns } from '../src/exchange/columns/wibaColumns.ts'
import { exportLabels, exportNames } from '../src/exports/exportNames.ts'
import { sampleReports } from './reports/sampleReports.ts'

const root = new URL('../', import.meta.url)
const readme = readText('README.md')
const docs = filesIn('docs', '.md').map(readText).join('\n')
const glossary = readText('src/GLOSSARY.md')
const rights = readText('docs/rechte.md')
const importing = readText('docs/einlesen.md')
const exporting = readText('docs/exporte.md')

/** Columns that every report of this kind has in its own number or name: sites, kinds, years, days. */
const varying = /^\d{4}$|^Tage überfällig am/

describe('settings', () => {
  it.each(settingNames)('%s stands in the README and in .env.example', (name) => {
    expect(tableRow(readme, name)).toBeDefined()
    expect(readText('.env.example')).toMatch(new RegExp(`^(# ?)?${name}=`, 'm'))
  })

  it('and the README names no other', () => {
    expect(settingsIn(readme).filter((name) => !settingNames.includes(name))).toEqual([])
  })

  it('an unknown or a missing one would be found', () => {
    expect(tableRow(readme, 'BASISLOTSE_UNKNOWN')).toBeUndefined()
    expect(tableRow('BASISLOTSE_URL stands in a sentence only', 'BASISLOTSE_URL')).toBeUndefined()
    expect(settingsIn('| `BASISLOTSE_OLD` | |')).toEqual(['BASISLOTSE_OLD'])
  })
})

describe('commands', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    '%s stands in the table of the README with all it takes, and its options are described',
    (_, command) => {
      expect(undocumented(command, readme, `${readme}\n${docs}`)).toEqual([])
    },
  )

  it('no command is documented that does not exist', () => {
    expect(unknownCalls(`${readme}\n${docs}`)).toEqual([])
  })

  it('no option is documented that does not exist', () => {
    expect(unknownOptions(`${readme}\n${docs}`)).toEqual([])
  })

  it('an undocumented command, an undocumented option and an invented command would be found', () => {
    const command: Command = {
      name: 'tidy up',
      positionals: ['DATEI'],
      summary: '',
      options: { deeply: { type: 'boolean', text: '' } },
      run: async () => 0,
    }

    expect(undocumented(command, readme, docs)).toEqual(['tidy up', '--deeply'])
    expect(undocumented(command, '| `tidy up` | |', '`--deeply-not`')).toEqual([
      'DATEI',
      '--deeply',
    ])
    expect(undocumented(command, '| `tidy up DATEI` | |', '`--deeply`')).toEqual([])
    expect(unknownCalls('npx basislotse tidy up DATEI')).toEqual(['tidy up'])
    expect(unknownOptions('npx basislotse status --json --deeply')).toEqual(['--deeply'])
    expect(unknownOptions('| `status` | `--genau` | zeigt |')).toEqual(['--genau'])
  })
})

describe('exports', () => {
  it.each(exportNames)('%s stands in the README and in docs/exporte.md with its title', (name) => {
    const { title } = exportLabels[name]

    expect(tableRow(readme, name)).toContain(title)
    expect(tableRow(exporting, name)).toContain(title)
  })

  it('every sheet is described with all its columns in their order', async () => {
    const reports = await sampleReports()

    const missing = reports.flatMap(([name, { sheets }]) =>
      described(name, sheets).flatMap((sheet) => undescribed(sectionOf(exporting, name), sheet)),
    )
    expect(missing).toEqual([])
  })

  it('a missing export, sheet or column would be found', () => {
    const sheet: Sheet = {
      name: 'Blatt',
      title: '',
      rows: [],
      columns: [
        { title: 'Eins', kind: 'text', width: 9 },
        { title: 'Zwei', kind: 'text', width: 9 },
      ],
    }

    expect(tableRow(exporting, 'a7')).toBeUndefined()
    expect(undescribed('| Blatt | Eins · Zwei |', sheet)).toEqual([])
    expect(undescribed('| Blatt | Eins · Zwei · Drei |', sheet)).toEqual(['Blatt'])
    expect(undescribed('| Blatt | Eins |', sheet)).toEqual(['Blatt'])
    expect(undescribed('| Anderes | Eins · Zwei |', sheet)).toEqual(['Blatt'])
  })
})

describe('rights', () => {
  it.each(subjects)('the row of %s says what the table of rights says', (subject) => {
    const shown = rightsRow(rights, subject)

    expect(shown).toEqual(roles.map((role) => ({ role, grants: permissions[subject][role] ?? {} })))
  })

  it.each(roles)('the role %s is explained', (role) => {
    expect(rights).toContain(`\`${role}\``)
    expect(roleLabels[role]).not.toBe('')
  })

  it('a wrong, a missing and an invented right would be found', () => {
    const row = rights.split('\n').find((line) => line.includes('`inventory`')) ?? ''
    const wrong = rights.replace(row, row.replace('ansehen, ändern', 'ansehen'))
    const invented = rights.replace(row, row.replace('ansehen, ändern', 'ansehen, löschen'))

    expect(rightsRow(wrong, 'inventory')).not.toEqual(rightsRow(rights, 'inventory'))
    expect(() => rightsRow(invented, 'inventory')).toThrow('löschen')
    expect(() => rightsRow(rights.replace(row, ''), 'inventory')).toThrow('inventory')
  })
})

describe('columns of lists', () => {
  const lists: [string, ColumnSet<string>][] = [
    ['devices', deviceColumns],
    ['applications', applicationColumns],
    ['rooms', roomColumns],
    ['providers', providerColumns],
    ['WiBA', wibaColumns],
  ]

  it.each(lists)('every header that is recognised in %s stands in docs/einlesen.md', (_, set) => {
    expect(missingHeaders(importing, set)).toEqual([])
  })

  it('a missing header would be found', () => {
    const set: ColumnSet<string> = {
      ...deviceColumns,
      words: { serial: ['Seriennummer', 'Nummer vom Mond'] },
    }

    expect(missingHeaders(importing, set)).toEqual(['serial: Nummer vom Mond'])
  })
})

describe('terms', () => {
  it.each(Object.entries(tables))('%s and its columns stand in the glossary', (name, table) => {
    const terms = [name, ...Object.keys(getTableColumns(table))]

    expect(terms.filter((term) => !isTerm(glossary, term))).toEqual([])
  })

  it('a term that is not there would be found', () => {
    expect(isTerm(glossary, 'deviceGroup')).toBe(false)
    expect(isTerm('device', 'device')).toBe(false)
  })
})

describe('decision records', () => {
  const records = filesIn('src/decisions', '.md')

  it('are numbered without a gap', () => {
    const numbers = records.map((path) => Number(/\/(\d{4})-/.exec(path)?.[1]))

    expect(numbers).toEqual(records.map((_, index) => index + 1))
  })

  it.each(records)('%s has date, four headings and at most 50 lines', (path) => {
    const number = /\/(\d{4})-/.exec(path)?.[1] ?? ''

    expect(faultsOfRecord(readText(path), number)).toEqual([])
  })

  it('a record without them would be found', () => {
    const record = '# 0007 Title\n\nDate: 2026-11-23\n\n## Status\n\n## Context\n\n## Decision\n'

    expect(faultsOfRecord(record, '0007')).toEqual(['Consequences'])
    expect(faultsOfRecord(`${record}\n## Consequences\n`, '0008')).toEqual(['number'])
    expect(faultsOfRecord(`${record}\n## Consequences\n${'\n'.repeat(50)}`, '0007')).toEqual([
      'too long',
    ])
    expect(faultsOfRecord('', '0001')).toHaveLength(6)
  })
})

describe('links', () => {
  const pages = [
    ...filesIn('.', '.md', false),
    ...filesIn('docs', '.md'),
    ...filesIn('src', '.md'),
    ...filesIn('catalog', '.md'),
  ]

  it.each(pages)('of %s lead to files and headings that are there', (path) => {
    expect(brokenLinks(path, readText(path))).toEqual([])
  })

  it('a broken link would be found', () => {
    const text =
      '[a](docs/rechte.md) [b](docs/nowhere.md) [c](README.md#nirgends) [d](https://example.org)'

    expect(brokenLinks('README.md', text)).toEqual(['docs/nowhere.md', 'README.md#nirgends'])
    expect(brokenLinks('docs/x.md', '[a](docs/rechte.md) [b](../README.md)')).toEqual([
      'docs/rechte.md',
    ])
  })
})

it('the README has a place for the bench and is short', () => {
  expect(readme).toMatch(/<!-- bench -->\n[\s\S]*<!-- \/bench -->/)
  expect(readme.split('\n').length).toBeLessThanOrEqual(190)
})

function readText(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}

function filesIn(folder: string, ending: string, deep = true): string[] {
  return readdirSync(new URL(`${folder}/`, root), { recursive: deep, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => (folder === '.' ? name : `${folder}/${name.replaceAll('\\', '/')}`))
}

/** The row of a table whose first cell begins with this code. */
function tableRow(text: string, code: string): string | undefined {
  return text.split('\n').find((line) => line.startsWith(`| \`${code}\` |`))
}

function settingsIn(text: string): string[] {
  return [...text.matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name = '']) => name)
}

/** What of a command the table of commands does not show, and which options are described nowhere. */
function undocumented(command: Command, overview: string, everything: string): string[] {
  const row = overview
    .split('\n')
    .find((line) => new RegExp(`^\\| \`${command.name}[ \`]`).test(line))
  if (row === undefined) return [command.name, ...missingOptions(command, everything)]
  const positionals = command.positionals.filter((word) => !row.includes(word))
  return [...positionals, ...missingOptions(command, `${row}\n${everything}`)]
}

function missingOptions({ options }: Command, text: string): string[] {
  return Object.keys(options)
    .map((name) => `--${name}`)
    .filter((option) => !new RegExp(`${option}(?![\\w-])`).test(text))
}

/** Calls of the program by a name that no command has. */
function unknownCalls(text: string): string[] {
  const names = commands.map(({ name }) => name)
  const calls = [...text.matchAll(/(?:npx basislotse|basislotse\.mjs) ([a-z]+(?: [a-z]+)?)/g)]
  return calls
    .map(([, words = '']) => words)
    .filter((words) => !names.some((name) => words === name || words.split(' ')[0] === name))
}

/** Options in calls of the program and in rows of tables that no command has. */
function unknownOptions(text: string): string[] {
  const own = commands.flatMap(({ options }) => Object.keys(options))
  const known = new Set([...own, 'data', 'organisation', 'json', 'help'])
  const lines = text.split('\n').filter((line) => /^\||npx basislotse |basislotse\.mjs /.test(line))
  const calls = lines.map((line) => line.replace(/^.*node --env-file=\S+/, ''))
  return calls
    .flatMap((line) => [...line.matchAll(/(?<![\w-])--([a-z][\w-]*)/g)])
    .filter(([, name = '']) => !known.has(name))
    .map(([option]) => option)
}

/** Sites differ by their names only: one of them stands for all. */
function described(name: string, sheets: readonly Sheet[]): readonly Sheet[] {
  if (name !== 'devices') return sheets
  return sheets.slice(1, 2).map((sheet) => ({ ...sheet, name: 'je Standort eines' }))
}

function undescribed(section: string, sheet: Sheet): string[] {
  const row = section.split('\n').find((line) => line.startsWith(`| ${sheet.name}`)) ?? ''
  const shown = row.split('|')[2]?.trim().split(' · ') ?? []
  const exact = sheet.columns.map(({ title }) => title).filter((title) => !varying.test(title))
  const known = shown.filter((title) => !/^je |^Tage überfällig/.test(title))
  return JSON.stringify(known) === JSON.stringify(exact) ? [] : [sheet.name]
}

/** The part of the page under the heading that names the export. */
function sectionOf(text: string, name: string): string {
  return text.split('\n## ').find((part) => part.split('\n')[0]?.includes(`(\`${name}\`)`)) ?? ''
}

const verbWords: Record<Verb, string> = {
  read: 'ansehen',
  write: 'ändern',
  approve: 'freigeben',
  extend: 'verlängern',
  propose: 'vorschlagen',
  accept: 'übernehmen',
}
const scopeWords: Record<Scope, string> = {
  all: '',
  own: '(eigenes)',
  assigned: '(zugewiesenes)',
  snapshot: '(Prüfstand)',
  devices: '(nur Geräte)',
}

/** The rights that the page shows for a subject; the columns must stand in the order of the roles. */
function rightsRow(text: string, subject: string) {
  const lines = text.split('\n')
  const head = lines.find((line) => line.startsWith('| Teil |')) ?? ''
  const row = lines.find((line) => line.split('|')[1]?.includes(`\`${subject}\``))
  if (row === undefined) throw new Error(`no row of ${subject}`)
  const cells = row.split('|').slice(2, -1)
  return head
    .split('|')
    .slice(2, -1)
    .map((title, index) => ({
      role: /`(\w+)`/.exec(title)?.[1],
      grants: grantsIn(cells[index] ?? ''),
    }))
}

function grantsIn(cell: string): Partial<Record<Verb, Scope>> {
  const words = cell.trim()
  if (words === '–') return {}
  return Object.fromEntries(words.split(', ').map(grantOf))
}

function grantOf(words: string): [Verb, Scope] {
  const [word = '', ...rest] = words.split(' ')
  const verb = verbs.find((each) => verbWords[each] === word)
  const scope = (Object.keys(scopeWords) as Scope[]).find(
    (each) => scopeWords[each] === rest.join(' '),
  )
  if (!verb || !scope) throw new Error(`no right is called ${words}`)
  return [verb, scope]
}

/** Fields and headers that no row of a table names. */
function missingHeaders(text: string, set: ColumnSet<string>): string[] {
  const unnamed = Object.entries(set.words).flatMap(([field, words]) => {
    const start = `| ${set.labels[field]} | \`${field}\` |`
    const rows = text.split('\n').filter((line) => line.startsWith(start))
    const shown = rows.flatMap((row) => row.split('|')[3]?.trim().split(' · ') ?? [])
    return words.filter((word) => !shown.includes(word)).map((word) => `${field}: ${word}`)
  })
  const vague = Object.keys(set.vagueWords).filter((word) => !text.includes(`\n| ${word} |`))
  return [...unnamed, ...vague]
}

function isTerm(text: string, term: string): boolean {
  return text.includes(`\`${term}\``)
}

function faultsOfRecord(text: string, number: string): string[] {
  const headings = ['Status', 'Context', 'Decision', 'Consequences']
  return [
    ...(text.startsWith(`# ${number} `) ? [] : ['number']),
    ...(/^Date: \d{4}-\d\d-\d\d$/m.test(text) ? [] : ['date']),
    ...headings.filter((heading) => !text.includes(`\n## ${heading}\n`)),
    ...(text.split('\n').length > 51 ? ['too long'] : []),
  ]
}

function brokenLinks(path: string, text: string): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => !leadsSomewhere(path, target))
}

function leadsSomewhere(path: string, target: string): boolean {
  const [file = '', heading] = target.split('#')
  const url = file === '' ? new URL(path, root) : new URL(file, new URL(path, root))
  if (!existsSync(url)) return false
  return heading === undefined || anchorsOf(readFileSync(url, 'utf8')).includes(heading)
}

/** The anchors that forges make of headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number} -]/gu, '')
      .replaceAll(' ', '-'),
  )
}
