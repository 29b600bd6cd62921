/** What people say of an evidence file, parsed at the boundary. @module */
import { z } from 'zod'
import { formDay, formText, formVersion } from '../../core/formText.ts'
import { evidenceSources } from './evidenceFile.ts'

const datedOn = formDay.refine((day) => day !== null, 'Bitte nennen Sie das Datum des Nachweises.')

const described = {
  title: formText(200),
  sourceKind: z.enum(evidenceSources, 'Bitte wählen Sie, woher der Nachweis kommt.'),
  source: formText(300),
  datedOn: datedOn.transform((day) => day ?? ''),
  note: formText(2000),
  keptUntilOn: formDay,
}

/** Without a title the name of the file stands for it. `placeNote`: where it stands in the file, for the check. */
export const newEvidenceForm = z.object({ ...described, placeNote: formText(500) })

export const evidenceForm = z.object({
  ...described,
  title: described.title.refine((text) => text !== '', 'Bitte geben Sie einen Titel an.'),
  version: formVersion,
})

/** A file that is there already, by its digest: who has the bytes may attach them. */
export const attachmentForm = z.object({
  sha256: formText(64).refine((text) => text !== '', 'Bitte wählen Sie einen Nachweis.'),
  placeNote: formText(500),
})

export const evidenceDeletionForm = z.object({
  reason: formText(500).refine(
    (text) => text !== '',
    'Bitte nennen Sie den Grund. Er bleibt beim Nachweis stehen.',
  ),
  version: formVersion,
})

export type NewEvidence = z.infer<typeof newEvidenceForm>
export type EvidenceChange = Omit<z.infer<typeof evidenceForm>, 'version'>
