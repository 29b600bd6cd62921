import { expect, test } from 'vitest'
import type { Cell } from '../../../src/exchange/table.ts'
import { isDestroyed } from '../../../src/exchange/values/isDestroyed.ts'
import { parseMac } from '../../../src/exchange/values/parseMac.ts'

test.each<[cell: Cell, destroyed: boolean]>([
  ['4,00E+11', true],
  ['4.00E+11', true],
  ['4E+11', true],
  ['#####', true],
  [{ day: '2024-04-03' }, true],
  [{ number: 1.2345678901234568e17, text: '1.2345678901234568e+17' }, true],
  [{ number: 400_000_000_000, text: '400000000000' }, false],
  ['4E11', false],
  ['PF3SYN01', false],
  [null, false],
])('whether Excel destroyed %j: %s', (cell, destroyed) => {
  expect(isDestroyed(cell)).toBe(destroyed)
})

test.each([
  ['02-00-00-00-01-01', '02:00:00:00:01:01'],
  ['0200.0000.0101', '02:00:00:00:01:01'],
  ['020000000101', '02:00:00:00:01:01'],
  ['aa:bb:cc:dd:ee:ff', 'AA:BB:CC:DD:EE:FF'],
  ['', ''],
  ['00:00:00:00:00:00', ''],
  ['n/a', ''],
  ['20000000101', undefined],
  ['siehe Gerät', undefined],
])('the MAC address %j is %j', (text, mac) => {
  expect(parseMac(text)).toBe(mac)
})
