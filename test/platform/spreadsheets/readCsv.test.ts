import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../../src/core/failure.ts'
import { readCsv } from '../../../src/platform/spreadsheets/readCsv.ts'

type EncodingOptions = { addBOM?: boolean }

/** Row numbers and cells of a text in that encoding. */
function read(text: string, encoding = 'utf8', options: EncodingOptions = {}) {
  const { rows } = readCsv(iconv.encode(text, encoding, options), 'liste.csv')
  return rows.map(({ number, cells }) => [number, ...cells])
}

const list = 'Inventarnr.;Förderung;Preis\r\n0001;Größe;1.149,00 €\r\n'
const rows = [
  [1, 'Inventarnr.', 'Förderung', 'Preis'],
  [2, '0001', 'Größe', '1.149,00 €'],
]

describe('encodings', () => {
  test.each<[encoding: string, options: EncodingOptions]>([
    ['utf8', {}],
    ['utf8', { addBOM: true }],
    ['utf16-le', { addBOM: true }],
    ['utf16-be', { addBOM: true }],
    ['utf16-le', { addBOM: false }],
    ['utf16-be', { addBOM: false }],
    ['windows-1252', {}],
  ])('%s %o reads the same', (encoding, options) => {
    expect(read(list, encoding, options)).toEqual(rows)
  })

  test('umlauts that were decomposed are left for the parser of values', () => {
    expect(read('Förderung\n'.normalize('NFD'))).toEqual([[1, 'Förderung'.normalize('NFD')]])
  })

  test('a Ctrl-Z at the end of a DOS file is no row', () => {
    expect(read('a;b\r\n\u001a')).toEqual([[1, 'a', 'b']])
  })
})

describe('delimiters', () => {
  test.each<[what: string, text: string, second: string[]]>([
    ['semicolon', 'a;b;c\n1,5;2,5;3,5\n', ['1,5', '2,5', '3,5']],
    ['tab', 'a\tb\tc\n1,5\t2;5\t3\n', ['1,5', '2;5', '3']],
    ['comma', 'a,b,c\n"Groß, Käthe",2,3\n', ['Groß, Käthe', '2', '3']],
    ['pipe', 'a|b|c\n1,5|2|3\n', ['1,5', '2', '3']],
    ['semicolon in quotes under commas', 'a,b\n"x;y;z;w","u;v"\n', ['x;y;z;w', 'u;v']],
    ['none at all', 'Inventarnummer\n0001\n', ['0001']],
  ])('%s', (_, text, second) => {
    expect(read(text)[1]?.slice(1)).toEqual(second)
  })

  test('a title line and prices with commas do not mislead', () => {
    const text = 'Liste der Schule, Stand Mai\n\nNr.;Preis\n1;2,50\n2;3,50\n'

    expect(read(text).at(-1)).toEqual([5, '2', '3,50'])
  })

  test('the line „sep=“ of Excel is obeyed and counted', () => {
    expect(read('sep=|\r\na|b;c\r\n')).toEqual([[2, 'a', 'b;c']])
  })
})

describe('lines', () => {
  test.each([
    ['CR', '\r'],
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('%s ends a line', (_, end) => {
    expect(read(['a;b', '1;2', '', '3;4', ''].join(end))).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [4, '3', '4'],
    ])
  })

  test('line ends may be mixed', () => {
    expect(read('a;b\r\n1;2\n3;4\r5;6')).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [3, '3', '4'],
      [4, '5', '6'],
    ])
  })

  test('a break in a cell stays in it, and the next row keeps its line of the file', () => {
    expect(read('a;b\r\n1;"oben\nunten\nganz unten"\r\n2;x\r\n')).toEqual([
      [1, 'a', 'b'],
      [2, '1', 'oben\nunten\nganz unten'],
      [5, '2', 'x'],
    ])
  })

  test('old Excel for Mac ends rows with CR and breaks cells with LF', () => {
    expect(read('a;b\r1;"oben\nunten"\r2;x\r')).toEqual([
      [1, 'a', 'b'],
      [2, '1', 'oben\nunten'],
      [4, '2', 'x'],
    ])
  })
})

describe('text', () => {
  test.each(["=cmd|' /C calc'!A0", '+49 3473', '-5', '__proto__', '0001', '4,00E+11'])(
    '%s stays as it is',
    (text) => {
      expect(read(`a;b\n${text};x\n`)[1]).toEqual([2, text, 'x'])
    },
  )

  test('doubled quotes are one, quotes inside a word are text', () => {
    expect(read('a;b\n"Display 14""";5" Diskette\n')[1]).toEqual([2, 'Display 14"', '5" Diskette'])
  })
})

describe('quotes that do not match', () => {
  test.each<[what: string, text: string, line: number]>([
    ['never closed', 'a;b\n1;"x\ny"\n2;"offen\n3;z\n', 4],
    ['text after the closing one', 'a;b\n1;2\n"14" Display";x\n3;4\n', 3],
  ])('%s: refused with the line', (_, text, line) => {
    expect(() => read(text)).toThrow(Failure)
    expect(() => read(text)).toThrow(`ab Zeile ${line} `)
  })
})
