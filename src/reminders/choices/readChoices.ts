import type { Db } from '../../../db/db.ts'
import { findChoices, type StoredChoices } from '../../../db/queries/reminderChoices.ts'
import { readSettings } from '../decision/readPlanBasis.ts'
import type { ReminderSettings } from '../reminderSettings.ts'

export type ChoicesState = {
  readonly stored: StoredChoices
  readonly settings: ReminderSettings
}

/** `version` 0 and no token for whoever was never reminded and chose nothing. */
export async function readChoices(db: Db, recipientId: string): Promise<ChoicesState> {
  const fresh = {
    ...{ recipientId, keepsSchoolHolidays: false, choices: {}, unsubscribeToken: '' },
    version: 0,
  }
  return {
    stored: (await findChoices(db, recipientId)) ?? fresh,
    settings: await readSettings(db),
  }
}
