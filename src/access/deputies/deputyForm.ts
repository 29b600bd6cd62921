import { z } from 'zod'
import { isDay } from '../../core/day.ts'

const day = z.string().trim().refine(isDay, 'Bitte geben Sie einen Tag an.')

/** Who stands in, from the first to the last day. */
export const deputyForm = z.object({
  deputyId: z.string().min(1, 'Bitte wählen Sie, wer vertritt.'),
  fromOn: day,
  untilOn: day,
})
