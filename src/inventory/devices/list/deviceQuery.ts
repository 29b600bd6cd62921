/** What the address of the list of devices says, read once and written again for links. @module */
import { columnsWord, type DeviceColumn, parseColumns } from './deviceColumn.ts'
import { type FilterQuery, filterNames } from './deviceFilter.ts'
import {
  type DeviceSorting,
  type PageStart,
  parsePlace,
  parseSorting,
  sortingWord,
  usualSorting,
} from './deviceOrder.ts'

export const devicesPath = '/geraete'

export type DeviceQuery = {
  readonly filter: FilterQuery
  readonly sorting: DeviceSorting
  readonly columns: readonly DeviceColumn[]
  readonly start: PageStart
}

/** `values` gives all values of a parameter; that of columns may be there several times, as a form sends it. */
export function parseDeviceQuery(values: (name: string) => readonly string[]): DeviceQuery {
  const first = (name: string) => values(name)[0]
  return {
    filter: Object.fromEntries(
      filterNames.map((name) => [name, first(name)?.slice(0, 200) || undefined]),
    ),
    sorting: parseSorting(first('sortierung')),
    columns: parseColumns(values('spalten').join(',')),
    start: { after: parsePlace(first('nach')), before: parsePlace(first('vor')) },
  }
}

/** The parameters of the same list, without the page that is shown of it. */
export function parametersOf({
  filter,
  sorting,
  columns,
}: Omit<DeviceQuery, 'start'>): Readonly<Record<string, string | undefined>> {
  const word = sortingWord(sorting)
  return {
    ...filter,
    sortierung: word === sortingWord(usualSorting) ? undefined : word,
    spalten: columnsWord(columns),
  }
}

/** The same from the text of an address behind its question mark. */
export function parseParameters(text: string): DeviceQuery {
  const parameters = new URLSearchParams(text)
  return parseDeviceQuery((name) => parameters.getAll(name))
}
