/** Everything the snapshot holds, to take along. @module */
import { auditAddress } from '../../../web/auditAddress.ts'
import { Button, Form } from '../../../web/form.tsx'
import { Heading } from '../../../web/Heading.tsx'
import type { Audit } from '../../readAudit.ts'

type Offer = { readonly name: string; readonly title: string; readonly text: string }

export type ExportPageProps = {
  audit: Audit
  workbooks: readonly Offer[]
  reports: readonly Offer[]
  csrfToken: string
}

export function ExportPage({ audit, workbooks, reports, csrfToken }: ExportPageProps) {
  const addressOf = (things: readonly string[]) => auditAddress(audit.access.id, 'exports', things)
  return (
    <>
      <Heading
        title="Ausgaben dieses Standes"
        lead="Jede zeigt, was der Stand enthält, und nennt den Kopf der Prüfkette. Dass Sie sie mitnehmen, wird vermerkt."
      />
      <section>
        <h2>Alles in einem Prüfpaket</h2>
        <p>
          Ein ZIP mit allen Arbeitsmappen, Berichten, Dokumenten und Daten dieses Standes, voran,
          was für ein Testat noch fehlt. Mit <code>pruefe.mjs</code> aus der{' '}
          <a href="/hilfe">Hilfe</a> prüfen Sie es selbst. Das Packen kann einige Minuten dauern.
        </p>
        <Form action={addressOf(['pruefpaket'])} csrfToken={csrfToken} class="actions">
          <Button>Prüfpaket herunterladen</Button>
        </Form>
      </section>
      <section>
        <h2>Berichte als PDF</h2>
        <OfferTable
          caption="Berichte"
          offers={reports}
          actionOf={(name) => addressOf(['berichte', name])}
          csrfToken={csrfToken}
        />
        <p class="muted">Der Prüfbericht enthält die Basis-Anforderungen, A.4 alle Stufen.</p>
      </section>
      <section>
        <h2>Arbeitsmappen</h2>
        <OfferTable
          caption="Arbeitsmappen"
          offers={workbooks}
          actionOf={(name) => addressOf([name])}
          csrfToken={csrfToken}
        />
      </section>
    </>
  )
}

type OfferTableProps = {
  caption: string
  offers: readonly Offer[]
  actionOf: (name: string) => string
  csrfToken: string
}

function OfferTable({ caption, offers, actionOf, csrfToken }: OfferTableProps) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Ausgabe</th>
            <th scope="col">Mitnehmen</th>
          </tr>
        </thead>
        <tbody>
          {offers.map(({ name, title, text }) => (
            <tr>
              <th scope="row">
                {title}
                <small>{text}</small>
              </th>
              <td>
                <Form action={actionOf(name)} csrfToken={csrfToken} class="inline">
                  <Button>
                    Herunterladen
                    <span class="kern-sr-only"> {title}</span>
                  </Button>
                </Form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
