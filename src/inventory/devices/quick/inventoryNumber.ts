/** The next free inventory number, after the pattern of the organisation or after the number before. @module */
import type { Day } from '../../../core/day.ts'
import { inventoryKeyOf } from '../deviceKeys.ts'

const counterPlace = /\{(0+)\}/

/** What stands before and after the counter in the year of `today`, and how many digits it has at least. */
export type NumberForm = {
  readonly before: string
  readonly after: string
  readonly digits: number
}

export function numberForm(pattern: string, today: Day): NumberForm | undefined {
  const year = today.slice(0, 4)
  const filled = pattern.replaceAll('{JJJJ}', year).replaceAll('{JJ}', year.slice(2))
  const match = counterPlace.exec(filled)
  if (!match) return undefined
  const { index, 0: place, 1: zeros = '' } = match
  return {
    before: filled.slice(0, index),
    after: filled.slice(index + place.length),
    digits: zeros.length,
  }
}

/** The form that a given number has, by its last run of digits: how numbers go on where nobody set a pattern. */
export function formOfNumber(inventoryNumber: string): NumberForm | undefined {
  const match = /^(.*?)(\d{1,8})(\D*)$/.exec(inventoryNumber)
  if (!match) return undefined
  const [, before = '', digits = '', after = ''] = match
  return { before, after, digits: digits.length }
}

/** One more than the highest number of this form among the keys; keys of other forms do not count. */
export function nextNumber(form: NumberForm, inventoryKeys: readonly string[]): string {
  const before = inventoryKeyOf(form.before)
  const after = inventoryKeyOf(form.after)
  let highest = 0
  for (const key of inventoryKeys) {
    if (!key.startsWith(before) || !key.endsWith(after)) continue
    const digits = key.slice(before.length, key.length - after.length)
    if (/^\d{1,12}$/.test(digits)) highest = Math.max(highest, Number(digits))
  }
  return `${form.before}${String(highest + 1).padStart(form.digits, '0')}${form.after}`
}
