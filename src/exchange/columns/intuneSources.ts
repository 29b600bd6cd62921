/**
 * What the Intune admin center exports under „All devices“. Its headers follow the language of the person who exports.
 * The German ones are those of the list on the screen; no published export shows all of them, so that several
 * spellings are known and only the three that other lists hardly have together decide.
 * @module
 */
import type { KnownSource } from './columnSet.ts'
import type { DeviceField } from './deviceColumns.ts'

export const intuneSource: KnownSource<DeviceField> = {
  name: 'Microsoft Intune',
  signature: ['Device ID', 'Device name', 'Enrollment date', 'Managed by', 'Ownership'],
  columns: {
    'Device ID': null,
    'Device name': 'hostname',
    'Enrollment date': null,
    'Last check-in': null,
    'Azure AD Device ID': null,
    'Microsoft Entra Device ID': null,
    'OS version': 'osVersion',
    'Serial number': 'serial',
    Manufacturer: 'manufacturer',
    Model: 'model',
    'Wi-Fi MAC': 'mac',
    'Ethernet MAC': 'secondMac',
    'Primary user UPN': null,
    'Primary user email address': null,
    'Primary user display name': 'holder',
    'Total storage': null,
    'Free storage': null,
    Compliance: null,
    'Managed by': null,
    Ownership: null,
    Encrypted: null,
    JoinType: null,
    OS: 'os',
  },
}

/** „Geräte-ID“ is Intune's own key and no inventory number, as it would be in other lists. */
export const germanIntuneSource: KnownSource<DeviceField> = {
  name: 'Microsoft Intune',
  signature: ['Geräte-ID', 'Gerätename', 'Verwaltet von'],
  columns: {
    'Geräte-ID': null,
    Gerätename: 'hostname',
    Registrierungsdatum: null,
    'Letzter Check-In': null,
    'Letztes Einchecken': null,
    'Azure AD-Geräte-ID': null,
    'Microsoft Entra-Geräte-ID': null,
    Betriebssystem: 'os',
    Betriebssystemversion: 'osVersion',
    'OS-Version': 'osVersion',
    Seriennummer: 'serial',
    Hersteller: 'manufacturer',
    Modell: 'model',
    'WLAN-MAC': 'mac',
    'WLAN-MAC-Adresse': 'mac',
    'Wi-Fi-MAC': 'mac',
    'Ethernet-MAC': 'secondMac',
    'Ethernet-MAC-Adresse': 'secondMac',
    'Primärer Benutzer UPN': null,
    'UPN des primären Benutzers': null,
    'E-Mail-Adresse des primären Benutzers': null,
    'Anzeigename des primären Benutzers': 'holder',
    'Gesamter Speicherplatz': null,
    'Freier Speicherplatz': null,
    Konformität: null,
    Kompatibilität: null,
    'Verwaltet von': null,
    Besitz: null,
    Besitzer: null,
    Verschlüsselt: null,
    Verknüpfungstyp: null,
    JoinType: null,
  },
}
