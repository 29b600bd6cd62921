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
