/** Findings by workbook: taken along, sent back, looked through, taken over. */
import type { Child } from 'hono/jsx'
import { germanDay } from '../../../core/day.ts'
import { findingKindLabels } from '../../../core/findingKind.ts'
import type { Snapshot } from '../../../snapshots/snapshot.ts'
import {
  Button,
  FileField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  SelectField,
} from '../../../web/form.tsx'
import { Heading } from '../../../web/Heading.tsx'
import type { Problems } from '../../../web/submit.ts'
import { findingCode } from '../../finding.ts'
import { aboutText } from '../findingEntry.ts'
import { findingColumns } from './findingColumns.ts'
import type { ChangedFinding, FindingPlan, PlannedFinding } from './planFindings.ts'
import type { RowStatement } from './rowMark.ts'

/** The auditor's pages have one snapshot; the officer chooses among those of the information domain. */
export type WorkbookAddresses = {
  readonly list: string
  readonly download: string
  readonly preview: string
  readonly takeOver: string
  readonly page: string
}

export type WorkbookPageProps = {
  addresses: WorkbookAddresses
  /** Empty where the snapshot is given. */
  snapshots: readonly Pick<Snapshot, 'id' | 'name' | 'takenOn'>[]
  state: FormState
  csrfToken: string
}

export function WorkbookPage({ addresses, snapshots, state, csrfToken }: WorkbookPageProps) {
  return (
    <>
      <Heading
        title="Feststellungen als Arbeitsmappe"
        lead="Für viele Feststellungen auf einmal, auch ohne Netz: herunterladen, in Excel oder LibreOffice ausfüllen, hier hochladen."
      />
      <section>
        <h2>1. Arbeitsmappe herunterladen</h2>
        <p>
          Sie enthält die schon eingetragenen Feststellungen, geschützt, und leere Zeilen mit
          Auswahllisten für Art, Zielobjekt und Anforderung.
        </p>
        <Form action={addresses.download} csrfToken={csrfToken} idPrefix="out-">
          <SnapshotChoice snapshots={snapshots} state={{ values: state.values }} idPrefix="out-" />
          <div class="actions">
            <Button>Arbeitsmappe herunterladen</Button>
          </div>
        </Form>
      </section>
      <section>
        <h2>2. Ausgefüllt hochladen</h2>
        <p>
          Zuerst sehen Sie, was eingetragen würde. Dieselbe Datei zweimal hochzuladen trägt nichts
          doppelt ein.
        </p>
        <Form
          action={addresses.preview}
          csrfToken={csrfToken}
          problems={state.problems}
          idPrefix="in-"
          isUpload
        >
          <SnapshotChoice snapshots={snapshots} state={state} idPrefix="in-" />
          <FileField
            state={state}
            name="datei"
            label="Arbeitsmappe"
            hint="XLSX, XLS, ODS oder CSV, höchstens 25 MB."
            accept=".xlsx,.xls,.ods,.csv"
            idPrefix="in-"
          />
          <FormActions save="Vorschau zeigen" back={addresses.list} />
        </Form>
      </section>
    </>
  )
}

type ChoiceProps = Pick<WorkbookPageProps, 'snapshots' | 'state'> & { idPrefix: string }

function SnapshotChoice({ snapshots, state, idPrefix }: ChoiceProps) {
  if (snapshots.length === 0) return null
  return (
    <SelectField
      state={state}
      name="snapshotId"
      label="Geprüfter Stand"
      options={snapshots.map(({ id, name, takenOn }) => ({
        value: id,
        label: `${name} (Stichtag ${germanDay(takenOn)})`,
      }))}
      idPrefix={idPrefix}
    />
  )
}

export type FindingPreviewProps = {
  addresses: WorkbookAddresses
  plan: FindingPlan
  problems?: Problems | undefined
  /** What the confirmation carries. */
  carried: Readonly<Record<string, string>>
  csrfToken: string
}

