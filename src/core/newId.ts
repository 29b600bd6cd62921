/** A new UUIDv7: 48 bits of time, then 74 random bits, so that ids sort by when they were made. */
export function newUuidV7(milliseconds: number, randomBytes: (size: number) => Uint8Array): string {
  const bytes = randomBytes(16)
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16)
  view.setUint32(0, Math.floor(milliseconds / 0x10000))
  view.setUint16(4, milliseconds % 0x10000)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
