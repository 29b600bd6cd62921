import { and, desc, eq, isNull, lte } from 'drizzle-orm'
import type { DeviceLoan } from '../../src/inventory/devices/loans/loan.ts'
import { byCodePoint, type Db } from '../db.ts'
import type { Device } from './devices.ts'
import { ensureSaved } from './saved.ts'

/** With what people call the device by. */
export type ListedLoan = DeviceLoan &
  Pick<Device, 'inventoryNumber' | 'serial' | 'kind' | 'manufacturer' | 'model' | 'status'>

export async function insertLoan(db: Db, loan: DeviceLoan): Promise<void> {
  await db.insert(db.tables.deviceLoan).values({ ...loan, organisationId: db.organisationId })
}

/** The loans of a device, the last one first. */
export async function listLoansOf(db: Db, deviceId: string): Promise<DeviceLoan[]> {
  const { deviceLoan } = db.tables
  return db
    .select()
    .from(deviceLoan)
    .where(and(eq(deviceLoan.organisationId, db.organisationId), eq(deviceLoan.deviceId, deviceId)))
    .orderBy(desc(deviceLoan.lentOn), desc(deviceLoan.id))
}

/** What is lent and not back yet in an information domain, what is due first comes first. */
export async function listOpenLoans(db: Db, informationDomainId: string): Promise<ListedLoan[]> {
  const { device, deviceLoan } = db.tables
  const { inventoryNumber, serial, kind, manufacturer, model, status } = device
  const rows = await db
    .select({
      loan: deviceLoan,
      device: { inventoryNumber, serial, kind, manufacturer, model, status },
    })
    .from(deviceLoan)
    .innerJoin(
      device,
      and(eq(device.organisationId, deviceLoan.organisationId), eq(device.id, deviceLoan.deviceId)),
    )
    .where(
      and(
        eq(deviceLoan.organisationId, db.organisationId),
        eq(device.informationDomainId, informationDomainId),
        isNull(deviceLoan.returnedOn),
      ),
    )
    .orderBy(byCodePoint(db, deviceLoan.dueOn), byCodePoint(db, deviceLoan.id))
  return rows.map(({ loan, device: its }) => ({ ...loan, ...its }))
}

/** Throws `conflict` when somebody else took it back. */
export async function saveReturn(
  db: Db,
  id: string,
  change: Pick<DeviceLoan, 'returnedOn' | 'returnedTo'> &
    Partial<Pick<DeviceLoan, 'conditionIn' | 'missing'>>,
): Promise<void> {
  const { deviceLoan } = db.tables
  const saved = await db
    .update(deviceLoan)
    .set(change)
    .where(
      and(
        eq(deviceLoan.organisationId, db.organisationId),
        eq(deviceLoan.id, id),
        isNull(deviceLoan.returnedOn),
      ),
    )
    .returning({ id: deviceLoan.id })
  ensureSaved(saved, 'Die Leihe')
}

/** Loans that came back on this day or earlier and still name who had them. */
export async function listLoansToForget(db: Db, lastDay: string): Promise<DeviceLoan[]> {
  const { deviceLoan } = db.tables
  return db
    .select()
    .from(deviceLoan)
    .where(
      and(
        eq(deviceLoan.organisationId, db.organisationId),
        lte(deviceLoan.returnedOn, lastDay),
        isNull(deviceLoan.erasedAt),
      ),
    )
    .orderBy(byCodePoint(db, deviceLoan.id))
}

/** Forgets who had the device. Throws `conflict` when that was done already. */
export async function eraseBorrower(db: Db, id: string, erasedAt: string): Promise<void> {
  const { deviceLoan } = db.tables
  const nobody = { borrower: '', borrowerUnit: '', borrowerContact: '' }
  const saved = await db
    .update(deviceLoan)
    .set({ ...nobody, erasedAt })
    .where(
      and(
        eq(deviceLoan.organisationId, db.organisationId),
        eq(deviceLoan.id, id),
        isNull(deviceLoan.erasedAt),
      ),
    )
    .returning({ id: deviceLoan.id })
  ensureSaved(saved, 'Die Leihe')
}
