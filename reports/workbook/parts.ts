/**
 * The files of a workbook besides its worksheets and styles: content types, relations, properties.
 * Source: ECMA-376 part 2 (package) and part 1, 18.2 (workbook).
 * @module
 */
import { originSheetName } from '../../src/core/originSheetName.ts'
import type { Workbook } from '../sheet.ts'
import type { Book } from './book.ts'
import { choicesName, coverName } from './places.ts'
import { quoteSheetName } from './sheetNames.ts'
import { tableRange } from './table.ts'
import { escapeAttribute, escapeXml } from './xml.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Format id of every custom property set. Source: MS-OSHARED 2.3.3.2.3. */
const customFormat = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}'

export function rootRelationsXml(): string {
  return relations([
    [`${office}/relationships/officeDocument`, 'xl/workbook.xml'],
    [`${packaging}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    [`${office}/relationships/extended-properties`, 'docProps/app.xml'],
    [`${office}/relationships/custom-properties`, 'docProps/custom.xml'],
  ])
}

/** Both times are the state of the data: nothing here tells when the file was written. */
export function corePropertiesXml({ title, subject, scope, stateOfData }: Workbook): string {
  const time = `xsi:type="dcterms:W3CDTF">${escapeXml(stateOfData.replace(/\.\d+Z$/, 'Z'))}`
  return [
    declaration,
    `<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(subject)}</dc:subject>`,
    `<dc:creator>Basislotse</dc:creator><cp:keywords>${escapeXml(scope)}</cp:keywords>`,
    `<cp:lastModifiedBy>Basislotse</cp:lastModifiedBy><dcterms:created ${time}</dcterms:created>`,
    `<dcterms:modified ${time}</dcterms:modified><dc:language>de-DE</dc:language>`,
    '</cp:coreProperties>',
  ].join('')
}

export function appPropertiesXml({ organisation }: Workbook): string {
  return `${declaration}<Properties xmlns="${office}/extended-properties"><Application>Basislotse</Application><Company>${escapeXml(organisation)}</Company></Properties>`
}

export function customPropertiesXml({ properties = {} }: Workbook): string {
  const items = Object.entries(properties).map(
    ([name, value], index) =>
      `<property fmtid="${customFormat}" pid="${index + 2}" name="${escapeAttribute(name)}"><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`,
  )
  return `${declaration}<Properties xmlns="${office}/custom-properties" xmlns:vt="${office}/docPropsVTypes">${items.join('')}</Properties>`
}

export function workbookXml(book: Book): string {
  const sheets = sheetNames(book).map(({ name, hidden }, index) => {
    const state = hidden ? ' state="hidden"' : ''
    const number = index + 1
    return `<sheet name="${escapeAttribute(name)}" sheetId="${number}"${state} r:id="rId${number}"/>`
  })
  return [
    declaration,
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    ` xmlns:r="${office}/relationships"><workbookPr defaultThemeVersion="124226"/>`,
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000" tabRatio="800"/></bookViews>',
    `<sheets>${sheets.join('')}</sheets>${definedNames(book)}`,
    '</workbook>',
  ].join('')
}

export function workbookRelationsXml(book: Book): string {
  const sheets = sheetNames(book).map((_, index): [string, string] => [
    `${office}/relationships/worksheet`,
    `worksheets/sheet${index + 1}.xml`,
  ])
  return relations([...sheets, [`${office}/relationships/styles`, 'styles.xml']])
}

export function contentTypesXml(book: Book): string {
  const parts: [string, string][] = [
    ['xl/workbook.xml', `${sheetType}.sheet.main+xml`],
    ...sheetNames(book).map((_, index): [string, string] => [
      `xl/worksheets/sheet${index + 1}.xml`,
      `${sheetType}.worksheet+xml`,
    ]),
    ['xl/styles.xml', `${sheetType}.styles+xml`],
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
    ['docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'],
  ]
  const overrides = parts.map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`,
  )
  return [
    `${declaration}<Types xmlns="${packaging}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
  ].join('')
}

/** Names in the order of the tabs, which is that of the files: cover, tables, hidden lists. */
function sheetNames(book: Book): { name: string; hidden: boolean }[] {
  const names = [coverName, ...book.parts.map((part) => part.name)]
  const shown = names.map((name) => ({ name, hidden: false }))
  const hidden = [
    ...(book.choiceLists.length > 0 ? [choicesName] : []),
    ...(book.workbook.origin ? [originSheetName] : []),
  ]
  return [...shown, ...hidden.map((name) => ({ name, hidden: true }))]
}

/** Filters need a hidden name; the header row is repeated on every printed page. */
function definedNames(book: Book): string {
  const filters = book.parts.map((part) => {
    const range = tableRange(book, part).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
    return definedName('_xlnm._FilterDatabase', part.file - 1, part.name, range, ' hidden="1"')
  })
  const titles = book.parts.map((part) => {
    const [headerRow = '1'] = tableRange(book, part).match(/\d+/) ?? []
    return definedName(
      '_xlnm.Print_Titles',
      part.file - 1,
      part.name,
      `$${headerRow}:$${headerRow}`,
    )
  })
  const names = [...filters, ...titles].join('')
  return names === '' ? '' : `<definedNames>${names}</definedNames>`
}

function definedName(name: string, sheet: number, tab: string, range: string, more = ''): string {
  const reference = escapeXml(`${quoteSheetName(tab)}!${range}`)
  return `<definedName name="${name}" localSheetId="${sheet}"${more}>${reference}</definedName>`
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  )
  return `${declaration}<Relationships xmlns="${packaging}/relationships">${items.join('')}</Relationships>`
}
