/** Dates of devices, as reminders ask for them: like devices together, and none that is lost or retired. */
import { and, eq, gte, isNull, lte, ne, notInArray, sql } from 'drizzle-orm'
import type { DeviceStatus } from '../../src/inventory/device.ts'
import type { DeviceEnd } from '../../src/inventory/devices/list/deviceFilter.ts'
import { byCodePoint, type Db } from '../db.ts'
import type { Device } from './devices.ts'

/** So many devices of an information domain on one day. */
export type EndingDevices = {
  readonly informationDomainId: string
  readonly endsOn: string
  readonly count: number
}

/** Devices of a funding programme that state no day of their own. */
export type FundedDevices = {
  readonly informationDomainId: string
  readonly fundingProgramme: string
  readonly count: number
}

export type DueLoan = Pick<
  Device,
  'informationDomainId' | 'inventoryNumber' | 'serial' | 'kind' | 'manufacturer' | 'model'
> & { readonly id: string; readonly deviceId: string; readonly dueOn: string }

const gone: readonly DeviceStatus[] = ['lost', 'retired']

/** By day, from the first to the last of the two. */
export async function countEndingDevices(
  db: Db,
  end: DeviceEnd,
  { fromOn, untilOn }: { fromOn: string; untilOn: string },
): Promise<EndingDevices[]> {
  const { device } = db.tables
  const { informationDomainId } = device
  const endsOn = device[end]
  const rows = await db
    .select({ informationDomainId, endsOn, count: counted() })
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        gte(endsOn, fromOn),
        lte(endsOn, untilOn),
        notInArray(device.status, [...gone]),
      ),
    )
    .groupBy(informationDomainId, endsOn)
  return rows.flatMap((row) => (row.endsOn === null ? [] : [{ ...row, endsOn: row.endsOn }]))
}

export async function countFundedDevices(db: Db): Promise<FundedDevices[]> {
  const { device } = db.tables
  const { informationDomainId, fundingProgramme } = device
  return db
    .select({ informationDomainId, fundingProgramme, count: counted() })
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        ne(fundingProgramme, ''),
        isNull(device.boundUntil),
        notInArray(device.status, [...gone]),
      ),
    )
    .groupBy(informationDomainId, fundingProgramme)
}

/** Lent devices that are due back on this day or before. Who has them is not read. */
export async function listDueLoans(db: Db, untilOn: string): Promise<DueLoan[]> {
  const { device, deviceLoan } = db.tables
  const { informationDomainId, inventoryNumber, serial, kind, manufacturer, model } = device
  const { id, deviceId, dueOn } = deviceLoan
  return db
    .select({
      ...{ id, deviceId, dueOn, informationDomainId },
      ...{ inventoryNumber, serial, kind, manufacturer, model },
    })
    .from(deviceLoan)
    .innerJoin(
      device,
      and(eq(device.organisationId, deviceLoan.organisationId), eq(device.id, deviceId)),
    )
    .where(
      and(
        eq(deviceLoan.organisationId, db.organisationId),
        isNull(deviceLoan.returnedOn),
        lte(dueOn, untilOn),
        notInArray(device.status, [...gone]),
      ),
    )
    .orderBy(byCodePoint(db, dueOn), byCodePoint(db, id))
}

function counted() {
  return sql<number>`count(*)`.mapWith(Number)
}
