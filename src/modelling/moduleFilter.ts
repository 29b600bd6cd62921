/** Which modules of the overview somebody wants to see, and how many stand where. @module */
import { z } from 'zod'
import { layerIds } from '../../catalog/requirementId.ts'
import { decisionOrigins, moduleDecisionLabels, moduleDecisions } from './moduleDecision.ts'
import type { ModuleOverviewRow } from './moduleOverview.ts'

export const moduleStates = [...moduleDecisions, 'undecided'] as const
export type ModuleState = (typeof moduleStates)[number]

/** What is left to do comes last, after what is settled. */
const spokenOrder: readonly ModuleState[] = ['modelled', 'at_provider', 'left_out', 'undecided']

/** Parameters of the address; what is unknown filters nothing. */
export const moduleFilter = z.object({
  stand: z.enum(moduleStates).optional().catch(undefined),
  schicht: z.enum(layerIds).optional().catch(undefined),
  reihenfolge: z.enum(['R1', 'R2', 'R3']).optional().catch(undefined),
  profil: z.enum(['ja', 'nein']).optional().catch(undefined),
  herkunft: z.enum(decisionOrigins).optional().catch(undefined),
})
export type ModuleFilter = z.infer<typeof moduleFilter>

export function filterModules(
  rows: readonly ModuleOverviewRow[],
  { stand, schicht, reihenfolge, profil, herkunft }: ModuleFilter,
): ModuleOverviewRow[] {
  return rows.filter(
    (row) =>
      (stand === undefined || row.state === stand) &&
      (schicht === undefined || row.layer === schicht) &&
      (reihenfolge === undefined || row.priority === reihenfolge) &&
      (profil === undefined || row.inProfile === (profil === 'ja')) &&
      (herkunft === undefined || row.decisions.some(({ origin }) => origin === herkunft)),
  )
}

export type StateCounts = Readonly<Record<ModuleState | 'total', number>>

export function countStates(rows: readonly Pick<ModuleOverviewRow, 'state'>[]): StateCounts {
  const counts = { total: rows.length, modelled: 0, at_provider: 0, left_out: 0, undecided: 0 }
  for (const { state } of rows) counts[state] += 1
  return counts
}

/** „111 Bausteine: 62 modelliert, 4 beim Dienstleister, 41 ausgelassen, 4 noch nicht entschieden“. */
export function speakStates(counts: StateCounts): string {
  const said = spokenOrder
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${moduleDecisionLabels[state]}`)
  return `${counts.total} ${counts.total === 1 ? 'Baustein' : 'Bausteine'}: ${said.join(', ')}`
}
