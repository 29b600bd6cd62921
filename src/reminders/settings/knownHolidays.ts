import { readSchoolHolidays } from '../../../catalog/schoolHolidays.ts'
import { germanDay } from '../../core/day.ts'
import type { SchoolHoliday } from '../workDays.ts'

export type KnownHolidays = {
  readonly periods: readonly SchoolHoliday[]
  /** Where they are from and how far they reach, in a sentence. */
  readonly source: string
  /** As part of a sentence. */
  readonly summary: string
}

/** School holidays that the catalogue knows of a Land. */
export function knownHolidays(land: string): KnownHolidays {
  const known = readSchoolHolidays(land)
  if (!known) {
    return {
      periods: [],
      source:
        'Der Katalog kennt für dieses Land keine Schulferien. Übernehmen Sie die leere Liste, und tragen Sie die Ferien ein.',
      summary: 'Der Katalog kennt für dieses Land keine; tragen Sie sie als eigene Liste ein',
    }
  }
  const until = germanDay(known.knownUntil)
  return {
    periods: known.periods,
    source: `Bekannt bis ${until}, geprüft am ${germanDay(known.checkedOn)}. Quelle: ${known.source}`,
    summary: `Liste des Katalogs, bekannt bis ${until}`,
  }
}
