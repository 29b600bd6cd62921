import type { DataSubject, Disclosure } from '../../core/personalData/disclosure.ts'
import {
  type PersonalKind,
  personalKinds,
  recordEntries,
} from '../../core/personalData/personalKind.ts'
import { Button, Form } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'

const path = '/verwaltung/datenschutz'

export function DataSubjectsPage({ subjects }: { subjects: readonly DataSubject[] }) {
  return (
    <>
      <Heading
        title="Auskunft über eine Person"
        detail={String(subjects.length)}
        lead="Wählen Sie, wer Auskunft verlangt: Wer einen Zugang hat oder als Ansprechpartner eingetragen ist, steht hier."
      />
      {subjects.length === 0 ? <p>Noch ist niemand eingetragen.</p> : null}
      <ul class="columns plain-list">
        {subjects.map(({ id, name, userId }) => (
          <li>
            <a href={`${path}/personen/${id}`}>{name}</a>{' '}
            <span class="muted">{userId === null ? 'ohne Zugang' : 'mit Zugang'}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={path}>Zurück zum Datenschutz</a>
      </p>
    </>
  )
}

export function DataSubjectPage({
  disclosure,
  csrfToken,
}: {
  disclosure: Disclosure
  csrfToken: string
}) {
  const { subject, texts, events } = disclosure
  return (
    <>
      <Heading
        title={`${subject.name}: was gespeichert ist`}
        lead={
          <>
            {subject.names.join(' · ')}
            {subject.emails.map((email) => (
              <BreakingAddress email={email} />
            ))}
          </>
        }
      />
      <KindsTable disclosure={disclosure} />
      <dl class="facts">
        <dt>Freie Texte mit dem Namen</dt>
        <dd>{texts.length}</dd>
        <dt>Ereignisse im Änderungsprotokoll</dt>
        <dd>{events.length}, von der Person selbst, über sie oder mit ihrem Namen</dd>
      </dl>
      <section>
        <h2>Auskunft nach Art. 15 DSGVO</h2>
        <p>
          Die Arbeitsmappe ist zum Lesen, die JSON-Datei für Programme (Art. 20). Beide enthalten
          jede Angabe und jedes Ereignis, dazu Zweck, Herkunft und Dauer. Kennwörter, Schlüssel und
          Inhalte von Dateien stehen nicht darin. Prüfen Sie vor der Herausgabe, ob „nur über den
          Namen“ Gefundenes wirklich diese Person meint und ob Angaben über andere darin stehen
          (Art. 15 Abs. 4). Dass Sie die Datei mitnehmen, steht im Zugriffsprotokoll.
        </p>
        <Form action={`${path}/personen/${subject.id}/auskunft`} csrfToken={csrfToken}>
          <div class="form-actions">
            <Button isPrimary name="format" value="xlsx">
              Auskunft als Arbeitsmappe
            </Button>
            <Button name="format" value="json">
              Auskunft als JSON
            </Button>
            <a href={`${path}/personen`}>Zurück</a>
          </div>
        </Form>
      </section>
      <section>
        <h2>Löschung nach Art. 17 DSGVO</h2>
        <p>
          Vorher sehen Sie, was gelöscht wird und was bleibt.{' '}
          <a href={`${path}/personen/${subject.id}/loeschung`}>Löschung vorbereiten</a>
        </p>
      </section>
    </>
  )
}

/** Breaks behind the @ where a phone is narrower than the address. */
function BreakingAddress({ email }: { email: string }) {
  const [local = '', host = ''] = email.split('@')
  return (
    <>
      {' '}
      · {local}@<wbr />
      {host}
    </>
  )
}

function KindsTable({ disclosure: { rows } }: { disclosure: Disclosure }) {
  const held = personalKinds.filter((kind) => rows.some((row) => row.kind === kind))
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption>Gefunden nach Art der Angaben</caption>
        <thead>
          <tr>
            <th scope="col">Art</th>
            <th scope="col" class="number">
              Einträge
            </th>
            <th scope="col">Gefunden über</th>
            <th scope="col">Wie lange</th>
          </tr>
        </thead>
        <tbody>
          {held.map((kind) => (
            <tr>
              <th scope="row">{recordEntries[kind].title}</th>
              <td class="number" data-label="Einträge">
                {rows.filter((row) => row.kind === kind).length}
              </td>
              <td data-label="Gefunden über">{wayText(kind, rows)}</td>
              <td data-label="Wie lange">{recordEntries[kind].kept}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function wayText(kind: PersonalKind, rows: Disclosure['rows']): string {
  const isByName = rows.some((row) => row.kind === kind && row.by === 'name')
  return isByName ? 'nur über den Namen' : 'Zugang, Ansprechpartner oder Mailadresse'
}
