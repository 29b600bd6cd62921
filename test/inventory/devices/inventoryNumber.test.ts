import { describe, expect, test } from 'vitest'
import { patternProblem } from '../../../src/access/organisation/inventoryPattern.ts'
import {
  formOfNumber,
  nextNumber,
  numberForm,
} from '../../../src/inventory/devices/quick/inventoryNumber.ts'

const today = '2025-05-22'

describe('the pattern of inventory numbers', () => {
  test.each(['', 'BSP-{JJJJ}-{0000}', '{00000}', 'IT {JJ}/{000}-A'])('takes %j', (pattern) => {
    expect(patternProblem(pattern)).toBeUndefined()
  })

  test.each([
    ['BSP-0000', 'genau eine Stelle'],
    ['{000}-{000}', 'genau eine Stelle'],
    ['{JJJJ}', 'genau eine Stelle'],
    ['{000}{MM}', 'Erlaubt sind'],
    ['{000', 'genau eine Stelle'],
    ['{000000000}', 'höchstens 8'],
  ])('refuses %j and says why', (pattern, reason) => {
    expect(patternProblem(pattern)).toContain(reason)
  })
})

describe('the next inventory number', () => {
  const form = numberForm('BSP-{JJJJ}-{0000}', today)

  test.each([
    ['the first', [], 'BSP-2025-0001'],
    ['after the highest', ['bsp-2025-0007', 'bsp-2025-0041', 'bsp-2025-0003'], 'BSP-2025-0042'],
    ['whatever other years have', ['bsp-2024-0999'], 'BSP-2025-0001'],
    ['beyond its digits', ['bsp-2025-9999'], 'BSP-2025-10000'],
    ['past numbers with more behind', ['bsp-2025-0041-b'], 'BSP-2025-0001'],
  ])('is %s', (_, keys, expected) => {
    expect(form && nextNumber(form, keys)).toBe(expected)
  })

  test.each([
    ['GS-Nord 0017', 'GS-Nord 0018'],
    ['12', '13'],
    ['A-009-x', 'A-010-x'],
  ])('goes on after %j where nobody set a pattern', (last, expected) => {
    const likeLast = formOfNumber(last)
    const key = last.toLowerCase().replaceAll(' ', '')

    expect(likeLast && nextNumber(likeLast, [key])).toBe(expected)
  })

  test('is nothing after a word', () => {
    expect(formOfNumber('Lehrerzimmer')).toBeUndefined()
  })
})
