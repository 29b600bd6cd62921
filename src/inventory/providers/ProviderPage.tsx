import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import { type Day, daysBetween, germanDay } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { kindWords } from '../kindWords.ts'

const path = '/dienstleister'

export type ListedProvider = TargetObject & {
  readonly responsible: string | null
  /** Names of what the provider provides. */
  readonly provides: readonly string[]
  readonly modules: number
  readonly proofs: readonly { readonly proof: string; readonly until: Day | null }[]
}

export type ProviderQuery = {
  readonly suche: string | undefined
  readonly nachweis: string | undefined
}

export function ProviderPage({
  domain,
  providers,
  total,
  lacking,
  query,
  today,
  mayWrite,
}: {
  domain: InformationDomain
  providers: readonly ListedProvider[]
  total: number
  /** How many stand for modules without a proof that holds. */
  lacking: number
  query: ProviderQuery
  today: Day
  mayWrite: boolean
}) {
  return (
    <>
      <Heading
        title={`${total} Dienstleister`}
        detail={domain.name}
        lead={
          lacking === 0
            ? 'Verantwortlich bleibt die Stadt: Was ein Dienstleister umsetzt, belegt sein Nachweis.'
            : `Bei ${lacking === 1 ? 'einem' : lacking} fehlt ein gültiger Nachweis. Verantwortlich bleibt die Stadt.`
        }
        actions={
          mayWrite ? (
            <LinkButton href={addressOf(`${path}/neu`, { verbund: domain.code })} isPrimary>
              Dienstleister anlegen
            </LinkButton>
          ) : undefined
        }
      />
      {total === 0 ? (
        <Empty title="Noch keine Dienstleister">
          <p>
            Sie kommen mit den Fachanwendungen, die einen nennen, oder aus einer Liste: „basislotse
            import providers DATEI“.
          </p>
        </Empty>
      ) : (
        <>
          <Filters path={path} keep={{ verbund: domain.code }}>
            <FilterText name="suche" label="Kürzel, Name, Leistung" value={query.suche} />
            <FilterSelect
              name="nachweis"
              label="Nachweis"
              all="Mit und ohne Nachweis"
              value={query.nachweis}
              options={[
                { value: 'gueltig', label: 'Nachweis gültig' },
                { value: 'fehlt', label: 'Nachweis fehlt oder abgelaufen' },
              ]}
            />
          </Filters>
          {providers.length === 0 ? (
            <p>Kein Dienstleister passt zu dieser Auswahl.</p>
          ) : (
            <ProviderTable {...{ domain, providers, today }} />
          )}
        </>
      )}
    </>
  )
}

function ProviderTable({
  domain,
  providers,
  today,
}: {
  domain: InformationDomain
  providers: readonly ListedProvider[]
  today: Day
}) {
  return (
    <div class="table-wrap">
      <table class="cards dense">
        <thead>
          <tr>
            <th scope="col">Kürzel</th>
            <th scope="col">Name</th>
            <th scope="col">Art</th>
            <th scope="col">Erbringt</th>
            <th scope="col" class="number">
              Bausteine
            </th>
            <th scope="col">Nachweis</th>
            <th scope="col">Verantwortlich</th>
          </tr>
        </thead>
        <tbody>{providers.map((each) => providerRow(each, domain.code, today))}</tbody>
      </table>
    </div>
  )
}

function providerRow(provider: ListedProvider, verbund: string, today: Day) {
  const { code, name, kinds, provides, modules, proofs, responsible } = provider
  return (
    <tr>
      <th scope="row" class="code">
        <a href={addressOf(pathOf('/zielobjekte', code), { verbund })}>{code}</a>
      </th>
      <td class="nowrap">{name}</td>
      <td data-label="Art" class="muted nowrap">
        {kindWords(kinds).replace('-Dienstleister', '')}
      </td>
      <td data-label="Erbringt">
        {shortList(provides) || <span class="muted">nicht angegeben</span>}
      </td>
      <td class="number" data-label="Bausteine">
        {modules}
      </td>
      <td data-label="Nachweis">
        {proofs.map(({ proof, until }) => (
          <div>
            {proof} <ProofEnd until={until} today={today} />
          </div>
        ))}
        {proofs.length === 0 && modules > 0 ? <span class="late">fehlt</span> : null}
        {proofs.length === 0 && modules === 0 ? <span class="muted">nicht nötig</span> : null}
      </td>
      <td data-label="Verantwortlich">{responsible ?? <span class="muted">niemand</span>}</td>
    </tr>
  )
}

/** Within this many days it is time to ask for the next one. */
const soonDays = 90

function ProofEnd({ until, today }: { until: Day | null; today: Day }) {
  if (until === null) return <small class="soon">Ende nicht angegeben</small>
  if (until < today) return <small class="late">abgelaufen am {germanDay(until)}</small>
  const isSoon = daysBetween(today, until) <= soonDays
  return <small class={isSoon ? 'soon' : undefined}>gilt bis {germanDay(until)}</small>
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ')
  return names.length > 3 ? `${shown} und ${names.length - 3} weitere` : shown
}
