import { describe, expect, test } from 'vitest'
import type { Cell } from '../../../src/exchange/table.ts'
import { parseDay } from '../../../src/exchange/values/parseDay.ts'

describe('days that are stated', () => {
  test.each<[cell: Cell, day: string | null]>([
    [{ day: '2021-08-15' }, '2021-08-15'],
    ['2021-08-15', '2021-08-15'],
    ['2024-08-12 06:31:22.0000000', '2024-08-12'],
    ['2024-08-12T06:31:22', '2024-08-12'],
    ['2024-08-12T22:30:00Z', '2024-08-13'],
    ['2024-12-31T23:30:00+01:00', '2024-12-31'],
    ['15.08.2021', '2021-08-15'],
    ['1.8.2021', '2021-08-01'],
    ['15. 8. 2021', '2021-08-15'],
    ['15.08.21', '2021-08-15'],
    ['15.08.69', '2069-08-15'],
    ['15.08.70', '1970-08-15'],
    ['15.08.2021 00:00:00', '2021-08-15'],
    ['Montag, 15.08.2022', '2022-08-15'],
    ['25/12/2024', '2024-12-25'],
    ['12/25/2024', '2024-12-25'],
    ['04/04/2024', '2024-04-04'],
    ['2024/12/25', '2024-12-25'],
    ['15. August 2021', '2021-08-15'],
    ['3. März 2021', '2021-03-03'],
    ['15 Aug 2021', '2021-08-15'],
    ['August 15, 2021', '2021-08-15'],
    ['44423', '2021-08-15'],
    [{ number: 44423, text: '44423' }, '2021-08-15'],
    [{ number: 44423.5, text: '44423.5' }, '2021-08-15'],
    [{ number: 20210815, text: '20210815' }, '2021-08-15'],
    ['29.02.2024', '2024-02-29'],
    [null, null],
    ['  ', null],
    ['-', null],
    ['unbekannt', null],
  ])('%j is %s', (cell, day) => {
    expect(parseDay(cell)).toEqual({ value: day })
  })

  test('serial numbers of old Macintosh files count from 1904', () => {
    expect(parseDay('42961', { date1904: true })).toEqual({ value: '2021-08-15' })
  })

  test.each([
    ['DMY', '2024-04-03'],
    ['MDY', '2024-03-04'],
  ] as const)('a mapping that says %s settles 03/04/2024', (dateFormat, day) => {
    expect(parseDay('03/04/2024', { dateFormat })).toEqual({ value: day })
  })

  test('a mapping that says YMD settles 24/04/03', () => {
    expect(parseDay('24/04/03', { dateFormat: 'YMD' })).toEqual({ value: '2024-04-03' })
  })
})

describe('what is no day', () => {
  test.each<[cell: Cell, problem: RegExp]>([
    ['31.02.2024', /„31.02.2024“ gibt es nicht/],
    ['29.02.2023', /gibt es nicht/],
    ['2024-02-30', /gibt es nicht/],
    ['08.15.2021', /gibt es nicht/],
    ['03/04/2024', /mehrdeutig: 4. März oder 3. April/],
    ['03-04-24', /mehrdeutig/],
    ['Aug 2021', /keinen vollständigen Tag/],
    ['08/2021', /keinen vollständigen Tag/],
    ['2021-08', /keinen vollständigen Tag/],
    ['2021', /keinen vollständigen Tag/],
    [{ number: 2021, text: '2021' }, /keinen vollständigen Tag/],
    ['#######', /Spalte beim Speichern zu schmal/],
    ['sobald wie möglich', /„sobald wie möglich“ ist kein Datum/],
    ['12', /ist kein Datum/],
    [true, /ist kein Datum/],
    ['0001-01-01T00:00:00', /gibt es nicht/],
  ])('%j is refused', (cell, problem) => {
    expect(parseDay(cell)).toEqual({ problem: expect.stringMatching(problem) })
  })
})
