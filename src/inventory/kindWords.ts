/** Kinds and codes of target objects in words. @module */
import { isTargetKind, type TargetKind, targetKindLabels } from '../../catalog/targetKind.ts'
import type { CodePrefix } from './targetObject.ts'

/** What codes with a prefix stand for, several of them. Source: DOMAIN 5. */
export const prefixLabels: Record<CodePrefix, string> = {
  IV: 'Informationsverbund',
  GP: 'Geschäftsprozesse',
  A: 'Anwendungen',
  S: 'Server',
  C: 'Clients und Laptops',
  M: 'Tablets und Telefone',
  N: 'Netzkomponenten',
  NZ: 'Netze',
  P: 'Drucker',
  T: 'Telefonie',
  V: 'Sonstiges und IoT',
  R: 'Räume',
  G: 'Gebäude',
  K: 'Verbindungen',
  D: 'Dienstleister',
}

export function isPrefix(text: string): text is CodePrefix {
  return Object.hasOwn(prefixLabels, text)
}

/** „Laptop, Client unter Windows“. */
export function kindWords(kinds: readonly string[]): string {
  return kinds.map((kind) => (isTargetKind(kind) ? targetKindLabels[kind] : kind)).join(', ')
}

/** The prefix that a code of such a target object begins with. Source: DOMAIN 5. */
export function prefixOfKinds(kinds: readonly TargetKind[]): CodePrefix {
  const [first = 'system.other'] = kinds
  return prefixOfKind.find(([beginning]) => first.startsWith(beginning))?.[1] ?? 'V'
}

const prefixOfKind: readonly (readonly [string, CodePrefix])[] = [
  ['domain', 'IV'],
  ['businessProcess', 'GP'],
  ['application.', 'A'],
  ['system.server', 'S'],
  ['system.storage', 'S'],
  ['system.virtualization', 'S'],
  ['system.terminalServer', 'S'],
  ['system.vdi', 'S'],
  ['system.mainframe', 'S'],
  ['system.container', 'S'],
  ['system.mdm', 'S'],
  ['system.nac', 'S'],
  ['system.client', 'C'],
  ['system.laptop', 'C'],
  ['system.tablet', 'M'],
  ['system.smartphone', 'M'],
  ['system.mobilePhone', 'M'],
  ['system.ios', 'M'],
  ['system.android', 'M'],
  ['system.router', 'N'],
  ['system.switch', 'N'],
  ['system.wlanAccessPoint', 'N'],
  ['system.firewall', 'N'],
  ['system.networkDevice', 'N'],
  ['system.vpn', 'N'],
  ['system.printer', 'P'],
  ['system.voip', 'T'],
  ['system.telephony', 'T'],
  ['system.fax', 'T'],
  ['network.link', 'K'],
  ['network.', 'NZ'],
  ['room.building', 'G'],
  ['site', 'G'],
  ['building.', 'G'],
  ['room.', 'R'],
  ['provider.', 'D'],
  ['customer.', 'D'],
]
