/** What is stated when a device is lent, and when it comes back. @module */
import { z } from 'zod'
import { formText, formVersion } from '../../../core/formText.ts'
import { tidy } from '../../../core/text.ts'
import { formPastDay, formResting } from '../life/lifeFields.ts'

/** A protocol has one page, hence the limits. */
const line = (maxLength: number) => formText(maxLength).transform(tidy)

export const loanForm = z
  .object({
    borrower: line(120).refine((text) => text !== '', 'Bitte geben Sie an, wer das Gerät leiht.'),
    borrowerUnit: line(120),
    borrowerContact: line(160),
    lentOn: formPastDay,
    dueOn: formPastDay,
    accessories: formText(300),
    conditionOut: formText(300),
    version: formVersion,
  })
  .refine(({ lentOn, dueOn }) => dueOn >= lentOn, {
    path: ['dueOn'],
    message: 'Die Rückgabe liegt vor der Ausgabe.',
  })
export type LoanInput = Omit<z.output<typeof loanForm>, 'version'>

export const returnForm = z.object({
  returnedOn: formPastDay,
  status: formResting,
  conditionIn: formText(300),
  missing: formText(300),
  version: formVersion,
})
export type ReturnInput = Omit<z.output<typeof returnForm>, 'version'>
