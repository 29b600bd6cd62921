/** Which loans the page lists. @module */
import type { Day } from '../../../core/day.ts'
import { searchTextOf, searchWords } from '../../../core/text.ts'
import { type DeviceLoan, isOverdue } from './loan.ts'

export type LoanQuery = {
  readonly suche: string | undefined
  /** `ueberfaellig`: only what should be back. */
  readonly stand: string | undefined
}

type Listed = Pick<
  DeviceLoan,
  'borrower' | 'borrowerUnit' | 'borrowerContact' | 'dueOn' | 'returnedOn'
> & {
  readonly inventoryNumber: string | null
  readonly serial: string | null
  readonly manufacturer: string
  readonly model: string
}

/** `seesBorrowers`: whoever does not see names cannot look for them either. */
export function selectLoans<Loan extends Listed>(
  loans: readonly Loan[],
  { suche, stand }: LoanQuery,
  { today, seesBorrowers }: { readonly today: Day; readonly seesBorrowers: boolean },
): Loan[] {
  const words = searchWords(suche ?? '')
  return loans.filter((loan) => {
    if (stand === 'ueberfaellig' && !isOverdue(loan, today)) return false
    const { inventoryNumber, serial, manufacturer, model } = loan
    const names = seesBorrowers ? [loan.borrower, loan.borrowerUnit, loan.borrowerContact] : []
    const text = searchTextOf([inventoryNumber, serial, manufacturer, model, ...names])
    return words.every((word) => text.includes(word))
  })
}
