/** What people enter into findings, parsed at the boundary; the rules follow in ensureFindingRules. @module */
import { z } from 'zod'
import { findingKinds } from '../core/findingKind.ts'
import { formDay, formText, formVersion } from '../core/formText.ts'

export const titleLength = 200
export const textLength = 8000

const statement = {
  kind: z.enum(findingKinds, 'Bitte wählen Sie eine Art.'),
  title: formText(titleLength),
  text: formText(textLength),
  targetObjectCode: formText(20).transform((code) => code.toUpperCase()),
  module: formText(20).transform((id) => id.toUpperCase()),
  requirement: formText(30).transform((id) => id.toUpperCase()),
  documentTitle: formText(200),
  foundOn: formDay
    .transform((day) => day ?? '')
    .refine((day) => day !== '', 'Bitte nennen Sie den Tag der Feststellung.'),
  dueOn: formDay,
}

export const newFindingForm = z.object(statement)

export const findingForm = z.object({ ...statement, version: formVersion })

export const withdrawalForm = z.object({
  because: formText(2000).refine((text) => text !== '', 'Bitte nennen Sie den Grund.'),
  version: formVersion,
})

export const planForm = z.object({
  title: formText(200).refine((title) => title !== '', 'Bitte geben Sie eine Bezeichnung an.'),
  dueOn: formDay
    .transform((day) => day ?? '')
    .refine((day) => day !== '', 'Bitte nennen Sie den Tag, bis zu dem es erledigt ist.'),
  responsibleId: formText(100).transform((id) => (id === '' ? null : id)),
  version: formVersion,
})

export const linkForm = z.object({
  measureId: formText(100).refine((id) => id !== '', 'Bitte wählen Sie eine Maßnahme.'),
  version: formVersion,
})

export const answerForm = z.object({
  answer: formText(4000).refine((text) => text !== '', 'Bitte sagen Sie, wie es behoben ist.'),
  answeredOn: formDay
    .transform((day) => day ?? '')
    .refine((day) => day !== '', 'Bitte nennen Sie den Tag, an dem es behoben war.'),
  version: formVersion,
})
