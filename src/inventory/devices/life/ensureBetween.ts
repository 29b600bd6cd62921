import { type Day, germanDay } from '../../../core/day.ts'
import { Failure } from '../../../core/failure.ts'

/** What has happened did so between two days, both included. Throws `invalid` at the field. */
export function ensureBetween(
  field: string,
  day: Day,
  { from, today }: { readonly from?: Day | undefined; readonly today: Day },
): void {
  if (day > today) throw at(field, 'Dieser Tag liegt in der Zukunft.')
  if (from !== undefined && day < from) {
    throw at(field, `Dieser Tag liegt vor dem Beginn am ${germanDay(from)}.`)
  }
}

function at(field: string, message: string): Failure {
  return new Failure('invalid', message, { [field]: message })
}
