/** The columns that the list of devices can show besides the inventory number. @module */
import type { DeviceOrder } from './deviceOrder.ts'

export const deviceColumns = [
  'geraet',
  'standort',
  'system',
  'zielobjekt',
  'zustand',
  'zweckbindung',
  'foerderung',
  'inhaber',
  'hostname',
  'mac',
  'netz',
  'garantie',
  'anschaffung',
  'preis',
  'gemeldet',
  'bemerkung',
] as const
export type DeviceColumn = (typeof deviceColumns)[number]

export const deviceColumnLabels: Record<DeviceColumn, string> = {
  geraet: 'Gerät',
  standort: 'Standort',
  system: 'System',
  zielobjekt: 'Zielobjekt',
  zustand: 'Zustand',
  zweckbindung: 'Zweckbindung',
  foerderung: 'Förderung',
  inhaber: 'Inhaber',
  hostname: 'Hostname',
  mac: 'MAC-Adresse',
  netz: 'Netz',
  garantie: 'Garantie',
  anschaffung: 'Anschaffung',
  preis: 'Preis',
  gemeldet: 'Zuletzt gemeldet',
  bemerkung: 'Bemerkung',
}

/** The columns by which the list can be ordered. */
export const orderOfColumn: Readonly<Partial<Record<DeviceColumn, DeviceOrder>>> = {
  geraet: 'geraet',
  standort: 'standort',
  system: 'system',
  zielobjekt: 'zielobjekt',
  zweckbindung: 'zweckbindung',
  garantie: 'garantie',
  inhaber: 'inhaber',
  anschaffung: 'anschaffung',
}

export const usualColumns: readonly DeviceColumn[] = [
  'geraet',
  'standort',
  'system',
  'zielobjekt',
  'zustand',
  'zweckbindung',
]

/** „geraet,standort“ of an address, in the order of the list; without a known one the usual columns. */
export function parseColumns(text: string | undefined): readonly DeviceColumn[] {
  const wanted = new Set(text?.split(','))
  const found = deviceColumns.filter((column) => wanted.has(column))
  return found.length > 0 ? found : usualColumns
}

/** For an address; undefined for the usual columns. */
export function columnsWord(columns: readonly DeviceColumn[]): string | undefined {
  const word = columns.join(',')
  return word === usualColumns.join(',') ? undefined : word
}
