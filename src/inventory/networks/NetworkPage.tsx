import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Filters, FilterText } from '../../web/Filters.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { kindWords } from '../kindWords.ts'

const path = '/netze'

export type ListedNetwork = TargetObject & {
  readonly responsible: string | null
  /** Codes of what is connected, and how many things these are. */
  readonly connected: readonly string[]
  readonly things: number
}

export function NetworkPage({
  domain,
  networks,
  total,
  search,
  mayWrite,
}: {
  domain: InformationDomain
  networks: readonly ListedNetwork[]
  total: number
  search: string | undefined
  mayWrite: boolean
}) {
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title={total === 1 ? '1 Netz' : `${total} Netze`}
        detail={domain.name}
        lead="Netze und Verbindungen, und was daran angeschlossen ist. Sie entstehen aus den Netzen, die der Bestand bei Geräten und Standorten nennt."
        actions={
          mayWrite ? (
            <LinkButton
              href={addressOf('/zielobjekte/neu', { ...query, art: 'network.lan' })}
              isPrimary
            >
              Netz anlegen
            </LinkButton>
          ) : undefined
        }
      />
      {total === 0 ? (
        <Empty title="Noch keine Netze">
          <p>
            <a href={addressOf('/zielobjekte/vorschlaege', query)}>
              Vorschläge aus dem Bestand ansehen
            </a>
          </p>
        </Empty>
      ) : (
        <>
          <Filters path={path} keep={query}>
            <FilterText name="suche" label="Kürzel, Name" value={search} />
          </Filters>
          {networks.length === 0 ? (
            <p>Kein Netz passt zu dieser Auswahl.</p>
          ) : (
            <div class="table-wrap">
              <table class="cards dense">
                <thead>
                  <tr>
                    <th scope="col">Kürzel</th>
                    <th scope="col">Name</th>
                    <th scope="col">Art</th>
                    <th scope="col">Standorte</th>
                    <th scope="col">Angeschlossen</th>
                    <th scope="col">Verantwortlich</th>
                  </tr>
                </thead>
                <tbody>{networks.map((each) => networkRow(each, domain.code))}</tbody>
              </table>
            </div>
          )}
        </>
      )}
    </>
  )
}

function networkRow(network: ListedNetwork, verbund: string) {
  const { code, name, kinds, location, connected, things, responsible } = network
  return (
    <tr>
      <th scope="row" class="code">
        <a href={addressOf(pathOf('/zielobjekte', code), { verbund })}>{code}</a>
      </th>
      <td>{name}</td>
      <td data-label="Art">{kindWords(kinds)}</td>
      <td data-label="Standorte">{location || <span class="muted">nicht angegeben</span>}</td>
      <td data-label="Angeschlossen">
        {connected.length === 0 ? (
          <span class="muted">nichts</span>
        ) : (
          <>
            {things} in{' '}
            {connected.length === 1 ? 'einem Zielobjekt' : `${connected.length} Zielobjekten`}
            <small>{shortList(connected)}</small>
          </>
        )}
      </td>
      <td data-label="Verantwortlich">{responsible ?? <span class="muted">niemand</span>}</td>
    </tr>
  )
}

function shortList(codes: readonly string[]): string {
  const shown = codes.slice(0, 8).join(', ')
  return codes.length > 8 ? `${shown} und ${codes.length - 8} weitere` : shown
}
