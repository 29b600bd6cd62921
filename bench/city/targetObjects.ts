/** Target objects that persons made, in the variety that an information domain has. @module */
import type { TargetKind } from '../../catalog/targetKind.ts'
import type { TargetObject } from '../../db/queries/targetObjects.ts'
import { type CodePrefix, codeSequence } from '../../src/inventory/targetObject.ts'
import { benchDay, type City } from './city.ts'
import { pick } from './pick.ts'

/** A sort of target object with modules that the rules, or persons, give it. */
type Sort = {
  readonly prefix: CodePrefix
  readonly name: string
  readonly kinds: readonly TargetKind[]
  readonly modules: readonly string[]
}

const sorts: readonly [Sort, ...Sort[]] = [
  sort('A', 'Fachanwendung', ['application.general'], ['APP.6']),
  sort(
    'S',
    'Windows-Server',
    ['system.server', 'system.server.windows'],
    ['SYS.1.1', 'SYS.1.2.3', 'OPS.1.2.5'],
  ),
  sort(
    'C',
    'Notebooks',
    ['system.laptop', 'system.client.windows'],
    ['SYS.2.1', 'SYS.2.2.3', 'SYS.3.1'],
  ),
  sort('R', 'Büroräume', ['room.office'], ['INF.7']),
  sort('N', 'Switches', ['system.switch', 'system.networkDevice'], ['NET.3.1']),
  sort('A', 'Webanwendung', ['application.web'], ['APP.3.1', 'APP.6']),
  sort('P', 'Drucker', ['system.printer'], ['SYS.4.1']),
  sort('S', 'Linux-Server', ['system.server', 'system.server.linux'], ['SYS.1.1', 'SYS.1.3']),
  sort('M', 'Tablets', ['system.tablet', 'system.ios'], ['SYS.3.2.1', 'SYS.3.2.3', 'APP.1.4']),
  sort('A', 'Datenbank', ['application.database'], ['APP.4.3']),
  sort('G', 'Gebäude', ['room.building'], ['INF.1']),
  sort('R', 'Technikraum', ['room.technical'], ['INF.5']),
]

/** So many rows for `insertTargetObjects`, each with the modules of its sort. */
export function madeByHand(
  { deps, domain }: City,
  size: number,
): {
  readonly row: Omit<TargetObject, 'version'> & { searchText: string; createdAt: string }
  readonly modules: readonly string[]
}[] {
  const nextCode = codeSequence([])
  return Array.from({ length: size }, (_, index) => {
    const { prefix, name, kinds, modules } = pick(sorts, index)
    const row = {
      id: deps.newId(),
      informationDomainId: domain.id,
      code: nextCode(prefix),
      name: `${name} ${index + 1}`,
      kinds,
      attributes: {},
      description: '',
      platform: '',
      location: '',
      users: '',
      operatingStatus: 'operation' as const,
      count: 1 + (index % 30),
      groupKey: '',
      edited: [],
      reason: '',
      responsibleId: null,
      searchText: name.toLowerCase(),
      createdAt: `${benchDay}T08:00:00.000Z`,
    }
    return { row, modules }
  })
}

function sort(
  prefix: CodePrefix,
  name: string,
  kinds: readonly TargetKind[],
  modules: readonly string[],
): Sort {
  return { prefix, name, kinds, modules }
}
