/** The reports as PDF among what can be taken along. @module */
import { addressOf } from '../../web/address.ts'
import { FilterSelect } from '../../web/Filters.tsx'
import { Button, type Option } from '../../web/form.tsx'
import { domainParameter } from '../../web/pageDomain.ts'
import type { ReportName } from './reportNames.ts'

export type ReportOffer = { name: ReportName; title: string; text: string }

type ReportOffersProps = {
  reports: readonly ReportOffer[]
  domainCode: string
  sites: readonly Option[]
  csrfToken: string
}

export function ReportOffers(props: ReportOffersProps) {
  if (props.reports.length === 0) return null
  return (
    <>
      <h2>Berichte als PDF</h2>
      <p class="muted">
        Zum Lesen barrierefrei (PDF/UA-1), für die Ablage als Archivfassung (PDF/A-2a).
      </p>
      <ul class="plain-list offers">
        {props.reports.map((offer) => (
          <li id={`pdf-${offer.name}`}>
            <div>
              <strong>{offer.title}</strong>
              <small>{offer.text}</small>
            </div>
            <ReportForm {...props} offer={offer} />
          </li>
        ))}
      </ul>
    </>
  )
}

function ReportForm({
  offer: { name, title },
  domainCode,
  sites,
  csrfToken,
}: ReportOffersProps & { offer: ReportOffer }) {
  return (
    <form
      method="post"
      class="filters"
      action={addressOf(`/exporte/berichte/${name}`, { [domainParameter]: domainCode })}
      aria-label={`${title} als PDF`}
    >
      <input type="hidden" name="_csrf" value={csrfToken} />
      {name === 'checks' ? (
        <FilterSelect
          name="stufe"
          label="Stufe"
          all="Alle Stufen"
          options={[{ value: 'basis', label: 'Nur Basis' }]}
          value={undefined}
        />
      ) : null}
      {name === 'devices' ? (
        <FilterSelect
          name="standort"
          label="Standort"
          all="Alle Standorte (ZIP)"
          options={sites}
          value={undefined}
        />
      ) : null}
      <FilterSelect
        name="fassung"
        label="Fassung"
        all="zum Lesen"
        options={[{ value: 'archiv', label: 'für das Archiv' }]}
        value={undefined}
      />
      <Button>
        Als PDF herunterladen<span class="kern-sr-only">: {title}</span>
      </Button>
    </form>
  )
}
