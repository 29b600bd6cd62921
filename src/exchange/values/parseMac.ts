import { saysNothing } from './reading.ts'

/**
 * A MAC address as AA:BB:CC:DD:EE:FF, whatever signs separate its digits; '' when the text is empty or the address
 * is all zeros or ones, undefined when it is none.
 */
export function parseMac(text: string): string | undefined {
  if (saysNothing(text)) return ''
  const digits = text.replace(/[\s:.-]/g, '').toUpperCase()
  if (/^(0+|F{12})$/.test(digits)) return ''
  return /^[0-9A-F]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : undefined
}
