import { describe, expect, test } from 'vitest'
import { writeCalibrationPage, writeLabelSheets } from '../../reports/labelSheets.ts'
import {
  cornerOf,
  labelSheetNames,
  labelSheets,
  labelsPerSheet,
  placesFor,
} from '../../src/inventory/devices/labels/labelSheet.ts'
import { clipBoxesOf, framesOf, readPdf } from '../support/pdf.ts'

const at = '2025-05-22T10:00:00.000Z'
const labels = ['BSP-0001', 'BSP-0002', 'BSP-0003'].map((number) => ({
  number,
  address: `https://basislotse.example/geraete/${number}`,
}))
const input = { labels, start: 0, offset: { x: 0, y: 0 }, owner: 'Stadt Aken', at }

describe('a sheet of labels', () => {
  test.each([
    ['L4778', 48],
    ['L6009', 48],
    ['3666', 65],
  ] as const)('%s has %i labels', (name, count) => {
    expect(labelsPerSheet(labelSheets[name])).toBe(count)
  })

  test.each(labelSheetNames)('%s lies in the middle of A4', (name) => {
    const sheet = labelSheets[name]
    const first = cornerOf(sheet, 0)
    const last = cornerOf(sheet, labelsPerSheet(sheet) - 1)

    expect(first.x).toBeCloseTo(210 - last.x - sheet.width, 1)
    expect(first.y).toBeCloseTo(297 - last.y - sheet.height, 1)
  })

  test('is used up from the place at which it was begun', () => {
    const places = placesFor(labelSheets.L4778, 3, 46)

    expect(places).toEqual([
      { sheet: 0, index: 46 },
      { sheet: 0, index: 47 },
      { sheet: 1, index: 0 },
    ])
  })
})

describe('the PDF of labels', () => {
  test.each(labelSheetNames)('has every label of %s where the sheet has it', async (name) => {
    const { width, height } = labelSheets[name]

    const boxes = clipBoxesOf(await writeLabelSheets({ ...input, sheet: name, start: 4 }))

    const expected = [4, 5, 6].map((index) => ({ ...cornerOf(labelSheets[name], index) }))
    for (const { x, y } of expected) {
      const box = boxes.find((one) => Math.abs(one.x - x) < 0.05 && Math.abs(one.y - y) < 0.05)
      expect(box?.width).toBeCloseTo(width, 1)
      expect(box?.height).toBeCloseTo(height, 1)
    }
  })

  test('moves all labels by the offset of the printer', async () => {
    const straight = clipBoxesOf(await writeLabelSheets({ ...input, sheet: 'L4778' }))
    const moved = clipBoxesOf(
      await writeLabelSheets({ ...input, sheet: 'L4778', offset: { x: 1.5, y: -0.5 } }),
    )

    expect(moved[0]?.x).toBeCloseTo((straight[0]?.x ?? 0) + 1.5, 1)
    expect(moved[0]?.y).toBeCloseTo((straight[0]?.y ?? 0) - 0.5, 1)
  })

  test('is tagged, embeds its type and is the same for the same devices', async () => {
    const bytes = await writeLabelSheets({ ...input, sheet: '3666' })
    const again = await writeLabelSheets({ ...input, sheet: '3666' })
    const pdf = readPdf(bytes)

    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).toContain('/Marked true')
    expect(pdf).toMatch(/\/FontFile[23]/)
    expect(Buffer.compare(bytes, again)).toBe(0)
  })

  test('goes on to a second page', async () => {
    const pdf = readPdf(await writeLabelSheets({ ...input, sheet: 'L4778', start: 46 }))

    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
  })

  test('takes numbers that hold markup or no space at all', async () => {
    const odd = ['#panic()', '*_$<x>', 'X'.repeat(60)].map((number) => ({
      number,
      address: 'https://basislotse.example/geraete/odd',
    }))

    await expect(writeLabelSheets({ ...input, labels: odd, sheet: '3666' })).resolves.toBeDefined()
  })
})

test('the calibration page frames every label and shows the offset', async () => {
  const sheet = labelSheets.L6009
  const frames = framesOf(await writeCalibrationPage('L6009', { x: 1, y: 0 }, at))

  expect(frames).toHaveLength(48)
  expect(frames[0]?.x).toBeCloseTo(cornerOf(sheet, 0).x + 1, 1)
  expect(frames[0]?.width).toBeCloseTo(sheet.width, 1)
})
