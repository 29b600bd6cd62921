import { foldText, tidy } from '../core/text.ts'
import { deviceKindOf } from '../inventory/deviceKind.ts'

/** Makers whose name in a designation is certain; what follows it is the model. */
const manufacturers = [
  'Acer',
  'Apple',
  'APC',
  'Aruba',
  'Asus',
  'AVM',
  'BenQ',
  'Brother',
  'Bintec',
  'Canon',
  'Cisco',
  'D-Link',
  'Dell',
  'Eaton',
  'Epson',
  'Extreme',
  'Fortinet',
  'Fujitsu',
  'Gigaset',
  'HP',
  'HPE',
  'Hewlett Packard',
  'Huawei',
  'Jabra',
  'Kyocera',
  'Konica Minolta',
  'LANCOM',
  'Lenovo',
  'Lexmark',
  'LG',
  'Logitech',
  'Medion',
  'Microsoft',
  'Mitel',
  'NEC',
  'Netgear',
  'OKI',
  'Panasonic',
  'Poly',
  'Polycom',
  'Promethean',
  'QNAP',
  'Ricoh',
  'Ruckus',
  'Samsung',
  'Sharp',
  'SMART',
  'Snom',
  'Sonos',
  'Sony',
  'Sophos',
  'Synology',
  'Terra',
  'Toshiba',
  'TP-Link',
  'Ubiquiti',
  'UniFi',
  'Unify',
  'Wortmann',
  'Xerox',
  'Yealink',
  'Zyxel',
] as const

const makers: ReadonlySet<string> = new Set(manufacturers.map((name) => name.toLowerCase()))

export type Designation = { readonly manufacturer: string; readonly model: string }

/**
 * Maker and model out of a free designation: „Notebook Lenovo ThinkPad L14“ → Lenovo, ThinkPad L14. The maker is looked
 * for at the beginning or after a word for a kind of device; where none is known, the whole text is
 * the model, unless it is only the word for a kind.
 */
export function describeDesignation(text: string): Designation {
  if (text === '' || deviceKindOf(text)) return { manufacturer: '', model: '' }
  const words = tidy(text).split(' ')
  for (const start of [0, 1, 2]) {
    const length = [1, 2].find((count) => isMaker(words.slice(start, start + count))) ?? 0
    if (length > 0 && (start === 0 || deviceKindOf(words.slice(0, start).join(' ')))) {
      const end = start + length
      return { manufacturer: words.slice(start, end).join(' '), model: words.slice(end).join(' ') }
    }
  }
  return { manufacturer: '', model: tidy(text) }
}

/** Whether the designation says nothing that kind, maker and model (`known`) do not say. */
export function isRedundant(designation: string, known: readonly string[]): boolean {
  if (designation === '' || deviceKindOf(designation)) return true
  const words = foldText(known.join(' ')).split(' ')
  return foldText(designation)
    .split(' ')
    .every((word) => words.includes(word))
}

function isMaker(words: readonly string[]): boolean {
  return makers.has(words.join(' ').toLowerCase())
}
