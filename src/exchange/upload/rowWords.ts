/** Rows of a plan in the words of the preview. @module */
import { isTargetKind, targetKindLabels } from '../../../catalog/targetKind.ts'
import { germanDay, isDay } from '../../core/day.ts'
import { hostingLabels } from '../../inventory/application.ts'
import { deviceStatusLabels, networkZoneLabels, siteTypeLabels } from '../../inventory/device.ts'
import { deviceKindLabels } from '../../inventory/deviceKind.ts'
import { applicationColumns } from '../columns/applicationColumns.ts'
import { providerColumns } from '../columns/providerColumns.ts'
import { deviceRecordLabels } from '../deviceRecord.ts'
import type { DeviceRecord, FieldChange } from '../importPlan.ts'
import type { PreviewField } from './importUpload.ts'
import type { UploadKind } from './uploadKind.ts'

const fieldLabels: Record<UploadKind, Readonly<Record<string, string>>> = {
  devices: deviceRecordLabels,
  applications: applicationColumns.labels,
  rooms: {
    siteName: 'Standort',
    siteType: 'Standorttyp',
    building: 'Gebäude',
    name: 'Raum',
    kind: 'Raumart',
  },
  providers: {
    ...providerColumns.labels,
    kinds: 'Art',
    description: 'Beschreibung',
    count: 'Anzahl',
    edited: 'Von der Liste bestimmt',
    reason: 'Herkunft',
  },
}

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: deviceKindLabels,
  status: deviceStatusLabels,
  networkZone: networkZoneLabels,
  siteType: siteTypeLabels,
  hosting: hostingLabels,
}

/** Fields for programs only. */
const unspoken: ReadonlySet<string> = new Set(['edited', 'groupKey', 'reason'])

export function spokenFields(
  kind: UploadKind,
  fields: Readonly<Record<string, FieldChange>>,
): PreviewField[] {
  return Object.entries(fields)
    .filter(([field]) => !unspoken.has(field))
    .map(([field, { before, after }]) => ({
      label: fieldLabels[kind][field] ?? field,
      before: speakFact(field, before),
      after: speakFact(field, after),
    }))
}

/** '' for nothing. */
export function speakFact(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'ja' : 'nein'
  if (typeof value === 'number') {
    return field.endsWith('Cents') ? `${(value / 100).toFixed(2).replace('.', ',')} €` : `${value}`
  }
  if (Array.isArray(value)) return value.map((each) => speakFact(field, each)).join(', ')
  const text = String(value)
  const known = words[field]
  if (known && Object.hasOwn(known, text)) return known[text] ?? text
  if (isTargetKind(text)) return targetKindLabels[text]
  return isDay(text) ? germanDay(text) : text
}

/** What people call the device by. */
export function deviceTitle(device: DeviceRecord): string {
  const { inventoryNumber, serial, hostname, mac } = device
  return inventoryNumber ?? serial ?? (hostname || mac)
}

/** „Notebook, Lenovo ThinkPad L14, Windows 11, Burgschule, R 1.07“ */
export function deviceSummary(device: DeviceRecord): string {
  const { manufacturer, model, os, siteName, building, roomName, hostname, serial } = device
  const title = deviceTitle(device)
  return [
    deviceKindLabels[device.kind],
    [manufacturer, model].filter(Boolean).join(' '),
    os,
    hostname !== title ? hostname : '',
    serial !== null && serial !== title ? `Seriennummer ${serial}` : '',
    siteName ?? '',
    [building, roomName ?? ''].filter(Boolean).join(', '),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
