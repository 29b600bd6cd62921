import { expect, test } from 'vitest'
import type { Cell } from '../../../src/exchange/table.ts'
import { identifiesNothing, isDestroyed } from '../../../src/exchange/values/identifiers.ts'
import { parseMac } from '../../../src/exchange/values/parseMac.ts'
import { inventoryKeyOf } from '../../../src/inventory/devices/deviceKeys.ts'

test.each([
  '0000',
  '00-00',
  '-',
  'n/a',
  'unbekannt',
  'To be filled by O.E.M.',
  'Default string',
  'System Serial Number',
  'XXXXXX',
  'Not Specified',
])('„%s“ identifies nothing', (text) => {
  expect(identifiesNothing(text)).toBe(true)
})

test.each(['0001', 'PF3SYN01', '100', 'X1', 'OEM-17'])('„%s“ may identify a thing', (text) => {
  expect(identifiesNothing(text)).toBe(false)
})

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

test('inventory numbers are one in any case and spacing, but not without their zeros', () => {
  expect(inventoryKeyOf('asl-N 0001')).toBe(inventoryKeyOf('ASL-N0001'))
  expect(inventoryKeyOf('0001')).not.toBe(inventoryKeyOf('1'))
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
