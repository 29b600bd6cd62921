import type { Child } from 'hono/jsx'
import type { InformationDomain } from '../../../../db/queries/informationDomains.ts'
import type { SavedFilter } from '../../../../db/queries/savedFilters.ts'
import { addressOf } from '../../../web/address.ts'
import type { FormState } from '../../../web/form.tsx'
import { Empty, Heading, LinkButton } from '../../../web/Heading.tsx'
import { DeviceFilters } from './DeviceFilters.tsx'
import { DeviceTable, type TableFrame } from './DeviceTable.tsx'
import type { DeviceColumn } from './deviceColumn.ts'
import { type Concern, concernLabels, concerns, concernWords, isFiltered } from './deviceFilter.ts'
import { placeText } from './deviceOrder.ts'
import { type DeviceQuery, devicesPath, parametersOf } from './deviceQuery.ts'
import type { DeviceList } from './readDeviceList.ts'
import { ListSettings } from './SavedFilters.tsx'

export type ListPageProps = {
  readonly domain: InformationDomain
  readonly list: DeviceList
  readonly query: DeviceQuery
  readonly frame: TableFrame
  readonly saved: readonly SavedFilter[]
  /** The columns that this person may see. */
  readonly columns: readonly DeviceColumn[]
  readonly csrfToken: string
  readonly naming: FormState | undefined
  readonly mayExport: boolean
  /** What can be done with several devices. */
  readonly bulk?: Child
  /** What was just done with several devices. */
  readonly done?: Child
}

export function DeviceListPage(props: ListPageProps) {
  const { domain, list, query, frame, csrfToken } = props
  const verbund = domain.code
  const { overview, matching, page } = list
  const isNarrowed = isFiltered(query.filter)
  return (
    <>
      <Heading
        title={titleOf(overview.total, matching, isNarrowed)}
        detail={domain.name}
        lead={<Lead list={list} verbund={verbund} />}
        actions={
          props.bulk ? (
            <>
              <LinkButton href={addressOf('/geraete/schnell', { verbund })} isPrimary>
                Gerät erfassen
              </LinkButton>
              <LinkButton href={addressOf('/einlesen', { verbund })}>Liste einlesen</LinkButton>
            </>
          ) : undefined
        }
      />
      {props.done}
      {overview.total === 0 ? (
        <Empty title="Noch keine Geräte">
          <p>
            Hier stehen die IT-Geräte dieses Informationsverbunds, sobald die Liste, die es schon
            gibt, eingelesen oder das erste Gerät erfasst ist.
          </p>
        </Empty>
      ) : (
        <>
          <DeviceFilters list={list} query={query} verbund={verbund} />
          <ListSettings
            query={query}
            saved={props.saved}
            verbund={verbund}
            csrfToken={csrfToken}
            state={props.naming}
            columns={props.columns}
          />
          {page.rows.length === 0 ? (
            <Empty title="Kein Gerät passt zu dieser Auswahl">
              <p>
                <a href={addressOf(devicesPath, { verbund })}>Filter aufheben</a>
              </p>
            </Empty>
          ) : (
            <>
              {props.bulk}
              <DeviceTable rows={page.rows} query={query} frame={frame} />
              <KeyPager list={list} query={query} verbund={verbund} />
              {props.mayExport ? <TakeAlong {...props} /> : null}
            </>
          )}
        </>
      )}
    </>
  )
}

function titleOf(total: number, matching: number, isNarrowed: boolean): string {
  const said = (count: number) => count.toLocaleString('de-DE')
  if (isNarrowed && matching !== total) return `${said(matching)} von ${said(total)} Geräten`
  return total === 1 ? '1 Gerät' : `${said(total)} Geräte`
}

/** Where they stand, and what of them is worth a look, each with its list. */
function Lead({ list: { overview }, verbund }: { list: DeviceList; verbund: string }) {
  const { total, inSchools, health } = overview
  if (total === 0) return null
  const wrong = concerns.filter((concern) => health[concern] > 0)
  const link = (concern: Concern) => (
    <a href={addressOf(devicesPath, { verbund, nur: concernWords[concern] })}>
      {health[concern].toLocaleString('de-DE')} {concernLabels[concern]}
    </a>
  )
  return (
    <>
      {inSchools > 0 && inSchools < total
        ? `${inSchools.toLocaleString('de-DE')} davon in Schulen. `
        : ''}
      {wrong.length === 0
        ? 'Alle haben ein Zielobjekt, Unterstützung und Garantie.'
        : wrong.map((concern, index) => (
            <>
              {index > 0 ? ', ' : ''}
              {link(concern)}
            </>
          ))}
      {wrong.length === 0 ? '' : '.'}
    </>
  )
}

/** Pages begin behind a device, hence they have no numbers. */
function KeyPager({
  list: { page, matching },
  query,
  verbund,
}: {
  list: DeviceList
  query: DeviceQuery
  verbund: string
}) {
  if (!page.before && !page.after) return null
  const to = (start: Readonly<Record<string, string>>) =>
    addressOf(devicesPath, { verbund, ...parametersOf(query), ...start })
  return (
    <nav class="pager" aria-label="Seiten">
      {page.before ? (
        <>
          <a href={to({})}>Zum Anfang</a>
          <a href={to({ vor: placeText(page.before) })} rel="prev">
            Zurück
          </a>
        </>
      ) : null}
      <span>
        {page.rows.length} von {matching.toLocaleString('de-DE')}
      </span>
      {page.after ? (
        <a href={to({ nach: placeText(page.after) })} rel="next">
          Weiter
        </a>
      ) : null}
    </nav>
  )
}

/** The very list that is shown, all pages of it. */
function TakeAlong({ domain, query, csrfToken }: ListPageProps) {
  const parameters = { verbund: domain.code, ...parametersOf(query) }
  return (
    <form
      method="post"
      action={addressOf(`${devicesPath}/ausgabe`, parameters)}
      class="inline-form no-print"
    >
      <input type="hidden" name="_csrf" value={csrfToken} />
      <span class="muted">Diese Liste mitnehmen:</span>{' '}
      <button type="submit" class="plain" name="format" value="xlsx">
        als Excel-Datei
      </button>{' '}
      <button type="submit" class="plain" name="format" value="csv">
        als CSV
      </button>
    </form>
  )
}
