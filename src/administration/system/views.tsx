import { type Day, germanDay, germanInstant, type Instant } from '../../core/day.ts'
import { HeadFacts, headsPath } from '../../reminders/heads/HeadPage.tsx'
import { Button, Form } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { type Inspection, inspectionProblems, isSound } from './inspectionWords.ts'
import { sharedFileAdvice } from './sharedFile.ts'
import { speakBytes } from './speakBytes.ts'

type Job = {
  readonly name: string
  readonly lastAt: Instant | null
  readonly isLastFailed: boolean
  readonly nextAt: Instant | null
  readonly report: { readonly text: string; readonly isBad: boolean } | undefined
}

type Backups = readonly { readonly day: Day; readonly file: string; readonly bytes: number }[]

type SystemPageProps = {
  version: string
  node: string
  nodeWarning: string | undefined
  dialect: 'sqlite' | 'postgres'
  location: string
  databaseBytes: number | null
  freeBytes: number | null
  jobs: readonly Job[]
  /** Those that the program made by itself, the newest first. */
  backups: Backups
  lastInspection: { readonly at: Instant; readonly subject: string } | undefined
  /** The end of the event chain now. */
  head: { readonly sequence: number; readonly hash: string; readonly at: Instant | null }
  sessions: number
  inspection: Inspection | undefined
  /** No other organisation lies in the database. */
  isAlone: boolean
  csrfToken: string
}

const jobLabels: Readonly<Record<string, string>> = {
  support: 'Vorschläge zu Geräten ohne Updates erneuern',
  reminders: 'Erinnerungen entscheiden und verschicken',
  progress: 'Tagesstand speichern',
  heads: 'Kopf der Kette jeden Monat verschicken',
  borrowers: 'Angaben zu Entleihenden nach ihrer Frist löschen',
  retention: 'Zugriffsprotokoll und Erinnerungen nach ihrer Frist löschen',
  logins: 'Abgelaufene Sitzungen aufräumen',
  uploads: 'Hochgeladene Listen löschen',
  backup: 'Sicherung anlegen, alte ausdünnen',
  modelling: 'Modellierung nachrechnen',
  integrity: 'Datenbank und Änderungsprotokoll prüfen (jede Woche)',
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
      <Alarm {...props} />
      <h2>Datenbank</h2>
      <DatabaseFacts {...props} />
      <p>
        {sessions === 1 ? 'Eine Sitzung wurde' : `${sessions} Sitzungen wurden`} in den letzten zwei
        Stunden benutzt.
      </p>
      <h2>Prüfung</h2>
      <HeadFacts {...props.head} />
      <p>
        Vergleichen Sie ihn mit einem Ausdruck oder einer Mail.{' '}
        <a href={headsPath}>Wer ihn jeden Monat bekommt</a>
      </p>
      {inspection ? <InspectionResult inspection={inspection} /> : <LastInspection {...props} />}
      <Form action="/verwaltung/system/pruefung" csrfToken={csrfToken}>
        <p>
          Prüft die Datenbank, jeden Eintrag des Änderungsprotokolls und ob die Daten mit ihm
          übereinstimmen. Das dauert bei großen Beständen einige Sekunden.
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

/** What the schedule found while nobody looked stands before everything else. */
function Alarm({ jobs }: SystemPageProps) {
  const bad = jobs.filter(({ isLastFailed, report }) => report?.isBad ?? isLastFailed)
  if (bad.length === 0) return null
  return (
    <div class="problems" role="alert">
      <p>
        <strong>
          {bad.length === 1
            ? 'Eine Aufgabe des Zeitplans braucht jemanden:'
            : `${bad.length} Aufgaben des Zeitplans brauchen jemanden:`}
        </strong>
      </p>
      <ul>
        {bad.map(({ name, report }) => (
          <li>
            {jobLabels[name] ?? name}: {report?.text ?? 'fehlgeschlagen'}
          </li>
        ))}
      </ul>
    </div>
  )
}

function LastInspection({ lastInspection }: SystemPageProps) {
  if (!lastInspection) return <p>Noch wurde nicht geprüft.</p>
  const { at, subject } = lastInspection
  return (
    <p class={isSound(subject) ? undefined : 'late'}>
      Zuletzt am {germanInstant(at)}. {subject}.
    </p>
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

function InspectionResult({ inspection }: { inspection: Inspection }) {
  const { chain, rows } = inspection
  const problems = inspectionProblems(inspection)
  if (problems.length === 0) {
    return (
      <p class="notice good" role="status">
        Alles in Ordnung: Die Datenbank hat keine Mängel, das Änderungsprotokoll ist mit{' '}
        {chain.events} Einträgen lückenlos, und {rows.rows} Zeilen stimmen mit ihm überein.
        {rows.unclear > 0
          ? ` ${rows.unclear} Angaben sind nicht mehr prüfbar, weil ihr Eintrag gelöscht ist.`
          : ''}
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
      {problems.length + rows.furtherProblems > 50 ? (
        <p>… und {problems.length + rows.furtherProblems - 50} weitere.</p>
      ) : null}
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
          {jobs.map(({ name, lastAt, isLastFailed, nextAt, report }) => (
            <tr>
              <th scope="row">{jobLabels[name] ?? name}</th>
              <td data-label="Zuletzt">
                {lastAt === null ? 'noch nicht' : germanInstant(lastAt)}
                {isLastFailed ? <strong class="late"> fehlgeschlagen</strong> : null}
                {report ? (
                  <small class={report.isBad ? 'late' : 'muted'}>{report.text}</small>
                ) : null}
              </td>
              <td data-label="Nächstes Mal">{nextAt === null ? '–' : germanInstant(nextAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Where they lie is the business of whoever runs the server. */
function KeptBackups({ backups }: { backups: Backups }) {
  const [newest] = backups
  if (!newest) {
    return <p>Der Server hat noch keine Sicherung angelegt; er tut es jede Nacht.</p>
  }
  const bytes = backups.reduce((sum, backup) => sum + backup.bytes, 0)
  const count = backups.length === 1 ? 'Eine Sicherung' : `${backups.length} Sicherungen`
  return (
    <p>
      {count} im Datenordner unter <code>sicherungen</code>, zusammen {speakBytes(bytes)}; die
      letzte vom {germanDay(newest.day)}. Übertragen Sie sie regelmäßig auf ein anderes Gerät.
    </p>
  )
}

function Backup({ dialect, isAlone, backups, csrfToken }: SystemPageProps) {
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
    <>
      <KeptBackups backups={backups} />
      <Form action="/verwaltung/system/sicherung" csrfToken={csrfToken}>
        <p>
          Eine Kopie aller Daten zum Herunterladen, während andere weiterarbeiten. Sie enthält
          personenbezogene Daten und die Schlüssel der zweiten Faktoren: Bewahren Sie sie so
          geschützt auf wie den Server. Zurückgespielt wird sie mit <code>basislotse restore</code>.
        </p>
        <Button>Sicherung herunterladen</Button>
      </Form>
    </>
  )
}
