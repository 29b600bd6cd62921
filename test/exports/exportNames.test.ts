import { describe, expect, it } from 'vitest'
import { ensureExportName } from '../../src/exports/exportNames.ts'

describe('the name of an export', () => {
  it.each([
    ['a4', 'a4'],
    [' A4 ', 'a4'],
    ['Devices', 'devices'],
  ])('is known as „%s“', (text, name) => {
    expect(ensureExportName(text)).toBe(name)
  })

  it('offers the nearest one for a misspelt one', () => {
    expect(() => ensureExportName('devises')).toThrow('Meinten Sie „devices“?')
  })

  it('lists all of them for what is near to none', () => {
    expect(() => ensureExportName('strukturanalyse')).toThrow(
      'Möglich sind: a1, a2, a3, a4, a6, devices, wiba, deadlines, reminders, audit.',
    )
  })
})
