/**
 * The `devices.csv` of linuxmuster.net 7: semicolons, no header, one network card a line.
 * Source: docs.linuxmuster.net, „Rechneraufnahme“.
 * @module
 */
import type { KnownSource } from './columnSet.ts'
import type { DeviceField } from './deviceColumns.ts'

/** What its columns mean, in their order. */
export const linuxmusterHeaders = [
  'Raum',
  'Hostname',
  'Hardwareklasse',
  'MAC-Adresse',
  'IP-Adresse',
  'Office-Schlüssel',
  'Windows-Schlüssel',
  'DHCP-Optionen',
  'Sophomorix-Rolle',
  'Frei',
  'PXE',
] as const

/** Columns of a device: one role, and what kind of device has it. */
export const linuxmusterRoles: Readonly<Record<string, string>> = {
  'classroom-studentcomputer': 'Client',
  'classroom-teachercomputer': 'Client',
  'faculty-teachercomputer': 'Client',
  'staff-computer': 'Client',
  staffcomputer: 'Client',
  thinclient: 'Client',
  mobile: 'Notebook',
  server: 'Server',
  addc: 'Server',
  router: 'Router',
  switch: 'Switch',
  wlan: 'Access Point',
  accesspoint: 'Access Point',
  printer: 'Drucker',
  voip: 'IP-Telefon',
  webcam: 'IP-Kamera',
  iponly: 'Sonstiges Gerät',
  byod: '',
}

export const linuxmusterSource: KnownSource<DeviceField> = {
  name: 'linuxmuster.net',
  signature: ['Hardwareklasse', 'Sophomorix-Rolle', 'PXE'],
  columns: {
    Raum: 'room',
    Hostname: 'hostname',
    Hardwareklasse: null,
    'MAC-Adresse': 'mac',
    'IP-Adresse': null,
    'Office-Schlüssel': null,
    'Windows-Schlüssel': null,
    'DHCP-Optionen': null,
    'Sophomorix-Rolle': 'kind',
    Frei: null,
    PXE: null,
  },
  values: { kind: linuxmusterRoles },
}
