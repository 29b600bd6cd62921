/** Amounts in euro cents, as Germans write and type them. @module */
import { z } from 'zod'

const amount = new Intl.NumberFormat('de-DE', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
})

/** „1.149,00 €“. */
export function speakEuro(cents: number): string {
  return `${amountOf(cents)} €`
}

/** As it stands in a field: „1.149,00“, and nothing for 0. */
export function euroInput(cents: number): string {
  return cents === 0 ? '' : amountOf(cents)
}

/**
 * Euro cents from what is typed: „1.149,00“, „1149“, „349,5 €“, „349,-“; an empty field is 0. A point stands between
 * thousands only, so that „1.149“ is never read as one euro.
 */
export const formEuro = z
  .string('Bitte geben Sie einen Betrag ein.')
  .transform((text) => text.replace(/[\s\u00a0\u202f]|€|EUR$/gi, '').replace(/,-+$/, ''))
  .refine(
    (text) => text === '' || /^(\d{1,13}|\d{1,3}(\.\d{3}){1,4})(,\d{1,2})?$/.test(text),
    'Das ist kein Betrag in Euro. Erwartet: z. B. 1.149,00',
  )
  .transform(centsOf)
  .default(0)

function amountOf(cents: number): string {
  return amount.format(cents / 100)
}

/** In whole numbers, so that nothing is lost by rounding. */
function centsOf(text: string): number {
  const [euros = '', cents = ''] = text.replaceAll('.', '').split(',')
  return Number(euros) * 100 + Number(cents.padEnd(2, '0'))
}
