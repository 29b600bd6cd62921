import { describe, expect, test } from 'vitest'
import type { ExistingRoomSite, RoomImportPlan } from '../../src/exchange/importPlan.ts'
import { planRoomImport } from '../../src/exchange/planRoomImport.ts'
import { roomKey } from '../../src/inventory/roomKey.ts'
import { tableOf } from './lists.ts'

const header = ['Standort', 'Art des Standorts', 'Gebäude', 'Raum', 'Raumart', 'Bemerkung']
type Cells = readonly (string | null)[]

const domain = { code: 'KERN', name: 'Kernverwaltung' }

function plan(
  rows: readonly Cells[],
  existingSites: readonly ExistingRoomSite[] = [],
  columns: readonly string[] = header,
): RoomImportPlan {
  return planRoomImport({ tables: [tableOf([columns, ...rows])], domain, existingSites })
}

/** What the inventory holds once a plan was carried out on nothing. */
function stored(of: RoomImportPlan): ExistingRoomSite[] {
  return of.newSites.map((site, index) => ({
    ...site,
    id: `s${index}`,
    version: 1,
    rooms: of.new
      .filter(({ siteName, name }) => siteName === site.name && name !== '')
      .map(({ building, name, kind }) => ({
        id: `${site.name}/${roomKey(building, name)}`,
        version: 1,
        building,
        name,
        kind,
      })),
  }))
}

function site(change: Partial<ExistingRoomSite>): ExistingRoomSite {
  return { id: 's', version: 7, name: 'Rathaus', type: 'administration', rooms: [], ...change }
}

const room = { id: 'r1', version: 3, building: 'Altbau', name: '201', kind: 'room.office' }

const rows: Cells[] = [
  ['Rathaus', 'Verwaltung', 'Altbau', null, 'Gebäude', null],
  ['Rathaus', 'Verwaltung', 'Altbau', '201', 'Büroraum', null],
  ['Rathaus', 'Verwaltung', 'Altbau', 'Serverraum', 'Serverraum', null],
  ['Gymnasium', 'Schule', 'Haus I', 'R 101', 'Klassenraum', null],
]

describe('a list of rooms', () => {
  test('gives rooms with their kinds, and sites that are announced', () => {
    const { new: rooms, newSites, refused, warnings } = plan(rows)

    expect(refused).toEqual([])
    expect(rooms.map(({ siteName, name, kind }) => [siteName, name, kind])).toEqual([
      ['Rathaus', '', 'room.building'],
      ['Rathaus', '201', 'room.office'],
      ['Rathaus', 'Serverraum', 'room.serverRoom'],
      ['Gymnasium', 'R 101', 'room.meeting'],
    ])
    expect(newSites).toEqual([
      { name: 'Rathaus', type: 'administration' },
      { name: 'Gymnasium', type: 'school' },
    ])
    expect(warnings.join('\n')).toMatch(/Neue Standorte werden angelegt: „Rathaus“ \(Verwaltung/)
    expect(warnings.join('\n')).toMatch(/Zeile 2: nennt ein Gebäude und keinen Raum/)
  })

  test('changes nothing when it is read again', () => {
    expect(plan(rows, stored(plan(rows)))).toMatchObject({
      new: [],
      changed: [],
      unchanged: 4,
      refused: [],
      newSites: [],
      siteChanges: [],
    })
  })

  test('is known by its spelling folded', () => {
    const again = [['RATHAUS', null, 'altbau ', '201', 'Büro', null]]

    expect(plan(again, [site({ rooms: [room] })])).toMatchObject({ new: [], unchanged: 1 })
  })

  test.each([
    ['Büro', 'room.office'],
    ['Technikraum', 'room.technical'],
    ['Klassenräume', 'room.meeting'],
    ['Flur', 'room.other'],
    ['Raum oder Schrank für technische Infrastruktur', 'room.technical'],
    ['Datenträgerarchiv', 'room.archive'],
    ['Häuslicher Arbeitsplatz', 'room.home'],
    ['–', ''],
    [null, ''],
  ])('takes the kind „%s“ as „%s“', (word, kind) => {
    const { new: rooms } = plan([['Rathaus', null, null, 'R 7', word, null]])

    expect(rooms).toMatchObject([{ kind }])
  })

  test('that says another kind changes it; an empty one does not', () => {
    const known = [site({ rooms: [room] })]

    const changed = plan([['Rathaus', null, 'Altbau', '201', 'Archiv', null]], known)
    const unchanged = plan([['Rathaus', null, 'Altbau', '201', null, null]], known)

    expect(changed.changed).toMatchObject([
      {
        id: 'r1',
        version: 3,
        fields: { kind: { before: 'room.office', after: 'room.archive' } },
      },
    ])
    expect(unchanged).toMatchObject({ changed: [], unchanged: 1 })
  })
})

describe('a row is refused', () => {
  test.each<[string, Cells, string, string]>([
    [
      'with an unknown kind, offering the nearest',
      ['Rathaus', null, null, '201', 'Severraum', null],
      'Raumart',
      '„Raumart“: „Severraum“ ist keine bekannte Raumart; meinten Sie „Serverraum“?',
    ],
    ['without a room', ['Rathaus', null, 'Altbau', null, 'Büro', null], 'Raum', 'Der Raum fehlt.'],
    [
      'without a site',
      [null, null, 'Altbau', '201', 'Büro', null],
      'Standort',
      '„Standort“: Der Standort fehlt.',
    ],
  ])('%s', (_, row, column, reason) => {
    expect(plan([row])).toMatchObject({ new: [], refused: [{ row: 2, column, reason }] })
  })

  test('that contradicts an earlier one, the others are taken', () => {
    const { new: rooms, refused } = plan([
      ['Rathaus', 'Verwaltung', 'Altbau', '201', 'Büro', null],
      ['Rathaus', 'Verwaltung', 'Altbau', '201', 'Archiv', null],
      ['Rathaus', 'Schule', 'Altbau', '202', 'Büro', null],
      ['Rathaus', null, 'Altbau', '201', 'Büro', null],
    ])

    expect(rooms).toHaveLength(1)
    expect(refused.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'Der Raum „201“ steht schon in Zeile 2, dort mit anderen Angaben bei: Raumart.'],
      [4, 'Der Standort „Rathaus“ ist in Zeile 2 vom Typ „Verwaltung“, hier „Schule“.'],
    ])
  })
})

