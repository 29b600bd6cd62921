/** The pictures of docs/bilder.md are there, small, and shown. */
import { readdirSync, readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pictures, sizes } from '../../scripts/pictures.ts'
import { shrinkPng } from '../../scripts/shrinkPng.ts'
import { packageRoot } from '../../src/core/packageRoot.ts'

const folder = new URL('docs/bilder/', packageRoot)
const page = readFileSync(new URL('docs/bilder.md', packageRoot), 'utf8')
const names = pictures.flatMap(({ name }) =>
  Object.keys(sizes).map((size) => `${name}-${size}.png`),
)

describe('the pictures of the main pages', () => {
  it.each(names)('%s is there, small, and shown with words', (name) => {
    expect(readFileSync(new URL(name, folder)).length).toBeLessThan(150_000)
    expect(page).toMatch(new RegExp(`!\\[[^\\]]{8,}\\]\\(bilder/${name}\\)`))
  })

  it('are thirteen pages in two sizes, nothing else, and light to load together', () => {
    const bytes = names.map((name) => readFileSync(new URL(name, folder)).length)

    expect(names).toHaveLength(26)
    expect(readdirSync(folder).sort()).toEqual([...names].sort())
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_500_000)
  })
})

describe('a picture in few colours', () => {
  it('keeps the colours of a picture that has few, and its size', () => {
    const shrunk = shrinkPng(pictureOf([0x12_34_56, 0xff_00_00, 0x12_34_56, 0x00_ff_00]))

    expect([shrunk.readUInt32BE(16), shrunk.readUInt32BE(20), shrunk[25]]).toEqual([4, 1, 3])
    expect(shrunk.includes(Buffer.from([0x12, 0x34, 0x56, 0, 0xff, 0, 0xff, 0, 0]))).toBe(true)
  })

  it('refuses what is no picture', () => {
    expect(() => shrinkPng(Buffer.from('no picture'))).toThrow('no PNG')
  })
})

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** One row of pixels without an alpha channel. */
function pictureOf(colours: readonly number[]): Buffer {
  const row = Buffer.from([
    0,
    ...colours.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]),
  ])
  const header = Buffer.from([0, 0, 0, colours.length, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  return Buffer.concat([signature, part('IHDR', header), part('IDAT', deflateSync(row))])
}

function part(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
}
