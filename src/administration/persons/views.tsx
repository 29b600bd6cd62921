import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import {
  Form,
  FormActions,
  type FormState,
  Hidden,
  type Option,
  SelectField,
  TextField,
} from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'

const persons = '/verwaltung/ansprechpartner'

export function PersonsPage({
  persons: all,
  people,
}: {
  persons: readonly Person[]
  people: readonly Option[]
}) {
  const accountOf = (userId: string | null) =>
    userId === null ? undefined : people.find(({ value }) => value === userId)?.label
  return (
    <>
      <Heading
        title="Ansprechpartner"
        detail={String(all.length)}
        lead="Personen und Funktionen, die für Anforderungen, Maßnahmen und Dokumente verantwortlich sind. Mit einem Zugang sehen sie, was ihnen zugewiesen ist."
        actions={
          <LinkButton href={`${persons}/neu`} isPrimary>
            Ansprechpartner anlegen
          </LinkButton>
        }
      />
      {all.length === 0 ? <p>Noch ist niemand eingetragen.</p> : null}
      {all.length > 0 ? (
        <div class="table-wrap">
          <table class="cards">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Fachbereich</th>
                <th scope="col">Mail</th>
                <th scope="col">Zugang</th>
              </tr>
            </thead>
            <tbody>
              {all.map(({ id, name, department, email, userId }) => (
                <tr>
                  <th scope="row">
                    <a href={`${persons}/${id}`}>{name}</a>
                  </th>
                  <td data-label="Fachbereich">{department || '–'}</td>
                  <td data-label="Mail">{email || '–'}</td>
                  <td data-label="Zugang">{accountOf(userId) ?? 'ohne'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  )
}

export function PersonPage({
  title,
  id,
  state,
  csrfToken,
  people,
}: {
  title: string
  id: string | undefined
  state: FormState
  csrfToken: string
  people: readonly Option[]
}) {
  return (
    <>
      <Heading title={title} />
      <Form
        action={id === undefined ? persons : `${persons}/${id}`}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        {id === undefined ? null : <Hidden values={{ version: state.values.version ?? '' }} />}
        <TextField
          state={state}
          name="name"
          label="Name"
          hint="Eine Funktion hält länger als ein Name, zum Beispiel „EDV-Leitung“."
          maxlength={120}
        />
        <TextField state={state} name="department" label="Fachbereich" maxlength={120} isOptional />
        <TextField
          state={state}
          name="email"
          label="Mailadresse"
          type="email"
          maxlength={254}
          isOptional
        />
        <SelectField
          state={state}
          name="userId"
          label="Zugang"
          none="ohne Zugang"
          hint="Wer sich damit anmeldet, sieht und beantwortet, was diesem Ansprechpartner zugewiesen ist."
          options={people}
          isOptional
        />
        <FormActions save="Speichern" back={persons} />
      </Form>
    </>
  )
}

export function DomainsPage({
  state,
  csrfToken,
  domains,
  mayCreate,
}: {
  state: FormState
  csrfToken: string
  domains: readonly InformationDomain[]
  mayCreate: boolean
}) {
  return (
    <>
      <Heading
        title="Informationsverbünde"
        lead="Ein Informationsverbund ist der Teil der Stadt, der gemeinsam abgesichert und geprüft wird, zum Beispiel die Kernverwaltung oder die Schulen."
      />
      {domains.length === 0 ? <p>Noch gibt es keinen.</p> : null}
      {domains.length > 0 ? (
        <div class="table-wrap">
          <table class="cards">
            <thead>
              <tr>
                <th scope="col">Kürzel</th>
                <th scope="col">Name</th>
                <th scope="col">Vorgehensweise</th>
                <th scope="col">Edition</th>
              </tr>
            </thead>
            <tbody>
              {domains.map(({ code, name, edition }) => (
                <tr>
                  <th scope="row">{code}</th>
                  <td data-label="Name">{name}</td>
                  <td data-label="Vorgehensweise">Basis-Absicherung</td>
                  <td data-label="Edition">{edition}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {mayCreate ? (
        <>
          <h2>Informationsverbund anlegen</h2>
          <Form action="/verwaltung/verbuende" csrfToken={csrfToken} problems={state.problems}>
            <TextField
              state={state}
              name="code"
              label="Kürzel"
              hint="Kurz und in Großbuchstaben, zum Beispiel KERN. Es steht in allen Auswertungen und bleibt."
              size={14}
            />
            <TextField state={state} name="name" label="Name" maxlength={120} />
            <FormActions save="Informationsverbund anlegen" />
          </Form>
        </>
      ) : null}
    </>
  )
}
