import { saysNothing } from '../../core/saysNothing.ts'
import { foldText } from '../../core/text.ts'
import { type Cell, cellText } from '../table.ts'
import type { Reading } from './reading.ts'

/** Highest price in cents; more is a slip. */
const highest = 10_000_000_000

/**
 * The price in euro cents that a cell states: „1.149,00 €“, „1149,00“, „349“, „349,-“, „EUR 1,149.00“; null when it is
 * empty. A point before three digits separates thousands, as German lists write it; „1,149“ may be either and is a
 * problem, like negative amounts and other currencies.
 */
export function parseMoney(cell: Cell | undefined): Reading<number | null> {
  if (cell === null || cell === undefined) return { value: null }
  if (typeof cell === 'object' && 'number' in cell) return inRange(cell.number)
  const text = foldText(cellText(cell))
  if (saysNothing(text)) return { value: null }
  const amount = text
    .replace(/[\s'’]/g, '')
    .replace(/^(euro|eur|€)|(euro|eur|€)$/g, '')
    .replace(/[,.]-+$/, '')
  const decimal = decimalOf(amount)
  if (typeof decimal === 'number') return inRange(decimal)
  return {
    problem: decimal ?? `„${cellText(cell)}“ ist kein Preis in Euro. Erwartet wird z. B. 1.149,00`,
  }
}

/** The amount in euros, a problem, or undefined when the text is no number. */
function decimalOf(amount: string): number | string | undefined {
  const plain = /^-?\d+$/.test(amount)
  const german = /^-?\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(amount) || /^-?\d+,\d{1,2}$/.test(amount)
  const english = /^-?\d{1,3}(,\d{3})+\.\d{1,2}$/.test(amount) || /^-?\d+\.\d{1,2}$/.test(amount)
  const englishThousands = /^-?\d{1,3}(,\d{3}){2,}$/.test(amount)
  if (plain) return Number(amount)
  if (german) return Number(amount.replaceAll('.', '').replace(',', '.'))
  if (english || englishThousands) return Number(amount.replaceAll(',', ''))
  if (/^-?\d{1,3},\d{3}$/.test(amount)) {
    return `„${amount}“ ist mehrdeutig (Tausender oder Komma?). Erwartet wird z. B. 1.149,00`
  }
  return undefined
}

function inRange(euros: number): Reading<number> {
  const cents = Math.round(euros * 100)
  if (cents < 0) return { problem: 'ist negativ; ein Preis ist mindestens 0 €' }
  if (cents > highest) return { problem: 'ist höher als 100 Millionen €' }
  return { value: cents }
}
