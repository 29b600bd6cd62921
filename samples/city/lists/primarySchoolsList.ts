import { type Cell, excelSerial, type SheetPlan } from '../cells.ts'
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
import { change, hints, schoolDevices } from '../schoolDevices.ts'
import { luisenstrasse, stassfurterHoehe } from '../schoolPurchases.ts'

const columns = [
  column('Inventarnr.', 14, (d) => d.inventoryNumber),
  column('Geräteart', 22, (d) => d.kind),
  column('Hersteller', 14, (d) => d.manufacturer),
  column('Modell', 26, (d) => d.model),
  column('Serien-Nr.', 18, (d) => d.serial),
  column('Schule', 28, (d) => d.site),
  column('Raum', 16, (d) => d.room),
  column('Betriebssystem', 20, (d) => [d.os, d.osVersion].filter(Boolean).join(' ')),
  column('Netz', 14, (d) => d.network),
  column('Zustand', 12, (d) => d.status),
  column('Anschaffungsdatum', 18, (d) => asDay(d.boughtOn)),
  column('Anschaffungswert brutto', 22, (d) => asEuro(d.euro)),
  column('Garantie bis', 14, (d) => asDay(d.warrantyUntil)),
  column('Bemerkung', 34, (d) => d.note),
]

/** Two primary schools: title rows, real dates, prices as numbers, a second sheet with hints only. */
export function primarySchoolsList(): SheetPlan[] {
  const first = deviceRows(
    columns,
    schoolDevices(stassfurterHoehe, (n) => `ASL-GS-${digits(101 + n, 4)}`),
  )
  const second = deviceRows(
    columns,
    schoolDevices(luisenstrasse, (n) => `ASL-GS-${digits(201 + n, 4)}`),
  )
  change(columns, first, 0, {
    Bemerkung: 'Akku schwach, =2 Std.',
    Anschaffungsdatum: excelSerial('2021-08-15'),
  })
  change(columns, first, 4, { 'Serien-Nr.': null })
  change(columns, first, 12, { Anschaffungsdatum: '10.02.21' })
  change(columns, first, 13, {
    Anschaffungsdatum: '10.02.2021',
    'Anschaffungswert brutto': '379,00 €',
  })
  change(columns, first, 30, { Raum: null })
  change(columns, second, 1, { 'Anschaffungswert brutto': '1.149,00 €' })
  change(columns, second, 8, { 'Serien-Nr.': null, Bemerkung: 'Seriennummer nicht lesbar' })
  change(columns, second, 33, { Raum: null })
  const impossibleDay = rowWith(columns, first[20] ?? [], {
    'Inventarnr.': 'ASL-GS-0199',
    'Serien-Nr.': 'DMPSYNA1199',
    Anschaffungsdatum: '31.02.2024',
  })
  const rows: Cell[][] = [
    ['Stadtverwaltung – Amt für Schulen, Sport und Kultur'],
    ['IT-Inventar der Grundschulen Staßfurter Höhe und Luisenstraße'],
    ['Stand: 14.03.2025'],
    [],
    [...headerRow(columns)],
    ...first,
    impossibleDay,
    [],
    ...second,
    second[5] ?? [],
    [],
  ]
  const merges = [0, 1].map((row) => ({ from: [row, 0], to: [row, 13] }) as const)
  return [
    { name: 'Inventar', rows, merges: merges, widths: widthsOf(columns) },
    { name: 'Hinweise', rows: hints, widths: [90] },
  ]
}
