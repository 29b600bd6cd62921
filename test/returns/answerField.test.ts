import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looseText, plainText, readAnswer, speakAnswer } from '../../src/returns/answerField.ts'

const persons = [
  { id: 'p1', names: ['Hauptamt'] },
  { id: 'p2', names: ['Büro Süd', 'Büro Nord'] },
  { id: 'p3', names: ['Büro Nord'] },
]
const nobody = { persons, near: [] }

describe('the text of a cell', () => {
  it.each([
    ['line ends of Windows', 'eins\r\nzwei', 'eins\nzwei'],
    ['line ends of old Macs', 'eins\rzwei', 'eins\nzwei'],
    ['an umlaut in two signs', 'Gru\u0308ße', 'Grüße'],
    ['blanks at both ends', '  Text \n', 'Text'],
    ['what XML cannot hold', 'a\u0001b', 'a\ufffdb'],
    ['blanks inside, which stay', 'a  b', 'a  b'],
    ['what looks like a formula', '=1+1', '=1+1'],
  ])('is compared without %s', (_sentence, text, plain) => {
    expect(plainText(text)).toBe(plain)
  })

  it('is the same when it is made plain again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text))
      }),
    )
  })
})

describe('a text that programs lost blanks of', () => {
  it.each([
    ['a  b', 'a b'],
    ['a \n\n  b', 'a\n\nb'],
    ['a\u00a0b', 'a b'],
    ['a\tb', 'a b'],
  ])('%j is %j', (text, loose) => {
    expect(looseText(text)).toBe(loose)
  })

  it('is not taken for another text', () => {
    expect(looseText('a b')).not.toBe(looseText('ab'))
    expect(looseText('a\nb')).not.toBe(looseText('a b'))
  })
})

describe('an answer', () => {
  it.each([
    ['status', 'ja', 'yes'],
    ['status', 'TEILWEISE', 'partial'],
    ['dispensableBecause', '', ''],
    ['dispensableBecause', 'hier nicht relevant', 'not_relevant'],
    ['explanation', 'x'.repeat(4000), 'x'.repeat(4000)],
    ['responsibleId', 'hauptamt', 'p1'],
    ['responsibleId', 'Büro Süd', 'p2'],
    ['responsibleId', '', ''],
    ['dueOn', '2025-12-31', '2025-12-31'],
  ] as const)('%s is read: %s', (field, text, value) => {
    expect(readAnswer(field, text, nobody)).toEqual({ value })
  })

  it.each([
    ['status', '', 'Der Status ist leer'],
    ['status', 'vielleicht', 'ist kein Status'],
    ['dispensableBecause', 'egal', 'ist keine Begründungsart'],
    ['explanation', 'x'.repeat(4001), 'erlaubt sind 4000'],
    ['responsibleId', 'Hauptamd', 'Meinten Sie „Hauptamt“?'],
    ['responsibleId', 'Büro Nord', 'heißen mehrere Personen'],
  ] as const)('%s is refused: %s', (field, text, problem) => {
    expect(readAnswer(field, text, nobody)).toEqual({ problem: expect.stringContaining(problem) })
  })

  it('means of two persons with one name the one who is there already', () => {
    expect(readAnswer('responsibleId', 'Büro Nord', { persons, near: ['p2'] })).toEqual({
      value: 'p2',
    })
  })

  it('is told in words', () => {
    expect(speakAnswer('status', 'dispensable', persons)).toBe('entbehrlich')
    expect(speakAnswer('responsibleId', 'p2', persons)).toBe('Büro Süd')
    expect(speakAnswer('dueOn', '2025-12-31', persons)).toBe('31.12.2025')
  })
})
