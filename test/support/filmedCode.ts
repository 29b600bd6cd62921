/** A film that shows nothing but a QR code, for the camera that Chromium pretends to have. */
import { writeFileSync } from 'node:fs'
import bwip from 'bwip-js/node'

const width = 640
const height = 480

/** Writes a film of one picture in Y4M; brightness alone, as codes have no colour. */
export function filmCode(text: string, file: string): void {
  const [code] = bwip.raw({ bcid: 'qrcode', text })
  if (!code || !('pixs' in code)) throw new Error('bwip-js drew no matrix')
  const { pixs, pixx, pixy } = code
  const scale = Math.floor((height - 80) / pixy)
  const luma = Buffer.alloc(width * height, 235)
  const [left, top] = [(width - pixx * scale) >> 1, (height - pixy * scale) >> 1]
  for (let y = 0; y < pixy * scale; y += 1) {
    for (let x = 0; x < pixx * scale; x += 1) {
      const isDark = pixs[Math.floor(y / scale) * pixx + Math.floor(x / scale)] === 1
      if (isDark) luma[(top + y) * width + left + x] = 16
    }
  }
  const chroma = Buffer.alloc((width * height) / 2, 128)
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`)
  writeFileSync(file, Buffer.concat([header, luma, chroma]))
}
