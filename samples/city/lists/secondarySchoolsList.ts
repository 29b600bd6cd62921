import type { SheetPlan } from '../cells.ts'
import { digits } from '../cityDevice.ts'
import {
  asDay,
  asEuro,
  column,
  deviceRows,
  headerRow,
  rowWith,
  widthsOf,
} from '../deviceColumns.ts'
import { change, hints, schoolDevices, without } from '../schoolDevices.ts'
import { albertSchweitzer, pestalozzi } from '../schoolPurchases.ts'

const columns = [
  column('Inv.Nr.', 12, (d) => d.inventoryNumber),
  column('Bezeichnung', 24, (d) => d.kind),
  column('Hersteller', 14, (d) => d.manufacturer),
  column('Modell', 24, (d) => d.model),
  column('SN', 18, (d) => d.serial),
  column('Standort', 30, (d) => d.site),
  column('Geb.', 12, (d) => d.building),
  column('Raum', 18, (d) => d.room),
  column('Betriebssystem', 18, (d) => d.os),
  column('Version', 10, (d) => d.osVersion),
  column('Rechnername', 16, (d) => d.host),
  column('MAC', 20, (d) => d.mac),
  column('Netz', 14, (d) => d.network),
  column('Zustand', 12, (d) => d.status),
  column('gekauft am', 12, (d) => asDay(d.boughtOn)),
  column('Preis', 12, (d) => asEuro(d.euro)),
  column('Förderprogramm', 34, (d) => d.funding),
  column('Zweckbindung bis', 16, (d) => asDay(d.boundUntil)),
  column('Bemerkung', 34, (d) => d.note),
]

/** Two schools in one LibreOffice table: the school stands once, merged over its rows. */
export function secondarySchoolsList(): SheetPlan[] {
  const first = deviceRows(
    columns,
    schoolDevices(albertSchweitzer, (n) => `2021/${digits(401 + n, 4)}`),
  )
  const second = deviceRows(
    columns,
    schoolDevices(pestalozzi, (n) => `2021/${digits(501 + n, 4)}`),
  )
  const school = columns.findIndex((one) => one.header === 'Standort')
  change(columns, first, 22, { SN: first[21]?.[4] ?? null, Bemerkung: 'Seriennummer bitte prüfen' })
  change(columns, first, 46, { 'Inv.Nr.': null, Bemerkung: 'Inventarnummer noch nicht vergeben' })
  change(columns, second, 9, { SN: null })
  const ambiguous = rowWith(columns, second[12] ?? [], {
    'Inv.Nr.': '2021/0599',
    SN: 'DNQSYNC2599',
    'gekauft am': '03/04/2024',
  })
  const nameless = rowWith(columns, second[27] ?? [], { 'Inv.Nr.': null, SN: null })
  const blocks = [
    [...first, first[30] ?? []],
    [...second, ambiguous, nameless],
  ].map((block) => block.map((row, index) => (index === 0 ? row : without(row, school))))
  const [one = [], two = []] = blocks
  const merged = [
    { from: [3, school], to: [2 + one.length, school] },
    { from: [4 + one.length, school], to: [3 + one.length + two.length, school] },
  ] as const
  return [
    {
      name: 'Bestand',
      rows: [
        ['Bestandsliste IT – Sekundarschule und Förderschule'],
        [],
        [...headerRow(columns)],
        ...one,
        [],
        ...two,
      ],
      merges: merged,
      widths: widthsOf(columns),
    },
    { name: 'Hinweise', rows: hints, widths: [90] },
  ]
}
