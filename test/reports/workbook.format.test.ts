import { describe, expect, test } from 'vitest'
import { readParts, readWorkbook, workbookBytes } from '../support/readWorkbook.ts'
import { sampleWorkbook, workbookOf } from '../support/sampleWorkbook.ts'

/** Children of CT_Worksheet. Source: ECMA-376 part 1, 18.3.1.99 (sml.xsd). */
const worksheetOrder = (
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection ' +
  'protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells ' +
  'phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup ' +
  'headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing ' +
  'legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'
).split(' ')
/** Children of CT_Stylesheet and CT_Workbook. Source: ECMA-376 part 1, 18.8.39 and 18.2.27. */
const stylesOrder =
  'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'.split(
    ' ',
  )
const workbookOrder = (
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups ' +
  'externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches'
).split(' ')

describe('the elements', () => {
  test.each([
    ['the cover', 'xl/worksheets/sheet1.xml', worksheetOrder],
    ['a table with answers', 'xl/worksheets/sheet2.xml', worksheetOrder],
    ['a table with outside links', 'xl/worksheets/sheet3.xml', worksheetOrder],
    ['an empty table', 'xl/worksheets/sheet4.xml', worksheetOrder],
    ['the hidden lists', 'xl/worksheets/sheet5.xml', worksheetOrder],
    ['the styles', 'xl/styles.xml', stylesOrder],
    ['the workbook', 'xl/workbook.xml', workbookOrder],
  ])('of %s stand in the order of the schema', async (_, part, order) => {
    const parts = await readParts(await workbookBytes(sampleWorkbook()))

    const children = childrenOf(parts.get(part) ?? '')

    expect(children.length).toBeGreaterThan(3)
    expect(children.filter((name) => !order.includes(name))).toEqual([])
    expect(children).toEqual(children.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)))
  })

  test('that a filled table needs are all there', async () => {
    const parts = await readParts(await workbookBytes(sampleWorkbook()))

    const children = childrenOf(parts.get('xl/worksheets/sheet2.xml') ?? '')

    expect(children).toEqual([
      'sheetPr',
      'sheetViews',
      'sheetFormatPr',
      'cols',
      'sheetData',
      'sheetProtection',
      'autoFilter',
      'mergeCells',
      'conditionalFormatting',
      'dataValidations',
      'hyperlinks',
      'pageMargins',
      'pageSetup',
      'headerFooter',
      'ignoredErrors',
    ])
  })

  test('of each part are well formed', async () => {
    const parts = await readParts(await workbookBytes(sampleWorkbook()))

    const broken = [...parts].filter(([, xml]) => !isBalanced(xml)).map(([name]) => name)

    expect(broken).toEqual([])
  })
})

describe('the archive', () => {
  test('holds each part once, with the type and relation that lead to it', async () => {
    const bytes = await workbookBytes(sampleWorkbook())

    const parts = await readParts(bytes)

    const types = parts.get('[Content_Types].xml') ?? ''
    const overrides = [...types.matchAll(/PartName="\/([^"]+)"/g)].map((match) => match[1])
    const content = [...parts.keys()].filter((name) => !/rels$|Content_Types/.test(name))
    expect(overrides.toSorted()).toEqual(content.toSorted())
    const targets = [
      ...(parts.get('_rels/.rels') ?? '').matchAll(/Target="([^"]+)"/g),
      ...(parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/Target="([^"]+)"/g),
    ].map((match) => match[1])
    expect(
      targets.map((target) => target?.replace(/^(worksheets|styles)/, 'xl/$1')).toSorted(),
    ).toEqual(content.toSorted())
  })

  test('carries one fixed time', async () => {
    const bytes = await workbookBytes(sampleWorkbook())

    const times = new Set<number>()
    for (
      let at = bytes.indexOf('PK\u0001\u0002');
      at >= 0;
      at = bytes.indexOf('PK\u0001\u0002', at + 1)
    ) {
      times.add(bytes.readUInt32LE(at + 12))
    }

    expect([...times]).toEqual([0x0021_0000])
  })
})

