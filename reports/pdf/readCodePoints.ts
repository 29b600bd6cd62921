import { readFileSync } from 'node:fs'

/**
 * The code points that a TrueType font has a glyph for, below U+10000.
 * Source: OpenType, table `cmap`, subtable format 4.
 */
export function readCodePoints(file: string): ReadonlySet<number> {
  const font = readFileSync(file)
  const start = findTable(font, 'cmap')
  const found = new Set<number>()
  for (let index = 0; index < font.readUInt16BE(start + 2); index += 1) {
    const subtable = start + font.readUInt32BE(start + 4 + index * 8 + 4)
    if (font.readUInt16BE(subtable) === 4) addSegments(font, subtable, found)
  }
  return found
}

function findTable(font: Buffer, name: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16
    if (font.toString('latin1', entry, entry + 4) === name) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`the font has no table ${name}`)
}

/** Four lists of equal length after the head: last code points, first ones, deltas, offsets into glyphs. */
function addSegments(font: Buffer, subtable: number, found: Set<number>): void {
  const size = font.readUInt16BE(subtable + 6)
  for (let at = 0; at < size; at += 2) {
    const [last, first] = [subtable + 14 + at, subtable + 16 + size + at]
    const delta = font.readUInt16BE(first + size)
    const offsetAt = first + 2 * size
    const offset = font.readUInt16BE(offsetAt)
    for (let code = font.readUInt16BE(first); code <= font.readUInt16BE(last); code += 1) {
      const inList = offsetAt + offset + 2 * (code - font.readUInt16BE(first))
      const glyph = offset === 0 ? code + delta : font.readUInt16BE(inList)
      if (glyph % 65_536 !== 0 && code !== 65_535) found.add(code)
    }
  }
}
