import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { FilteredCount, FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import { SortHead } from '../../web/SortHead.tsx'
import { type Hosting, hostingLabels, hostings } from '../application.ts'
import type { ApplicationQuery, ListedApplication } from './applicationList.ts'

const path = '/fachanwendungen'

type ListProps = {
  domain: InformationDomain
  query: ApplicationQuery
  applications: readonly ListedApplication[]
  page: PageOf
  total: number
  /** How many nobody said of where they run. */
  unclear: number
  mayWrite: boolean
  seesAll: boolean
}

export function ApplicationListPage(props: ListProps) {
  const { domain, query, applications, page, total, unclear, mayWrite, seesAll } = props
  const keep = { verbund: domain.code, ...query }
  return (
    <>
      <Heading
        title={total === 1 ? '1 Fachanwendung' : `${total} Fachanwendungen`}
        detail={domain.name}
        lead={leadOf(seesAll, unclear)}
        actions={
          mayWrite ? (
            <LinkButton href={addressOf(`${path}/neu`, { verbund: domain.code })} isPrimary>
              Fachanwendung erfassen
            </LinkButton>
          ) : undefined
        }
      />
      {total === 0 ? (
        <Empty title={seesAll ? 'Noch keine Fachanwendungen' : 'Noch nichts zugeordnet'}>
          <p>
            {seesAll
              ? 'Erfassen Sie eine einzelne, oder lesen Sie die Liste ein, die es schon gibt: „basislotse import applications DATEI“.'
              : 'Sobald Sie für eine Fachanwendung als verantwortlich eingetragen sind, steht sie hier.'}
          </p>
        </Empty>
      ) : (
        <>
          <ListFilters {...props} />
          {page.total === 0 ? (
            <p>Keine Fachanwendung passt zu dieser Auswahl.</p>
          ) : (
            <ApplicationTable {...{ domain, applications, query, keep }} />
          )}
          <Pager page={page} path={path} query={keep} />
        </>
      )}
    </>
  )
}

function leadOf(seesAll: boolean, unclear: number): string {
  if (!seesAll) return 'Fachanwendungen, für die Sie verantwortlich sind.'
  if (unclear === 0) return 'Bei allen steht fest, wo sie laufen.'
  return unclear === 1 ? 'Bei einer fehlt, wo sie läuft.' : `Bei ${unclear} fehlt, wo sie laufen.`
}

function ListFilters({ domain, query, page, total }: ListProps) {
  return (
    <Filters path={path} keep={{ verbund: domain.code, sortierung: query.sortierung }}>
      <FilterText name="suche" label="Name, Fachbereich, Hersteller, Server" value={query.suche} />
      <FilterSelect
        name="betrieb"
        label="Betrieb"
        all="Jeder Betrieb"
        value={query.betrieb}
        options={[
          ...hostings.map((value) => ({ value, label: hostingLabels[value] })),
          { value: 'offen', label: 'nicht angegeben' },
        ]}
      />
      <FilterSelect
        name="daten"
        label="Personenbezogene Daten"
        all="Mit und ohne Personenbezug"
        value={query.daten}
        options={[
          { value: 'ja', label: 'mit Personenbezug' },
          { value: 'nein', label: 'ohne Personenbezug' },
          { value: 'offen', label: 'nicht angegeben' },
        ]}
      />
      <FilteredCount {...{ page, total }} />
    </Filters>
  )
}

function ApplicationTable({
  domain,
  applications,
  query,
  keep,
}: Pick<ListProps, 'domain' | 'applications' | 'query'> & {
  keep: Readonly<Record<string, string | undefined>>
}) {
  const head = { current: query.sortierung ?? 'name', path, query: keep }
  return (
    <div class="table-wrap">
      <table class="cards dense">
        <thead>
          <tr>
            <SortHead {...head} label="Name" order="name" />
            <SortHead {...head} label="Fachbereich" order="department" />
            <SortHead {...head} label="Hersteller" order="vendor" />
            <SortHead {...head} label="Betrieb" order="provider" />
            <th scope="col">Personenbezug</th>
            <th scope="col">Zielobjekt</th>
            <SortHead {...head} label="Verantwortlich" order="responsible" />
          </tr>
        </thead>
        <tbody>{applications.map((each) => applicationRow(each, domain.code))}</tbody>
      </table>
    </div>
  )
}

function applicationRow(application: ListedApplication, verbund: string) {
  const { id, name, department, vendor, hosting, provider, personalData } = application
  const { code, responsible } = application
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(pathOf(path, id), { verbund })}>{name}</a>
      </th>
      <td data-label="Fachbereich">{department}</td>
      <td data-label="Hersteller" class="nowrap">
        {vendor}
      </td>
      <td data-label="Betrieb" class="nowrap">
        {hosting ? hostingText(hosting, provider) : <span class="soon">nicht angegeben</span>}
      </td>
      <td data-label="Personenbezug">
        {personalData === null ? (
          <span class="muted">unbekannt</span>
        ) : personalData ? (
          'ja'
        ) : (
          'nein'
        )}
      </td>
      <td data-label="Zielobjekt">
        {code ? (
          <a href={addressOf(pathOf('/zielobjekte', code), { verbund })}>{code}</a>
        ) : (
          <span class="muted">noch keins</span>
        )}
      </td>
      <td data-label="Verantwortlich">{responsible ?? <span class="muted">niemand</span>}</td>
    </tr>
  )
}

/** „Dienstleister: Dataport“; the provider's name says enough of where it runs. */
function hostingText(hosting: Hosting, provider: string): string {
  if (provider === '') return hostingLabels[hosting]
  return hosting === 'cloud' ? `Cloud: ${provider}` : provider
}
