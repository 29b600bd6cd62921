/** Which checks a list shows; it stands in the address. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { type RequirementLevel, requirementLevels } from '../../../catalog/requirementLevel.ts'
import { type CheckStatus, checkStatuses, checkStatusLabels } from '../../assessment/check.ts'
import type { CheckEntry } from '../../assessment/list/checkEntry.ts'
import { foldText } from '../../core/text.ts'

export type CheckChoice = {
  readonly levels: readonly RequirementLevel[]
  readonly status: CheckStatus | undefined
  readonly module: string | undefined
  readonly object: string | undefined
  readonly text: string
}

const levelWords: Record<RequirementLevel, string> = {
  basic: 'basis',
  standard: 'standard',
  high: 'erhoeht',
}

export const levelOptions = [
  { value: 'basis', label: 'Basis' },
  { value: 'standard', label: 'Standard' },
  { value: 'erhoeht', label: 'erhöhter Schutzbedarf' },
  { value: 'alle', label: 'alle Stufen' },
]

/** Without a level the Basis requirements are shown: they are what a Testat looks at. */
export function checkChoice(query: Readonly<Record<string, string | undefined>>): CheckChoice {
  const level = requirementLevels.find((each) => levelWords[each] === query.stufe)
  return {
    levels: query.stufe === 'alle' ? requirementLevels : [level ?? 'basic'],
    status: checkStatuses.find((status) => checkStatusLabels[status] === query.stand),
    module: query.baustein || undefined,
    object: query.zielobjekt || undefined,
    text: (query.suche ?? '').trim().slice(0, 100),
  }
}

/** Words are looked for in the requirement, its title and the target object. */
export function listedChecks(
  entries: readonly CheckEntry[],
  objects: ReadonlyMap<string, { readonly code: string; readonly name: string }>,
  { status, module, object, text }: CheckChoice,
): CheckEntry[] {
  const words = foldText(text).split(' ').filter(Boolean)
  const catalog = readCatalog()
  return entries.filter((entry) => {
    if (status !== undefined && entry.status !== status) return false
    if (module !== undefined && entry.module !== module) return false
    const label = objects.get(entry.targetObjectId)
    if (object !== undefined && label?.code !== object) return false
    if (words.length === 0) return true
    const { title } = catalog.requirementById(entry.requirement)
    const named = foldText(`${entry.requirement} ${title} ${label?.code} ${label?.name}`)
    return words.every((word) => named.includes(word))
  })
}
