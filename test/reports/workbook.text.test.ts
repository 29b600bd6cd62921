import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { takeSheetName } from '../../reports/workbook/sheetNames.ts'
import { textElement } from '../../reports/workbook/xml.ts'
import { readParts, readRowsOf, readWorkbook, workbookBytes } from '../support/readWorkbook.ts'
import { workbookOf } from '../support/sampleWorkbook.ts'

async function textBytes(texts: readonly string[]): Promise<Buffer> {
  const columns = [{ title: 'Text', kind: 'text' as const, width: 40 }]
  const rows = texts.map((text) => ({ cells: [text] }))
  return workbookBytes(workbookOf([{ name: 'T', title: 'T', bare: true, columns, rows }]))
}

describe('text', () => {
  test.each([
    ['a call of another program', `=cmd|'/C calc'!A0`],
    ['a formula', '=1+1'],
    ['a formula of Lotus', '@SUM(A1:A9)'],
    ['a telephone number', '+49 3473 958-0'],
    ['a negative number', '-5'],
    ['a tab before a formula', '\t=1+1'],
    ['a line break before a formula', '\n=1+1'],
  ])('that looks like %s stays text and is marked as such', async (_, text) => {
    const bytes = await textBytes([text])

    const cell = readWorkbook(bytes).Sheets.T?.A2
    const styles = (await readParts(bytes)).get('xl/styles.xml') ?? ''

    expect(cell).toMatchObject({ t: 's', v: text })
    expect(cell.f).toBeUndefined()
    expect(styles).toContain('quotePrefix="1"')
  })

  test.each([
    ['leading zeros', '000123'],
    ['a long number', '4000000000000123'],
    ['a day', '31.12.2024'],
    ['a truth', 'WAHR'],
    ['markup', '<b>&amp; "zitiert" \'so\'</b>'],
    ['what reads like an escape', '_x0041_ und _x000D__x005F_'],
    ['white space around and within', '  zwei  Leerzeichen '],
    ['a line break', 'oben\nunten'],
    ['signs beyond the first plane', 'Haken ✓ und 🏫'],
    ['a key of JavaScript', '__proto__'],
  ])('with %s comes back unchanged', async (_, text) => {
    expect(readRowsOf(await textBytes([text]), 'T')[1]).toEqual([text])
  })

  test.each([
    ['a carriage return becomes a line break', 'a\r\nb\rc', 'a\nb\nc'],
    ['what XML cannot hold becomes a replacement sign', 'a\u0000b\u0007c\ufffed', 'a�b�c�d'],
    ['half a character becomes a replacement sign', 'a\ud83db', 'a�b'],
    ['32,767 characters stay', 'x'.repeat(32_767), 'x'.repeat(32_767)],
    ['one more is cut with a mark', 'x'.repeat(32_768), `${'x'.repeat(32_756)}… (gekürzt)`],
    [
      'a cut leaves no half characters',
      `x${'🏫'.repeat(16_384)}`,
      `x${'🏫'.repeat(16_377)}… (gekürzt)`,
    ],
  ])('%s', async (_, text, expected) => {
    const [, [read] = []] = readRowsOf(await textBytes([text]), 'T')

    const long = String(read)
    expect([long.length, long.slice(-16)]).toEqual([expected.length, expected.slice(-16)])
  })

  test('of any kind comes back as it was, but for line breaks and what XML cannot hold', async () => {
    const pieces = fc.constantFrom(
      '_x',
      '005F_',
      '0041_',
      '&',
      '<',
      ']]>',
      '\r',
      '\n',
      '=',
      ' ',
      '"',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.array(fc.oneof(pieces, fc.string()), { minLength: 1 }).map((parts) => parts.join('')),
    )

    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 30 }), async (list) => {
        const rows = readRowsOf(await textBytes(list.map((text) => `»${text}«`)), 'T')

        expect(rows.slice(1).flat()).toEqual(list.map((text) => `»${held(text)}«`))
      }),
      { numRuns: 60 },
    )
  })

  test('of any kind makes well-formed XML', () => {
    const isWellFormed = (xml: string) =>
      /^<t( xml:space="preserve")?>([^<>&]|&(amp|lt|gt);)*<\/t>$/.test(xml) && held(xml) === xml

    fc.assert(
      fc.property(
        fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
        (text) => isWellFormed(textElement(text)),
      ),
    )
  })
})

describe('the name of a sheet', () => {
  test.each([
    ['keeps a good name', 'Prüfungen', 'Prüfungen'],
    ['replaces signs that Excel refuses', 'A/B [neu]: was?*\\', 'A-B -neu-- was---'],
    ['loses quotes at its ends', "'Schule'", 'Schule'],
    [
      'is cut to 31 characters',
      'Grundschule Am Park und am Wald links',
      'Grundschule Am Park und am Wald',
    ],
    ['is not cut through a character', `${'x'.repeat(30)}🏫`, 'x'.repeat(30)],
    ['is never empty', ' \n', 'Tabelle'],
    ['avoids the name of Excel’s change log', 'History', 'History_'],
    ['is unique, whatever the case', 'DECKBLATT', 'DECKBLATT (2)'],
  ])('%s', (_, wish, expected) => {
    expect(takeSheetName(wish, new Set(['deckblatt']))).toBe(expected)
  })

  test('stays within 31 characters when it is numbered', () => {
    const taken = new Set<string>()

    const names = [1, 2, 3].map(() => takeSheetName('x'.repeat(40), taken))

    expect(names).toEqual(['x'.repeat(31), `${'x'.repeat(27)} (2)`, `${'x'.repeat(27)} (3)`])
  })
})

/** What remains of a text in a cell. */
function held(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu
  return text.replace(/\r\n?/g, '\n').replace(forbidden, '\ufffd')
}
