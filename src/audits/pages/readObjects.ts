import type { Db } from '../../../db/db.ts'
import type { ObjectLabel } from '../../../db/queries/checkLists.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import {
  listLinks,
  listTargetObjects,
  type TargetObject,
} from '../../../db/queries/targetObjects.ts'
import type { CheckEntry } from '../../assessment/list/checkEntry.ts'
import { Failure } from '../../core/failure.ts'
import { groupedBy } from '../../inventory/order.ts'
import type { Relation } from '../../inventory/targetObject.ts'
import { readEntries } from './readEntries.ts'

export type ObjectCounts = {
  readonly object: ObjectLabel
  readonly modules: number
  /** Of level Basis. */
  readonly met: number
  readonly total: number
}

/** Every target object with how far its Basis requirements are. */
export async function readObjects(db: Db, informationDomainId: string): Promise<ObjectCounts[]> {
  const { objects, entries } = await readEntries(db, informationDomainId, ['basic'])
  const byObject = groupedBy(entries, ({ targetObjectId }) => targetObjectId)
  return objects.map((object) => {
    const own = byObject.get(object.id) ?? []
    return {
      object,
      modules: new Set(own.map(({ module }) => module)).size,
      ...countMet(own),
    }
  })
}

export type ObjectDetail = {
  readonly object: TargetObject
  readonly responsible: string
  readonly modules: readonly {
    readonly module: string
    /** Who meets it for the city; null where the city does. */
    readonly provider: string | null
    readonly met: number
    readonly total: number
  }[]
  readonly links: readonly {
    readonly relation: Relation
    readonly isFrom: boolean
    readonly code: string
    readonly name: string
    /** Of this information domain. */
    readonly isOwn: boolean
  }[]
}

/** Throws `not_found`. */
export async function readObject(
  db: Db,
  informationDomainId: string,
  code: string,
): Promise<ObjectDetail> {
  const all = await listTargetObjects(db, informationDomainId)
  const object = all.find((each) => each.code === code)
  if (!object) throw new Failure('not_found', 'Dieses Zielobjekt gibt es in diesem Stand nicht.')
  const names = new Map(all.map((each) => [each.id, each]))
  const { entries } = await readEntries(db, informationDomainId, ['basic', 'standard', 'high'])
  const own = entries.filter(({ targetObjectId }) => targetObjectId === object.id)
  const persons = await listPersons(db)
  return {
    object,
    responsible: persons.find(({ id }) => id === object.responsibleId)?.name ?? '',
    modules: [...groupedBy(own, ({ module }) => module)].map(([module, list]) => ({
      module,
      provider: providerOf(list, names),
      ...countMet(list.filter(({ level }) => level === 'basic')),
    })),
    links: (await listLinks(db, informationDomainId))
      .filter(({ fromId, toId }) => fromId === object.id || toId === object.id)
      .map(({ fromId, toId, relation }) => {
        const isFrom = fromId === object.id
        const other = names.get(isFrom ? toId : fromId)
        return {
          relation,
          isFrom,
          code: other?.code ?? '',
          name: other?.name ?? 'Zielobjekt',
          isOwn: other !== undefined,
        }
      }),
  }
}

function providerOf(
  [first]: readonly CheckEntry[],
  names: ReadonlyMap<string, TargetObject>,
): string | null {
  if (first?.decision !== 'at_provider') return null
  const provider = names.get(first.providerId ?? '')
  return provider ? `durch ${provider.code} ${provider.name}` : 'durch einen Dienstleister'
}

function countMet(entries: readonly CheckEntry[]): { met: number; total: number } {
  const met = entries.filter(({ status }) => status === 'yes' || status === 'dispensable').length
  return { met, total: entries.length }
}
