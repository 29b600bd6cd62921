/** What the columns of a list mean: recognised, and confirmed or changed by a person. @module */
import {
  deviceStatuses,
  deviceStatusLabels,
  siteTypeLabels,
  siteTypes,
} from '../../inventory/device.ts'
import { deviceKindLabels, deviceKinds } from '../../inventory/deviceKind.ts'
import { addressOf } from '../../web/address.ts'
import {
  Button,
  Form,
  FormActions,
  Hidden,
  type Option,
  SelectField,
  TextField,
} from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import type { FormValues, Problems } from '../../web/submit.ts'
import type { ColumnSet } from '../columns/columnSet.ts'
import { browserWords } from './browserWords.ts'
import { type FormColumn, formColumns, shownSheets } from './columnForm.ts'
import { ImportSteps } from './ImportSteps.tsx'
import type { UploadReading, UploadSheet } from './importUpload.ts'
import type { LikelyKind } from './likelyKind.ts'
import type { OwnUpload } from './readOwnUpload.ts'
import { uploadKindWords } from './uploadKind.ts'
import { DiscardForm } from './WorkingPage.tsx'

export type ColumnsPageProps = {
  upload: OwnUpload
  reading: UploadReading
  set: ColumnSet<string>
  csrfToken: string
  domainCode: string
  values: FormValues
  problems?: Problems | undefined
  /** Names of known sites, to choose from. */
  sites: readonly string[]
}

export function ColumnsPage(props: ColumnsPageProps) {
  const { upload, reading, set, csrfToken, domainCode, values, problems, sites } = props
  const columns = formColumns(reading)
  const isDevices = upload.kind === 'devices'
  const told = problems ?? (upload.message ? { message: upload.message, fields: {} } : undefined)
  return (
    <>
      <Heading
        title={titleOf(reading, set)}
        detail={upload.file}
        lead={isKnown(reading) ? leadOfKnown : leadOfUnknown}
      />
      <ImportSteps
        current="Spalten"
        links={upload.plan ? { Vorschau: `/einlesen/${upload.id}` } : {}}
      />
      {reading.likelyKind ? <OtherKind kind={reading.likelyKind} domainCode={domainCode} /> : null}
      <SheetFacts reading={reading} />
      <OtherSheet {...props} />
      <Form
        action={`/einlesen/${upload.id}/spalten`}
        csrfToken={csrfToken}
        problems={told}
        class="form import-form"
      >
        <Hidden values={{ blatt: values.blatt ?? '', kopfzeile: values.kopfzeile ?? '' }} />
        <ColumnTable columns={columns} set={set} values={values} problems={problems} />
        <SelectField
          state={{ values, problems }}
          name="datum"
          label="Schreibweise der Tage"
          none="von selbst erkennen"
          options={dateOptions}
          hint="Nur nötig, wenn die Liste Tage wie 03/04/2024 enthält."
        />
        {isDevices ? <Defaults values={values} problems={problems} sites={sites} /> : null}
        <FormActions save="Vorschau zeigen" />
      </Form>
      <DiscardForm upload={upload} csrfToken={csrfToken} />
    </>
  )
}

const dateOptions: readonly Option[] = [
  { value: 'DMY', label: 'Tag, Monat, Jahr (31.12.2024)' },
  { value: 'MDY', label: 'Monat, Tag, Jahr (12/31/2024)' },
  { value: 'YMD', label: 'Jahr, Monat, Tag (2024-12-31)' },
]

function titleOf(reading: UploadReading, set: ColumnSet<string>): string {
  const shown = shownSheets(reading.sheets)
  const [source] = shown.flatMap((sheet) => sheet.source || [])
  if (source) return `Liste aus ${source} erkannt`
  return isKnown(reading) ? `${set.title} erkannt` : `Noch keine ${set.title} erkannt`
}

const leadOfKnown =
  'Stimmt, was die Spalten bedeuten? Ändern Sie, was nicht stimmt. Ihre Zuordnung wird für die nächste Liste mit denselben Überschriften gemerkt.'

const leadOfUnknown =
  'Sagen Sie, was die Spalten bedeuten, oder wo die Überschriften stehen. Ihre Zuordnung wird für die nächste Liste mit denselben Überschriften gemerkt.'

function isKnown({ sheets }: UploadReading): boolean {
  return shownSheets(sheets).some(({ problem }) => problem === '')
}

function OtherKind({ kind, domainCode }: { kind: LikelyKind; domainCode: string }) {
  const query = { verbund: domainCode }
  const { label, address } =
    kind === 'wiba'
      ? { label: 'Antworten zu WiBA', address: addressOf('/wiba/einlesen', query) }
      : {
          label: uploadKindWords[kind].label,
          address: addressOf('/einlesen', { ...query, art: uploadKindWords[kind].slug }),
        }
  return (
    <p>
      Diese Datei sieht aus wie eine Liste für „{label}“.{' '}
      <a href={address}>Als „{label}“ einlesen</a>
    </p>
  )
}

function SheetFacts({ reading }: { reading: UploadReading }) {
  const shown = shownSheets(reading.sheets)
  return (
    <ul class="plain-list">
      {reading.sheets.map((sheet) => (
        <li>
          {sheet.sheet === '' ? null : <strong>Blatt „{sheet.sheet}“: </strong>}
          {sheetText(sheet, shown.includes(sheet))}
          {sheet.isRemembered ? ' Zuordnung vom letzten Mal übernommen.' : null}
        </li>
      ))}
    </ul>
  )
}

