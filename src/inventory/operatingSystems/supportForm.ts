import { z } from 'zod'
import { formDay, formText, formVersion } from '../../core/formText.ts'
import { tidy } from '../../core/text.ts'

const line = (maxLength: number, missing: string) =>
  formText(maxLength)
    .transform(tidy)
    .refine((text) => text !== '', missing)

const neededDay = (missing: string) => formDay.refine((day) => day !== null, missing)

/** The end of support of a release as a person looked it up. */
export const supportForm = z.object({
  release: line(200, 'Bitte geben Sie die Fassung des Betriebssystems an.'),
  supportUntil: neededDay('Bitte geben Sie den letzten Tag mit Sicherheitsupdates an.'),
  source: line(500, 'Bitte geben Sie an, woher der Termin stammt.'),
  checkedOn: neededDay('Bitte geben Sie an, wann Sie das geprüft haben.'),
  version: formVersion,
})
export type SupportInput = {
  readonly release: string
  readonly supportUntil: string
  readonly source: string
  readonly checkedOn: string
}

export const supportRemovalForm = z.object({ release: line(200, 'Bitte wählen Sie eine Fassung.') })
