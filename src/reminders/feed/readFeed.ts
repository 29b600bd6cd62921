import {
  type CalendarFeed,
  findCalendarFeedByHash,
  saveFeedRead,
} from '../../../db/queries/calendarFeeds.ts'
import { findOrganisation } from '../../../db/queries/organisations.ts'
import { addMinutes } from '../../access/sessions/session.ts'
import type { Day } from '../../core/day.ts'
import { clockedBy, type Deps } from '../../deps.ts'
import { readPeople, readSettings, readSurroundings } from '../decision/readPlanBasis.ts'
import type { DueItem } from '../reminderItem.ts'
import { type SecretAddress, secretHashOf } from '../secretAddress.ts'
import { readDuties } from './readDuties.ts'

/** Calendar programs ask often; the last reading is noted every so many minutes. */
const noteReadingMinutes = 15

export type Feed = {
  readonly organisationName: string
  readonly personName: string
  readonly today: Day
  readonly items: readonly DueItem[]
}

/** Undefined for an unknown address, an ended one, and one of somebody who has no open account here any more. */
export async function readFeed(deps: Deps, address: SecretAddress): Promise<Feed | undefined> {
  const { organisationId } = address
  const found = await deps.store.read(organisationId, async (db) => {
    const feed = await findCalendarFeedByHash(db, secretHashOf(address))
    const organisation = feed && (await findOrganisation(db))
    if (!feed || !organisation) return undefined
    const today = clockedBy(deps, organisation).today()
    const people = await readPeople(db, await readSettings(db), today)
    const recipient = people.recipients.find(({ id }) => id === feed.userId)
    if (!recipient) return undefined
    const now = { today, serverTime: deps.serverTime() }
    const basis = { ...people, ...(await readSurroundings(db, people, now)) }
    const items = await readDuties(deps.store, db, basis, recipient, today)
    return { feed, organisationName: organisation.name, personName: recipient.name, today, items }
  })
  if (!found) return undefined
  noteReading(deps, organisationId, found.feed)
  return found
}

/** Waits for nobody, as with sessions. */
function noteReading(deps: Deps, organisationId: string, { id, lastReadAt }: CalendarFeed): void {
  const now = deps.serverTime()
  if (lastReadAt !== null && now < addMinutes(lastReadAt, noteReadingMinutes)) return
  deps.store.write(organisationId, (db) => saveFeedRead(db, id, now)).catch(() => {})
}
