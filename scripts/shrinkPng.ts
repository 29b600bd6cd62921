/**
 * A picture of a page in at most 256 colours: a page has few, and the file becomes a quarter. Reads what Chromium
 * writes: 8 bits a channel, RGB or RGBA, not interlaced.
 * Source: PNG specification, third edition.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const mostColours = 256

type Picture = { readonly width: number; readonly height: number; readonly colours: Uint32Array }

export function shrinkPng(png: Buffer): Buffer {
  const { width, height, colours } = readPicture(png)
  const { palette, indexOf } = choosePalette(colours)
  const rows = Buffer.alloc(height * (width + 1))
  for (let pixel = 0; pixel < colours.length; pixel += 1) {
    const row = Math.floor(pixel / width)
    rows[row * (width + 1) + 1 + (pixel % width)] = indexOf.get(colours[pixel] ?? 0) ?? 0
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const entries = Buffer.from(palette.flatMap((colour) => channelsOf(colour)))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', entries),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function readPicture(png: Buffer): Picture {
  if (!png.subarray(0, signature.length).equals(signature)) throw new Error('no PNG')
  const parts = [...chunksOf(png)]
  const header = parts.find(({ type }) => type === 'IHDR')?.data
  if (!header) throw new Error('no PNG')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const channels = header[9] === 6 ? 4 : 3
  const packed = Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const bytes = unfilter(inflateSync(packed), width * channels, height, channels)
  const colours = new Uint32Array(width * height)
  for (let pixel = 0; pixel < colours.length; pixel += 1) {
    colours[pixel] = bytes.readUIntBE(pixel * channels, 3)
  }
  return { width, height, colours }
}

function* chunksOf(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    yield { type, data: png.subarray(at + 8, at + 8 + length) }
    at += 12 + length
  }
}

/** Each row says in its first byte how it was told from its neighbours. */
function unfilter(raw: Buffer, stride: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(stride * height)
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)]
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column
      const left = column >= step ? (out[at - step] ?? 0) : 0
      const up = row > 0 ? (out[at - stride] ?? 0) : 0
      const corner = row > 0 && column >= step ? (out[at - stride - step] ?? 0) : 0
      const told = raw[row * (stride + 1) + 1 + column] ?? 0
      out[at] = told + predict(filter, left, up, corner)
    }
  }
  return out
}

function predict(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter === 4) return nearest(left, up, corner)
  return 0
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

/** The most frequent colours; every other one becomes the nearest of them. */
function choosePalette(colours: Uint32Array): {
  palette: number[]
  indexOf: ReadonlyMap<number, number>
} {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || a - b).map(([colour]) => colour)
  const palette = ranked.slice(0, mostColours)
  const indexOf = new Map(palette.map((colour, index) => [colour, index]))
  for (const colour of ranked.slice(mostColours)) {
    const distances = palette.map((other) => distanceOf(colour, other))
    indexOf.set(colour, distances.indexOf(Math.min(...distances)))
  }
  return { palette, indexOf }
}

function distanceOf(a: number, b: number): number {
  const theirs = channelsOf(b)
  return channelsOf(a).reduce((sum, value, index) => sum + (value - (theirs[index] ?? 0)) ** 2, 0)
}

function channelsOf(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
