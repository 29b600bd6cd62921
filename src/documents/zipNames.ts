/** The names of the files in a ZIP archive, which ODF and Office files are. @module */

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
/** A comment at the end may be that long. */
const longestComment = 65_535
/** An office file has dozens of parts; what claims to have many more is none. */
const mostNames = 20_000

/** From the directory at the end, nothing is unpacked; empty for what is no readable archive. */
export function zipNames(data: Uint8Array): string[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const end = findEnd(view)
  if (end === undefined) return []
  const count = Math.min(view.getUint16(end + 10, true), mostNames)
  const names: string[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > data.length || view.getUint32(at, true) !== directoryEntry) return []
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths
    names.push(textOf(data.subarray(at + 46, at + 46 + nameLength)))
    at += 46 + nameLength + extraLength + commentLength
  }
  return names
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22
  for (let at = last; at >= 0 && at >= last - longestComment; at -= 1) {
    if (view.getUint32(at, true) === endOfDirectory) return at
  }
  return undefined
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
