/**
 * How the parts of a workbook look: one dark blue, greys, and colours only under words.
 * All text colours have a contrast of 4.5:1 or more on their ground (WCAG 2.2, 1.4.3).
 * @module
 */
import type { RowStyle, Tone } from '../sheet.ts'

/** Number formats by what a value is. `text` keeps what is typed over as text. */
export const formatCodes = {
  general: 'General',
  text: '@',
  int: '#,##0',
  share: '0.0\\ %',
  day: 'dd\\.mm\\.yyyy',
  instant: 'dd\\.mm\\.yyyy\\ hh:mm',
  money: '#,##0.00\\ "€"',
} as const
export type Format = keyof typeof formatCodes

export type Look = {
  /** Points; 10 unless told. */
  size?: number
  bold?: boolean
  underline?: boolean
  color?: string
  fill?: string
  border?: 'grid' | 'band' | 'header' | 'total' | 'rule'
  format?: Format
  align?: 'left' | 'right'
  middle?: boolean
  oneLine?: boolean
  unlocked?: boolean
  quoted?: boolean
}

const accent = '1A3D8F'
const quiet = '5B6472'

export const toneColors: Record<Tone, string> = {
  good: '1E6B3A',
  warning: '8A5300',
  bad: 'A61B1B',
  muted: quiet,
}

const rowLooks: Record<RowStyle, Look> = {
  plain: {},
  group: {
    border: 'band',
    bold: true,
    color: accent,
    fill: 'EEF2F9',
    oneLine: true,
    middle: true,
    align: 'left',
  },
  total: { bold: true, border: 'total' },
  muted: { color: quiet },
  flagged: { fill: 'FDF3F2' },
  fixed: {},
  blank: {},
}

export const editableFill = 'FFFBE6'

export const looks = {
  owner: { size: 11, color: quiet },
  coverTitle: { size: 20, bold: true, color: accent },
  subject: { size: 11 },
  section: { size: 12, bold: true, color: accent, border: 'rule', oneLine: true },
  label: { color: quiet },
  body: {},
  link: { color: accent, underline: true },
  title: { size: 14, bold: true, color: accent, middle: true },
  meta: { size: 9, color: quiet },
  header: { bold: true, fill: 'E6E9EE', border: 'header', middle: true },
} as const satisfies Record<string, Look>

/** What of a cell decides about its look. */
export type CellTraits = {
  row: RowStyle
  format: Format
  tone: Tone | undefined
  /** Whether the column answers a question. */
  editable: boolean
  /** Text that a program could take for a formula when it is typed over. */
  quoted: boolean
  link: boolean
  /** Whether all of the row is one line. */
  oneLine: boolean
  /** Whether a number: they stand right. */
  right: boolean
}

/** The look of a cell in a table. */
export function tableLook(traits: CellTraits): Look {
  const answer = traits.editable && !['group', 'total', 'fixed'].includes(traits.row)
  return {
    border: 'grid',
    format: traits.format,
    quoted: traits.quoted,
    align: traits.right ? 'right' : 'left',
    ...(traits.oneLine && { middle: true }),
    ...(traits.link && looks.link),
    ...rowLooks[traits.row],
    ...(traits.tone && { color: toneColors[traits.tone] }),
    ...(answer && { unlocked: true, fill: editableFill }),
  }
}
