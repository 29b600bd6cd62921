/** What is stated when a device is lost, found or retired. @module */
import { z } from 'zod'
import { formDay, formText, formVersion } from '../../../core/formText.ts'
import { tidy } from '../../../core/text.ts'
import { formPastDay, formResting } from '../life/lifeFields.ts'
import { dataRisks } from './loss.ts'
import { destinations, wipingMethods } from './retirement.ts'

const line = (maxLength: number) => formText(maxLength).transform(tidy)

export const lossForm = z.object({
  noticedOn: formPastDay,
  place: line(200),
  circumstances: formText(2000).refine(
    (text) => text !== '',
    'Bitte beschreiben Sie, was geschehen ist.',
  ),
  policeReport: line(200),
  insuranceReport: line(200),
  dataRisk: z.enum(dataRisks, 'Bitte sagen Sie, ob Daten in Gefahr sind.'),
  dataRiskNote: formText(1000),
  version: formVersion,
})
export type LossInput = Omit<z.output<typeof lossForm>, 'version'>

export const foundForm = z.object({
  foundOn: formPastDay,
  status: formResting,
  version: formVersion,
})
export type FoundInput = Omit<z.output<typeof foundForm>, 'version'>

export const retirementForm = z.object({
  retiredOn: formPastDay,
  destination: z.enum(destinations, 'Bitte sagen Sie, wohin das Gerät geht.'),
  recipient: line(200),
  wipingMethod: z.enum(wipingMethods, 'Bitte sagen Sie, wie die Daten gelöscht wurden.'),
  wipedOn: formDay,
  wipedBy: line(200),
  wipingProof: line(300),
  boundReason: formText(1000),
  version: formVersion,
})
export type RetirementInput = Omit<z.output<typeof retirementForm>, 'version'>

export const withdrawalForm = z.object({
  reason: formText(1000).refine((text) => text !== '', 'Bitte begründen Sie die Rücknahme.'),
  version: formVersion,
})
