/**
 * Which kinds of target object a device is: from its kind and its operating system, nothing else.
 * Source: Kompendium Edition 2023, sections 1.3 of the layers SYS and NET; modelling-notes.
 * @module
 */
import { targetKindsOn } from '../../catalog/operatingSystems.ts'
import type { DeviceForm, OsFamily } from '../../catalog/operatingSystemsFile.ts'
import type { TargetKind } from '../../catalog/targetKind.ts'
import type { DeviceKind } from './deviceKind.ts'
import type { CodePrefix, TargetAttributes } from './targetObject.ts'

/** What devices of one kind and operating system are for modelling. */
export type DeviceTarget = {
  readonly prefix: CodePrefix
  readonly kinds: readonly TargetKind[]
  readonly attributes: TargetAttributes
}

/** Kinds of devices that a group can be made of; the others say too little. */
export type GroupableKind = Exclude<DeviceKind, 'client' | 'other'>

type DeviceRule = {
  readonly prefix: CodePrefix
  /** Several of them, as the name of a group begins. */
  readonly noun: string
  readonly kinds: readonly TargetKind[]
  /** Grouped by operating system, which adds kinds for devices built like this. */
  readonly form?: DeviceForm
  /** Such devices are not taken to hang on the network of their site unless the list says it. */
  readonly offNetwork?: true
  readonly attributes?: TargetAttributes
}

const rules: Record<GroupableKind, DeviceRule> = {
  pc: { prefix: 'C', noun: 'PC', kinds: [], form: 'client' },
  notebook: { prefix: 'C', noun: 'Notebooks', kinds: ['system.laptop'], form: 'client' },
  tablet: { prefix: 'M', noun: 'Tablets', kinds: ['system.tablet'], form: 'mobile' },
  smartphone: {
    prefix: 'M',
    noun: 'Smartphones',
    kinds: ['system.smartphone'],
    form: 'mobile',
    offNetwork: true,
    attributes: { hasMobileRadio: true },
  },
  mobile_phone: {
    prefix: 'M',
    noun: 'Mobiltelefone',
    kinds: ['system.mobilePhone'],
    offNetwork: true,
  },
  server: { prefix: 'S', noun: 'Server', kinds: [], form: 'server' },
  virtual_server: { prefix: 'S', noun: 'Virtuelle Server', kinds: [], form: 'server' },
  storage: { prefix: 'S', noun: 'Speichersysteme', kinds: ['system.storage'] },
  router: { prefix: 'N', noun: 'Router', kinds: ['system.router'] },
  switch: { prefix: 'N', noun: 'Switches', kinds: ['system.switch'] },
  access_point: { prefix: 'N', noun: 'Access Points', kinds: ['system.wlanAccessPoint'] },
  firewall: { prefix: 'N', noun: 'Firewalls', kinds: ['system.firewall'] },
  network_device: { prefix: 'N', noun: 'Netzkomponenten', kinds: ['system.networkDevice'] },
  printer: { prefix: 'P', noun: 'Drucker', kinds: ['system.printer'] },
  phone: { prefix: 'T', noun: 'IP-Telefone', kinds: ['system.voip'] },
  telephone_system: { prefix: 'T', noun: 'TK-Anlagen', kinds: ['system.telephony'] },
  fax: { prefix: 'T', noun: 'Faxgeräte', kinds: ['system.fax'], offNetwork: true },
  video_conference: { prefix: 'V', noun: 'Videokonferenzsysteme', kinds: ['system.iot'] },
  interactive_board: { prefix: 'V', noun: 'Interaktive Tafeln', kinds: ['system.iot'] },
  projector: { prefix: 'V', noun: 'Beamer', kinds: ['system.other'], offNetwork: true },
  ups: { prefix: 'V', noun: 'USV', kinds: ['system.other'], offNetwork: true },
  iot: { prefix: 'V', noun: 'IoT-Geräte', kinds: ['system.iot'] },
  removable_media: {
    prefix: 'V',
    noun: 'Wechseldatenträger',
    kinds: ['system.removableMedia'],
    offNetwork: true,
  },
}

/** Whether a group can be made of devices of this kind. */
export function isGroupable(kind: DeviceKind): kind is GroupableKind {
  return Object.hasOwn(rules, kind)
}

/** Several devices of the kind, as the name of a group begins: „Notebooks“. */
export function deviceNoun(kind: GroupableKind): string {
  return rules[kind].noun
}

/** Whether devices of the kind are grouped by their operating system. */
export function dependsOnOs(kind: GroupableKind): boolean {
  return rules[kind].form !== undefined
}

/** Whether devices of the kind hang on the network of their site when the list states none. */
export function usesSiteNetwork(kind: GroupableKind): boolean {
  return rules[kind].offNetwork !== true
}

/** Prefixes of the groups that devices of the kind can be in: a tablet with a desktop operating system is a laptop. */
export function prefixesOfKind(kind: GroupableKind): readonly CodePrefix[] {
  const { prefix, form } = rules[kind]
  return form === 'mobile' ? [prefix, 'C'] : [prefix]
}

/** What devices of the kind are with this operating system; `family` counts only if `dependsOnOs`. */
export function deviceTargetOf(kind: GroupableKind, family: OsFamily): DeviceTarget {
  const { prefix, kinds, form, attributes = {} } = rules[kind]
  if (form === undefined) return { prefix, kinds, attributes }
  const ofOs = targetKindsOn(family, form)
  if (form === 'mobile') return mobileTarget({ prefix, kinds, attributes }, ofOs)
  if (form === 'server') return { prefix, kinds: orElse(ofOs, 'system.server'), attributes }
  return clientTarget({ prefix, kinds, attributes }, orElse(ofOs, 'system.client'))
}

/** A tablet with a desktop operating system is a laptop, no mobile device (SYS.3.2.2, section 1.3). */
function mobileTarget(own: DeviceTarget, ofOs: readonly TargetKind[]): DeviceTarget {
  if (!ofOs.some(isClientKind)) return { ...own, kinds: merged(own.kinds, ofOs) }
  return { prefix: 'C', kinds: merged(['system.laptop'], ofOs), attributes: {} }
}

/** A PC with a server system is a server; one with a mobile system is what that system says. */
function clientTarget(own: DeviceTarget, ofOs: readonly TargetKind[]): DeviceTarget {
  if (ofOs.some(isClientKind)) return { ...own, kinds: merged(own.kinds, ofOs) }
  const prefix = ofOs.includes('system.server') ? 'S' : 'M'
  return { prefix, kinds: ofOs, attributes: own.attributes }
}

function isClientKind(kind: TargetKind): boolean {
  return kind === 'system.client' || kind.startsWith('system.client.')
}

function orElse(kinds: readonly TargetKind[], fallback: TargetKind): readonly TargetKind[] {
  return kinds.length > 0 ? kinds : [fallback]
}

function merged(a: readonly TargetKind[], b: readonly TargetKind[]): TargetKind[] {
  return [...new Set([...a, ...b])]
}
