/** How people know what an id of the audit trail stands for. @module */
import { readWiba } from '../../catalog/wiba.ts'
import type { Db } from '../../db/db.ts'
import { listInformationDomains } from '../../db/queries/informationDomains.ts'
import { listNamedThings } from '../../db/queries/names.ts'
import { findOrganisation, listMembers } from '../../db/queries/organisations.ts'

/**
 * The name of an id, e.g. „KERN C001“, „0815“, „M-003“; of a check „KERN C001 SYS.2.1.A1“, of a WiBA
 * question its checklist and number. What nobody
 * knows any more keeps its id. With `ids` only those are looked up.
 */
export async function readSubjectNames(
  db: Db,
  ids?: readonly string[],
): Promise<(id: string) => string> {
  const names = new Map<string, string>()
  const domains = await listInformationDomains(db)
  const codes = new Map(domains.map(({ id, code }) => [id, code]))
  for (const [id, code] of codes) names.set(id, code)
  const wanted = ids && [...new Set(ids)].filter((id) => !names.has(id))
  for (const { id, informationDomainId, name } of await listNamedThings(db, wanted)) {
    const prefix = codes.get(informationDomainId ?? '')
    names.set(id, prefix ? `${prefix} ${name}` : name)
  }
  for (const { name, questions } of readWiba().checklists) {
    for (const { id, officialNumber } of questions) names.set(id, `${name} ${officialNumber}`)
  }
  const isDone = wanted?.every((id) => id === 'system' || names.has(id))
  if (!isDone) for (const [id, name] of await readWho(db)) names.set(id, name)
  return (id) =>
    names.get(id) ??
    id
      .split('/')
      .map((part) => names.get(part) ?? part)
      .join(' ')
}

/** The names of the organisation and of its accounts, by their ids. */
async function readWho(db: Db): Promise<Map<string, string>> {
  const organisation = await findOrganisation(db)
  const names = new Map((await listMembers(db)).map(({ userId, name }) => [userId, name]))
  return organisation ? names.set(organisation.id, organisation.name) : names
}
