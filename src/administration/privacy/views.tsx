import type { RetentionRun, RetentionSettings } from '../../../db/queries/retention.ts'
import { germanInstant } from '../../core/day.ts'
import { columnsOfKind } from '../../core/personalData/personalColumns.ts'
import {
  type PersonalKind,
  personalKinds,
  type RecordEntry,
  recordEntries,
} from '../../core/personalData/personalKind.ts'
import { questionnaireDays, type RetainedKind, retainedKinds } from '../../core/retention.ts'
import { Form, FormActions, type FormState, Hidden, TextField } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'

const path = '/verwaltung/datenschutz'

type PrivacyProps = {
  settings: RetentionSettings
  runs: readonly RetentionRun[]
  /** When questionnaires that nobody submitted went last. */
  lastRemoval: Pick<RetentionRun, 'deletedAt' | 'deletedCount'> | undefined
  /** Days after its return that a loan keeps its borrower. */
  loanDays: number
  mayAdminister: boolean
  /** Times hold for the whole organisation. */
  mayChange: boolean
  state: FormState
  csrfToken: string
}

export function PrivacyPage(props: PrivacyProps) {
  return (
    <>
      <Heading
        title="Datenschutz: was über Personen gespeichert ist"
        lead="Das Verzeichnis entsteht aus dem Programm selbst: Jede Spalte jeder Tabelle ist darin eingeordnet. Es hilft beim Verzeichnis von Verarbeitungstätigkeiten (Art. 30 DSGVO) und ersetzt es nicht."
      />
      <nav aria-label="Auf dieser Seite">
        <ul class="plain-list">
          <li>
            <a href="#fristen">Löschfristen</a>
          </li>
          {props.mayChange ? (
            <li>
              <a href={`${path}/personen`}>Auskunft über eine Person, oder ihre Löschung</a>
            </li>
          ) : null}
          <li>
            <a href="#verzeichnis">Verzeichnis der personenbezogenen Daten</a>
          </li>
        </ul>
      </nav>
      <RetentionSection {...props} />
      <section>
        <h2 id="verzeichnis">Verzeichnis der personenbezogenen Daten</h2>
        {personalKinds.map((kind) => (
          <RecordSection kind={kind} entry={recordEntries[kind]} />
        ))}
      </section>
    </>
  )
}

const retainedLabels: Record<RetainedKind, string> = {
  accessLog: 'Zugriffsprotokoll',
  reminders: 'Erinnerungen',
  uploads: 'Hochgeladene Listen',
  borrowers: 'Entleihende von Geräten',
}

function timeText(kind: RetainedKind, { settings, loanDays }: PrivacyProps): string {
  const times: Record<RetainedKind, string> = {
    accessLog: `${settings.accessLogDays} Tage`,
    reminders: `${settings.reminderDays} Tage nach dem Tag der Erinnerung`,
    uploads: `${settings.uploadHours} Stunden`,
    borrowers: `${loanDays} Tage nach der Rückgabe`,
  }
  return times[kind]
}

function RetentionSection(props: PrivacyProps) {
  const { runs, lastRemoval, mayAdminister, mayChange } = props
  const nightly = runs.find(({ kind }) => kind === 'accessLog')
  return (
    <section>
      <h2 id="fristen">Löschfristen</h2>
      <div class="table-wrap">
        <table class="cards">
          <caption>Was nach seiner Frist von selbst gelöscht wird</caption>
          <thead>
            <tr>
              <th scope="col">Was</th>
              <th scope="col">Frist</th>
              <th scope="col">Zuletzt gelöscht</th>
              <th scope="col">Zuletzt nachgesehen</th>
            </tr>
          </thead>
          <tbody>
            {retainedKinds.map((kind) => (
              <tr>
                <th scope="row">{retainedLabels[kind]}</th>
                <td data-label="Frist">{timeText(kind, props)}</td>
                <RunCells run={runs.find((run) => run.kind === kind)} />
              </tr>
            ))}
            <tr>
              <th scope="row">Fragebögen, die niemand abgegeben hat</th>
              <td data-label="Frist">{questionnaireDays} Tage nach ihrem letzten Tag</td>
              <RunCells
                run={nightly && { ...nightly, deletedAt: null, deletedCount: 0, ...lastRemoval }}
              />
            </tr>
          </tbody>
        </table>
      </div>
      <p>
        Fragebögen, Sitzungen und Anmeldeversuche haben feste Fristen, siehe unten. Jeder gelöschte
        Fragebogen steht im Änderungsprotokoll; abgegebene bleiben. Die Frist für Entleihende steht
        unter{' '}
        {mayAdminister ? (
          <a href="/verwaltung/organisation">Verwaltung, Organisation</a>
        ) : (
          '„Verwaltung“ → „Organisation“; die Administration ändert sie'
        )}
        .
      </p>
      {mayChange ? (
        <RetentionForm {...props} />
      ) : (
        <p>Fristen gelten für die ganze Organisation; ändern kann sie, wer dafür zuständig ist.</p>
      )}
    </section>
  )
}

