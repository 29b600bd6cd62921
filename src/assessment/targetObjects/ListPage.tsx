import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import { isPrefix, kindWords, prefixLabels } from '../../inventory/kindWords.ts'
import { codePrefixes } from '../../inventory/targetObject.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { FilteredCount, FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import { SortHead } from '../../web/SortHead.tsx'
import type { ListedObject } from './readListed.ts'

const path = '/zielobjekte'

export type ListQuery = {
  readonly verbund: string
  readonly suche: string | undefined
  readonly art: string | undefined
  readonly person: string | undefined
  readonly sortierung: string | undefined
}

type ListProps = {
  domain: InformationDomain
  query: ListQuery
  objects: readonly ListedObject[]
  page: PageOf
  /** All that the person may see, without filters. */
  total: number
  persons: readonly Person[]
  mayWrite: boolean
  seesAll: boolean
}

export function TargetObjectListPage(props: ListProps) {
  const { domain, query, page, total, mayWrite, seesAll } = props
  const toProposals = addressOf(`${path}/vorschlaege`, { verbund: domain.code })
  return (
    <>
      <Heading
        title={total === 1 ? '1 Zielobjekt' : `${total} Zielobjekte`}
        detail={domain.name}
        lead={
          seesAll
            ? 'Gruppen gleicher Dinge, an denen Bausteine und Antworten hängen.'
            : 'Zielobjekte, für die Sie verantwortlich sind.'
        }
        actions={
          <>
            {seesAll ? (
              <LinkButton href={toProposals}>Vorschläge aus dem Bestand</LinkButton>
            ) : null}
            {mayWrite ? (
              <LinkButton href={addressOf(`${path}/neu`, { verbund: domain.code })} isPrimary>
                Zielobjekt anlegen
              </LinkButton>
            ) : null}
          </>
        }
      />
      {total === 0 ? (
        <NothingYet seesAll={seesAll} toProposals={toProposals} />
      ) : (
        <>
          <ListFilters {...props} />
          {page.total === 0 ? (
            <p>Kein Zielobjekt passt zu dieser Auswahl.</p>
          ) : (
            <ObjectTable {...props} />
          )}
          <Pager page={page} path={path} query={query} />
        </>
      )}
    </>
  )
}

function NothingYet({ seesAll, toProposals }: { seesAll: boolean; toProposals: string }) {
  if (!seesAll) {
    return (
      <Empty title="Noch nichts zugeordnet">
        <p>Sobald Sie für ein Zielobjekt als verantwortlich eingetragen sind, steht es hier.</p>
      </Empty>
    )
  }
  return (
    <Empty title="Noch keine Zielobjekte">
      <p>
        Sie entstehen aus dem Bestand: Geräte gleicher Art werden zu Gruppen, Fachanwendungen, Netze
        und Räume kommen dazu.
      </p>
      <p>
        <a href={toProposals}>Vorschläge ansehen</a>
      </p>
    </Empty>
  )
}

function ListFilters({ query, persons, page, total, seesAll }: ListProps) {
  return (
    <Filters path={path} keep={{ verbund: query.verbund, sortierung: query.sortierung }}>
      <FilterText name="suche" label="Kürzel, Name, Plattform" value={query.suche} />
      <FilterSelect
        name="art"
        label="Art"
        all="Alle Arten"
        value={query.art}
        options={codePrefixes.map((value) => ({ value, label: prefixLabels[value] }))}
      />
      {seesAll ? (
        <FilterSelect
          name="person"
          label="Verantwortlich"
          all="Alle Verantwortlichen"
          value={query.person}
          options={[
            { value: 'niemand', label: 'ohne Verantwortliche' },
            ...persons.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
      <FilteredCount {...{ page, total }} />
    </Filters>
  )
}

function ObjectTable({ objects, query }: ListProps) {
  const head = { current: query.sortierung ?? 'code', path, query: { ...query } }
  return (
    <div class="table-wrap">
      <table class="cards dense">
        <thead>
          <tr>
            <SortHead {...head} label="Kürzel" order="code" />
            <SortHead {...head} label="Name" order="name" />
            <th scope="col">Art</th>
            <SortHead {...head} label="Anzahl" order="count" isNumber />
            <th scope="col" class="number">
              Bausteine
            </th>
            <th scope="col" class="number">
              Basis
            </th>
            <SortHead {...head} label="Verantwortlich" order="responsible" />
          </tr>
        </thead>
        <tbody>{objects.map((each) => objectRow(each, query.verbund))}</tbody>
      </table>
    </div>
  )
}

function objectRow(object: ListedObject, verbund: string) {
  const { code, name, kinds, count, modules, basic, responsible } = object
  return (
    <tr>
      <th scope="row" class="code">
        <a href={addressOf(pathOf(path, code), { verbund })}>{code}</a>
      </th>
      <td>{name}</td>
      <td data-label="Art" class="muted">
        {kindWords(kinds)}
      </td>
      <td class="number" data-label="Anzahl">
        {count}
      </td>
      <td class="number" data-label="Bausteine">
        {modules === 0 ? <span class="muted">keine</span> : modules}
      </td>
      <td class="number nowrap" data-label="Basis">
        {basicText(basic)}
      </td>
      <td data-label="Verantwortlich">{responsible ?? <span class="muted">niemand</span>}</td>
    </tr>
  )
}

function basicText(basic: ListedObject['basic']) {
  if (basic.total === 0) return <span class="muted">–</span>
  const text = `${basic.met} von ${basic.total}`
  return basic.met === basic.total ? <span class="good">{text}</span> : text
}

/** Only what the list knows; anything else in the address filters nothing. */
export function prefixIn({ art }: ListQuery) {
  return art !== undefined && isPrefix(art) ? art : undefined
}
