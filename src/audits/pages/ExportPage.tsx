/** Everything the snapshot holds, to take along. @module */

import { auditAddress } from '../../web/auditAddress.ts'
import { Button, Form } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import type { Audit } from '../readAudit.ts'

export type ExportPageProps = {
  audit: Audit
  offers: readonly { readonly name: string; readonly title: string; readonly text: string }[]
  csrfToken: string
}

export function ExportPage({ audit: { access }, offers, csrfToken }: ExportPageProps) {
  return (
    <>
      <Heading
        title="Ausgaben dieses Standes"
        lead="Arbeitsmappen mit dem, was der Stand enthält. Jede nennt den Kopf der Prüfkette; dass Sie sie mitnehmen, wird vermerkt."
      />
      <div class="table-wrap">
        <table class="cards">
          <caption class="kern-sr-only">Ausgaben</caption>
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
                <td data-label="Mitnehmen">
                  <Form
                    action={auditAddress(access.id, 'exports', [name])}
                    csrfToken={csrfToken}
                    class="inline"
                  >
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
    </>
  )
}
