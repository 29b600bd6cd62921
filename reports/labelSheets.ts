/** Labels for devices as a PDF to the millimetre, and the page that shows how far a printer is off. @module */
import type { Instant } from '../src/core/day.ts'
import {
  cornerOf,
  type LabelOffset,
  type LabelSheetName,
  labelSheets,
  labelsPerSheet,
  noOffset,
  placesFor,
} from '../src/inventory/devices/labels/labelSheet.ts'
import { drawQrCode } from './pdf/drawQrCode.ts'
import { writePdf } from './pdf/writePdf.ts'

export type Label = {
  /** What the code leads to: the address of the device. */
  readonly address: string
  /** Inventory number, else serial number. */
  readonly number: string
}

export type LabelSheetInput = {
  readonly sheet: LabelSheetName
  readonly labels: readonly Label[]
  /** Labels that are gone from the first sheet, counted from its upper left along the rows. */
  readonly start: number
  readonly offset: LabelOffset
  /** Printed small on every label. */
  readonly owner: string
  readonly at: Instant
}

/** Sheets with one label per device. */
export async function writeLabelSheets(input: LabelSheetInput): Promise<Uint8Array> {
  const sheet = labelSheets[input.sheet]
  const places = placesFor(sheet, input.labels.length, input.start)
  const labels = await Promise.all(
    input.labels.map(async ({ address, number }, at) => {
      const place = places[at] ?? { sheet: 0, index: 0 }
      return {
        page: place.sheet,
        ...cornerOf(sheet, place.index, input.offset),
        number,
        code: await drawQrCode(address),
      }
    }),
  )
  return writePdf({
    template: 'labels',
    at: input.at,
    data: {
      width: sheet.width,
      height: sheet.height,
      owner: input.owner,
      pages: groupByPage(labels),
    },
  })
}

/**
 * Frames where the labels of a sheet are, and a ruler: printed on plain paper and held against a sheet of labels, it
 * shows the offset to enter.
 */
export function writeCalibrationPage(
  name: LabelSheetName,
  offset: LabelOffset,
  at: Instant,
): Promise<Uint8Array> {
  const sheet = labelSheets[name]
  const corners = Array.from({ length: labelsPerSheet(sheet) }, (_, index) =>
    cornerOf(sheet, index, offset),
  )
  const isShifted = offset.x !== noOffset.x || offset.y !== noOffset.y
  return writePdf({
    template: 'labelCalibration',
    at,
    data: { ...sheet, corners, offset: isShifted ? offset : null },
  })
}

function groupByPage<Item extends { readonly page: number }>(items: readonly Item[]): Item[][] {
  const pages: Item[][] = []
  for (const item of items) {
    const page = pages[item.page] ?? []
    pages[item.page] = page
    page.push(item)
  }
  return pages
}
