import { expect, test } from 'vitest'
import type { Cell } from '../../../src/exchange/table.ts'
import { parseMoney } from '../../../src/exchange/values/parseMoney.ts'

test.each<[cell: Cell, cents: number | null]>([
  ['1.149,00 €', 114_900],
  ['1.149,00\u00a0€', 114_900],
  ['1149,00', 114_900],
  ['1149,5', 114_950],
  ['349', 34_900],
  ['349,-', 34_900],
  ['349,-- €', 34_900],
  ['€ 349', 34_900],
  ['EUR 1,149.00', 114_900],
  ['1.149', 114_900],
  ['1.149.000', 114_900_000],
  ['12.50', 1_250],
  ['1 149,00', 114_900],
  ["1'149.00", 114_900],
  ['0', 0],
  [{ number: 1149.5, text: '1149.5' }, 114_950],
  [{ number: 1.005, text: '1.005' }, 100],
  [null, null],
  ['-', null],
  ['k. A.', null],
])('%j is %s cents', (cell, cents) => {
  expect(parseMoney(cell)).toEqual({ value: cents })
})

test.each<[cell: Cell, problem: RegExp]>([
  ['1,149', /mehrdeutig/],
  ['-5', /negativ/],
  [{ number: -5, text: '-5' }, /negativ/],
  ['$ 300', /kein Preis in Euro/],
  ['300 USD', /kein Preis in Euro/],
  ['1149.000', /kein Preis in Euro/],
  ['geschenkt', /„geschenkt“ ist kein Preis/],
  ['1.49,00', /kein Preis in Euro/],
  ['999999999999', /höher als/],
  [{ day: '2021-08-15' }, /kein Preis/],
])('%j is refused', (cell, problem) => {
  expect(parseMoney(cell)).toEqual({ problem: expect.stringMatching(problem) })
})
