/** What is signed when a device is lent, and when it comes back: one page as a tagged PDF. @module */
import { type Day, germanDay, type Instant } from '../src/core/day.ts'
import { writePdf } from './pdf/writePdf.ts'

export type LoanProtocol = {
  readonly direction: 'hand_over' | 'return'
  readonly organisation: string
  readonly device: {
    readonly product: string
    readonly inventoryNumber: string | null
    readonly serial: string | null
  }
  readonly loan: {
    readonly borrower: string
    readonly borrowerUnit: string
    readonly borrowerContact: string
    readonly lentOn: Day
    readonly dueOn: Day
    readonly accessories: string
    readonly conditionOut: string
    readonly lentBy: string
    readonly returnedOn: Day | null
    readonly conditionIn: string
    readonly missing: string
    readonly returnedTo: string | null
  }
  /** Days after the return at which the borrower is forgotten. */
  readonly retentionDays: number
  /** The state of the data. */
  readonly at: Instant
}

/** A free text may have many lines; in the protocol they stand one after the other. */
const inOneLine = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' · ')

export function writeLoanProtocol(protocol: LoanProtocol): Promise<Uint8Array> {
  const { direction, organisation, at } = protocol
  const isReturn = direction === 'return'
  return writePdf({
    template: 'loanProtocol',
    at,
    data: {
      title: isReturn ? 'Rückgabeprotokoll' : 'Übergabeprotokoll',
      organisation,
      device: deviceFacts(protocol),
      loan: loanFacts(protocol),
      condition: isReturn ? returnFacts(protocol) : handOverFacts(protocol),
      statement: isReturn ? returnStatement : handOverStatement,
      privacy: privacyOf(protocol.retentionDays),
      signatures: signaturesOf(protocol),
    },
  })
}

type Fact = readonly [label: string, value: string]

const handOverStatement =
  'Das Gerät und das Zubehör wurden in dem genannten Zustand übergeben. Sie bleiben Eigentum der verleihenden Stelle und werden nicht weitergegeben. Verlust und Schäden werden ihr sofort gemeldet, damit sie das Gerät sperren kann. Vor der Rückgabe werden eigene Daten gesichert; nach der Rückgabe wird das Gerät gelöscht.'

const returnStatement =
  'Das Gerät wurde in dem genannten Zustand zurückgenommen. Eigene Daten, die noch darauf sind, werden gelöscht.'

function deviceFacts({ device }: LoanProtocol): Fact[] {
  return stated([
    ['Gerät', device.product],
    ['Inventarnummer', device.inventoryNumber ?? ''],
    ['Seriennummer', device.serial ?? ''],
  ])
}

function loanFacts({ loan }: LoanProtocol): Fact[] {
  return stated([
    ['Entliehen von', loan.borrower],
    ['Klasse oder Amt', loan.borrowerUnit],
    ['Kontakt', loan.borrowerContact],
    ['Ausgegeben am', `${germanDay(loan.lentOn)} durch ${loan.lentBy}`],
    ['Rückgabe bis', germanDay(loan.dueOn)],
  ])
}

function handOverFacts({ loan }: LoanProtocol): Fact[] {
  return [
    ['Zubehör', inOneLine(loan.accessories) || 'keines'],
    ['Zustand', inOneLine(loan.conditionOut) || 'ohne sichtbare Mängel'],
  ]
}

function returnFacts({ loan }: LoanProtocol): Fact[] {
  const returned = loan.returnedOn === null ? '' : germanDay(loan.returnedOn)
  return stated([
    ['Zurückgenommen am', `${returned} durch ${loan.returnedTo ?? ''}`],
    ['Mitgegebenes Zubehör', inOneLine(loan.accessories) || 'keines'],
    ['Davon fehlt', inOneLine(loan.missing) || 'nichts'],
    ['Zustand bei der Ausgabe', inOneLine(loan.conditionOut) || 'ohne sichtbare Mängel'],
    ['Zustand jetzt', inOneLine(loan.conditionIn) || 'ohne neue Mängel'],
  ])
}

function privacyOf(days: number): string {
  const when = days === 0 ? 'nach der Rückgabe' : `${days} Tage nach der Rückgabe`
  return `Name, Klasse oder Amt und Kontakt werden gespeichert, um das Gerät zurückzubekommen, und ${when} gelöscht.`
}

function signaturesOf({ direction, loan }: LoanProtocol): string[] {
  const staff = direction === 'return' ? (loan.returnedTo ?? '') : loan.lentBy
  return [
    `Ort, Datum, ${staff}`,
    `Ort, Datum, ${loan.borrower} (bei Minderjährigen eine sorgeberechtigte Person)`,
  ]
}

function stated(facts: readonly Fact[]): Fact[] {
  return facts.filter(([, value]) => value !== '')
}
