import { defineEndpoint } from '../endpoint.ts'
import {
  bulkAnswer,
  deviceAnswer,
  deviceBulk,
  deviceChange,
  devicePage,
  deviceQuery,
  deviceUpsert,
  newDevice,
  upsertAnswer,
} from './deviceSchemas.ts'

const tag = 'Geräte'
const params = { id: 'Kennung des Geräts, wie sie die Liste nennt' }

export const listDevicesEndpoint = defineEndpoint({
  method: 'get',
  path: '/devices',
  id: 'listDevices',
  tag,
  summary: 'Geräte auflisten',
  description:
    'In der Reihenfolge, in der sie angelegt wurden. `next` und die Kopfzeile `Link` führen zur nächsten Seite.',
  scope: 'devices:read',
  query: deviceQuery,
  answers: { 200: { description: 'Eine Seite der Liste', schema: devicePage } },
})

export const getDeviceEndpoint = defineEndpoint({
  method: 'get',
  path: '/devices/{id}',
  id: 'getDevice',
  tag,
  summary: 'Ein Gerät lesen',
  scope: 'devices:read',
  params,
  version: 'given',
  answers: { 200: { description: 'Das Gerät', schema: deviceAnswer } },
})

export const createDeviceEndpoint = defineEndpoint({
  method: 'post',
  path: '/devices',
  id: 'createDevice',
  tag,
  summary: 'Ein Gerät anlegen',
  description:
    'Gibt es schon ein Gerät mit der Inventarnummer oder der Seriennummer, wird nichts angelegt (409).',
  scope: 'devices:write',
  body: newDevice,
  example: {
    informationDomain: 'SCHULE',
    inventoryNumber: 'S-2025-0417',
    serial: '5CG1234XYZ',
    kind: 'notebook',
    manufacturer: 'HP',
    model: 'ProBook 450 G10',
    site: 'Grundschule Nord',
    room: '1.07',
    status: 'in_use',
  },
  version: 'given',
  answers: { 201: { description: 'Das Gerät ist angelegt', schema: upsertAnswer } },
})

export const upsertDeviceEndpoint = defineEndpoint({
  method: 'post',
  path: '/devices/upsert',
  id: 'upsertDevice',
  tag,
  summary: 'Ein Gerät anlegen oder ergänzen',
  description:
    'Das Gerät wird an der Inventarnummer erkannt, sonst an der Seriennummer, nach denselben Regeln wie beim Einlesen einer Liste. Was nicht genannt ist, bleibt; geleert wird nichts. Wer sichergehen will, nennt in `version` die gelesene Fassung.',
  scope: 'devices:write',
  body: deviceUpsert,
  example: {
    informationDomain: 'SCHULE',
    inventoryNumber: 'S-2025-0417',
    os: 'Windows 11 Pro',
    osVersion: '24H2',
  },
  version: 'given',
  answers: {
    200: { description: 'Das Gerät gab es schon', schema: upsertAnswer },
    201: { description: 'Das Gerät ist angelegt', schema: upsertAnswer },
  },
})

export const bulkDevicesEndpoint = defineEndpoint({
  method: 'post',
  path: '/devices/bulk',
  id: 'bulkDevices',
  tag,
  summary: 'Bis zu 500 Geräte anlegen oder ergänzen',
  description:
    'Ein Vorgang in der Datenbank. Mit `all_or_nothing` wird nichts gespeichert, sobald ein Eintrag nicht in Ordnung ist (422); sonst steht bei jedem Eintrag, was daraus wurde.',
  scope: 'devices:write',
  body: deviceBulk,
  example: {
    informationDomain: 'SCHULE',
    mode: 'each',
    items: [
      { inventoryNumber: 'S-2025-0417', status: 'in_use' },
      { serial: '5CG1234XYZ', kind: 'notebook', model: 'ProBook 450 G10' },
    ],
  },
  answers: { 200: { description: 'Was aus jedem Eintrag wurde', schema: bulkAnswer } },
})

export const changeDeviceEndpoint = defineEndpoint({
  method: 'patch',
  path: '/devices/{id}',
  id: 'changeDevice',
  tag,
  summary: 'Ein Gerät ändern',
  description:
    'Nur was genannt ist, ändert sich; null leert ein Feld. Verleihen, Reparatur, Verlust und Aussondern haben eigene Vorgänge in der Anwendung (409).',
  scope: 'devices:write',
  params,
  body: deviceChange,
  example: { room: '2.11', notes: null },
  version: 'needed',
  answers: { 200: { description: 'Das Gerät, wie es jetzt ist', schema: deviceAnswer } },
})

export const deviceEndpoints = [
  listDevicesEndpoint,
  getDeviceEndpoint,
  createDeviceEndpoint,
  upsertDeviceEndpoint,
  bulkDevicesEndpoint,
  changeDeviceEndpoint,
]
