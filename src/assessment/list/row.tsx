/** A row of a list of checks: the requirement, its five states, and what the chosen state asks for. @module */
import { addressOf } from '../../web/address.ts'
import { DueText } from '../../web/DayText.tsx'
import { Button, DayField, Hidden, RadioField, SelectField, TextArea } from '../../web/form.tsx'
import type { FormValues, Problems } from '../../web/submit.ts'
import {
  type CheckStatus,
  checkStatuses,
  checkStatusLabels,
  dispensableReasonLabels,
  dispensableReasons,
} from '../check.ts'
import { formValuesOf } from '../checkForm.ts'
import { checkPath, rowIdOf, selectionOf } from './checkAddress.ts'
import type { CheckRow } from './readCheckRows.ts'
import {
  CheckedCell,
  Flags,
  isSettled,
  LevelText,
  RequirementCell,
  type RowFrame,
} from './rowParts.tsx'

/**
 * What the person is about to save in a row: the state whose fields are open, with what was typed, and what is wrong.
 * Without `status` there is only something to say.
 */
export type RowDraft = {
  readonly rowId: string
  readonly status?: CheckStatus | undefined
  readonly values?: FormValues
  readonly problems?: Problems | undefined
}

export type RowProps = {
  row: CheckRow
  frame: RowFrame
  draft?: RowDraft | undefined
  /** Ticked in the form for several. */
  isChosen?: boolean
}

export function CheckRowView({ row, frame, draft, isChosen }: RowProps) {
  const { check, object, isWritable } = row
  const name = { code: object.code, requirement: check.requirement }
  const rowId = rowIdOf(name)
  const own = draft?.rowId === rowId ? draft : undefined
  return (
    <tr id={rowId} data-check={check.requirement}>
      <td class="pick">
        {isWritable ? (
          <input
            type="checkbox"
            form="auswahl"
            name="zeile"
            value={selectionOf(name, check.version)}
            checked={isChosen}
            aria-label={`${frame.showsObject ? `${object.code} ` : ''}${check.requirement} auswählen`}
          />
        ) : null}
      </td>
      <RequirementCell row={row} frame={frame} />
      {frame.showsObject ? (
        <td data-label="Zielobjekt">
          {object.code} {object.name}
        </td>
      ) : null}
      <td class="stand">
        {isWritable ? <StateForm row={row} frame={frame} /> : <StateText row={row} />}
        <div class="below">
          <LevelText row={row} />
          <Flags row={row} frame={frame} />
          <EditLink row={row} frame={frame} />
        </div>
        {own ? <Draft row={row} frame={frame} draft={own} /> : null}
      </td>
      <td data-label="Zuständig">{row.personName ?? <span class="muted">niemand</span>}</td>
      <td data-label="Bis" class="nowrap">
        <DueText day={check.dueOn} today={frame.today} isDone={isSettled(row)} />
      </td>
      <CheckedCell check={check} />
    </tr>
  )
}

function StateText({ row: { check } }: { row: CheckRow }) {
  return <strong>{checkStatusLabels[check.status]}</strong>
}

/** One gesture: each state is a button that saves. */
function StateForm({ row: { check, object }, frame }: RowProps) {
  const name = { code: object.code, requirement: check.requirement }
  const action = addressOf(`${checkPath(name)}/stand`, { verbund: frame.domainCode })
  return (
    <form
      method="post"
      action={action}
      hx-post={action}
      hx-target="closest tr"
      hx-swap="outerMorph"
    >
      <Hidden
        values={{ _csrf: frame.csrfToken, zurueck: frame.returnTo, version: check.version }}
      />
      <fieldset
        class="choices"
        aria-label={`Stand von ${frame.showsObject ? `${object.code} ` : ''}${check.requirement}`}
      >
        {checkStatuses.map((status) => (
          <button
            type="submit"
            name="status"
            value={status}
            aria-pressed={status === check.status ? 'true' : 'false'}
          >
            {checkStatusLabels[status]}
          </button>
        ))}
      </fieldset>
    </form>
  )
}

function EditLink({ row: { check, object, isWritable }, frame }: RowProps) {
  const name = { code: object.code, requirement: check.requirement }
  const address = addressOf(checkPath(name), {
    verbund: frame.domainCode,
    zurueck: frame.returnTo,
  })
  return (
    <a
      href={address}
      class="edit"
      {...(isWritable && {
        'hx-get': address,
        'hx-target': 'closest tr',
        'hx-swap': 'afterend',
      })}
    >
      {isWritable ? 'Bearbeiten' : 'Ansehen'}
      <span class="kern-sr-only"> {check.requirement}</span>
    </a>
  )
}

