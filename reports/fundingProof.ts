/** What was bought with a grant, for the Verwendungsnachweis: it adds up, or names what does not. @module */
import type { Day } from '../src/core/day.ts'
import { fact, type ReportContext, workbookOf } from './cover.ts'
import type { Workbook } from './sheet.ts'
import { day, id, money, sheetOf, text } from './table.ts'

export type FundedRow = {
  readonly inventoryNumber: string | null
  readonly serial: string | null
  readonly kind: string
  readonly manufacturer: string
  readonly model: string
  readonly site: string
  readonly status: string
  readonly purchasedOn: Day | null
  readonly boundUntil: Day | null
  readonly priceCents: number | null
}

export type FundingProof = {
  readonly programme: string
  readonly grantNumber: string
  readonly grantedOn: Day | null
  readonly startsOn: Day
  readonly boundUntil: Day | null
  readonly grantCents: number
  readonly ownShareCents: number
  readonly spentCents: number
  /** In words, what does not add up; empty when all does. */
  readonly doubts: readonly string[]
  readonly devices: readonly FundedRow[]
}

export function fundingProof(context: ReportContext, proof: FundingProof): Workbook {
  const planned = proof.grantCents + proof.ownShareCents
  return workbookOf(context, {
    name: 'funding',
    title: `Verwendungsnachweis ${proof.programme}`,
    subject: 'Was mit der Zuwendung angeschafft wurde, Gerät für Gerät.',
    catalogue: false,
    facts: [
      fact('Förderprogramm', proof.programme),
      fact('Zuwendungsbescheid', proof.grantNumber || 'nicht eingetragen'),
      fact('Bescheid vom', { day: proof.grantedOn }),
      fact('Zweckbindung ab', { day: proof.startsOn }),
      fact('Zweckbindung bis', { day: proof.boundUntil }),
      fact('Zuwendung', { euroCents: proof.grantCents }),
      fact('Eigenanteil', { euroCents: proof.ownShareCents }),
      fact('Zuwendung und Eigenanteil', { euroCents: planned }),
      fact('Preise der Geräte', { euroCents: proof.spentCents }),
      fact('Differenz', { euroCents: proof.spentCents - planned }),
      fact('Geräte', proof.devices.length),
    ],
    notes: proof.doubts.length > 0 ? proof.doubts : ['Die Liste geht auf.'],
    sheets: [
      sheetOf<FundedRow>({
        name: 'Geräte',
        title: `Geräte aus ${proof.programme}`,
        fields: [
          id('Inventar-Nr.', 14, (row) => row.inventoryNumber),
          id('Seriennummer', 16, (row) => row.serial),
          text('Gerätetyp', 14, (row) => row.kind),
          text('Hersteller', 14, (row) => row.manufacturer),
          text('Modell', 22, (row) => row.model),
          text('Standort', 22, (row) => row.site),
          text('Zustand', 14, (row) => row.status),
          day('Anschaffung', (row) => row.purchasedOn),
          day('Zweckbindung bis', (row) => row.boundUntil, { width: 16 }),
          money<FundedRow>('Preis', (row) => row.priceCents),
        ],
        items: proof.devices,
        total: 'Summe',
        expected: proof.devices.length,
      }),
    ],
  })
}
