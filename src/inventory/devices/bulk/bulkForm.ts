/** What is set at many devices at once; what is left empty changes nothing, „ohne“ empties a field. @module */
import { z } from 'zod'
import { Failure } from '../../../core/failure.ts'
import { formText } from '../../../core/formText.ts'
import { noneWord } from '../list/deviceFilter.ts'
import { type BulkChange, bulkStatuses } from './bulkEdit.ts'

export const bulkForm = z.object({
  siteId: formText(100),
  room: formText(120),
  status: z
    .union([z.literal(''), z.enum(bulkStatuses)], 'Bitte wählen Sie einen der Zustände.')
    .default(''),
  targetObject: formText(20).transform((text) => text.toUpperCase()),
  fundingProgramme: formText(200),
  os: formText(200),
  osVersion: formText(100),
})
export type BulkForm = z.output<typeof bulkForm>

/** A change whose target object is still a code. Throws `invalid` when no field was filled in. */
export function changeOf(form: BulkForm): Omit<BulkChange, 'targetObject'> & {
  readonly targetCode?: string | null
} {
  const { siteId, room, status, targetObject, fundingProgramme, os, osVersion } = form
  const change = {
    ...(siteId && { siteId: orNull(siteId) }),
    ...(room && { room: orNull(room) }),
    ...(status && { status }),
    ...(targetObject && { targetCode: orNull(targetObject) }),
    ...(fundingProgramme && { fundingProgramme: orNull(fundingProgramme) ?? '' }),
    ...(os && { os: orNull(os) ?? '' }),
    ...(osVersion && { osVersion: orNull(osVersion) ?? '' }),
  }
  if (Object.keys(change).length > 0) return change
  throw new Failure('invalid', 'Bitte füllen Sie mindestens ein Feld aus, das Sie ändern wollen.')
}

function orNull(text: string): string | null {
  return text.toLowerCase() === noneWord ? null : text
}