/** What the state asks for, in place; or what went wrong with the row. */
function Draft({ row, frame, draft }: RowProps & { draft: RowDraft }) {
  const { status, problems } = draft
  const { check } = row
  return (
    <div class="draft">
      {problems ? (
        <div class="problems" role="alert">
          <p>{problems.message}</p>
          {problems.isStale ? <StaleText row={row} wanted={draft} /> : null}
        </div>
      ) : null}
      {status && !problems?.isStale ? (
        <DraftFields row={row} frame={frame} draft={draft} status={status} />
      ) : null}
      {problems && check.riskReason ? (
        <p class="hint">Die Risikoübernahme steht unter „Bearbeiten“.</p>
      ) : null}
    </div>
  )
}

/** Both values side by side: what is saved now, and what the person wanted to save. */
function StaleText({ row: { check }, wanted }: { row: CheckRow; wanted: RowDraft }) {
  const status = checkStatuses.find((each) => each === wanted.values?.status)
  return (
    <dl class="facts">
      <dt>Jetzt gespeichert</dt>
      <dd>
        {checkStatusLabels[check.status]}
        {check.checkedBy ? `, von ${check.checkedBy}` : ''}
        {check.explanation ? ` – ${check.explanation}` : ''}
      </dd>
      <dt>Ihre Eingabe</dt>
      <dd>
        {status ? checkStatusLabels[status] : ''}
        {wanted.values?.explanation ? ` – ${wanted.values.explanation}` : ''}
      </dd>
      <dt>Was gilt?</dt>
      <dd>Wählen Sie den Stand noch einmal, wenn Ihre Eingabe gelten soll.</dd>
    </dl>
  )
}

function DraftFields({
  row,
  frame,
  draft,
  status,
}: RowProps & { draft: RowDraft; status: CheckStatus }) {
  const { check, object } = row
  const name = { code: object.code, requirement: check.requirement }
  const action = addressOf(`${checkPath(name)}/stand`, { verbund: frame.domainCode })
  const idPrefix = `${draft.rowId}-`
  const state = {
    values: { ...formValuesOf(check), ...draft.values },
    problems: draft.problems,
  }
  return (
    <form
      method="post"
      action={action}
      class="fields"
      novalidate
      hx-post={action}
      hx-target="closest tr"
      hx-swap="outerMorph"
    >
      <Hidden
        values={{ _csrf: frame.csrfToken, zurueck: frame.returnTo, version: check.version, status }}
      />
      {status === 'dispensable' ? (
        <>
          <RadioField
            state={state}
            name="dispensableBecause"
            label="Entbehrlich, weil die Anforderung …"
            idPrefix={idPrefix}
            options={dispensableReasons.map((value) => ({
              value,
              label: `${dispensableReasonLabels[value]} ist`,
            }))}
          />
          <TextArea
            state={state}
            name="explanation"
            label="Begründung"
            idPrefix={idPrefix}
            rows={2}
            maxlength={4000}
          />
        </>
      ) : (
        <PlanFields state={state} frame={frame} idPrefix={idPrefix} />
      )}
      <div class="form-actions">
        <Button isPrimary>
          {status === 'dispensable' ? '„entbehrlich“ speichern' : 'Planung speichern'}
        </Button>
        <a class="close" href={`${frame.returnTo}#${draft.rowId}`}>
          {status === 'dispensable' ? 'Abbrechen' : 'Später'}
        </a>
      </div>
    </form>
  )
}

type PlanFieldsProps = {
  state: { values: FormValues; problems?: Problems | undefined }
  frame: RowFrame
  idPrefix: string
}

function PlanFields({ state, frame, idPrefix }: PlanFieldsProps) {
  return (
    <>
      {frame.isAssigning ? (
        <SelectField
          state={state}
          name="responsibleId"
          label="Zuständig"
          none="niemand"
          options={frame.persons}
          idPrefix={idPrefix}
        />
      ) : null}
      <DayField state={state} name="dueOn" label="Umsetzung bis" idPrefix={idPrefix} />
      <TextArea
        state={state}
        name="explanation"
        label="Was fehlt?"
        isOptional
        idPrefix={idPrefix}
        rows={2}
        maxlength={4000}
      />
    </>
  )
}
