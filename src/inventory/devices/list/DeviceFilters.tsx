/** The filters of the list of devices: the usual ones in one row, the others unfolded by whoever needs them. @module */
import { FilterSelect, Filters, FilterText } from '../../../web/Filters.tsx'
import { concernOptions, endOptions, kindOptions, noneWord, statusOptions } from './deviceFilter.ts'
import type { DeviceQuery } from './deviceQuery.ts'
import { devicesPath, parametersOf } from './deviceQuery.ts'
import type { DeviceList } from './readDeviceList.ts'

export function DeviceFilters({
  list,
  query,
  verbund,
}: {
  list: DeviceList
  query: DeviceQuery
  verbund: string
}) {
  const { filter } = query
  const { sortierung, spalten } = parametersOf(query)
  const { kinds, statuses, fundings } = list.overview
  return (
    <Filters isNarrow path={devicesPath} keep={{ verbund, sortierung, spalten }}>
      <FilterText name="suche" label="Inventar-Nr., Seriennr., Raum, Person" value={filter.suche} />
      <FilterSelect
        name="standort"
        label="Standort"
        all="Alle Standorte"
        value={filter.standort}
        options={[...list.sites, { value: noneWord, label: 'ohne Standort' }]}
      />
      <FilterSelect
        name="art"
        label="Art"
        all="Jede Art"
        value={filter.art}
        options={kindOptions.filter(({ value }) => kinds.includes(value))}
      />
      <FilterSelect
        name="zustand"
        label="Zustand"
        all="Jeder Zustand"
        value={filter.zustand}
        options={statusOptions.filter(({ value }) => statuses.includes(value))}
      />
      <FilterSelect
        name="foerderung"
        label="Förderung"
        all="Mit und ohne Förderung"
        value={filter.foerderung}
        options={[...optionsOf(fundings), { value: noneWord, label: 'ohne Förderung' }]}
      />
      <FurtherFilters list={list} query={query} />
    </Filters>
  )
}

function FurtherFilters({ list, query: { filter } }: { list: DeviceList; query: DeviceQuery }) {
  const isUsed = Boolean(
    filter.system ||
      filter.fassung ||
      filter.raum ||
      filter.zielobjekt ||
      filter.nur ||
      filter.ende ||
      filter.am,
  )
  return (
    <details class="further" open={isUsed}>
      <summary>Mehr Filter</summary>
      <div class="filters narrow-choices">
        {list.rooms.length > 0 ? (
          <FilterSelect
            name="raum"
            label="Raum"
            all="Alle Räume"
            value={filter.raum}
            options={[...list.rooms, { value: noneWord, label: 'ohne Raum' }]}
          />
        ) : null}
        <FilterSelect
          name="system"
          label="Betriebssystem"
          all="Jedes System"
          value={filter.system}
          options={optionsOf(list.overview.systems)}
        />
        <label>
          <span class="kern-sr-only">Fassung des Betriebssystems</span>
          <input
            type="search"
            name="fassung"
            value={filter.fassung ?? ''}
            placeholder="Fassung, z. B. Windows 10 22H2"
            size={26}
          />
        </label>
        <FilterSelect
          name="nur"
          label="Auffälliges"
          all="Auffälliges und anderes"
          value={filter.nur}
          options={concernOptions}
        />
        <FilterSelect
          name="ende"
          label="Was endet"
          all="Was wann endet"
          value={filter.ende}
          options={endOptions}
        />
        <label>
          <span class="kern-sr-only">Tag, an dem es endet</span>
          <input type="date" name="am" value={filter.am ?? ''} />
        </label>
        <label>
          <span class="kern-sr-only">Zielobjekt (Kürzel oder „ohne“)</span>
          <input
            type="search"
            name="zielobjekt"
            value={filter.zielobjekt ?? ''}
            placeholder="Zielobjekt, z. B. C004"
            size={20}
          />
        </label>
      </div>
    </details>
  )
}

function optionsOf(texts: readonly string[]) {
  return texts.map((value) => ({ value, label: value }))
}
