import { describe, expect, it } from 'vitest'
import { foldText, nearestWord, searchTextOf, tidy } from '../../src/core/text.ts'

describe('tidy text', () => {
  it.each([
    ['  Grundschule  Aken ', 'Grundschule Aken', 'blanks'],
    ['Raum\t2\r\n(Keller)', 'Raum 2 (Keller)', 'tabs and line breaks'],
    ['12\u00a0GB', '12 GB', 'a no-break space'],
    ['\ufeffInventar', 'Inventar', 'a byte order mark'],
    ['Mu\u0308ller', 'M\u00fcller', 'a decomposed umlaut'],
    ['007', '007', 'leading zeros'],
    ['', '', 'nothing'],
  ])('%j becomes %j (%s)', (text, expected) => {
    expect(tidy(text)).toBe(expected)
  })
})

describe('folded text', () => {
  it.each([
    ['Müller', 'mueller'],
    ['MÜLLER', 'mueller'],
    ['Mueller', 'mueller'],
    ['Mu\u0308ller', 'mueller'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['GROẞ', 'gross'],
    ['Ärzte Öl Übung', 'aerzte oel uebung'],
    ['Café Zoë', 'cafe zoe'],
    ['  Haus  A ', 'haus a'],
    ['INV-0815', 'inv-0815'],
  ])('%s becomes %s', (text, expected) => {
    expect(foldText(text)).toBe(expected)
  })
})

describe('search text', () => {
  it.each(['muller', 'mueller', foldText('Müller'), foldText('MÜLLER')])(
    'of Müller is found by %s',
    (wanted) => {
      expect(searchTextOf(['Müller'])).toContain(wanted)
    },
  )

  it('joins what is there and leaves out what is missing', () => {
    expect(searchTextOf(['PC', null, undefined, '', '0815'])).toBe('pc 0815')
  })

  it('says nothing twice', () => {
    expect(searchTextOf(['Drucker'])).toBe('drucker')
  })

  it('is empty for nothing', () => {
    expect(searchTextOf([])).toBe('')
  })
})

describe('the nearest word', () => {
  it.each<[string, string[], string | undefined, string]>([
    ['KREN', ['KERN', 'SCHULE'], 'KERN', 'two letters exchanged'],
    ['schul', ['KERN', 'SCHULE'], 'SCHULE', 'a letter missing'],
    ['Notbook', ['PC', 'Notebook', 'Tablet'], 'Notebook', 'a letter missing in the middle'],
    ['drücker', ['Drucker', 'Router'], 'Drucker', 'a wrong umlaut'],
    ['KERN', ['KERNEL', 'KERN'], 'KERN', 'the word itself'],
    ['Kaffeemaschine', ['PC', 'Tablet'], undefined, 'nothing alike'],
    ['KERN', [], undefined, 'nothing to choose from'],
    ['Rathaus', ['🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛', 'Rathau'], 'Rathau', 'symbols of two code units'],
  ])('to %s among %j is %s (%s)', (word, candidates, expected) => {
    expect(nearestWord(word, candidates)).toBe(expected)
  })
})
