import { describe, expect, it } from 'vitest'
import { euroInput, formEuro, speakEuro } from '../../src/core/euro.ts'

describe('amounts in euros', () => {
  it.each([
    ['thousands with points', '1.149,00', 114_900],
    ['without points', '1149,00', 114_900],
    ['whole euros', '1149', 114_900],
    ['one digit of cents', '349,5', 34_950],
    ['with its currency', ' 349,50 € ', 34_950],
    ['with a dash for no cents', '349,-', 34_900],
    ['millions', '1.000.000,01', 100_000_001],
    ['nothing', '', 0],
    ['thousands without cents, never one euro', '1.149', 114_900],
  ])('reads %s', (_, typed, cents) => {
    expect(formEuro.parse(typed)).toBe(cents)
  })

  it.each([
    ['an English amount', '1,149.00'],
    ['a point for cents', '11.49'],
    ['three digits of cents', '1,149'],
    ['a negative amount', '-5'],
    ['words', 'viel'],
    ['another currency', '5 $'],
  ])('refuses %s', (_, typed) => {
    expect(formEuro.safeParse(typed).error?.issues[0]?.message).toBe(
      'Das ist kein Betrag in Euro. Erwartet: z. B. 1.149,00',
    )
  })

  it('writes them as Germans do, and reads again what it wrote', () => {
    expect(speakEuro(114_900)).toBe('1.149,00 €')
    expect(euroInput(0)).toBe('')
    expect(formEuro.parse(euroInput(123_456_789))).toBe(123_456_789)
  })
})
