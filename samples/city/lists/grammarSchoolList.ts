import type { SheetPlan } from '../cells.ts'
import { digits } from '../cityDevice.ts'
import { asDay, asEuro, column, deviceRows, headerRow, widthsOf } from '../deviceColumns.ts'
import { change, schoolDevices } from '../schoolDevices.ts'
import { stephaneum } from '../schoolPurchases.ts'

const columns = [
  column('', 3, () => null),
  column('Lfd. Nr.', 8, (_, index) => index + 1),
  column('Inventarnummer', 16, (d) => d.inventoryNumber),
  column('Geräteart', 22, (d) => d.kind),
  column('Hersteller', 14, (d) => d.manufacturer),
  column('Modell', 26, (d) => d.model),
  column('Seriennummer', 18, (d) => d.serial),
  column('Schule', 24, (d) => d.site),
  column('Gebäude', 12, (d) => d.building),
  column('Raum', 16, (d) => d.room),
  column('Betriebssystem', 24, (d) => [d.os, d.osVersion].filter(Boolean).join(' ')),
  column('Rechnername', 16, (d) => d.host),
  column('MAC-Adresse', 20, (d) => d.mac),
  column('Netz (Verwaltung/Pädagogik)', 26, (d) => d.network),
  column('Status', 12, (d) => d.status),
  column('Anschaffungsdatum', 18, (d) => asDay(d.boughtOn)),
  column('Anschaffungswert', 16, (d) => asEuro(d.euro)),
  column('Garantie bis', 14, (d) => asDay(d.warrantyUntil)),
  column('Förderprogramm', 34, (d) => d.funding),
  column('Zweckbindung bis', 16, (d) => asDay(d.boundUntil)),
  column('Bemerkung', 34, (d) => d.note),
]

/** One large school from an old Excel: the table starts in column B and has running numbers. */
export function grammarSchoolList(): SheetPlan[] {
  const rows = deviceRows(
    columns,
    schoolDevices(stephaneum, (n) => `ST-${digits(n + 1, 4)}`),
  )
  change(columns, rows, 44, { Seriennummer: rows[43]?.[6] ?? null })
  change(columns, rows, 60, { Seriennummer: null })
  change(columns, rows, 70, { Raum: null })
  change(columns, rows, 17, { Anschaffungsdatum: '24.01.2023' })
  return [
    {
      name: 'Inventur 2025',
      rows: [
        [],
        [null, 'Gymnasium Stephaneum – Inventur der IT-Ausstattung'],
        [],
        [...headerRow(columns)],
        ...rows.slice(0, 50),
        [],
        ...rows.slice(50),
        rows[80] ?? [],
      ],
      merges: [{ from: [1, 1], to: [1, 8] }],
      widths: widthsOf(columns),
    },
  ]
}
