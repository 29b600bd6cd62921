/** Exports of device management tools. @module */
import type { KnownSource } from './columnSet.ts'
import type { DeviceField } from './deviceColumns.ts'

export const deviceSources: readonly KnownSource<DeviceField>[] = [
  {
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
      'Ethernet MAC': null,
      'Primary user UPN': null,
      'Primary user email address': null,
      'Primary user display name': 'holder',
      OS: 'os',
    },
  },
  {
    name: 'Snipe-IT',
    signature: ['Asset Tag', 'Serial', 'Model', 'Category', 'Checked Out To'],
    columns: {
      'Asset Tag': 'inventoryNumber',
      'Asset Name': 'hostname',
      'Item Name': 'hostname',
      Serial: 'serial',
      Model: 'model',
      'Model No.': null,
      Category: 'kind',
      Status: 'status',
      'Checked Out To': 'holder',
      Location: 'site',
      'Default Location': null,
      'Purchase Date': 'purchasedOn',
      Cost: 'price',
      'Purchase Cost': 'price',
    },
  },
]
