import type { Db } from '../../../db/db.ts'
import { findRetentionSettings, type RetentionSettings } from '../../../db/queries/retention.ts'
import { proposedTimes } from '../../core/retention.ts'

/** The times that were chosen, or the proposed ones with version 0. */
export async function readRetention(db: Db): Promise<RetentionSettings> {
  return (await findRetentionSettings(db)) ?? { ...proposedTimes, version: 0 }
}
