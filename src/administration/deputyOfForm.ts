import { z } from 'zod'
import { deputyForm } from '../access/deputies/deputyForm.ts'

/** As for oneself, with the person who is away. */
export const deputyOfForm = deputyForm.extend({
  userId: z.string().min(1, 'Bitte wählen Sie, wer abwesend ist.'),
})