export function FindingPreview(props: FindingPreviewProps) {
  const { addresses, plan, problems, carried, csrfToken } = props
  const { created, changed, unchanged, refused } = plan
  const count = created.length + changed.length
  const isReady = refused.length === 0 && count > 0
  return (
    <>
      <Heading
        title={`Vorschau: ${created.length} neu, ${changed.length} geändert, ${unchanged} unverändert, ${refused.length} Fehler`}
        lead={leadOf(refused.length, count)}
      />
      <Form action={addresses.takeOver} csrfToken={csrfToken} problems={problems} isUpload>
        <Hidden values={carried} />
        {isReady ? (
          <FormActions
            save={count === 1 ? '1 Feststellung übernehmen' : `${count} Feststellungen übernehmen`}
            back={addresses.page}
          />
        ) : (
          <p>
            <a href={addresses.page}>Andere Datei wählen</a>
          </p>
        )}
      </Form>
      <Refusals plan={plan} />
      <Section title="Geändert" count={changed.length}>
        <ChangedRows changed={changed} />
      </Section>
      <Section title="Neu" count={created.length}>
        <NewRows created={created} />
      </Section>
    </>
  )
}

function leadOf(refused: number, count: number): string {
  if (refused > 0) {
    return 'Es wird alles übernommen oder nichts: Bitte verbessern Sie die genannten Zellen und laden Sie die Datei noch einmal hoch.'
  }
  return count === 0 ? 'Es gibt nichts zu übernehmen.' : 'Noch ist nichts eingetragen.'
}

function Section({ title, count, children }: { title: string; count: number; children: Child }) {
  return count === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <div class="table-wrap">{children}</div>
    </section>
  )
}

function Refusals({ plan: { refused } }: { plan: FindingPlan }) {
  return (
    <Section title="Fehler" count={refused.length}>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Stelle</th>
            <th scope="col">Was zu verbessern ist</th>
          </tr>
        </thead>
        <tbody>
          {refused.map(({ sheet, row, column, reason }) => (
            <tr>
              <th scope="row">
                {[sheet, `Zeile ${row}`, column && `Spalte „${column}“`].filter(Boolean).join(', ')}
              </th>
              <td data-label="Was zu verbessern ist">{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function ChangedRows({ changed }: { changed: readonly ChangedFinding[] }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Feststellung</th>
          <th scope="col">Jetzt gespeichert</th>
          <th scope="col">In der Arbeitsmappe</th>
        </tr>
      </thead>
      <tbody>
        {changed.map(({ before, statement, fields }) => (
          <tr>
            <th scope="row">
              {findingCode(before.number)} {before.title}
            </th>
            <td data-label="Jetzt gespeichert">
              <Values of={before} fields={fields} />
            </td>
            <td data-label="In der Arbeitsmappe">
              <Values of={statement} fields={fields} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type ValuesProps = { of: RowStatement; fields: readonly (keyof RowStatement)[] }

function Values({ of: statement, fields }: ValuesProps) {
  return (
    <>
      {fields.map((field) => (
        <div>
          {findingColumns[field]}: {valueText(statement, field)}
        </div>
      ))}
    </>
  )
}

function valueText(statement: RowStatement, field: keyof RowStatement): string {
  if (field === 'kind') return findingKindLabels[statement.kind]
  if (field === 'dueOn') return statement.dueOn ? germanDay(statement.dueOn) : 'keine'
  return statement[field] || 'leer'
}

function NewRows({ created }: { created: readonly PlannedFinding[] }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Titel</th>
          <th scope="col">Art</th>
          <th scope="col">Bezug</th>
          <th scope="col">Frist</th>
        </tr>
      </thead>
      <tbody>
        {created.map(({ statement }) => (
          <tr>
            <th scope="row">
              {statement.title}
              <small>{statement.text}</small>
            </th>
            <td data-label="Art">{findingKindLabels[statement.kind]}</td>
            <td data-label="Bezug">{aboutText(statement) || 'allgemein'}</td>
            <td data-label="Frist">{statement.dueOn ? germanDay(statement.dueOn) : 'keine'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
