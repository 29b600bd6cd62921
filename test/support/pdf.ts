/** What a test can see of a PDF of ours without a PDF library. */
import { inflateSync } from 'node:zlib'

const millimetresPerPoint = 25.4 / 72
const paperHeight = 297

/** Everything in the file that can be read: its plain parts and its inflated streams. */
export function readPdf(bytes: Uint8Array): string {
  return [Buffer.from(bytes).toString('latin1'), ...streamsOf(bytes)].join('\n')
}

/** Boxes that the pages clip to, in millimetres from the upper left corner, page after page. */
export function clipBoxesOf(bytes: Uint8Array): Box[] {
  return streamsOf(bytes)
    .filter((stream) => / cm\n/.test(stream))
    .flatMap((stream) => [...stream.matchAll(clipPath)].map(boxOf))
}

/** Frames that are drawn, in millimetres from the upper left corner. */
export function framesOf(bytes: Uint8Array): Box[] {
  return streamsOf(bytes).flatMap((stream) => [...stream.matchAll(framePath)].map(frameOf))
}

export type Box = { x: number; y: number; width: number; height: number }

const clipPath = /(\S+) (\S+) m\n(\S+) \S+ l\n\S+ (\S+) l\n\S+ \S+ l\nh\nW\n/g
const framePath =
  /1 0 0 -1 (\S+) (\S+) cm\n(?:.+\n){4}0 0 m\n(\S+) 0 l\n\S+ (\S+) l\n0 \S+ l\nh\nS\n/g

function boxOf([, left, top, right, bottom]: RegExpMatchArray): Box {
  return {
    x: millimetres(Number(left)),
    y: round(paperHeight - millimetres(Number(top))),
    width: millimetres(Number(right) - Number(left)),
    height: millimetres(Number(top) - Number(bottom)),
  }
}

function frameOf([, left, top, width, height]: RegExpMatchArray): Box {
  return {
    x: millimetres(Number(left)),
    y: round(paperHeight - millimetres(Number(top))),
    width: millimetres(Number(width)),
    height: millimetres(Number(height)),
  }
}

function streamsOf(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes)
  const streams: string[] = []
  for (const { index, 0: start } of file.toString('latin1').matchAll(/stream\r?\n/g)) {
    const from = index + start.length
    const to = file.indexOf('endstream', from)
    try {
      streams.push(inflateSync(file.subarray(from, to)).toString('latin1'))
    } catch {
      // Not every stream is compressed, and „endstream“ also ends in „stream“.
    }
  }
  return streams
}

function millimetres(points: number): number {
  return round(points * millimetresPerPoint)
}

function round(length: number): number {
  return Math.round(length * 100) / 100
}