describe('a table', () => {
  test('is filtered, frozen, repeated and fitted to the width of A4 landscape', async () => {
    const parts = await readParts(await workbookBytes(sampleWorkbook()))

    const sheet = parts.get('xl/worksheets/sheet2.xml') ?? ''
    const workbook = parts.get('xl/workbook.xml') ?? ''

    expect(sheet).toContain('<autoFilter ref="A4:G306"/>')
    expect(sheet).toContain('<pane xSplit="2" ySplit="4" topLeftCell="C5"')
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>')
    expect(sheet).toContain('paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"')
    expect(workbook).toContain(
      `<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'Prüfungen'!$A$4:$G$306<`,
    )
    expect(workbook).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="1">'Prüfungen'!$4:$4<`,
    )
  })

  test('has pages with number, institution and state, whatever signs their names hold', async () => {
    const workbook = { ...workbookOf(sampleWorkbook().sheets), organisation: '1. Amt & Söhne' }
    const parts = await readParts(await workbookBytes(workbook))

    const sheet = parts.get('xl/worksheets/sheet2.xml') ?? ''

    expect(sheet).toContain(
      '<oddFooter>&amp;L&amp;8 1. Amt &amp;&amp; Söhne · Stand der Daten: 22.05.2025, 14:30 Uhr' +
        '&amp;R&amp;8 Seite &amp;P von &amp;N</oddFooter>',
    )
  })

  test('protects what identifies a row and leaves the answers open', async () => {
    const bytes = await workbookBytes(sampleWorkbook())
    const parts = await readParts(bytes)

    const sheet = parts.get('xl/worksheets/sheet2.xml') ?? ''
    const unlocked = lookOf(parts, sheet, 'C6')
    const locked = lookOf(parts, sheet, 'A6')

    expect(sheet).toMatch(/<sheetProtection sheet="1"[^>]* sort="0" autoFilter="0"\/>/)
    expect(sheet).not.toContain('password')
    expect(unlocked).toContain('<protection locked="0"/>')
    expect(locked).not.toContain('protection')
    expect(parts.get('xl/worksheets/sheet3.xml')).not.toContain('sheetProtection')
  })

  test('offers short lists in place and long ones from a hidden sheet', async () => {
    const bytes = await workbookBytes(sampleWorkbook())
    const sheet = (await readParts(bytes)).get('xl/worksheets/sheet2.xml') ?? ''

    const sources = [...sheet.matchAll(/<formula1>([^<]*)<\/formula1>/g)].map((match) => match[1])

    expect(sources).toEqual([
      '"ja,teilweise,nein,entbehrlich,unbearbeitet"',
      "'Auswahllisten'!$A$1:$A$30",
      '0',
    ])
    const { Sheets, SheetNames, Workbook } = readWorkbook(bytes)
    expect(Sheets.Auswahllisten?.A30.v).toBe('Fachdienst 30, Sachgebiet')
    expect(Workbook?.Sheets?.[SheetNames.indexOf('Auswahllisten')]?.Hidden).toBe(1)
  })

  test('colours words by rules, so that a changed answer changes its colour', async () => {
    const parts = await readParts(await workbookBytes(sampleWorkbook()))

    const sheet = parts.get('xl/worksheets/sheet2.xml') ?? ''

    expect(sheet).toContain(
      '<conditionalFormatting sqref="C5:C306"><cfRule type="cellIs" dxfId="0"',
    )
    expect(sheet).toContain('<formula>"nein"</formula>')
  })

  test('gives rows of long text the height they need', async () => {
    const columns = [{ title: 'Text', kind: 'text' as const, width: 20 }]
    const texts = ['kurz', 'zwei\nZeilen', 'Wort '.repeat(60), 'x'.repeat(32_000)]
    const rows = texts.map((text) => ({ cells: [text] }))
    const workbook = workbookOf([{ name: 'T', title: 'T', bare: true, columns, rows }])
    const parts = await readParts(await workbookBytes(workbook))

    const sheet = parts.get('xl/worksheets/sheet2.xml') ?? ''

    const heights = [...sheet.matchAll(/<row r="[2-5]" ht="(\d+)">/g)].map((match) =>
      Number(match[1]),
    )
    expect(heights).toEqual([18, 31, 216, 409])
  })
})

/** Names of the elements directly below the root. */
function childrenOf(xml: string): string[] {
  const names: string[] = []
  let depth = 0
  for (const [, close, name = '', empty] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    if (close) depth -= 1
    else {
      if (depth === 1) names.push(name)
      if (!empty) depth += 1
    }
  }
  return names
}

function isBalanced(xml: string): boolean {
  const open: string[] = []
  for (const [, close, name = '', empty] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    if (close && open.pop() !== name) return false
    if (!close && !empty) open.push(name)
  }
  return open.length === 0 && !/&(?!(amp|lt|gt|quot|#\d+);)/.test(xml)
}

/** The cell format that a cell carries. */
function lookOf(parts: Map<string, string>, sheet: string, cell: string): string {
  const style = new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheet)?.[1]
  const formats = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(parts.get('xl/styles.xml') ?? '')?.[1] ?? ''
  return formats.split('</xf>')[Number(style)] ?? ''
}
