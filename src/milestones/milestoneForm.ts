/** What people enter into a milestone, parsed at the boundary; the rules follow in ensureMilestoneRules. @module */
import { z } from 'zod'
import { formDay, formText, formVersion } from '../core/formText.ts'
import {
  isMilestoneCode,
  milestoneCodeProblem,
  milestoneTitleProblem,
} from './ensureMilestoneRules.ts'
import { areas, progressKinds } from './milestone.ts'

const chooseArea = z.enum(areas, 'Bitte wählen Sie ein Handlungsfeld.')

/** A whole number; null for an empty field. */
function formCount(message: string) {
  return z
    .string(message)
    .trim()
    .refine((text) => /^\d{0,4}$/.test(text), message)
    .transform((text) => (text === '' ? null : Number(text)))
    .default(null)
}

const titleText = formText(200).refine((title) => title !== '', milestoneTitleProblem)
const months = formCount('Bitte geben Sie eine Zahl von Monaten ein.')
const steps = formCount('Bitte geben Sie eine Zahl von Schritten ein.')

export const newMilestoneForm = z.object({
  code: formText(40)
    .transform((code) => code.toUpperCase())
    .refine(isMilestoneCode, milestoneCodeProblem),
  title: titleText,
  area: chooseArea,
  originalDueOn: formDay,
  reviewIntervalMonths: months,
  progress: z.enum(progressKinds, 'Bitte wählen Sie, woraus der Stand folgt.'),
  documentId: formText(100).transform((id) => (id === '' ? null : id)),
  stepsTotal: steps,
})

export const milestoneForm = z.object({
  title: titleText,
  area: chooseArea,
  reviewIntervalMonths: months,
  version: formVersion,
})

/** `number` is that of the new extension, so that nobody extends what somebody else has just extended. */
export const extensionForm = z.object({
  newDueOn: formDay.refine((day) => day !== null, 'Bitte nennen Sie den neuen Termin.'),
  reason: formText(2000).refine((reason) => reason !== '', 'Bitte begründen Sie den neuen Termin.'),
  number: formVersion,
})

export const stepsForm = z.object({
  stepsDone: steps,
  stepsTotal: steps,
  reachedOn: formDay,
  version: formVersion,
})

export const reviewForm = z.object({
  lastReviewedOn: formDay.refine(
    (day) => day !== null,
    'Bitte nennen Sie den Tag der Überprüfung.',
  ),
})
