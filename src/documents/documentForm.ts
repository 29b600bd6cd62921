/** What people enter into documents, parsed at the boundary. @module */
import { z } from 'zod'
import { formDay, formText, formVersion } from '../core/formText.ts'
import { documentKinds } from './document.ts'

const title = formText(200).refine((text) => text !== '', 'Bitte geben Sie einen Titel an.')
const person = formText(100).transform((id) => (id === '' ? null : id))

export const newDocumentForm = z.object({
  kind: z.enum(documentKinds, 'Bitte wählen Sie eine Art.'),
  title,
  responsibleId: person,
  reviewDueOn: formDay,
})

export const documentForm = newDocumentForm.omit({ kind: true }).extend({ version: formVersion })

/** What the button of the form wants. */
export const retirementForm = z.object({
  retirement: z.enum(['retire', 'reinstate'], 'Bitte wählen Sie, was geschehen soll.'),
  version: formVersion,
})

export const topicForm = z.object({
  topic: formText(100),
  doneOn: formDay.refine((day) => day !== null, 'Bitte nennen Sie den Tag.'),
  note: formText(2000),
})

export const openTopicForm = z.object({ topic: formText(100) })

/** The number was free when the form was made: a form that is sent twice finds it taken. */
export const versionForm = z.object({
  writtenOn: formDay.refine((day) => day !== null, 'Bitte nennen Sie den Tag.'),
  note: formText(2000),
  number: formVersion,
})

export const approvalForm = z.object({
  approvedOn: formDay.refine((day) => day !== null, 'Bitte nennen Sie den Tag der Freigabe.'),
})
