/** What a person says of a proposal. @module */
import { z } from 'zod'
import { formText } from '../../core/formText.ts'
import { countField, nameField } from '../targetObjectForm.ts'

/** A new target object otherwise than proposed: another name or count, or into one that exists. */
export const acceptanceForm = z.object({
  gruppe: z.string(),
  name: nameField,
  count: countField,
  intoId: z.string().default(''),
})

export const refusalForm = z.object({
  gruppe: z.string(),
  reason: formText(1000).refine(
    (text) => text !== '',
    'Bitte begründen Sie, warum Sie die Gruppe nicht wollen.',
  ),
})
