import { and, eq, ne } from 'drizzle-orm'
import type { FundingProgramme } from '../../src/inventory/funding/fundingProgramme.ts'
import { byCodePoint, type Db } from '../db.ts'
import type { Device } from './devices.ts'
import { ensureSaved } from './saved.ts'

export type StoredProgramme = FundingProgramme & { version: number }

export async function listProgrammes(
  db: Db,
  informationDomainId: string,
): Promise<StoredProgramme[]> {
  const { fundingProgramme } = db.tables
  return db
    .select()
    .from(fundingProgramme)
    .where(
      and(
        eq(fundingProgramme.organisationId, db.organisationId),
        eq(fundingProgramme.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCodePoint(db, fundingProgramme.nameKey))
}

export async function findProgramme(db: Db, id: string): Promise<StoredProgramme | undefined> {
  const { fundingProgramme } = db.tables
  const [found] = await db
    .select()
    .from(fundingProgramme)
    .where(and(eq(fundingProgramme.organisationId, db.organisationId), eq(fundingProgramme.id, id)))
  return found
}

export async function insertProgramme(
  db: Db,
  row: FundingProgramme & { createdAt: string },
): Promise<void> {
  await db.insert(db.tables.fundingProgramme).values({ ...row, organisationId: db.organisationId })
}

/** Throws `conflict` when somebody else saved since `version` was read. */
export async function saveProgramme(
  db: Db,
  id: string,
  version: number,
  change: Partial<Omit<FundingProgramme, 'id' | 'informationDomainId'>>,
): Promise<void> {
  const { fundingProgramme } = db.tables
  const saved = await db
    .update(fundingProgramme)
    .set({ ...change, organisationId: undefined, version: version + 1 })
    .where(
      and(
        eq(fundingProgramme.organisationId, db.organisationId),
        eq(fundingProgramme.id, id),
        eq(fundingProgramme.version, version),
      ),
    )
    .returning({ id: fundingProgramme.id })
  ensureSaved(saved, 'Das Förderprogramm')
}

/** Devices that name a programme, whichever, in the order of their inventory numbers. */
export async function listFundedDevices(db: Db, informationDomainId: string): Promise<Device[]> {
  const { device } = db.tables
  return db
    .select()
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        eq(device.informationDomainId, informationDomainId),
        ne(device.fundingProgramme, ''),
      ),
    )
    .orderBy(byCodePoint(db, device.inventoryKey), byCodePoint(db, device.id))
}
