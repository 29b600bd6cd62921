/** What a finding is about must be in the snapshot. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { Failure } from '../../core/failure.ts'
import type { FindingStatement } from '../finding.ts'
import { moduleOfRequirement } from '../moduleOfRequirement.ts'

/** What the snapshot holds. */
export type NamedThings = {
  readonly targetObjects: readonly { readonly code: string; readonly name: string }[]
  readonly documents: readonly { readonly title: string }[]
}

export type Named = Pick<
  FindingStatement,
  'targetObjectCode' | 'module' | 'requirement' | 'documentTitle'
>

/** Throws `invalid` and names every field that names nothing. */
export function ensureNamed(named: Named, things: NamedThings): void {
  const fields = namedProblems(named, things)
  if (Object.keys(fields).length === 0) return
  throw new Failure('invalid', 'Bitte prüfen Sie, worauf sich die Feststellung bezieht.', fields)
}

export function namedProblems(
  { targetObjectCode, module, requirement, documentTitle }: Named,
  { targetObjects, documents }: NamedThings,
): Record<string, string> {
  const fields: Record<string, string> = {}
  if (targetObjectCode !== '' && !targetObjects.some(({ code }) => code === targetObjectCode)) {
    fields.targetObjectCode = `Ein Zielobjekt „${targetObjectCode}“ gibt es in diesem Stand nicht.`
  }
  if (module !== '' && !readCatalog().modules.some(({ id }) => id === module)) {
    fields.module = `Einen Baustein „${module}“ gibt es im Kompendium nicht.`
  }
  const itsModule = moduleOfRequirement(requirement)
  if (requirement !== '' && itsModule === undefined) {
    fields.requirement = `Eine Anforderung „${requirement}“ gilt im Kompendium nicht.`
  } else if (module !== '' && itsModule !== undefined && itsModule !== module) {
    fields.requirement = `Die Anforderung ${requirement} gehört nicht zum Baustein ${module}.`
  }
  if (documentTitle !== '' && !documents.some(({ title }) => title === documentTitle)) {
    fields.documentTitle = `Ein Dokument „${documentTitle}“ gibt es in diesem Stand nicht.`
  }
  return fields
}
