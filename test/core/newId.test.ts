import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newUuidV7 } from '../../src/core/newId.ts'

const zeros = (size: number) => new Uint8Array(size)
const ones = (size: number) => new Uint8Array(size).fill(0xff)

describe('a new id', () => {
  it.each([
    [0, zeros, '00000000-0000-7000-8000-000000000000'],
    [0, ones, '00000000-0000-7fff-bfff-ffffffffffff'],
    [0x0190_0000_0000, zeros, '01900000-0000-7000-8000-000000000000'],
    [0xffff_ffff_ffff, zeros, 'ffffffff-ffff-7000-8000-000000000000'],
  ])('at %i milliseconds has time, version 7 and variant in their places', (time, bytes, id) => {
    expect(newUuidV7(time, bytes)).toBe(id)
  })

  it('equals the example of RFC 9562, appendix A.6', () => {
    const example = (size: number) =>
      Uint8Array.from([
        0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f,
      ]).slice(0, size)

    expect(newUuidV7(0x017f22e279b0, example)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  it('has the form of a UUID with real random bytes, also from a shared buffer', () => {
    const ids = Array.from({ length: 200 }, () => newUuidV7(Date.UTC(2024, 1, 1), randomBytes))

    expect(
      ids.filter(
        (id) => !/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id),
      ),
    ).toEqual([])
    expect(new Set(ids).size).toBe(200)
  })

  it('sorts as text by the time it was made', () => {
    const times = [0, 1, 0xffff, 0x10000, 0x1_0000_0001, Date.UTC(2024, 0), Date.UTC(2199, 0)]

    const ids = times.map((time, index) => newUuidV7(time, index % 2 === 0 ? ones : zeros))

    expect(ids).toEqual([...ids].sort())
  })
})
