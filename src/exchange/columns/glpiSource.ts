import type { KnownSource } from './columnSet.ts'
import type { DeviceField } from './deviceColumns.ts'

/** The columns into which inventory files of the GLPI agent are turned, one device a row. */
export const glpiHeaders = [
  'GLPI-Kennung',
  'Inventarnummer',
  'Seriennummer',
  'Geräteart',
  'Hersteller',
  'Modell',
  'Betriebssystem',
  'Betriebssystemversion',
  'Hostname',
  'MAC-Adresse',
  'Letzter Nutzer',
] as const

/** The last user is whoever sat there last, no holder: personal data that nobody needs. */
export const glpiSource: KnownSource<DeviceField> = {
  name: 'GLPI-Agent',
  signature: ['GLPI-Kennung'],
  columns: { 'GLPI-Kennung': null, 'Letzter Nutzer': null },
}
