/**
 * The written word against the program: settings, commands, rights, exports, columns, terms, decisions, links. Each
 * check is also given something wrong, so that it has been seen to fail.
 */
import { getTableColumns } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { tables } from '../db/schema.sqlite.ts'
import type { Sheet } from '../reports/sheet.ts'
import { permissions, subjects } from '../src/access/permissions.ts'
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
import { undocumented, unknownCalls, unknownOptions } from './documentation/calls.ts'
import { filesIn, readText } from './documentation/files.ts'
import { brokenLinks, faultsOfRecord, isTerm } from './documentation/pages.ts'
import {
  described,
  missingHeaders,
  sectionOf,
  settingsIn,
  tableRow,
  undescribed,
} from './documentation/pageTables.ts'
import { rightsRow } from './documentation/rightsTable.ts'
import { sampleReports } from './reports/sampleReports.ts'

const readme = readText('README.md')
const docs = filesIn('docs', '.md').map(readText).join('\n')
const glossary = readText('src/GLOSSARY.md')
const rights = readText('docs/rechte.md')
const importing = readText('docs/einlesen.md')
const exporting = readText('docs/exporte.md')

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
