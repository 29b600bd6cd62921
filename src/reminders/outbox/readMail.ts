import type { Db } from '../../../db/db.ts'
import { findOrganisation } from '../../../db/queries/organisations.ts'
import { type ClaimedReminder, findReader, listItemsToSend } from '../../../db/queries/outbox.ts'
import { findReminderSettings } from '../../../db/queries/reminderSettings.ts'
import type { Day } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import type { Digest, MailContext } from '../mail/digest.ts'
import { usualSettings } from '../reminderSettings.ts'

/** What a digest is written from. Throws `not_found` for an organisation that is gone. */
export async function readMail(
  db: Db,
  { id, recipientId, recipientName, day, isLate }: ClaimedReminder,
  from: { baseUrl: string | undefined; today: Day },
): Promise<{ digest: Digest; context: MailContext }> {
  const organisation = await findOrganisation(db)
  if (!organisation) throw new Failure('not_found', 'Diese Organisation gibt es nicht.')
  const { officerAfterDays, managementAfterDays } =
    (await findReminderSettings(db)) ?? usualSettings
  return {
    digest: { day, isLate, recipientName, items: await listItemsToSend(db, id) },
    context: {
      ...from,
      ...((await findReader(db, recipientId)) ?? stranger),
      ...{ officerAfterDays, managementAfterDays },
      organisationId: organisation.id,
      organisationName: organisation.name,
    },
  }
}

/** Somebody who has left since. */
const stranger = { hasAccount: false, unsubscribeToken: '' }
