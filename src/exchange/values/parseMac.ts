import { saysNothing } from './reading.ts'

/** What telephones and tablets answer instead of their address (Android since version 6). */
const placeholders: ReadonlySet<string> = new Set(['020000000000'])

/**
 * A MAC address as AA:BB:CC:DD:EE:FF, whatever signs separate its digits; '' when the text is empty or the address
 * identifies nothing (all zeros or ones, Android's 02:00:00:00:00:00), undefined when it is none.
 */
export function parseMac(text: string): string | undefined {
  if (saysNothing(text)) return ''
  const digits = text.replace(/[\s:.-]/g, '').toUpperCase()
  if (/^(0+|F{12})$/.test(digits) || placeholders.has(digits)) return ''
  return /^[0-9A-F]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : undefined
}

/** The addresses of a cell that holds one per network card; undefined when one of them is none. */
export function parseMacs(text: string): string[] | undefined {
  const single = parseMac(text)
  if (single !== undefined) return single === '' ? [] : [single]
  const parts = text.split(/[,;|/]+|\s+/).filter((part) => part !== '')
  const macs: string[] = []
  for (const mac of parts.map(parseMac)) {
    if (mac === undefined) return undefined
    if (mac !== '') macs.push(mac)
  }
  return macs
}
