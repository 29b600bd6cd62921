import { z } from 'zod'
import { formText } from '../../../core/formText.ts'

/** `parameters`: the address of the list behind its question mark. */
export const savedFilterForm = z.object({
  name: formText(80).pipe(z.string().min(1, 'Bitte geben Sie der Liste einen Namen.')),
  parameters: formText(2_000),
})
