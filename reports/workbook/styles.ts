/**
 * The style sheet of a workbook (`xl/styles.xml`), filled while cells are written.
 * @module
 */
import { tones } from '../sheet.ts'
import { type Format, formatCodes, type Look, toneColors } from './looks.ts'
import { escapeAttribute } from './xml.ts'

/** Looks met so far, each with the number that cells carry. */
export type StyleBook = { looks: Map<string, { look: Look; id: number }> }

const defaultSize = 10
const inkColor = '1F2A3C'
/** Numbers of own formats start here. Source: ECMA-376 18.8.30. */
const firstOwnFormat = 164
const formats = Object.keys(formatCodes) as Format[]

type Line = readonly [style: 'thin' | 'medium', color: string]
type Lines = { left?: Line; right?: Line; top?: Line; bottom?: Line }
const hairline: Line = ['thin', 'D3D8E0']
const grid = { left: hairline, right: hairline, top: hairline, bottom: hairline }
const borderLines: Record<NonNullable<Look['border']>, Lines> = {
  grid,
  band: { top: hairline, bottom: hairline },
  header: { ...grid, bottom: ['medium', '1A3D8F'] },
  total: { ...grid, top: ['thin', '5B6472'] },
  rule: { bottom: ['thin', '1A3D8F'] },
}

/** A style book that holds the default look as number 0. */
export function createStyleBook(): StyleBook {
  const styles: StyleBook = { looks: new Map() }
  styleOf(styles, { oneLine: true })
  return styles
}

/** The number of a look, the same for equal looks. */
export function styleOf(styles: StyleBook, look: Look): number {
  const key = JSON.stringify(look)
  const known = styles.looks.get(key)
  if (known) return known.id
  const id = styles.looks.size
  styles.looks.set(key, { look, id })
  return id
}

/** Children of `styleSheet` in the order of CT_Stylesheet. */
export function stylesXml(styles: StyleBook): string {
  const fonts = new Map([[fontXml({}), 0]])
  // The first two fills are fixed by the format, whatever they say.
  const fills = new Map([
    ['<fill><patternFill patternType="none"/></fill>', 0],
    ['<fill><patternFill patternType="gray125"/></fill>', 1],
  ])
  const borders = new Map([[borderXml({}), 0]])
  const cells = [...styles.looks.values()].map(({ look }) => {
    const font = intern(fonts, fontXml(look))
    const fill = look.fill ? intern(fills, fillXml(look.fill)) : 0
    return cellFormatXml(look, font, fill, intern(borders, borderXml(look)))
  })
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    listXml('numFmts', formats.map(formatXml)),
    listXml('fonts', [...fonts.keys()]),
    listXml('fills', [...fills.keys()]),
    listXml('borders', [...borders.keys()]),
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    listXml('cellXfs', cells),
    '<cellStyles count="1"><cellStyle name="Standard" xfId="0" builtinId="0"/></cellStyles>',
    listXml('dxfs', tones.map(toneXml)),
    '</styleSheet>',
  ].join('')
}

function intern(list: Map<string, number>, xml: string): number {
  const known = list.get(xml)
  if (known !== undefined) return known
  list.set(xml, list.size)
  return list.size - 1
}

function listXml(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`
}

function formatXml(format: Format, index: number): string {
  const code = escapeAttribute(formatCodes[format])
  return `<numFmt numFmtId="${firstOwnFormat + index}" formatCode="${code}"/>`
}

function fontXml({ bold, underline, size, color }: Look): string {
  const weight = `${bold ? '<b/>' : ''}${underline ? '<u/>' : ''}`
  const face = '<name val="Calibri"/><family val="2"/>'
  return `<font>${weight}<sz val="${size ?? defaultSize}"/><color rgb="FF${color ?? inkColor}"/>${face}</font>`
}

function fillXml(color: string): string {
  const colors = `<fgColor rgb="FF${color}"/><bgColor indexed="64"/>`
  return `<fill><patternFill patternType="solid">${colors}</patternFill></fill>`
}

function borderXml({ border }: Look): string {
  const lines = border ? borderLines[border] : {}
  const side = (name: 'left' | 'right' | 'top' | 'bottom') => {
    const line = lines[name]
    return line ? `<${name} style="${line[0]}"><color rgb="FF${line[1]}"/></${name}>` : `<${name}/>`
  }
  return `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border>`
}

function cellFormatXml(look: Look, font: number, fill: number, border: number): string {
  const format = look.format ? firstOwnFormat + formats.indexOf(look.format) : 0
  const quote = look.quoted ? ' quotePrefix="1"' : ''
  const horizontal = look.align ? ` horizontal="${look.align}"` : ''
  const indent = look.align === 'right' ? ' indent="1"' : ''
  const vertical = ` vertical="${look.middle ? 'center' : 'top'}"`
  const wrap = look.oneLine ? '' : ' wrapText="1"'
  const protection = look.unlocked ? '<protection locked="0"/>' : ''
  return (
    `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${quote}` +
    ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"' +
    `${look.unlocked ? ' applyProtection="1"' : ''}>` +
    `<alignment${horizontal}${vertical}${wrap}${indent}/>${protection}</xf>`
  )
}

function toneXml(tone: (typeof tones)[number]): string {
  return `<dxf><font><color rgb="FF${toneColors[tone]}"/></font></dxf>`
}
