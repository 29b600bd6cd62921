/** Where a list is sent from the browser. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { germanInstant } from '../../core/day.ts'
import { addressOf } from '../../web/address.ts'
import { FileField, Form, FormActions, RadioField } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import type { FormValues, Problems } from '../../web/submit.ts'
import { ImportSteps } from './ImportSteps.tsx'
import type { PastRun, UploadState } from './importUpload.ts'
import type { OwnUpload } from './readOwnUpload.ts'
import { uploadKinds, uploadKindWords } from './uploadKind.ts'

type UploadPageProps = {
  domain: InformationDomain
  csrfToken: string
  values: FormValues
  problems?: Problems | undefined
  own: readonly OwnUpload[]
  runs: readonly PastRun[]
}

export function UploadPage({ domain, csrfToken, values, problems, own, runs }: UploadPageProps) {
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title="Liste einlesen"
        lead="Sie müssen Ihre Liste nicht umbauen. Zuerst sehen Sie Zeile für Zeile, was geschähe; übernommen wird erst, wenn Sie zustimmen."
      />
      <ImportSteps current="Datei" />
      <Form
        action={addressOf('/einlesen', query)}
        csrfToken={csrfToken}
        problems={problems}
        isUpload
      >
        <RadioField
          state={{ values, problems }}
          name="art"
          label="Was steht in der Liste?"
          options={uploadKinds.map((kind) => ({
            value: uploadKindWords[kind].slug,
            label: uploadKindWords[kind].label,
          }))}
        />
        <FileField
          state={{ values, problems }}
          name="datei"
          label="Datei"
          hint="CSV, XLSX, XLS oder ODS mit höchstens 25 MB und 200.000 Zeilen. Bei Geräten auch die Ausgaben von Intune, Jamf School, Active Directory, Snipe-IT, linuxmuster.net (devices.csv) und Dateien des GLPI-Agenten (JSON, XML)."
          accept=".csv,.tsv,.txt,.xlsx,.xls,.ods,.json,.xml,.ocs"
        />
        <FormActions save="Hochladen" />
      </Form>
      <p class="muted">
        Antworten aus dem WiBA-Werkzeug des BSI lesen Sie unter{' '}
        <a href={addressOf('/wiba/einlesen', query)}>WiBA einlesen</a> ein.
      </p>
      <OwnUploads own={own} />
      <PastRuns runs={runs} domain={domain} />
    </>
  )
}

const stateWords: Record<UploadState, string> = {
  reading: 'wird gelesen',
  columns: 'wartet auf die Spalten',
  planning: 'wird verglichen',
  planned: 'Vorschau liegt bereit',
  storing: 'wird übernommen',
  stored: 'übernommen',
  failed: 'nicht lesbar',
}

function OwnUploads({ own }: { own: readonly OwnUpload[] }) {
  if (own.length === 0) return null
  return (
    <>
      <h2>Von Ihnen hochgeladen</h2>
      <p class="muted">Nur Sie sehen diese Dateien. Sie werden nach einem Tag gelöscht.</p>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Datei</th>
            <th scope="col">Inhalt</th>
            <th scope="col">Stand</th>
            <th scope="col">Hochgeladen</th>
          </tr>
        </thead>
        <tbody>
          {own.map(({ id, file, kind, state, uploadedAt }) => (
            <tr>
              <th scope="row">
                <a href={`/einlesen/${id}`}>{file}</a>
              </th>
              <td data-label="Inhalt">{uploadKindWords[kind].label}</td>
              <td data-label="Stand">{stateWords[state]}</td>
              <td data-label="Hochgeladen">{germanInstant(uploadedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function PastRuns({ runs, domain }: { runs: readonly PastRun[]; domain: InformationDomain }) {
  if (runs.length === 0) return null
  return (
    <>
      <h2>Zuletzt eingelesen</h2>
      <p>
        <a href={addressOf('/geraete/aenderungen', { verbund: domain.code })}>
          Änderungen an Geräten ansehen und zurücknehmen
        </a>
      </p>
      <table class="cards">
        <caption>Die letzten {runs.length} Listen dieses Informationsverbunds</caption>
        <thead>
          <tr>
            <th scope="col">Datei</th>
            <th scope="col">Inhalt</th>
            <th scope="col">Wann</th>
            <th scope="col">Von</th>
            <th scope="col" class="number">
              Neu
            </th>
            <th scope="col" class="number">
              Geändert
            </th>
            <th scope="col" class="number">
              Nicht übernommen
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ file, kind, at, by, created, changed, refused }) => (
            <tr>
              <th scope="row">{file}</th>
              <td data-label="Inhalt">{kind}</td>
              <td data-label="Wann">{germanInstant(at)}</td>
              <td data-label="Von">{by}</td>
              <td data-label="Neu" class="number">
                {created}
              </td>
              <td data-label="Geändert" class="number">
                {changed}
              </td>
              <td data-label="Nicht übernommen" class="number">
                {refused}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
