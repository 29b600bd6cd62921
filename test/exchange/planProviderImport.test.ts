import { describe, expect, test } from 'vitest'
import type { ExistingProvider, ProviderImportPlan } from '../../src/exchange/importPlan.ts'
import { planProviderImport } from '../../src/exchange/planProviderImport.ts'
import { tableOf } from './lists.ts'

const header = ['Dienstleister', 'Art', 'Leistung', 'Vertrag bis', 'Kontakt']
type Cells = readonly (string | null)[]

function plan(
  rows: readonly Cells[],
  existing: readonly ExistingProvider[] = [],
): ProviderImportPlan {
  return planProviderImport({ tables: [tableOf([header, ...rows])], existing })
}

function stored(of: ProviderImportPlan): ExistingProvider[] {
  return of.new.map(({ from: _, ...record }, index) => ({ ...record, id: `d${index}`, version: 2 }))
}

/** A provider as modelling made it out of the applications. */
function derived(change: Partial<ExistingProvider> = {}): ExistingProvider {
  return {
    id: 'd',
    version: 4,
    groupKey: 'provider.outsourcing|kitu',
    name: 'KITU',
    kinds: ['provider.outsourcing'],
    description: 'Erbringt: Meldewesen',
    count: 1,
    reason: 'Die Anwendungsliste nennt Anwendungen, die dieser Dienstleister betreibt.',
    edited: [],
    ...change,
  }
}

const cloud = derived({
  id: 'c',
  groupKey: 'provider.cloud|kitu',
  name: 'KITU (Cloud)',
  kinds: ['provider.cloud'],
})

const rows: Cells[] = [
  ['KITU', 'Outsourcing', 'Betrieb des Meldewesens', '31.12.2027', 'service@kitu.example'],
  ['Anbieter G GmbH', 'Cloud', 'Sitzungsdienst', null, null],
  ['Schlüsseldienst', 'Sonstiges', null, 'unbefristet', null],
]

describe('a list of providers', () => {
  test('gives target objects that rules keep', () => {
    const { new: providers, refused } = plan(rows)

    expect(refused).toEqual([])
    expect(providers).toMatchObject([
      {
        groupKey: 'provider.outsourcing|kitu',
        name: 'KITU',
        kinds: ['provider.outsourcing'],
        description:
          'Betrieb des Meldewesens\nVertrag bis: 31.12.2027\nKontakt: service@kitu.example',
        edited: ['count', 'reason', 'kinds', 'description'],
      },
      { groupKey: 'provider.cloud|anbieter g gmbh', name: 'Anbieter G GmbH (Cloud)' },
      { kinds: ['provider.other'], description: 'Vertrag bis: unbefristet' },
    ])
  })

  test('changes nothing when it is read again', () => {
    expect(plan(rows, stored(plan(rows)))).toMatchObject({ new: [], changed: [], unchanged: 3 })
  })

  test('that says less takes nothing away', () => {
    const { changed } = plan(
      [['KITU', null, 'Betrieb des Finanzwesens', null, null]],
      stored(plan(rows)),
    )

    expect(changed).toMatchObject([
      {
        fields: {
          description: {
            after:
              'Betrieb des Finanzwesens\nVertrag bis: 31.12.2027\nKontakt: service@kitu.example',
          },
        },
      },
    ])
    expect(Object.keys(changed[0]?.fields ?? {})).toEqual(['description'])
  })

  test.each<[string, Cells, string]>([
    [
      'an unknown kind, offering the nearest',
      ['KITU', 'Autsourcing', null, null, null],
      '„Art“: „Autsourcing“ ist keine bekannte Art von Dienstleister; meinten Sie „Outsourcing“?',
    ],
    [
      'no name',
      ['-', 'Cloud', 'Portal', null, null],
      '„Dienstleister“: Der Name des Dienstleisters fehlt.',
    ],
    [
      'a day that does not exist',
      ['KITU', 'Cloud', null, '31.02.2024', null],
      '„Vertrag bis“: den Tag „31.02.2024“ gibt es nicht.',
    ],
  ])('refuses a row with %s', (_, row, reason) => {
    expect(plan([row])).toMatchObject({ new: [], refused: [{ row: 2, reason }] })
  })

  test('refuses a row that contradicts an earlier one, and tells repeated ones', () => {
    const {
      new: providers,
      refused,
      unchanged,
      warnings,
    } = plan([
      ['KITU', 'Outsourcing', 'Meldewesen', null, null],
      ['kitu', 'Outsourcing', 'Finanzwesen', null, null],
      ['KITU', null, 'Meldewesen', null, null],
    ])

    expect(providers).toHaveLength(1)
    expect(refused.map(({ reason }) => reason)).toEqual([
      'Der Dienstleister „kitu“ steht schon in Zeile 2, dort mit anderen Angaben bei: Leistung.',
    ])
    expect(unchanged).toBe(1)
    expect(warnings.join()).toContain('„KITU“ ist doppelt und sagt dasselbe wie Zeile 2')
  })
})

