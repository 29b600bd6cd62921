import type { Db } from '../../../db/db.ts'
import type { Store } from '../../../db/store.ts'
import { addDays, type Day } from '../../core/day.ts'
import type { People, Surroundings } from '../decision/readPlanBasis.ts'
import { readDeviceItems } from '../due/readDevices.ts'
import { readGoals } from '../due/readGoals.ts'
import { readWork } from '../due/readWork.ts'
import type { OpenItem } from '../plan.ts'
import {
  type Directory,
  directoryOf,
  hiddenPersonIds,
  maySee,
  type Recipient,
} from '../recipient.ts'
import type { DueItem } from '../reminderItem.ts'

/** What lies further away is in nobody's calendar yet. */
const aheadDays = 730

/** Dates that pass whatever anybody does are of interest for a while. */
const passedDays = 31

/** What is still open, theirs or by role, and what belongs to those they stand in for today; of any day. */
export async function readDuties(
  store: Store,
  db: Db,
  basis: People & Surroundings,
  recipient: Recipient,
  today: Day,
): Promise<DueItem[]> {
  const { names, domains, recipients, organisation } = basis
  const { staleMonths, attestationMonths } = organisation
  const untilOn = addDays(today, aheadDays)
  const fromOn = addDays(today, -passedDays)
  const directory = directoryOf(recipients)
  const absent = recipients.filter(({ deputyId }) => deputyId === recipient.id)
  const own = { personIds: [recipient, ...absent].flatMap(({ personIds }) => personIds) }
  const ofNobody = {
    unreachableIds: hiddenPersonIds(recipients, basis.unreachableIds),
    orDueUntil: '',
  }
  const found = new Map<string, DueItem>()
  const keep = (open: OpenItem) => {
    if (isDuty(directory, open, recipient, absent)) {
      found.set(`${open.item.kind} ${open.item.subjectId}`, open.item)
    }
  }
  for (const scope of [own, ofNobody]) {
    for await (const open of readWork(db, names, { scope, untilOn, staleMonths })) keep(open)
  }
  const goals = { today, untilOn, staleMonths, attestationMonths }
  for (const open of await readGoals(store, db, names, goals)) keep(open)
  for (const open of await readDeviceItems(db, names, { domains, today, fromOn, untilOn })) {
    keep(open)
  }
  return [...found.values()]
}

function isDuty(
  directory: Directory,
  open: OpenItem,
  recipient: Recipient,
  absent: readonly Recipient[],
): boolean {
  const matter = { ...open, kind: open.item.kind }
  const responsible = directory.responsibleFor(matter)
  if (!responsible) return directory.caretakersOf(matter).some(({ id }) => id === recipient.id)
  if (responsible.id === recipient.id) return true
  const away = absent.find(({ id }) => id === responsible.id)
  return away !== undefined && maySee(recipient, matter, away.personIds)
}
