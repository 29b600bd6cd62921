/** Periods in which schools are closed. @module */
import { z } from 'zod'
import { daysBetween, germanDay } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { formDay, formText } from '../../core/formText.ts'
import { tidy } from '../../core/text.ts'
import type { SchoolHoliday } from '../workDays.ts'

/** No Land has longer ones: a longer period is a slip of the year. */
const longestDays = 62

const neededDay = (missing: string) => formDay.refine((day) => day !== null, missing)

export const schoolHolidayForm = z
  .object({
    name: formText(80)
      .transform(tidy)
      .refine((name) => name !== '', 'Bitte geben Sie einen Namen an, z. B. Sommerferien.'),
    fromOn: neededDay('Bitte geben Sie den ersten Ferientag an.').transform((day) => day ?? ''),
    untilOn: neededDay('Bitte geben Sie den letzten Ferientag an.').transform((day) => day ?? ''),
  })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, {
    message: 'Der letzte Ferientag liegt vor dem ersten.',
    path: ['untilOn'],
  })
  .refine(({ fromOn, untilOn }) => fromOn > untilOn || daysBetween(fromOn, untilOn) < longestDays, {
    message: `Länger als ${longestDays} Tage sind keine Schulferien. Bitte prüfen Sie das Jahr.`,
    path: ['untilOn'],
  })

/** Two periods that share a day would say of it twice why it is free. Throws `invalid`. */
export function ensureApart(period: SchoolHoliday, others: readonly SchoolHoliday[]): void {
  const found = others.find(
    ({ fromOn, untilOn }) => fromOn <= period.untilOn && period.fromOn <= untilOn,
  )
  if (!found) return
  const days = `${germanDay(found.fromOn)} bis ${germanDay(found.untilOn)}`
  throw new Failure('invalid', 'Diese Ferien überschneiden sich mit anderen.', {
    fromOn: `An diesen Tagen sind schon „${found.name}“ (${days}).`,
  })
}
