/** What people enter into a check, parsed at the boundary; the rules follow in ensureCheckRules. @module */
import { z } from 'zod'
import { formDay, formText, formVersion } from '../core/formText.ts'
import { checkStatuses, dispensableReasons } from './check.ts'

/** Nobody is chosen when the field is empty. */
const formPerson = formText(100).transform((id) => (id === '' ? null : id))

/**
 * The result of checking one requirement. The acceptance of a risk is another intention with another
 * right, hence it stands in `riskForm`.
 */
export const checkForm = z.object({
  status: z.enum(checkStatuses, 'Bitte wählen Sie einen Status.'),
  dispensableBecause: z
    .union([z.literal(''), z.enum(dispensableReasons)], 'Bitte wählen Sie eine der Begründungen.')
    .transform((reason) => (reason === '' ? null : reason))
    .nullable()
    .default(null),
  explanation: formText(4000),
  responsibleId: formPerson,
  dueOn: formDay,
  surveyedOn: formDay,
  interviewed: formText(500),
  providerProof: formText(500),
  providerProofUntil: formDay,
  version: formVersion,
})
export type CheckForm = z.infer<typeof checkForm>

/** The reason for which a risk is proposed or accepted; person and day come from the session. */
export const riskForm = z.object({ riskReason: formText(4000), version: formVersion })
