import { digits } from '../cityDevice.ts'
import {
  asEuroText,
  asGermanDay,
  column,
  deviceRows,
  headerRow,
  rowWith,
} from '../deviceColumns.ts'
import { change, schoolDevices } from '../schoolDevices.ts'
import { musikschule, winningen } from '../schoolPurchases.ts'

const columns = [
  column('Inventarnr.', 0, (d) => d.inventoryNumber),
  column('Bezeichnung', 0, (d) => [d.kind, d.manufacturer, d.model].join(' ')),
  column('Seriennummer', 0, (d) => d.serial),
  column('Schule', 0, (d) => d.site),
  column('Raum', 0, (d) => d.room),
  column('Betriebssystem', 0, (d) => [d.os, d.osVersion].filter(Boolean).join(' ')),
  column('Netz', 0, (d) => d.network),
  column('Nutzer', 0, (d) => d.user),
  column('Anschaffung', 0, (d) => asGermanDay(d.boughtOn)),
  column('Preis', 0, (d) => asEuroText(d.euro)),
  column('Förderung', 0, (d) => d.funding),
  column('Zweckbindung bis', 0, (d) => asGermanDay(d.boundUntil)),
  column('Bemerkung', 0, (d) => d.note),
]

/** The CSV that German Excel saves for the two smallest places, as rows of text. */
export function smallSchoolsTable(): string[][] {
  const music = deviceRows(
    columns,
    schoolDevices(musikschule, (n) => `ASL-M-${digits(n + 1, 4)}`),
  )
  const village = deviceRows(
    columns,
    schoolDevices(winningen, (n) => `ASL-W-${digits(n + 1, 4)}`),
  )
  change(columns, music, 1, { Bemerkung: 'Scharnier lose\nEinschicken nach den Ferien' })
  change(columns, music, 9, {
    'Inventarnr.': 'ASL-M-0010',
    Seriennummer: '4,00E+11',
    Anschaffung: '44423',
    Preis: '349',
  })
  change(columns, music, 12, { Bemerkung: '-5 dB am Rand, Saal hinten' })
  change(columns, village, 6, { Raum: null })
  change(columns, village, 15, { Bemerkung: '=Hinweis: Tastatur klemmt' })
  const impossibleDay = rowWith(columns, village[8] ?? [], {
    'Inventarnr.': 'ASL-W-0099',
    Seriennummer: 'DMPSYNE2099',
    Anschaffung: '31.11.2023',
  })
  const rows = [...music, ...village, village[4] ?? [], impossibleDay]
  return [[...headerRow(columns)], ...rows].map((row) => row.map((cell) => String(cell ?? '')))
}
