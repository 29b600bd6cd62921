import type { Cell, SheetPlan } from '../cells.ts'
import { digits } from '../cityDevice.ts'
import {
  asEuroText,
  asShortDay,
  column,
  deviceRows,
  headerRow,
  rowWith,
  widthsOf,
} from '../deviceColumns.ts'
import { change, schoolDevices, without } from '../schoolDevices.ts'
import { burgschule, mehringen } from '../schoolPurchases.ts'

const columns = [
  column('Inventar-Nr', 12, (d) => d.inventoryNumber),
  column('Gerätetyp', 22, (d) => d.kind),
  column('Hersteller', 14, (d) => d.manufacturer),
  column('Modell', 24, (d) => d.model),
  column('Seriennummer', 18, (d) => d.serial),
  column('Schule', 24, (d) => d.site),
  column('Geb.', 12, (d) => d.building),
  column('Raum', 16, (d) => d.room),
  column('Betriebssystem', 18, (d) => d.os),
  column('Version', 10, (d) => d.osVersion),
  column('Netz', 20, (d) =>
    d.network === 'Verwaltung' ? 'Verwaltungsnetz' : 'pädagogisches Netz',
  ),
  column('Status', 12, (d) => d.status),
  column('gekauft am', 12, (d) => asShortDay(d.boughtOn)),
  column('Preis', 12, (d) => asEuroText(d.euro)),
  column('Förderung', 32, (d) => d.funding),
  column('Bemerkung', 34, (d) => d.note),
]

const room = columns.findIndex((one) => one.header === 'Raum')
/** Rows of the castle school's tablets, counted from 0. */
const [firstTablet, lastTablet] = [17, 24] as const

/** Two schools with numbers that start with zeros, group headers, section rows and days as text. */
export function castleSchoolList(): SheetPlan[] {
  const castle = castleRows()
  const village = villageRows()
  const section = (title: string): Cell[] => [title]
  const rows: Cell[][] = [
    ['Geräteliste Burgschule / Grundschule Mehringen (Schuljahr 2024/25)'],
    [
      'Allgemeines',
      null,
      null,
      null,
      null,
      'Ort',
      null,
      null,
      'Technisches',
      null,
      null,
      null,
      'Kaufmännisches',
    ],
    [...headerRow(columns)],
    section('Burgschule'),
    ...castle,
    [],
    section('Grundschule Mehringen'),
    ...village,
    ...refusedRows(village),
    [],
    ['Summe', castle.length + village.length],
  ]
  const above = 4
  return [
    {
      name: 'Geräte',
      rows,
      widths: widthsOf(columns),
      merges: [
        { from: [0, 0], to: [0, 15] },
        { from: [1, 0], to: [1, 4] },
        { from: [1, 5], to: [1, 7] },
        { from: [1, 8], to: [1, 11] },
        { from: [1, 12], to: [1, 14] },
        { from: [3, 0], to: [3, 15] },
        { from: [above + firstTablet, room], to: [above + lastTablet, room] },
      ],
    },
  ]
}

/** The room of the tablets stands once, merged over all of them. */
function castleRows(): Cell[][] {
  const rows = deviceRows(
    columns,
    schoolDevices(burgschule, (n) => digits(117 + n, 6)),
  )
  change(columns, rows, 10, { Bemerkung: 'Lüfter laut\nAustausch angefragt' })
  change(columns, rows, 20, { Seriennummer: null })
  change(columns, rows, 24, { Bemerkung: '+49 3473 000 000 (Hotline Hersteller)' })
  return rows.map((row, index) =>
    index > firstTablet && index <= lastTablet ? without(row, room) : row,
  )
}

function villageRows(): Cell[][] {
  const rows = deviceRows(
    columns,
    schoolDevices(mehringen, (n) => digits(301 + n, 6)),
  )
  change(columns, rows, 3, { Raum: null })
  change(columns, rows, 16, { 'gekauft am': '22.08.2023' })
  return rows
}

/** A misspelt kind, and a device that nothing identifies. */
function refusedRows(village: readonly Cell[][]): Cell[][] {
  const misspelt = rowWith(columns, village[7] ?? [], {
    'Inventar-Nr': '000340',
    Gerätetyp: 'Tabelt',
    Modell: 'Galaxy A8 LTE',
    Hersteller: 'Samsung',
    Seriennummer: 'R9PSYNB2340',
  })
  const nameless = rowWith(columns, village[21] ?? [], {
    'Inventar-Nr': null,
    Seriennummer: null,
    Bemerkung: 'steht im Keller, Aufkleber fehlt',
  })
  return [misspelt, nameless]
}
