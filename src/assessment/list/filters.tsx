import { readCatalog } from '../../../catalog/readCatalog.ts'
import { FilterSelect, Filters } from '../../web/Filters.tsx'
import { checkStatusLabels } from '../check.ts'
import {
  concernLabels,
  concerns,
  concernWords,
  levelChoices,
  nobodyWord,
  priorityChoices,
  statusChoices,
  statusWord,
  usualLevel,
} from './checkFilter.ts'
import type { ListAddress } from './listAddress.ts'
import type { CheckList } from './readCheckList.ts'
import type { RowFrame } from './rowParts.tsx'

type FilterProps = { list: CheckList; address: ListAddress; frame: RowFrame }

/** One row of filters; what they say stands in the address. */
export function CheckFilters({ list, address, frame }: FilterProps) {
  const { kind } = list.request.list
  const { query, path } = address
  const usual = levelChoices.find(({ value }) => value === usualLevel(list.request.list))
  const { moduleById } = readCatalog()
  return (
    <Filters isNarrow path={path} keep={{ verbund: frame.domainCode, zeilen: query.zeilen }}>
      <FilterSelect
        name="stufe"
        label="Stufe"
        all={usual?.label ?? ''}
        value={query.stufe}
        options={levelChoices.filter((choice) => choice !== usual)}
      />
      <FilterSelect
        name="reihenfolge"
        label="Reihenfolge"
        all="R1 bis R3"
        value={query.reihenfolge}
        options={priorityChoices}
      />
      {kind === 'module' ? null : (
        <FilterSelect
          name="baustein"
          label="Baustein"
          all="Alle Bausteine"
          value={query.baustein}
          options={list.modules.map((id) => ({
            value: id,
            label: `${id} ${moduleById(id).title}`,
          }))}
        />
      )}
      <FilterSelect
        name="stand"
        label="Stand"
        all="Jeder Stand"
        value={query.stand}
        options={statusChoices.map((statuses) => ({
          value: statusWord(statuses),
          label: statuses.map((status) => checkStatusLabels[status]).join(', '),
        }))}
      />
      {kind === 'object' || kind === 'module' ? (
        <FilterSelect
          name="person"
          label="Zuständig"
          all="Alle Zuständigen"
          value={query.person}
          options={[{ value: nobodyWord, label: 'niemand' }, ...frame.persons]}
        />
      ) : null}
      <ConcernFilter list={list} address={address} frame={frame} />
    </Filters>
  )
}

/** The number of months is asked for where it counts. */
function ConcernFilter({ list, address: { query } }: FilterProps) {
  const { concern, staleMonths } = list.request.filter
  return (
    <>
      <FilterSelect
        name="nur"
        label="Was auffällt"
        all="Alles"
        value={query.nur}
        options={concerns.map((each) => ({
          value: concernWords[each],
          label: concernLabels[each],
        }))}
      />
      {concern === 'stale' ? (
        <label>
          älter als{' '}
          <input
            type="number"
            name="monate"
            min="1"
            max="120"
            size={4}
            value={String(staleMonths)}
          />{' '}
          Monate
        </label>
      ) : null}
    </>
  )
}
