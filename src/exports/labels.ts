/** How documents name persons and target objects, whose ids stand in the rows. @module */
import type { Db } from '../../db/db.ts'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../db/queries/informationDomains.ts'
import { listPersons } from '../../db/queries/organisations.ts'
import { listTargetObjects } from '../../db/queries/targetObjects.ts'

export type ObjectLabel = { readonly code: string; readonly name: string }

/** The name of a person by id; '' for nobody. */
export async function readPersonNames(db: Db): Promise<(id: string | null) => string> {
  const names = new Map((await listPersons(db)).map(({ id, name }) => [id, name]))
  return (id) => names.get(id ?? '') ?? ''
}

/**
 * Code and name of every target object by its id. Links and decisions may point out of the information
 * domain; such codes carry the code of their own one: „SCHULE/NZ001“.
 */
export async function readObjectLabels(
  db: Db,
  domain: InformationDomain,
): Promise<ReadonlyMap<string, ObjectLabel>> {
  const labels = new Map<string, ObjectLabel>()
  for (const each of await listInformationDomains(db)) {
    const prefix = each.id === domain.id ? '' : `${each.code}/`
    for (const { id, code, name } of await listTargetObjects(db, each.id)) {
      labels.set(id, { code: `${prefix}${code}`, name })
    }
  }
  return labels
}

/** „C001 Notebooks“. */
export function objectName({ code, name }: ObjectLabel): string {
  return `${code} ${name}`
}
