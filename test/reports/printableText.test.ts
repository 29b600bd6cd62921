import { describe, expect, test } from 'vitest'
import { breakableText, printableText } from '../../reports/pdf/printableText.ts'

/** A type with letters of Latin script, umlauts and a few signs. */
const has = (codePoint: number) =>
  (codePoint >= 0x20 && codePoint < 0x7f) ||
  'äöüÄÖÜßéșȚ₂2€▯'.includes(String.fromCodePoint(codePoint))

describe('what a type can print', () => {
  test.each([
    ['stays as it is', 'Größe 5 €', 'Größe 5 €'],
    ['is composed', 'Gro\u0308ße', 'Größe'],
    ['loses what nobody sees', 'a\u200db\ufeffc\u0007d\u202ee\u{e0001}', 'abcde'],
    ['keeps places to break', 'a\u200bb', 'a\u200bb'],
    ['keeps lines', 'a\r\nb\u2028c\td', 'a\nb\nc d'],
    ['shows what the type lacks', 'a😀b漢', 'a▯b▯'],
    ['spells signs out where it can', 'ﬁ Ａ\u2011①', 'fi A-1'],
    ['drops accents that it lacks', 'a\u0489b', 'ab'],
    ['takes halves of characters', 'a\ud800b', 'a▯b'],
  ])('%s', (_, text, printed) => {
    expect(printableText(text, has)).toBe(printed)
  })
})

describe('what breaks', () => {
  test.each([
    ['words are hyphenated', 'Informationssicherheitsbeauftragter', 20],
    ['short numbers stand', 'BSP-0815', 20],
    ['parts of a path are short', '/srv/daten/schule/nord/klassen', 12],
  ])('not: %s', (_, text, limit) => {
    expect(breakableText(text, limit)).toBe(text)
  })

  test.each([
    ['a long number', '1234567890'.repeat(3)],
    ['a word that is none', 'x'.repeat(61)],
  ])('anywhere: %s', (_, text) => {
    const broken = breakableText(text, 20)

    expect(broken).toContain('\u200b')
    expect(broken.replaceAll('\u200b', '')).toBe(text)
  })
})
