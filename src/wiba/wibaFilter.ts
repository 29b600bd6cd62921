/** Forms and addresses of WiBA's pages. @module */
import { z } from 'zod'
import { formText } from '../core/formText.ts'
import { wibaAnswers } from './wibaAnswer.ts'

/** What an answer may be set to; `open` takes it back. */
export const wibaChoices = [...wibaAnswers, 'open'] as const
export type WibaChoice = (typeof wibaChoices)[number]

export const wibaFilter = z.object({
  antwort: z.enum(wibaChoices).optional().catch(undefined),
  person: z.string().min(1).optional().catch(undefined),
})
export type WibaFilter = z.infer<typeof wibaFilter>

const choice = z
  .enum(wibaChoices, 'Bitte wählen Sie eine Antwort.')
  .transform((word) => (word === 'open' ? null : word))

export const wibaAnswerForm = z.object({
  antwort: choice,
  notiz: formText(4000),
  version: z.coerce.number().int().min(0).catch(0),
})

export const wibaSelectionForm = z.object({
  tun: z.enum(['antworten', 'zuweisen'], 'Bitte wählen Sie, was geschehen soll.'),
  antwort: choice.optional().catch(undefined),
  notiz: formText(4000),
  person: z.string().default(''),
})
