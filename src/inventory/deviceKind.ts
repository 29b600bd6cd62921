/**
 * Kinds of devices and the words under which lists name them.
 * @module
 */
import { foldText, nearestWord } from '../core/text.ts'

export const deviceKinds = [
  'pc',
  'notebook',
  'client',
  'tablet',
  'smartphone',
  'mobile_phone',
  'server',
  'virtual_server',
  'storage',
  'router',
  'switch',
  'access_point',
  'firewall',
  'network_device',
  'printer',
  'phone',
  'telephone_system',
  'fax',
  'video_conference',
  'interactive_board',
  'projector',
  'ups',
  'iot',
  'removable_media',
  'other',
] as const
export type DeviceKind = (typeof deviceKinds)[number]

export const deviceKindLabels: Record<DeviceKind, string> = {
  pc: 'PC',
  notebook: 'Notebook',
  client: 'Client (Bauart nicht angegeben)',
  tablet: 'Tablet',
  smartphone: 'Smartphone',
  mobile_phone: 'Mobiltelefon',
  server: 'Server',
  virtual_server: 'Virtueller Server',
  storage: 'Speichersystem',
  router: 'Router',
  switch: 'Switch',
  access_point: 'Access Point',
  firewall: 'Firewall',
  network_device: 'Netzkomponente',
  printer: 'Drucker',
  phone: 'IP-Telefon',
  telephone_system: 'TK-Anlage',
  fax: 'Faxgerät',
  video_conference: 'Videokonferenzsystem',
  interactive_board: 'Interaktive Tafel',
  projector: 'Beamer',
  ups: 'USV',
  iot: 'IoT-Gerät',
  removable_media: 'Wechseldatenträger',
  other: 'Sonstiges Gerät',
}

/** Words of real lists, folded, in order of precision: the first that fits a designation wins. */
const synonyms: Record<DeviceKind, readonly string[]> = {
  virtual_server: ['virtueller server', 'vm', 'virtuelle maschine'],
  access_point: ['access point', 'accesspoint', 'wlan ap', 'wlan access point', 'ap', 'wap'],
  telephone_system: ['tk anlage', 'telefonanlage', 'tk-anlage', 'pbx'],
  video_conference: ['videokonferenzsystem', 'videokonferenz', 'videokonferenzanlage', 'vc system'],
  interactive_board: [
    'interaktive tafel',
    'interaktives display',
    'smartboard',
    'digitale tafel',
    'activpanel',
    'whiteboard',
    'display',
  ],
  network_device: ['netzkomponente', 'netzwerkkomponente', 'netzwerkgeraet', 'medienkonverter'],
  removable_media: ['usb-stick', 'usb stick', 'wechseldatentraeger', 'externe festplatte'],
  mobile_phone: ['mobiltelefon', 'handy', 'feature phone'],
  smartphone: ['smartphone', 'diensthandy', 'iphone'],
  tablet: ['tablet', 'ipad', 'tablet-pc', 'surface go'],
  notebook: ['notebook', 'laptop', 'nb', 'macbook', 'thinkpad', 'chromebook', 'convertible'],
  pc: [
    'pc',
    'desktop',
    'desktop-pc',
    'arbeitsplatz-pc',
    'arbeitsplatzrechner',
    'rechner',
    'computer',
    'mini-pc',
    'all-in-one',
    'workstation',
    'thin client',
    'imac',
    'mac mini',
  ],
  client: ['client', 'endgeraet'],
  storage: ['nas', 'san', 'speichersystem', 'storage'],
  firewall: ['firewall', 'utm'],
  router: ['router', 'dsl-router', 'lte-router'],
  switch: ['switch', 'netzwerkswitch', 'core-switch'],
  printer: [
    'drucker',
    'laserdrucker',
    'multifunktionsgeraet',
    'multifunktionsdrucker',
    'mfp',
    'mfg',
    'kopierer',
    'printer',
    'etikettendrucker',
    'scanner',
  ],
  phone: ['ip-telefon', 'telefon', 'voip-telefon', 'tischtelefon', 'phone'],
  fax: ['fax', 'faxgeraet'],
  projector: ['beamer', 'projektor', 'projector'],
  ups: ['usv', 'ups'],
  server: ['server', 'schulserver', 'fileserver', 'hypervisor'],
  iot: ['iot', 'iot-geraet', 'zeiterfassungsterminal', 'kamera', 'ip-kamera', 'sensor'],
  other: ['sonstiges', 'sonstiges geraet', 'sonstige', 'zubehoer'],
}

const kindByWord = new Map<string, DeviceKind>()
for (const kind of deviceKinds) {
  for (const word of [kind, deviceKindLabels[kind], ...synonyms[kind]]) {
    kindByWord.set(normalizeWord(word), kind)
  }
}

/** The kind that a cell of a list names, e.g. „Laptop“ → `notebook`; also plurals and „Art: Notebook“. */
export function deviceKindOf(word: string): DeviceKind | undefined {
  const folded = normalizeWord(word)
  return kindByWord.get(folded) ?? kindByWord.get(folded.replace(/(s|e|en|er|n)$/, ''))
}

/** The kind that a free designation („Notebook Lenovo ThinkPad L14“) speaks of, if exactly one word does first. */
export function deviceKindInText(text: string): DeviceKind | undefined {
  const words = normalizeWord(text).split(' ')
  for (const length of [3, 2, 1]) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const kind = kindByWord.get(words.slice(start, start + length).join(' '))
      if (kind) return kind
    }
  }
  return undefined
}

/** The German word for a kind that is spelt most like the given one. */
export function nearestDeviceKind(word: string): string | undefined {
  return nearestWord(word, Object.values(deviceKindLabels))
}

function normalizeWord(word: string): string {
  return foldText(word)
    .replace(/[-_/.,;:()]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}
