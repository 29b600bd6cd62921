/** What people enter into a check, parsed at the boundary; the rules follow in ensureCheckRules. @module */
import { z } from 'zod'
import { formDay, formText, formVersion } from '../core/formText.ts'
import { type Answer, checkStatuses, dispensableReasons } from './check.ts'

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

/** What the form sets at a check, as it stands there now; the kind of „entbehrlich“ goes with its status. */
export function formOf(check: Answer): Omit<CheckForm, 'version' | 'dispensableBecause'> {
  return {
    status: check.status,
    explanation: check.explanation,
    responsibleId: check.responsibleId,
    dueOn: check.dueOn,
    surveyedOn: check.surveyedOn,
    interviewed: check.interviewed,
    providerProof: check.providerProof,
    providerProofUntil: check.providerProofUntil,
  }
}

/** The form filled with what is stored, as text. */
export function formValuesOf(check: Answer): Record<keyof CheckForm, string> {
  return {
    status: check.status,
    dispensableBecause: check.dispensableBecause ?? '',
    explanation: check.explanation,
    responsibleId: check.responsibleId ?? '',
    dueOn: check.dueOn ?? '',
    surveyedOn: check.surveyedOn ?? '',
    interviewed: check.interviewed,
    providerProof: check.providerProof,
    providerProofUntil: check.providerProofUntil ?? '',
    version: String(check.version),
  }
}

/** The reason for which a risk is proposed or accepted; person and day come from the session. */
export const riskForm = z.object({ riskReason: formText(4000), version: formVersion })
