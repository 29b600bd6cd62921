/** Sites in a list, and the form that adds or changes one. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import {
  Button,
  Form,
  FormActions,
  type FormState,
  Hidden,
  SelectField,
  TextField,
} from '../../web/form.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import { networkZoneLabels, networkZones, siteTypeLabels, siteTypes } from '../device.ts'
import type { ListedSite } from './siteList.ts'

const path = '/standorte'

const typeOptions = siteTypes.map((type) => ({ value: type, label: siteTypeLabels[type] }))
const zoneOptions = networkZones.map((zone) => ({ value: zone, label: networkZoneLabels[zone] }))

type ListProps = {
  domain: InformationDomain
  query: { readonly suche: string | undefined; readonly art: string | undefined }
  sites: readonly ListedSite[]
  page: PageOf
  total: number
  mayWrite: boolean
}

export function SiteListPage(props: ListProps) {
  const { domain, query, page, total, mayWrite } = props
  const keep = { verbund: domain.code }
  return (
    <>
      <Heading
        title={total === 1 ? '1 Standort' : `${total} Standorte`}
        detail={domain.name}
        lead="Von der Art und dem üblichen Netz eines Standorts hängt ab, welche Geräte zusammen ein Zielobjekt bilden."
        actions={
          mayWrite ? (
            <>
              {total > 1 ? (
                <LinkButton href={addressOf(`${path}/doppelte`, keep)}>
                  Doppelte zusammenführen
                </LinkButton>
              ) : null}
              <LinkButton href={addressOf(`${path}/neu`, keep)} isPrimary>
                Standort anlegen
              </LinkButton>
            </>
          ) : undefined
        }
      />
      {total === 0 ? (
        <Empty title="Noch keine Standorte">
          <p>
            Rathaus, Schule, Bauhof: Standorte entstehen auch beim Einlesen der Geräteliste, aus der
            Spalte, die den Ort nennt.
          </p>
        </Empty>
      ) : (
        <>
          <Filters path={path} keep={keep}>
            <FilterText name="suche" label="Name" value={query.suche} />
            <FilterSelect
              name="art"
              label="Art"
              all="Alle Arten"
              value={query.art}
              options={typeOptions}
            />
          </Filters>
          {page.total === 0 ? (
            <p>Kein Standort passt zu dieser Auswahl.</p>
          ) : (
            <SiteTable {...props} />
          )}
          <Pager page={page} path={path} query={{ ...keep, ...query }} />
        </>
      )}
    </>
  )
}

function SiteTable({ domain, sites, mayWrite }: ListProps) {
  return (
    <div class="table-wrap">
      <table class="cards dense">
        <thead>
          <tr>
            <th scope="col">Standort</th>
            <th scope="col">Art</th>
            <th scope="col">Übliches Netz</th>
            <th scope="col" class="number">
              Räume
            </th>
            <th scope="col" class="number">
              Geräte
            </th>
          </tr>
        </thead>
        <tbody>{sites.map((site) => siteRow(site, domain.code, mayWrite))}</tbody>
      </table>
    </div>
  )
}

function siteRow(site: ListedSite, verbund: string, mayWrite: boolean) {
  const { id, name, type, defaultZone, rooms, devices } = site
  return (
    <tr>
      <th scope="row">
        {mayWrite ? <a href={addressOf(pathOf(path, id), { verbund })}>{name}</a> : name}
      </th>
      <td data-label="Art">{siteTypeLabels[type]}</td>
      <td data-label="Übliches Netz">
        {defaultZone ? networkZoneLabels[defaultZone] : <span class="muted">keins</span>}
      </td>
      <td class="number" data-label="Räume">
        {rooms > 0 ? (
          <a href={addressOf('/raeume', { verbund, standort: id })}>
            {rooms}
            <span class="kern-sr-only"> Räume von {name}</span>
          </a>
        ) : (
          rooms
        )}
      </td>
      <td class="number" data-label="Geräte">
        {devices}
      </td>
    </tr>
  )
}

type FormProps = {
  domain: InformationDomain
  /** Missing while the site is new. */
  site: ListedSite | undefined
  state: FormState
  /** Whether the devices here may be taken along. */
  mayExport: boolean
  csrfToken: string
}

export function SiteFormPage({ domain, site, state, mayExport, csrfToken }: FormProps) {
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title={site ? site.name : 'Standort anlegen'}
        lead={
          site
            ? standing(site)
            : 'Ein Standort ist ein Ort mit eigener Adresse: das Rathaus, eine Schule, der Bauhof.'
        }
        actions={
          site && mayExport ? (
            <form method="post" action={addressOf('/exporte/berichte/devices', query)}>
              <input type="hidden" name="_csrf" value={csrfToken} />
              <input type="hidden" name="standort" value={site.id} />
              <Button>Geräteliste als PDF</Button>
            </form>
          ) : null
        }
      />
      <Form
        action={addressOf(site ? pathOf(path, site.id) : path, query)}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        {site ? <Hidden values={{ version: site.version }} /> : null}
        <TextField
          state={state}
          name="name"
          label="Name"
          hint="So, wie er in Ihren Listen steht: Daran erkennt das Einlesen den Standort wieder."
          maxlength={120}
        />
        <SelectField
          state={state}
          name="type"
          label="Art"
          hint="Geräte von Schulen und Verwaltung kommen nicht in dasselbe Zielobjekt."
          options={typeOptions}
          {...(site ? {} : { none: 'Bitte wählen' })}
        />
        <SelectField
          state={state}
          name="defaultZone"
          label="Übliches Netz"
          hint="Es gilt für Geräte hier, bei denen kein Netz angegeben ist. Ändert es sich, zeigen die Vorschläge, welche Geräte die Gruppe wechseln."
          none="keins: nicht annehmen"
          options={zoneOptions}
          isOptional
        />
        <FormActions save={site ? 'Speichern' : 'Standort anlegen'} back={addressOf(path, query)} />
      </Form>
    </>
  )
}

function standing({ devices, rooms }: ListedSite): string {
  const parts = [
    rooms === 1 ? '1 Raum' : `${rooms} Räume`,
    devices === 1 ? '1 Gerät' : `${devices} Geräte`,
  ]
  return `Hier: ${parts.join(', ')}. Sie bleiben, auch wenn der Standort anders heißt.`
}
