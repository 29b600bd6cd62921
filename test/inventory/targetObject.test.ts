import { describe, expect, test } from 'vitest'
import { compareByCode } from '../../src/inventory/order.ts'
import { codeSequence, nextCode } from '../../src/inventory/targetObject.ts'

describe('codes', () => {
  test.each([
    ['the first of its prefix', 'C', [], 'C001'],
    ['behind the highest, gaps stay', 'C', ['C001', 'C007'], 'C008'],
    ['N and NZ are counted apart', 'N', ['NZ004', 'N002'], 'N003'],
    ['the thousandth has four digits', 'C', ['C999'], 'C1000'],
    ['other texts do not count', 'C', ['C-12', 'Client 5', ''], 'C001'],
  ] as const)('%s', (_, prefix, used, code) => {
    expect(nextCode(prefix, used)).toBe(code)
  })

  test('a sequence gives each code once', () => {
    const next = codeSequence(['S003'])

    expect([next('S'), next('S'), next('G')]).toEqual(['S004', 'S005', 'G001'])
  })

  test('sort by prefix, then by number', () => {
    const codes = ['C1000', 'NZ001', 'C999', 'N002'].map((code) => ({ code }))

    expect(codes.sort(compareByCode).map(({ code }) => code)).toEqual([
      'C999',
      'C1000',
      'N002',
      'NZ001',
    ])
  })
})
