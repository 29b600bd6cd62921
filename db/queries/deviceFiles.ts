import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../db.ts'

/** Its bytes are kept by their digest. */
export type DeviceFile = {
  id: string
  deviceId: string
  fileSha256: string
  fileName: string
  mediaType: string
  note: string
  createdAt: string
}

export async function insertDeviceFile(db: Db, file: DeviceFile): Promise<void> {
  await db.insert(db.tables.deviceFile).values({ ...file, organisationId: db.organisationId })
}

/** The files of a device, the first one first. */
export async function listFilesOfDevice(db: Db, deviceId: string): Promise<DeviceFile[]> {
  const { deviceFile } = db.tables
  return db
    .select()
    .from(deviceFile)
    .where(and(eq(deviceFile.organisationId, db.organisationId), eq(deviceFile.deviceId, deviceId)))
    .orderBy(asc(deviceFile.createdAt), asc(deviceFile.id))
}

export async function deleteDeviceFile(db: Db, id: string): Promise<void> {
  const { deviceFile } = db.tables
  await db
    .delete(deviceFile)
    .where(and(eq(deviceFile.organisationId, db.organisationId), eq(deviceFile.id, id)))
}
