import { z } from 'zod'
import { type ModuleChange, moduleChangeKinds } from '../moduleChanges.ts'

const code = z
  .string()
  .trim()
  .toUpperCase()
  .transform((text) => text || undefined)
  .optional()
  .catch(undefined)

/** Parameters of the address; codes match from their beginning. */
export const proposalFilter = z.object({
  art: z.enum(moduleChangeKinds).optional().catch(undefined),
  zielobjekt: code,
  baustein: code,
})
export type ProposalFilter = z.infer<typeof proposalFilter>

export function filterChanges(
  changes: readonly ModuleChange[],
  codeOf: (targetObjectId: string) => string,
  { art, zielobjekt, baustein }: ProposalFilter,
): ModuleChange[] {
  return changes.filter(
    ({ kind, moduleId, targetObjectId }) =>
      (art === undefined || kind === art) &&
      (zielobjekt === undefined || codeOf(targetObjectId).startsWith(zielobjekt)) &&
      (baustein === undefined || moduleId.startsWith(baustein)),
  )
}
