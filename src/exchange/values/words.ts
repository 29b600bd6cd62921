/**
 * Words of real lists for values that the program knows. Words are compared folded, without signs and blanks.
 * @module
 */

import { nearestWord } from '../../core/text.ts'
import { wordKey } from '../../core/wordKey.ts'
import {
  type DeviceStatus,
  deviceStatusLabels,
  type NetworkZone,
  networkZoneLabels,
  type SiteType,
  siteTypeLabels,
} from '../../inventory/device.ts'
import { type WibaAnswer, wibaAnswerLabels } from '../../wiba/wibaAnswer.ts'

const statusWords: Record<DeviceStatus, readonly string[]> = {
  ordered: ['bestellung', 'in bestellung', 'ordered', 'on order', 'beauftragt'],
  in_stock: [
    'lager',
    'auf lager',
    'eingelagert',
    'reserve',
    'ersatzgerät',
    'in stock',
    'stock',
    'ready to deploy',
    'available',
    'verfügbar',
    'nicht ausgegeben',
  ],
  in_use: [
    'aktiv',
    'active',
    'in benutzung',
    'in gebrauch',
    'im einsatz',
    'eingesetzt',
    'in nutzung',
    'genutzt',
    'betrieb',
    'produktiv',
    'in use',
    'deployed',
    'ausgegeben',
    'vorhanden',
    'ok',
    'i.o.',
    'in ordnung',
    'funktionsfähig',
  ],
  on_loan: [
    'ausgeliehen',
    'entliehen',
    'leihe',
    'leihgerät',
    'verleih',
    'on loan',
    'loaned',
    'geliehen',
  ],
  in_repair: [
    'reparatur',
    'defekt',
    'kaputt',
    'in wartung',
    'service',
    'in repair',
    'broken',
    'repair',
    'out for repair',
    'rma',
  ],
  lost: [
    'verlust',
    'gestohlen',
    'diebstahl',
    'lost',
    'stolen',
    'nicht auffindbar',
    'vermisst',
    'missing',
  ],
  retired: [
    'aussonderung',
    'verschrottet',
    'entsorgt',
    'abgeschrieben',
    'abgegeben',
    'außer betrieb',
    'ausgemustert',
    'stillgelegt',
    'verkauft',
    'retired',
    'archived',
    'disposed',
    'decommissioned',
    'inaktiv',
  ],
}

const zoneWords: Record<NetworkZone, readonly string[]> = {
  administrative: [
    'verwaltung',
    'verwaltungs lan',
    'schulverwaltungsnetz',
    'schulverwaltung',
    'administrative',
    'admin netz',
    'office',
  ],
  pedagogical: [
    'pädagogik',
    'pädagogisch',
    'päd. netz',
    'päd netz',
    'pädagogiknetz',
    'unterrichtsnetz',
    'unterricht',
    'schulnetz',
    'schülernetz',
    'pedagogical',
    'lehrnetz',
    'edu',
  ],
  guest: ['gast', 'gäste', 'gästenetz', 'gäste wlan', 'gast wlan', 'guest', 'byod'],
  management: ['management', 'mgmt', 'management vlan', 'administrationsnetz', 'oob'],
}

const siteTypeWords: Record<SiteType, readonly string[]> = {
  administration: ['rathaus', 'amt', 'behörde', 'kernverwaltung', 'administration', 'dienststelle'],
  school: [
    'grundschule',
    'sekundarschule',
    'gemeinschaftsschule',
    'gesamtschule',
    'gymnasium',
    'förderschule',
    'berufsschule',
    'berufsbildende schule',
    'hauptschule',
    'realschule',
    'oberschule',
    'school',
    'gs',
    'sek',
    'gym',
  ],
  other: [
    'sonstige',
    'sonstiges',
    'andere',
    'other',
    'kita',
    'kindergarten',
    'hort',
    'bibliothek',
    'museum',
  ],
}

const answerWords: Record<WibaAnswer, readonly string[]> = {
  yes: ['j', 'yes', 'y', 'wahr', 'true', 'umgesetzt', 'erfüllt'],
  no: ['n', 'no', 'falsch', 'false', 'nicht umgesetzt', 'nicht erfüllt'],
  not_relevant: [
    'n. r.',
    'irrelevant',
    'entfällt',
    'trifft nicht zu',
    'nicht zutreffend',
    'nicht anwendbar',
  ],
}

const yes: ReadonlySet<string> = new Set([
  'ja',
  'j',
  'yes',
  'y',
  'x',
  'wahr',
  'true',
  '1',
  'vorhanden',
])
const no: ReadonlySet<string> = new Set(['nein', 'n', 'no', 'falsch', 'false', '0', 'keine'])

const statuses = indexWords(statusWords, deviceStatusLabels)
const zones = indexWords(zoneWords, networkZoneLabels)
const types = indexWords(siteTypeWords, siteTypeLabels)
const answers = indexWords(answerWords, wibaAnswerLabels)

export function deviceStatusOf(word: string): DeviceStatus | undefined {
  return statuses.get(wordKey(word))
}

export function networkZoneOf(word: string): NetworkZone | undefined {
  return zones.get(wordKey(word))
}

export function siteTypeOf(word: string): SiteType | undefined {
  return types.get(wordKey(word))
}

export function wibaAnswerOf(word: string): WibaAnswer | undefined {
  return answers.get(wordKey(word))
}

export function yesNoOf(word: string): boolean | undefined {
  const key = wordKey(word)
  if (yes.has(key)) return true
  return no.has(key) ? false : undefined
}

function indexWords<T extends string>(
  words: Record<T, readonly string[]>,
  labels: Record<T, string>,
): ReadonlyMap<string, T> {
  const index = new Map<string, T>()
  for (const value of Object.keys(words) as T[]) {
    for (const word of [value, labels[value], ...words[value]]) index.set(wordKey(word), value)
  }
  return index
}

/** The German word for a status that is spelt most like the given one. */
export function nearestStatus(word: string): string | undefined {
  return nearestWord(word, Object.values(deviceStatusLabels))
}
