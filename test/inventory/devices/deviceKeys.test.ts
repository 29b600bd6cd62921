import { expect, test } from 'vitest'
import { identifiesNothing, inventoryKeyOf } from '../../../src/inventory/devices/deviceKeys.ts'

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

test('inventory numbers are one in any case and spacing, but not without their zeros', () => {
  expect(inventoryKeyOf('asl-N 0001')).toBe(inventoryKeyOf('ASL-N0001'))
  expect(inventoryKeyOf('0001')).not.toBe(inventoryKeyOf('1'))
})
