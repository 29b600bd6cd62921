/** Where a workbook that was filled comes back, and what came back last. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { germanInstant } from '../../core/day.ts'
import { addressOf } from '../../web/address.ts'
import { FileField, Form, FormActions, type FormState, SelectField } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { returnedKindLabels } from '../returnedWorkbook.ts'
import type { ListedReturn } from './readReturnedPage.ts'

type ReturnsPageProps = {
  domain: InformationDomain
  csrfToken: string
  state: FormState
  returns: readonly ListedReturn[]
  /** Empty for who brings their own answers only. */
  persons: readonly { id: string; name: string }[]
}

export function ReturnsPage({ domain, csrfToken, state, returns, persons }: ReturnsPageProps) {
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title="Rücklauf"
        lead="Hier geben Sie eine ausgefüllte Arbeitsmappe zurück: den Export A.4, einen Fragebogen oder die Konflikte eines Rücklaufs. Zuerst sehen Sie Zelle für Zelle, was geschähe."
      />
      <Form
        action={addressOf('/ruecklauf', query)}
        csrfToken={csrfToken}
        problems={state.problems}
        isUpload
      >
        <FileField
          state={state}
          name="datei"
          label="Ausgefüllte Arbeitsmappe"
          hint="XLSX oder ODS, gespeichert mit Excel oder LibreOffice. Sortieren, Filtern und gelöschte Zeilen schaden nicht."
          accept=".xlsx,.ods,.xls"
        />
        {persons.length > 0 ? (
          <SelectField
            state={state}
            name="personId"
            label="Wessen Antworten sind es?"
            hint="Steht danach als „Geprüft von“ an den Anforderungen."
            none="Meine eigenen"
            isOptional
            options={persons.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <FormActions save="Hochladen und vergleichen" />
      </Form>
      <p class="muted">
        Den Export A.4 bekommen Sie unter <a href={addressOf('/exporte', query)}>Exporte</a>.
        Antworten, die Sie nicht anfassen, bleiben, wie sie inzwischen sind.
      </p>
      <PastReturns returns={returns} query={query} />
    </>
  )
}

function PastReturns({
  returns,
  query,
}: {
  returns: readonly ListedReturn[]
  query: { verbund: string }
}) {
  if (returns.length === 0) return null
  return (
    <>
      <h2>Zuletzt zurückgekommen</h2>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Datei</th>
            <th scope="col">Was</th>
            <th scope="col">Wann</th>
            <th scope="col">Von</th>
            <th scope="col">Stand</th>
          </tr>
        </thead>
        <tbody>
          {returns.map((one) => (
            <tr>
              <th scope="row">
                <a href={addressOf(`/ruecklauf/${one.id}`, query)}>{one.file}</a>
              </th>
              <td data-label="Was">{returnedKindLabels[one.kind]}</td>
              <td data-label="Wann" class="nowrap">
                {germanInstant(one.receivedAt)}
              </td>
              <td data-label="Von">
                {one.by}
                {one.person ? <small>für {one.person}</small> : null}
              </td>
              <td data-label="Stand">{stateWords(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function stateWords({ state, outcome, undoing }: ListedReturn): string {
  if (state === 'waiting') return 'wartet auf Übernahme'
  const cells = outcome?.cells ?? 0
  if (state === 'undone') return `zurückgenommen (${undoing?.cells ?? 0} von ${cells} Zellen)`
  return cells === 1 ? '1 Zelle übernommen' : `${cells} Zellen übernommen`
}
