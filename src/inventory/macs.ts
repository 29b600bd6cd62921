/**
 * MAC addresses of one device: a computer has one per network card. They are stored in one text, „AA:…, BB:…“.
 * @module
 */
const separator = ', '

/** The addresses of a stored text, in their order. */
export function macsOf(mac: string): string[] {
  return mac === '' ? [] : mac.split(separator)
}

/** The text that stores these addresses, each once. */
export function joinMacs(macs: readonly string[]): string {
  return [...new Set(macs)].join(separator)
}

/** What telephones and tablets answer instead of their address (Android since version 6). */
const placeholders: ReadonlySet<string> = new Set(['020000000000'])

/**
 * An address as AA:BB:CC:DD:EE:FF, whatever signs separate its digits; '' when it identifies nothing (no digits, all
 * zeros or ones, Android's 02:00:00:00:00:00), undefined when it is none.
 */
export function readMac(text: string): string | undefined {
  const digits = text.replace(/[\s:.-]/g, '').toUpperCase()
  if (digits === '' || /^(0+|F{12})$/.test(digits) || placeholders.has(digits)) return ''
  return /^[0-9A-F]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : undefined
}

/** The addresses of a text that holds one per network card; undefined when one of them is none. */
export function readMacs(text: string): string[] | undefined {
  const single = readMac(text)
  if (single !== undefined) return single === '' ? [] : [single]
  const macs = text
    .split(/[,;|/]+|\s+/)
    .filter((part) => part !== '')
    .map(readMac)
  if (macs.includes(undefined)) return undefined
  return macs.flatMap((mac) => mac || [])
}