function sheetText({ problem, rows, headerRow }: UploadSheet, isShown: boolean): string {
  if (problem !== '') {
    const skipped = isShown ? '' : ' Das Blatt wird übersprungen.'
    return `${browserWords(problem)}${skipped}`
  }
  const header = headerRow === 0 ? 'ohne Kopfzeile' : `Kopfzeile in Zeile ${headerRow}`
  return `${rows.toLocaleString('de-DE')} ${rows === 1 ? 'Zeile' : 'Zeilen'}, ${header}.`
}

function OtherSheet({ upload, reading, csrfToken, values }: ColumnsPageProps) {
  const hasSheets = reading.names.length > 1
  return (
    <details class="note">
      <summary>{hasSheets ? 'Anderes Blatt oder andere Kopfzeile' : 'Andere Kopfzeile'}</summary>
      <Form action={`/einlesen/${upload.id}/blatt`} csrfToken={csrfToken} idPrefix="blatt-">
        {hasSheets ? (
          <SelectField
            state={{ values }}
            name="blatt"
            label="Blatt"
            none="alle Blätter, auf denen eine Liste steht"
            options={reading.names.map((name) => ({ value: name, label: name }))}
            idPrefix="blatt-"
          />
        ) : null}
        <TextField
          state={{ values }}
          name="kopfzeile"
          label="Zeile mit den Überschriften"
          inputmode="numeric"
          size={6}
          isOptional
          idPrefix="blatt-"
        />
        <div class="form-actions">
          <Button>Spalten neu lesen</Button>
        </div>
      </Form>
    </details>
  )
}

function ColumnTable({
  columns,
  set,
  values,
  problems,
}: {
  columns: readonly FormColumn[]
  set: ColumnSet<string>
  values: FormValues
  problems: Problems | undefined
}) {
  const options = Object.entries(set.labels).sort(([, a], [, b]) => a.localeCompare(b, 'de'))
  return (
    <table class="cards">
      <caption>
        {columns.length === 1 ? '1 Spalte' : `${columns.length} Spalten`} mit Beispielen aus der
        Datei
      </caption>
      <thead>
        <tr>
          <th scope="col">Spalte der Datei</th>
          <th scope="col">Bedeutung</th>
          <th scope="col">Beispiele</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr>
            <th scope="row">
              {column.header || `Spalte ${column.letter}`}
              <small>
                {column.header ? `Spalte ${column.letter}` : 'ohne Überschrift'}
                {column.sheets.length > 1 ? `, auf ${column.sheets.length} Blättern` : ''}
              </small>
            </th>
            <td data-label="Bedeutung">
              <ColumnSelect
                column={column}
                options={options}
                chosen={values[column.name] ?? ''}
                message={problems?.fields[column.name]}
              />
            </td>
            <td data-label="Beispiele" class="examples">
              {column.examples.length === 0 ? (
                <span class="muted">leer</span>
              ) : (
                column.examples.map((example) => <div>{example}</div>)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ColumnSelect({
  column,
  options,
  chosen,
  message,
}: {
  column: FormColumn
  options: readonly (readonly [field: string, label: string])[]
  chosen: string
  message: string | undefined
}) {
  const id = `feld-${column.name}`
  return (
    <div class={message ? 'wrong' : undefined}>
      <label class="kern-sr-only" for={id}>
        Bedeutung von {column.key}
      </label>
      <select
        id={id}
        name={column.name}
        aria-invalid={message ? 'true' : undefined}
        aria-describedby={message ? `${id}-fehler` : undefined}
      >
        <option value="">nicht übernehmen</option>
        {options.map(([field, label]) => (
          <option value={field} selected={field === chosen}>
            {label}
          </option>
        ))}
      </select>
      {message ? (
        <p class="error" id={`${id}-fehler`}>
          {message}
        </p>
      ) : null}
    </div>
  )
}

function Defaults({
  values,
  problems,
  sites,
}: {
  values: FormValues
  problems: Problems | undefined
  sites: readonly string[]
}) {
  const state = { values, problems }
  return (
    <fieldset class="group">
      <legend>Was gilt, wo die Liste nichts sagt</legend>
      <TextField
        state={state}
        name="standort"
        label="Standort"
        hint="Für Zeilen ohne Standort, etwa „Grundschule Nord“. Einen neuen Standort legen wir an."
        maxlength={200}
        list="standorte"
        isOptional
      />
      <datalist id="standorte">
        {sites.map((site) => (
          <option value={site} />
        ))}
      </datalist>
      <div class="pair">
        <SelectField
          state={state}
          name="standorttyp"
          label="Art neuer Standorte"
          none="vom Namen abgeleitet"
          options={siteTypes.map((value) => ({ value, label: siteTypeLabels[value] }))}
        />
        <SelectField
          state={state}
          name="art"
          label="Geräteart"
          none="von anderen Spalten abgeleitet"
          options={deviceKinds.map((value) => ({ value, label: deviceKindLabels[value] }))}
        />
        <SelectField
          state={state}
          name="status"
          label="Status neuer Geräte"
          none="in Betrieb"
          options={deviceStatuses.map((value) => ({ value, label: deviceStatusLabels[value] }))}
        />
      </div>
    </fieldset>
  )
}
