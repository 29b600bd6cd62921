/**
 * Sheets of labels (Etiketten) as they are sold, to the millimetre.
 * Source: sizes and counts as printed on the packs; what the packs do not say follows from the sheet being symmetrical.
 * @module
 */

/** All lengths in millimetres on A4 upright. */
export type LabelSheet = {
  readonly name: string
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
  /** From the left edge of a label to that of the next. */
  readonly stepX: number
  readonly stepY: number
}

export const labelSheetNames = ['L4778', 'L6009', '3666'] as const
export type LabelSheetName = (typeof labelSheetNames)[number]

const small = { columns: 4, rows: 12, width: 45.7, height: 21.2, stepX: 48.3, stepY: 21.2 }

export const labelSheets: Record<LabelSheetName, LabelSheet> = {
  L4778: { name: 'Avery Zweckform L4778 (wetterfest, 45,7 × 21,2 mm, 48 je Bogen)', ...small },
  L6009: { name: 'Avery Zweckform L6009 (Typenschild, 45,7 × 21,2 mm, 48 je Bogen)', ...small },
  '3666': {
    name: 'Avery Zweckform 3666 (Papier, 38 × 21,2 mm, 65 je Bogen)',
    columns: 5,
    rows: 13,
    width: 38,
    height: 21.2,
    stepX: 38,
    stepY: 21.2,
  },
}

const paper = { width: 210, height: 297 }

/** How far the printer is off, in millimetres to the right and down, as the calibration page shows it. */
export type LabelOffset = { readonly x: number; readonly y: number }

export const noOffset: LabelOffset = { x: 0, y: 0 }

/** Labels on one sheet. */
export function labelsPerSheet({ columns, rows }: LabelSheet): number {
  return columns * rows
}

/** The left upper corner of the `index`th label of a sheet, counted from 0 along the rows, in millimetres. */
export function cornerOf(
  sheet: LabelSheet,
  index: number,
  offset: LabelOffset = noOffset,
): { x: number; y: number } {
  const left = (paper.width - sheet.width - (sheet.columns - 1) * sheet.stepX) / 2
  const top = (paper.height - sheet.height - (sheet.rows - 1) * sheet.stepY) / 2
  const x = left + (index % sheet.columns) * sheet.stepX + offset.x
  const y = top + Math.floor(index / sheet.columns) * sheet.stepY + offset.y
  return { x: round(x), y: round(y) }
}

/**
 * Where each of `count` labels goes: sheets of places, the first of which begins at `start` (from 0), so that a sheet
 * of which some labels are gone can be used up.
 */
export function placesFor(
  sheet: LabelSheet,
  count: number,
  start: number,
): { sheet: number; index: number }[] {
  const perSheet = labelsPerSheet(sheet)
  return Array.from({ length: count }, (_, number) => ({
    sheet: Math.floor((start + number) / perSheet),
    index: (start + number) % perSheet,
  }))
}

/** Hundredths of a millimetre are more than any printer keeps. */
function round(millimetres: number): number {
  return Math.round(millimetres * 100) / 100
}
