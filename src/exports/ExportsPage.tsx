/** What can be taken along, and who took what. @module */
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { germanInstant } from '../core/day.ts'
import { reminderKindLabels, reminderKinds } from '../reminders/reminderKind.ts'
import { addressOf } from '../web/address.ts'
import { FilterSelect } from '../web/Filters.tsx'
import { Button, type Option, ProblemList } from '../web/form.tsx'
import { Empty, Heading } from '../web/Heading.tsx'
import { domainParameter } from '../web/pageDomain.ts'
import type { FormValues, Problems } from '../web/submit.ts'
import type { ExportFilter } from './exportFilter.ts'
import { type PackageOffer, PackageSection } from './package/PackageForm.tsx'
import type { Taken } from './readTaken.ts'
import { type ReportOffer, ReportOffers } from './reports/ReportOffers.tsx'

type Offer = {
  name: string
  title: string
  text: string
  filters: readonly (keyof ExportFilter)[]
}

type ExportsPageProps = {
  offers: readonly Offer[]
  domain: InformationDomain
  sites: readonly Option[]
  reports: readonly ReportOffer[]
  /** Who was ever reminded. */
  people: readonly Option[]
  /** Null for who may not take one. */
  packages: PackageOffer | null
  /** Null for who may not see it. */
  taken: readonly Taken[] | null
  sent: { values: FormValues; problems: Problems; name: string } | undefined
  csrfToken: string
}

export function ExportsPage(props: ExportsPageProps) {
  const { offers, domain, packages, taken, sent, csrfToken } = props
  if (offers.length === 0) return <NothingToTake />
  return (
    <>
      <Heading
        title={`Exporte: ${domain.name}`}
        lead="Arbeitsmappen für Excel und LibreOffice. Sie zeigen den Stand der letzten Änderung; am Bestand ändert ein Export nichts."
        actions={offers.length > 1 ? <AllForm {...props} /> : null}
      />
      <ProblemList problems={sent?.problems} />
      <ul class="plain-list offers">
        {offers.map((offer) => (
          <li id={offer.name}>
            <div>
              <strong>{offer.title}</strong>
              <small>{offer.text}</small>
            </div>
            <OfferForm {...props} offer={offer} />
          </li>
        ))}
      </ul>
      {offers.length === 1 ? (
        <p class="muted">Die übrigen Arbeitsmappen geben ISB und Leitung aus.</p>
      ) : null}
      <ReportOffers {...props} domainCode={domain.code} />
      {packages ? <PackageSection {...packages} domain={domain} csrfToken={csrfToken} /> : null}
      {taken ? <TakenTable taken={taken} /> : null}
    </>
  )
}

function NothingToTake() {
  return (
    <>
      <Heading title="Exporte" />
      <Empty title="Für Ihre Rolle gibt es keine Arbeitsmappe">
        <p>
          Die Arbeitsmappen zeigen den ganzen Informationsverbund und lassen sich nicht auf das
          eingrenzen, wofür Sie zuständig sind. Was Ihnen zur Antwort gegeben ist, sehen Sie im{' '}
          <a href="/check">Grundschutz-Check</a>; eine Arbeitsmappe gibt Ihnen die ISB.
        </p>
      </Empty>
    </>
  )
}

function AllForm({ domain, csrfToken }: ExportsPageProps) {
  return (
    <form method="post" action={addressOf('/exporte/alle', { [domainParameter]: domain.code })}>
      <input type="hidden" name="_csrf" value={csrfToken} />
      <Button>Alle als ZIP herunterladen</Button>
    </form>
  )
}

function OfferForm(props: ExportsPageProps & { offer: Offer }) {
  const { offer, domain, sites, people, sent, csrfToken } = props
  const values = sent?.name === offer.name ? sent.values : {}
  const has = (filter: keyof ExportFilter) => offer.filters.includes(filter)
  return (
    <form
      method="post"
      class="filters"
      action={addressOf(`/exporte/${offer.name}`, { [domainParameter]: domain.code })}
      aria-label={offer.title}
    >
      <input type="hidden" name="_csrf" value={csrfToken} />
      {has('levels') ? (
        <FilterSelect
          name="stufe"
          label="Stufe"
          all="Alle Stufen"
          options={[{ value: 'basis', label: 'Nur Basis' }]}
          value={values.stufe}
        />
      ) : null}
      {has('siteId') ? (
        <FilterSelect
          name="standort"
          label="Standort"
          all="Alle Standorte"
          options={sites}
          value={values.standort}
        />
      ) : null}
      {has('recipientId') ? (
        <FilterSelect
          name="person"
          label="Person"
          all="Alle Personen"
          options={people}
          value={values.person}
        />
      ) : null}
      {has('kind') ? (
        <FilterSelect
          name="art"
          label="Art"
          all="Alle Arten"
          options={reminderKinds.map((kind) => ({ value: kind, label: reminderKindLabels[kind] }))}
          value={values.art}
        />
      ) : null}
      {has('from') ? (
        <>
          <DayInput name="von" label="von" value={values.von} />
          <DayInput name="bis" label="bis" value={values.bis} />
        </>
      ) : null}
      <Button>
        Herunterladen<span class="kern-sr-only">: {offer.title}</span>
      </Button>
    </form>
  )
}

function DayInput({
  name,
  label,
  value,
}: {
  name: string
  label: string
  value?: string | undefined
}) {
  return (
    <label class="day-filter">
      {label} <input type="date" name={name} value={value ?? ''} />
    </label>
  )
}

function TakenTable({ taken }: { taken: readonly Taken[] }) {
  return (
    <>
      <h2>Wer zuletzt was mitgenommen hat</h2>
      {taken.length === 0 ? (
        <p class="muted">Noch niemand.</p>
      ) : (
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Wann</th>
              <th scope="col">Wer</th>
              <th scope="col">Was</th>
              <th scope="col">Prüfsumme (SHA-256)</th>
            </tr>
          </thead>
          <tbody>
            {taken.map(({ at, actor, what, sha256 }) => (
              <tr>
                <td class="nowrap">{germanInstant(at)}</td>
                <td>{actor}</td>
                <th scope="row">{what}</th>
                <td>
                  <code title={sha256}>{sha256.slice(0, 16)}…</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
