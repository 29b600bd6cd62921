import { z } from 'zod'

/** Which one stays; those that it takes in are read apart, because there are several. */
export const mergeForm = z.object({
  keep: z.string('Bitte wählen Sie, was bleibt.').min(1, 'Bitte wählen Sie, was bleibt.').max(64),
})
