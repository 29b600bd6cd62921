/** What is stated when a device goes to its repair, and when it comes back. @module */
import { z } from 'zod'
import { formEuro } from '../../../core/euro.ts'
import { formText, formVersion } from '../../../core/formText.ts'
import { tidy } from '../../../core/text.ts'
import { formPastDay, formResting } from '../life/lifeFields.ts'

const formWarranty = z
  .enum(['ja', 'nein'], 'Bitte sagen Sie, ob es ein Garantiefall ist.')
  .transform((answer) => answer === 'ja')

export const repairForm = z.object({
  sentOn: formPastDay,
  defect: formText(1000).refine((text) => text !== '', 'Bitte beschreiben Sie den Defekt.'),
  company: formText(200).transform(tidy),
  isWarranty: formWarranty,
  version: formVersion,
})
export type RepairInput = Omit<z.output<typeof repairForm>, 'version'>

export const repairEndForm = z.object({
  endedOn: formPastDay,
  result: formText(1000).refine((text) => text !== '', 'Bitte geben Sie das Ergebnis an.'),
  costCents: formEuro,
  isWarranty: formWarranty,
  status: formResting,
  version: formVersion,
})
export type RepairEndInput = Omit<z.output<typeof repairEndForm>, 'version'>
