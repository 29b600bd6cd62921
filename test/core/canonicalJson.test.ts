import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/core/canonicalJson.ts'

describe('canonical JSON', () => {
  it.each<[unknown, string, string]>([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}', 'sorts keys'],
    [{ b: { d: 1, c: [{ f: 1, e: 2 }] } }, '{"b":{"c":[{"e":2,"f":1}],"d":1}}', 'in any depth'],
    [[3, 1, 2], '[3,1,2]', 'keeps the order of lists'],
    [{ a: undefined, b: null }, '{"b":null}', 'leaves out what is undefined, keeps null'],
    [[undefined], '[null]', 'keeps places in lists'],
    [undefined, 'null', 'makes null of nothing'],
    [{ ä: 'ö', Z: 1, a: 1 }, '{"Z":1,"a":1,"ä":"ö"}', 'sorts by code units, without a locale'],
    ['„Müller“ \u0000 "\n', '"„Müller“ \\u0000 \\"\\n"', 'escapes as JSON does'],
    [{ 10: 'a', 9: 'b' }, '{"10":"a","9":"b"}', 'sorts numbers in keys as text'],
    [0.1, '0.1', 'writes numbers as JSON does'],
    [{}, '{}', 'writes an empty object'],
    [true, 'true', 'writes truth'],
  ])('%j becomes %s: %s', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected)
  })

  it('has the same bytes whatever the order of keys', () => {
    const anyObject = fc.dictionary(fc.string(), fc.jsonValue())

    fc.assert(
      fc.property(anyObject, (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      }),
    )
  })

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(text))
      }),
    )
  })
})
