import { germanInstant, type Instant } from '../../core/day.ts'
import { Button, Form } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import type { Inspection } from './readInspection.ts'
import { sharedFileAdvice } from './sharedFile.ts'
import { speakBytes } from './speakBytes.ts'

type Job = {
  readonly name: string
  readonly lastAt: Instant | null
  readonly isLastFailed: boolean
  readonly nextAt: Instant | null
}

type SystemPageProps = {
  version: string
  node: string
  nodeWarning: string | undefined
  dialect: 'sqlite' | 'postgres'
  location: string
  databaseBytes: number | null
  freeBytes: number | null
  jobs: readonly Job[]
  sessions: number
  inspection: Inspection | undefined
  /** No other organisation lies in the database. */
  isAlone: boolean
  csrfToken: string
}

const jobLabels: Readonly<Record<string, string>> = {
  support: 'Vorschläge zu Geräten ohne Updates erneuern',
  progress: 'Tagesstand speichern',
  borrowers: 'Angaben zu Entleihenden nach ihrer Frist löschen',
  logins: 'Abgelaufene Sitzungen aufräumen',
  uploads: 'Hochgeladene Listen löschen',
}

export function SystemPage(props: SystemPageProps) {
  const { version, node, nodeWarning, sessions, csrfToken, inspection } = props
  return (
    <>
      <Heading title="System" lead={`Basislotse ${version} auf Node ${node}`} />
      {nodeWarning ? (
        <div class="problems">
          <p>
            <strong>Achtung:</strong> {nodeWarning}
          </p>
        </div>
      ) : null}
      <h2>Datenbank</h2>
      <DatabaseFacts {...props} />
      <p>
        {sessions === 1 ? 'Eine Sitzung wurde' : `${sessions} Sitzungen wurden`} in den letzten zwei
        Stunden benutzt.
      </p>
      <h2>Prüfung</h2>
      {inspection ? <InspectionResult inspection={inspection} /> : null}
      <Form action="/verwaltung/system/pruefung" csrfToken={csrfToken}>
        <p>
          Prüft die Datenbank und jeden Eintrag des Änderungsprotokolls. Das dauert bei großen
          Beständen einige Sekunden.
        </p>
        <Button>{inspection ? 'Noch einmal prüfen' : 'Jetzt prüfen'}</Button>
      </Form>
      <h2>Zeitplan</h2>
      <Schedule jobs={props.jobs} />
      <h2>Sicherung</h2>
      <Backup {...props} />
      <p>
        <a href="/verwaltung">Zurück zur Verwaltung</a>
      </p>
    </>
  )
}

function DatabaseFacts({ dialect, location, databaseBytes, freeBytes }: SystemPageProps) {
  return (
    <dl class="facts">
      <dt>Art</dt>
      <dd>{dialect === 'sqlite' ? 'SQLite, eine Datei' : 'PostgreSQL'}</dd>
      <dt>Ort</dt>
      <dd>
        <code>{location}</code>
      </dd>
      {databaseBytes === null ? null : (
        <>
          <dt>Größe</dt>
          <dd>{speakBytes(databaseBytes)}</dd>
        </>
      )}
      {freeBytes === null ? null : (
        <>
          <dt>Frei auf dem Datenträger</dt>
          <dd>{speakBytes(freeBytes)}</dd>
        </>
      )}
    </dl>
  )
}

function InspectionResult({ inspection: { database, chain } }: { inspection: Inspection }) {
  const problems = [
    ...database,
    ...chain.problems.map(({ sequence, problem }) => `Eintrag ${sequence}: ${problem}`),
  ]
  if (problems.length === 0) {
    return (
      <p class="notice good" role="status">
        Alles in Ordnung: Die Datenbank hat keine Mängel, und das Änderungsprotokoll ist mit{' '}
        {chain.events} Einträgen lückenlos.
      </p>
    )
  }
  return (
    <div class="problems" role="alert">
      <p>
        <strong>Es wurden Mängel gefunden.</strong> Sichern Sie die Daten, und wenden Sie sich an
        den Betrieb.
      </p>
      <ul>
        {problems.slice(0, 50).map((problem) => (
          <li>{problem}</li>
        ))}
      </ul>
      {problems.length > 50 ? <p>… und {problems.length - 50} weitere.</p> : null}
    </div>
  )
}

function Schedule({ jobs }: { jobs: readonly Job[] }) {
  if (jobs.length === 0) return <p>Dieser Server führt keinen Zeitplan aus.</p>
  return (
    <div class="table-wrap">
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Aufgabe</th>
            <th scope="col">Zuletzt</th>
            <th scope="col">Nächstes Mal</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map(({ name, lastAt, isLastFailed, nextAt }) => (
            <tr>
              <th scope="row">{jobLabels[name] ?? name}</th>
              <td data-label="Zuletzt">
                {lastAt === null ? 'noch nicht' : germanInstant(lastAt)}
                {isLastFailed ? <strong class="late"> fehlgeschlagen</strong> : null}
              </td>
              <td data-label="Nächstes Mal">{nextAt === null ? '–' : germanInstant(nextAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Backup({ dialect, isAlone, csrfToken }: SystemPageProps) {
  if (dialect === 'postgres') {
    return (
      <p>
        Die Daten liegen in PostgreSQL. Sichern Sie sie mit <code>pg_dump</code>; das Handbuch
        (Betrieb) nennt die Befehle.
      </p>
    )
  }
  if (!isAlone) {
    return <p>{sharedFileAdvice}</p>
  }
  return (
    <Form action="/verwaltung/system/sicherung" csrfToken={csrfToken}>
      <p>
        Eine Kopie aller Daten zum Herunterladen, während andere weiterarbeiten. Sie enthält
        personenbezogene Daten und die Schlüssel der zweiten Faktoren: Bewahren Sie sie so geschützt
        auf wie den Server. Zurückgespielt wird sie mit <code>basislotse restore</code>.
      </p>
      <Button>Sicherung herunterladen</Button>
    </Form>
  )
}
