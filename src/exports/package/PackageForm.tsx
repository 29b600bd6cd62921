/** The button that makes an audit package. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { type Day, germanDay } from '../../core/day.ts'
import { addressOf } from '../../web/address.ts'
import { Button } from '../../web/form.tsx'
import { domainParameter } from '../../web/pageDomain.ts'

export type PackageOffer = {
  /** Newest first. */
  readonly snapshots: readonly { id: string; number: number; name: string; takenOn: Day }[]
  /** Whether a new one may be taken. */
  readonly mayTake: boolean
}

type PackageFormProps = PackageOffer & {
  domain: Pick<InformationDomain, 'code'>
  csrfToken: string
}

/** For a list of snapshots, or for a new one. */
export function PackageSection(props: PackageFormProps) {
  const { snapshots, mayTake } = props
  return (
    <section aria-labelledby="pruefpaket">
      <h2 id="pruefpaket">Prüfpaket</h2>
      <p>
        Ein ZIP mit allen Arbeitsmappen, Berichten, Dokumenten und Daten eines festgehaltenen
        Stands, mit Anschreiben und Prüfsummen. Voran steht, was für ein Testat noch fehlt. Derselbe
        Stand ergibt immer dasselbe Paket.
      </p>
      {snapshots.length === 0 && !mayTake ? (
        <p class="muted">Die ISB hält zuerst einen Stand fest; dann gibt es hier sein Paket.</p>
      ) : (
        <PackageForm {...props} />
      )}
    </section>
  )
}

function PackageForm({ snapshots, mayTake, domain, csrfToken }: PackageFormProps) {
  return (
    <form
      method="post"
      class="filters labelled comparison"
      action={addressOf('/pruefpakete', { [domainParameter]: domain.code })}
      aria-label="Prüfpaket"
    >
      <input type="hidden" name="_csrf" value={csrfToken} />
      <label>
        Stand{' '}
        <select name="stand">
          {mayTake ? <option value="">von jetzt, neu festhalten</option> : null}
          {snapshots.map(({ id, number, name, takenOn }) => (
            <option value={id}>
              Nr. {number} {name} ({germanDay(takenOn)})
            </option>
          ))}
        </select>
      </label>
      <Button>Prüfpaket herunterladen</Button>
    </form>
  )
}

/** For the page of one snapshot. */
export function PackageButton({
  snapshotId,
  domain,
  csrfToken,
}: {
  snapshotId: string
  domain: Pick<InformationDomain, 'code'>
  csrfToken: string
}) {
  return (
    <form method="post" action={addressOf('/pruefpakete', { [domainParameter]: domain.code })}>
      <input type="hidden" name="_csrf" value={csrfToken} />
      <input type="hidden" name="stand" value={snapshotId} />
      <Button>Prüfpaket herunterladen</Button>
    </form>
  )
}
