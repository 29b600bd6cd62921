import { expect, test } from 'vitest'
import { guessSiteType } from '../../../src/exchange/guessSiteType.ts'
import { hostingOf } from '../../../src/exchange/values/parseHosting.ts'
import {
  deviceStatusOf,
  networkZoneOf,
  wibaAnswerOf,
  yesNoOf,
} from '../../../src/exchange/values/words.ts'

test.each([
  ['in Betrieb', 'in_use'],
  ['AKTIV', 'in_use'],
  ['Lager', 'in_stock'],
  ['ausgeliehen', 'on_loan'],
  ['defekt', 'in_repair'],
  ['gestohlen', 'lost'],
  ['ausgesondert', 'retired'],
  ['außer Betrieb', 'retired'],
  ['bestellt', 'ordered'],
  ['in_use', 'in_use'],
  ['sehr schön', undefined],
])('the status „%s“ is %s', (word, status) => {
  expect(deviceStatusOf(word)).toBe(status)
})

test.each([
  ['Verwaltungsnetz', 'administrative'],
  ['päd. Netz', 'pedagogical'],
  ['Pädagogisches Netz', 'pedagogical'],
  ['Gäste-WLAN', 'guest'],
  ['VLAN 20', undefined],
])('the network „%s“ is %s', (word, zone) => {
  expect(networkZoneOf(word)).toBe(zone)
})

test.each([
  ['Ja', 'yes'],
  [' NEIN ', 'no'],
  ['Nicht  relevant', 'not_relevant'],
  ['entfällt', 'not_relevant'],
  ['teilweise', undefined],
])('the answer „%s“ is %s', (word, answer) => {
  expect(wibaAnswerOf(word)).toBe(answer)
})

test.each([
  ['ja', true],
  ['Nein', false],
  ['x', true],
  ['vielleicht', undefined],
])('„%s“ is %s', (word, answer) => {
  expect(yesNoOf(word)).toBe(answer)
})

test.each([
  ['eigener Betrieb', { hosting: 'own', provider: '', known: true }],
  ['KITU', { hosting: 'provider', provider: 'KITU', known: true }],
  ['Dataport AöR', { hosting: 'provider', provider: 'Dataport AöR', known: true }],
  ['Cloud', { hosting: 'cloud', provider: '', known: true }],
  ['Cloud (Anbieter G)', { hosting: 'cloud', provider: 'Anbieter G', known: true }],
  ['ITEBO', { hosting: 'provider', provider: 'ITEBO', known: false }],
])('the hosting „%s“ is %o', (word, hosting) => {
  expect(hostingOf(word)).toEqual(hosting)
})

test.each([
  ['Grundschule Staßfurter Höhe', 'school'],
  ['Gymnasium Stephaneum', 'school'],
  ['Kita Sonnenschein', 'school'],
  ['Rathaus', 'administration'],
  ['Schulverwaltungsamt', 'administration'],
  ['Stadtarchiv', 'other'],
])('%s is most likely %s', (name, type) => {
  expect(guessSiteType(name)).toBe(type)
})
