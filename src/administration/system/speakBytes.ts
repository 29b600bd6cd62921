const units = ['Byte', 'kB', 'MB', 'GB', 'TB'] as const
const german = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 })

/** „12,4 MB“; a kilobyte has 1000 bytes. */
export function speakBytes(bytes: number): string {
  let rest = bytes
  let index = 0
  while (rest >= 1000 && index < units.length - 1) {
    rest /= 1000
    index += 1
  }
  return `${german.format(rest)} ${units[index]}`
}
