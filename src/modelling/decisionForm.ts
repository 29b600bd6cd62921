import { z } from 'zod'
import { formText } from '../core/formText.ts'
import { moduleDecisions } from './moduleDecision.ts'

const code = z.string('Bitte wählen Sie ein Zielobjekt.').trim().toUpperCase()

/** Target objects and providers are named by their codes, as people see them. */
export const decisionForm = z.object({
  zielobjekt: code.min(1, 'Bitte wählen Sie ein Zielobjekt.'),
  entscheidung: z.enum(moduleDecisions, 'Bitte wählen Sie eine Entscheidung.'),
  begruendung: formText(4000),
  dienstleister: z.string().trim().toUpperCase().default(''),
  /** The target object whose decision the form showed, and the version of that decision. */
  gesehen: z.string().default(''),
  version: z.coerce.number().int().min(0).catch(0),
})

export const takeBackForm = z.object({
  zielobjekt: code.min(1, 'Bitte wählen Sie ein Zielobjekt.'),
  version: z.coerce.number().int().min(0).catch(0),
})