describe('a provider that applications named before', () => {
  test('is the same target object and keeps its key', () => {
    const { new: providers, changed } = plan(
      [['KITU', 'Outsourcing', 'Betrieb', null, null]],
      [derived()],
    )

    expect(providers).toEqual([])
    expect(changed).toMatchObject([
      {
        id: 'd',
        version: 4,
        after: { groupKey: 'provider.outsourcing|kitu', name: 'KITU', description: 'Betrieb' },
      },
    ])
  })

  test('gets the kind that the list says, with name and key', () => {
    const { changed } = plan([['KITU', 'Cloud', null, null, null]], [derived()])

    expect(changed).toMatchObject([
      {
        after: {
          groupKey: 'provider.cloud|kitu',
          name: 'KITU (Cloud)',
          kinds: ['provider.cloud'],
          description: 'Erbringt: Meldewesen',
          edited: ['count', 'reason', 'kinds'],
        },
      },
    ])
  })

  test('comes back when nothing stood behind it any more', () => {
    const { changed } = plan([['KITU', 'Outsourcing', null, null, null]], [derived({ count: 0 })])

    expect(changed).toMatchObject([{ fields: { count: { before: 0, after: 1 } } }])
  })

  test('of both kinds is met by its kind, and refused without one', () => {
    const both = [derived(), cloud]

    const stated = plan([['KITU', 'Cloud', 'Portal', null, null]], both)
    const open = plan([['KITU', null, 'Portal', null, null]], both)

    expect(stated.changed).toMatchObject([{ id: 'c' }])
    expect(open.refused).toMatchObject([{ column: 'Art' }])
  })

  test('of one kind stays when the list states two', () => {
    const { new: providers, changed } = plan(
      [
        ['KITU', 'Cloud', 'Portal', null, null],
        ['KITU', 'Outsourcing', 'Meldewesen', null, null],
      ],
      [derived()],
    )

    expect(providers).toMatchObject([{ name: 'KITU (Cloud)' }])
    expect(changed).toMatchObject([{ id: 'd', after: { kinds: ['provider.outsourcing'] } }])
  })

  test('and renamed by a person is still known', () => {
    const renamed = derived({ name: 'Kommunale IT-Union' })

    const { new: providers, changed } = plan([['KITU', 'Outsourcing', null, null, null]], [renamed])

    expect(providers).toEqual([])
    expect(changed).toMatchObject([{ after: { name: 'Kommunale IT-Union' } }])
  })
})

test('a provider that a person made gets the key by which applications find it', () => {
  const own = derived({ groupKey: '', description: 'Unser Rechenzentrum' })

  const { changed } = plan([['KITU', 'Outsourcing', null, '31.12.2027', null]], [own])

  expect(changed).toMatchObject([
    {
      after: {
        groupKey: 'provider.outsourcing|kitu',
        description: 'Unser Rechenzentrum\nVertrag bis: 31.12.2027',
      },
    },
  ])
})

test('a provider without a kind counts as another one, and that is told', () => {
  const { new: providers, warnings } = plan([['KITU', null, 'Betrieb', null, null]])

  expect(providers).toMatchObject([
    { kinds: ['provider.other'], edited: ['count', 'reason', 'description'] },
  ])
  expect(warnings.join()).toContain('Keine Art angegeben')
})