function RunCells({ run }: { run: RetentionRun | undefined }) {
  const deleted = run?.deletedAt
    ? `${run.deletedCount === 1 ? '1 Eintrag' : `${run.deletedCount} Einträge`} am ${germanInstant(run.deletedAt)}`
    : 'noch nie'
  return (
    <>
      <td data-label="Zuletzt gelöscht">{deleted}</td>
      <td data-label="Zuletzt nachgesehen">{run ? germanInstant(run.ranAt) : 'noch nie'}</td>
    </>
  )
}

function RetentionForm({ state, csrfToken }: PrivacyProps) {
  const field = { state, inputmode: 'numeric', size: 6, maxlength: 4 } as const
  return (
    <>
      <h3>Fristen ändern</h3>
      <Form action={`${path}/fristen`} csrfToken={csrfToken} problems={state.problems}>
        <Hidden values={{ version: state.values.version ?? '0' }} />
        <TextField
          {...field}
          name="accessLogDays"
          label="Zugriffsprotokoll (Tage)"
          hint="Wer sich wann angemeldet und etwas herausgenommen hat. Ein Jahr deckt den Abstand zweier Prüfungen."
        />
        <TextField
          {...field}
          name="reminderDays"
          label="Erinnerungen (Tage)"
          hint="Mindestens 90, damit nichts zweimal gemeldet wird. Wartende bleiben, bis sie zugestellt sind."
        />
        <TextField
          {...field}
          name="uploadHours"
          label="Hochgeladene Listen (Stunden)"
          hint="So lange wartet eine Liste auf die Übernahme; danach ist sie noch einmal hochzuladen."
        />
        <TextField
          {...field}
          name="evidenceYears"
          label="Nachweise (Jahre, als Vorschlag)"
          hint="Bis wann eine neue Datei aufzubewahren ist, steht an ihr selbst. Gelöscht wird sie von Hand, mit Grund."
        />
        <FormActions save="Löschfristen speichern" />
      </Form>
    </>
  )
}

const headings: readonly (readonly [keyof RecordEntry, string])[] = [
  ['what', 'Angaben'],
  ['whose', 'Von wem'],
  ['purpose', 'Zweck'],
  ['source', 'Woher'],
  ['seenBy', 'Wer sie sieht'],
  ['kept', 'Wie lange'],
  ['deletion', 'Löschung'],
]

function RecordSection({ kind, entry }: { kind: PersonalKind; entry: RecordEntry }) {
  return (
    <section>
      <h3 id={`art-${kind}`}>{entry.title}</h3>
      <dl class="facts">
        {headings.map(([heading, label]) => (
          <>
            <dt>{label}</dt>
            <dd>{entry[heading]}</dd>
          </>
        ))}
        <dt>In der Datenbank</dt>
        <dd>
          <details>
            <summary>Tabellen und Spalten</summary>
            <ul class="plain-list">
              {columnsByTable(kind).map(([table, columns]) => (
                <li>
                  <code>{table}</code>: {columns.join(', ')}
                </li>
              ))}
            </ul>
          </details>
        </dd>
      </dl>
    </section>
  )
}

function columnsByTable(kind: PersonalKind): [string, string[]][] {
  const found = new Map<string, string[]>()
  for (const [table, column] of columnsOfKind(kind)) {
    found.set(table, [...(found.get(table) ?? []), column])
  }
  return [...found]
}
