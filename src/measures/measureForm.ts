/** What people enter into a measure, parsed at the boundary; the rules follow in ensureMeasureRules. @module */
import { z } from 'zod'
import { formEuro } from '../core/euro.ts'
import { formDay, formText, formVersion } from '../core/formText.ts'
import { efforts, measureStatuses } from './measure.ts'

/** Nobody is chosen when the field is empty. */
const formPerson = formText(100).transform((id) => (id === '' ? null : id))

/** Everything but the state, which is another intention with another right: `reportForm`. */
export const measureForm = z.object({
  title: formText(200).refine((title) => title !== '', 'Bitte geben Sie eine Bezeichnung an.'),
  description: formText(4000),
  effort: z
    .union([z.literal(''), z.enum(efforts)], 'Bitte wählen Sie einen der Aufwände.')
    .transform((effort) => (effort === '' ? null : effort))
    .default(null),
  responsibleId: formPerson,
  dueOn: formDay,
  personnelOnceCents: formEuro,
  personnelYearlyCents: formEuro,
  materialOnceCents: formEuro,
  materialYearlyCents: formEuro,
  yearlyFromOn: formDay,
  yearlyUntilOn: formDay,
  version: formVersion,
})

/** How far the work is; the board sends no description and leaves it as it is. */
export const reportForm = z.object({
  status: z.enum(measureStatuses, 'Bitte wählen Sie einen Stand.'),
  doneOn: formDay,
  description: formText(4000).optional(),
  version: formVersion,
})
