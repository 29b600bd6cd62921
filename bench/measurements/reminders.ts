/** The decision who is reminded of what: time against reading what is due, and memory against the number of items. @module */
import { eq } from 'drizzle-orm'
import { listDueCheckPage, listDueMeasurePage } from '../../db/queries/dueItems.ts'
import { addDays, type Day } from '../../src/core/day.ts'
import { decideReminders } from '../../src/reminders/decision/actions.ts'
import { isWeekend } from '../../src/reminders/workDays.ts'
import { benchDay, type City, foundCity } from '../city/city.ts'
import { fillWithReminders } from '../city/reminders.ts'
import { compare, type Trial } from '../compare.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { count, limitRow, megabytes, type ResultRow, ratioRow, times } from '../results.ts'
import { runInSmallHeap } from '../runProgram.ts'

/**
 * Our own: a row read costs a fraction of a row written, and a Friday, which tells of three days, puts 40,000 of these
 * 50,000 items into digests: of the people, and once more of the ISB and of the management.
 */
const promisedRatio = 40
/** Megabytes of heap in which every size is decided. */
const heapMegabytes = 96
const promisedGrowth = 1.5

const pageSize = 2_000

export const remindersMeasurement: Measurement = {
  name: 'reminders',
  explanation:
    '**Erinnerungen**: was ein Morgen kostet, vom Lesen bis zu den Mails im Postausgang, alle Einträge sind in diesen Wochen fällig. Verglichen wird damit, dieselben Zeilen mit denselben Abfragen nur zu lesen; das Verhältnis ist hoch, weil an einem Freitag bis zu 40.000 Einträge in 2.000 Mails geschrieben werden. Der Speicher ist in einem eigenen Prozess mit 96 MB Heap gemessen.',
  run: measureReminders,
}

async function measureReminders(bench: Bench): Promise<ResultRow[]> {
  const { people, items: sizes } = bench.sizes.reminders
  const rows: ResultRow[] = []
  const peaks: { items: number; peak: number }[] = []
  for (const items of sizes) {
    const city = await foundCity(bench.folder)
    await fillWithReminders(city, { people, items })
    const { peak } = await runInSmallHeap(bench, heapMegabytes, 'remind', '--data', city.folder)
    const compared = await compare(bench.rounds, decideNextDay(city), readDue(city))
    const isLargest = items === Math.max(...sizes)
    rows.push(
      ratioRow(`Erinnerungen, ${count(people)} Personen, ${count(items)} Einträge`, compared, {
        ...(isLargest ? { atMost: promisedRatio } : {}),
        peakBytes: peak,
      }),
    )
    peaks.push({ items, peak })
    await city.discard()
  }
  return [...rows, ...growthRows(peaks)]
}

/** A morning after the other; what the one before put into the outbox was sent meanwhile. */
function decideNextDay(city: City): Trial {
  let day = benchDay
  return async (time) => {
    day = nextWorkDay(day)
    const now = `${day}T08:00:00.000Z`
    await city.write(async (db) => {
      const { reminder } = db.tables
      await db
        .update(reminder)
        .set({ state: 'sent', sentAt: now })
        .where(eq(reminder.state, 'waiting'))
    })
    const deps = { ...city.deps, now: () => now, today: () => day, serverTime: () => now }
    const decision = await time(() => decideReminders(deps, city.actor.organisationId))
    if (decision.digests === 0) throw new Error(`nobody was reminded on ${day}`)
  }
}

/** Ascension Day is the only holiday in the weeks of the bench. */
function nextWorkDay(day: Day): Day {
  const next = addDays(day, 1)
  return isWeekend(next) || next === '2025-05-29' ? nextWorkDay(next) : next
}

function readDue(city: City): Trial {
  const page = {
    scope: { unreachableIds: [], orDueUntil: '2099-12-31' },
    untilOn: '2099-12-31',
    limit: pageSize,
  }
  return async (time) => {
    await time(() =>
      city.read(async (db) => {
        let measures = await listDueMeasurePage(db, page)
        while (measures.length === pageSize) {
          measures = await listDueMeasurePage(db, page, measures.at(-1)?.id)
        }
        let checks = await listDueCheckPage(db, page)
        while (checks.length === pageSize) {
          checks = await listDueCheckPage(db, page, checks.at(-1))
        }
      }),
    )
  }
}

function growthRows(peaks: readonly { items: number; peak: number }[]): ResultRow[] {
  const [smaller, larger] = peaks.slice(-2)
  if (!smaller || !larger) return []
  const growth = larger.peak / smaller.peak
  return [
    limitRow(`… Speicher bei ${count(larger.items)} statt ${count(smaller.items)} Einträgen`, {
      measured: megabytes(larger.peak),
      floor: megabytes(smaller.peak),
      ratio: times(growth),
      promised: `höchstens ${times(promisedGrowth)}`,
      kept: growth <= promisedGrowth,
    }),
  ]
}
