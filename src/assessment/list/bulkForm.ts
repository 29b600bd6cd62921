/** What is set at several checks at once; what is left empty changes nothing. @module */
import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { formDay, formText } from '../../core/formText.ts'
import { checkStatuses, dispensableReasons } from '../check.ts'
import type { CheckForm } from '../checkForm.ts'

export const bulkForm = z.object({
  status: z
    .union([z.literal(''), z.enum(checkStatuses)], 'Bitte wählen Sie einen Stand.')
    .default(''),
  dispensableBecause: z
    .union([z.literal(''), z.enum(dispensableReasons)], 'Bitte wählen Sie eine der Begründungen.')
    .default(''),
  explanation: formText(4000),
  responsibleId: formText(100),
  dueOn: formDay,
})

/** The fields that were filled in. Throws `invalid` when none was. */
export function changeOf(form: z.infer<typeof bulkForm>): Partial<CheckForm> {
  const { status, dispensableBecause, explanation, responsibleId, dueOn } = form
  const change: Partial<CheckForm> = {
    ...(status !== '' && { status }),
    ...(dispensableBecause !== '' && { dispensableBecause }),
    ...(explanation !== '' && { explanation }),
    ...(responsibleId !== '' && { responsibleId }),
    ...(dueOn !== null && { dueOn }),
  }
  if (Object.keys(change).length > 0) return change
  throw new Failure('invalid', 'Bitte füllen Sie mindestens ein Feld aus, das Sie ändern wollen.')
}
