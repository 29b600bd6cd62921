/**
 * Lists as tables, and what a city has after it took them over.
 * @module
 */
import type {
  DeviceImportPlan,
  DeviceRecord,
  ExistingDevice,
  ExistingSite,
} from '../../src/exchange/importPlan.ts'
import { type DeviceImport, planDeviceImport } from '../../src/exchange/planDeviceImport.ts'
import type { Cell, Table } from '../../src/exchange/table.ts'

/** Rows from line 1 on; an empty array is a blank line, which readers leave out. */
export function tableOf(rows: readonly (readonly Cell[])[], change: Partial<Table> = {}): Table {
  const numbered = rows.map((cells, index) => ({ number: index + 1, cells }))
  const filled = numbered.filter(({ cells }) => cells.length > 0)
  return { file: 'liste.csv', sheet: '', date1904: false, rows: filled, ...change }
}

/** The plan for one table in the domain SCHULE, where nothing is known yet. */
export function planDevices(
  rows: readonly (readonly Cell[])[],
  change: Partial<DeviceImport> = {},
): DeviceImportPlan {
  return planDeviceImport({
    tables: [tableOf(rows)],
    domain: 'SCHULE',
    existing: [],
    existingSites: [],
    ...change,
  })
}

/** What is stored once the plan was carried out on nothing. */
export function storedAfter(plan: DeviceImportPlan): {
  existing: ExistingDevice[]
  existingSites: ExistingSite[]
} {
  return {
    existing: plan.new.map(({ from: _, ...device }, index) => storedDevice(`d${index}`, device)),
    existingSites: plan.newSites.map((site) => ({
      ...site,
      rooms: plan.newRooms.filter(({ siteName }) => siteName === site.name),
    })),
  }
}

export function storedDevice(id: string, device: Partial<DeviceRecord>): ExistingDevice {
  return {
    inventoryNumber: null,
    serial: null,
    kind: 'notebook',
    manufacturer: '',
    model: '',
    os: '',
    osVersion: '',
    hostname: '',
    mac: '',
    networkZone: null,
    siteName: null,
    building: '',
    roomName: null,
    status: 'in_use',
    holder: '',
    purchasedOn: null,
    priceCents: null,
    warrantyUntil: null,
    supportUntil: null,
    fundingProgramme: '',
    boundUntil: null,
    notes: '',
    ...device,
    id,
    version: 3,
    domain: 'SCHULE',
  }
}

/** Every row of the list must end somewhere. */
export function countRows(plan: DeviceImportPlan): number {
  return plan.new.length + plan.changed.length + plan.unchanged + plan.refused.length
}