describe('rooms without a building', () => {
  const bare = { ...room, building: '' }

  test('of a device list get the building that the list names', () => {
    const { new: rooms, changed } = plan(
      [['Rathaus', null, 'Altbau', '201', 'Büro', null]],
      [site({ rooms: [bare] })],
    )

    expect(rooms).toEqual([])
    expect(changed).toMatchObject([
      { id: 'r1', fields: { building: { before: '', after: 'Altbau' } } },
    ])
  })

  test('stay beside those of several buildings, which is told', () => {
    const {
      new: rooms,
      changed,
      warnings,
    } = plan(
      [
        ['Rathaus', null, 'Altbau', '201', 'Büro', null],
        ['Rathaus', null, 'Neubau', '201', 'Büro', null],
      ],
      [site({ rooms: [bare] })],
    )

    expect(rooms).toHaveLength(2)
    expect(changed).toEqual([])
    expect(warnings.join()).toContain('steht „201“ auch ohne Gebäude')
  })

  test('in the list are the one room of that name, and refused where there are two', () => {
    const row: Cells = ['Rathaus', null, null, '201', 'Büro', null]
    const other = { ...room, id: 'r2', building: 'Neubau' }

    expect(plan([row], [site({ rooms: [room] })])).toMatchObject({ new: [], unchanged: 1 })
    expect(plan([row], [site({ rooms: [room, other] })]).refused).toMatchObject([
      { column: 'Gebäude', reason: expect.stringContaining('(Altbau, Neubau)') },
    ])
  })
})

describe('sites', () => {
  test('whose type was guessed otherwise are changed once and told', () => {
    const known = [site({ name: 'Bauhof', type: 'other', rooms: [room] })]
    const list = [
      ['Bauhof', 'Verwaltung', 'Altbau', '201', null, null],
      ['Bauhof', 'Verwaltung', 'Altbau', '202', null, null],
    ]

    const { siteChanges, changed, new: rooms, warnings } = plan(list, known)

    expect(siteChanges).toEqual([
      { id: 's', version: 7, name: 'Bauhof', before: 'other', after: 'administration' },
    ])
    expect(changed).toMatchObject([{ fields: { siteType: { after: 'administration' } } }])
    expect(rooms).toMatchObject([{ name: '202', siteType: 'administration' }])
    expect(warnings.join()).toContain('Standort „Bauhof“ ist jetzt vom Typ „Verwaltung“')
  })

  test('of which the list names a building only are changed as well', () => {
    const { changed } = plan(
      [['Bauhof', 'Verwaltung', 'Halle', null, 'Gebäude', null]],
      [site({ name: 'Bauhof', type: 'other' })],
    )

    expect(changed).toMatchObject([{ id: 's', version: 7 }])
  })

  test('stand in the first row of merged cells', () => {
    const { new: rooms, warnings } = plan([
      ['Rathaus', null, 'Altbau', '201', 'Büro', null],
      [null, null, 'Altbau', '202', 'Büro', null],
    ])

    expect(rooms.map(({ siteName }) => siteName)).toEqual(['Rathaus', 'Rathaus'])
    expect(warnings.join()).toContain('Zeile 3: Standort aus der Zeile darüber übernommen.')
  })
})

describe('what has no place in the inventory is told', () => {
  test('notes, and the information domain that the list names', () => {
    const { warnings } = plan(
      [['SCHULE', 'Rathaus', '201', '46 Plätze']],
      [],
      ['Verbund', 'Standort', 'Raum', 'Bemerkung'],
    )

    expect(warnings.join('\n')).toContain('Bemerkung „46 Plätze“: nicht übernommen')
    expect(warnings.join('\n')).toContain('Laut Liste Informationsverbund „SCHULE“')
  })

  test('a designation beside a number, which tells the kind where nothing else does', () => {
    const columns = ['Schule', 'Raumnummer', 'Raumbezeichnung', 'Nutzung']

    const { new: rooms, warnings } = plan(
      [
        ['Gymnasium', '101', 'Klassenraum 5a', null],
        ['Gymnasium', '102', 'Blauer Salon', 'Büro'],
        ['Gymnasium', null, 'Aula', null],
      ],
      [],
      columns,
    )

    expect(rooms.map(({ name, kind }) => [name, kind])).toEqual([
      ['101', 'room.meeting'],
      ['102', 'room.office'],
      ['Aula', ''],
    ])
    expect(warnings.join()).toContain('„Blauer Salon“: nicht übernommen')
  })
})

test('a mapping gives the site of a list of one school', () => {
  const { new: rooms } = planRoomImport({
    tables: [
      tableOf([
        ['Raum', 'Nutzung'],
        ['101', 'Klassenraum'],
      ]),
    ],
    domain,
    existingSites: [],
    mapping: { defaults: { site: 'Musikschule', siteType: 'Schule' } },
  })

  expect(rooms).toMatchObject([{ siteName: 'Musikschule', siteType: 'school', name: '101' }])
})
