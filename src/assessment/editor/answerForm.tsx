/** The form that says all about one answer; it stands below a row of the list, and on a page of its own. @module */
import { addressOf } from '../../web/address.ts'
import {
  DayField,
  FormActions,
  type FormState,
  Hidden,
  ProblemList,
  SelectField,
  TextArea,
  TextField,
} from '../../web/form.tsx'
import type { FormValues, Problems } from '../../web/submit.ts'
import {
  checkStatuses,
  checkStatusLabels,
  dispensableReasonLabels,
  dispensableReasons,
} from '../check.ts'
import { formValuesOf } from '../checkForm.ts'
import { checkPath, rowIdOf } from '../list/checkAddress.ts'
import type { CheckEditor } from './readEditor.ts'

export type EditorFrame = {
  readonly domainCode: string
  readonly csrfToken: string
  /** The list that saving leads back to. */
  readonly returnTo: string
  readonly isAssigning: boolean
  readonly readsDocuments: boolean
  /** All of them, and the model measures that help. */
  readonly readsMeasures: boolean
  /** Below a row of the list, and not a page of its own. */
  readonly isInPlace: boolean
}

/** What was typed and did not go through. `stored` is what somebody else saved meanwhile. */
export type EditorDraft = {
  readonly values: FormValues
  readonly problems?: Problems | undefined
}

export type EditorProps = {
  editor: CheckEditor
  frame: EditorFrame
  draft?: EditorDraft | undefined
}

export function AnswerForm({ editor, frame, draft }: EditorProps) {
  const { target } = editor
  const stored = formValuesOf(target.check)
  const idPrefix = frame.isInPlace ? `${rowIdOf(target)}-e-` : ''
  const state = { values: { ...stored, ...draft?.values }, problems: draft?.problems, stored }
  const action = addressOf(checkPath(target), { verbund: frame.domainCode })
  const back = `${frame.returnTo}#${rowIdOf(target)}`
  return (
    <form
      method="post"
      action={action}
      class="form wide"
      novalidate
      {...(frame.isInPlace && {
        'hx-post': action,
        'hx-target': 'closest tr',
        'hx-swap': 'outerHTML',
      })}
    >
      <ProblemList problems={draft?.problems && withoutLinks(draft.problems, frame.isInPlace)} />
      <Hidden
        values={{
          _csrf: frame.csrfToken,
          zurueck: frame.returnTo,
          version: target.check.version,
        }}
      />
      <div class="two-columns">
        <div>
          <StateFields state={state} idPrefix={idPrefix} />
          <LikeAnswers editor={editor} frame={frame} />
        </div>
        <div>
          <PlanFields editor={editor} frame={frame} state={state} idPrefix={idPrefix} />
        </div>
      </div>
      <FormActions save="Speichern" back={back} />
    </form>
  )
}

/** The links of the list of problems know no prefix; in place the messages stand close by. */
function withoutLinks(problems: Problems, isInPlace: boolean): Problems {
  return isInPlace ? { ...problems, fields: {} } : problems
}

type FieldsProps = { state: FormState; idPrefix: string }

function StateFields({ state, idPrefix }: FieldsProps) {
  return (
    <>
      <SelectField
        state={state}
        name="status"
        label="Stand"
        idPrefix={idPrefix}
        options={checkStatuses.map((value) => ({ value, label: checkStatusLabels[value] }))}
      />
      <SelectField
        state={state}
        name="dispensableBecause"
        label="Bei „entbehrlich“: weil die Anforderung …"
        none="–"
        isOptional
        idPrefix={idPrefix}
        options={dispensableReasons.map((value) => ({
          value,
          label: `${dispensableReasonLabels[value]} ist`,
        }))}
      />
      <TextArea
        state={state}
        name="explanation"
        label="Beschreibung oder Begründung"
        hint="Bei ja: durch welche Maßnahmen. Bei teilweise und nein: was fehlt. Bei entbehrlich: warum."
        isOptional
        rows={5}
        maxlength={4000}
        idPrefix={idPrefix}
      />
    </>
  )
}

function PlanFields({ editor, frame, state, idPrefix }: EditorProps & FieldsProps) {
  return (
    <>
      {frame.isAssigning ? (
        <SelectField
          state={state}
          name="responsibleId"
          label="Zuständig"
          none="niemand"
          isOptional
          options={editor.persons}
          idPrefix={idPrefix}
        />
      ) : (
        <p>
          <span class="muted">Zuständig:</span> {editor.personName ?? 'niemand'}
        </p>
      )}
      <DayField
        state={state}
        name="dueOn"
        label="Umsetzung bis"
        hint="„nein“ und „teilweise“ kommen in den Realisierungsplan, sobald Person und Termin feststehen."
        isOptional
        idPrefix={idPrefix}
      />
      <DayField
        state={state}
        name="surveyedOn"
        label="Erhebung am"
        isOptional
        idPrefix={idPrefix}
      />
      <TextField
        state={state}
        name="interviewed"
        label="Befragte Personen"
        isOptional
        maxlength={500}
        idPrefix={idPrefix}
      />
      {editor.providerName === null ? null : (
        <>
          <TextField
            state={state}
            name="providerProof"
            label={`Nachweis von ${editor.providerName}`}
            hint="Die Stadt bleibt verantwortlich: z. B. Testat, Zertifikat oder Bericht."
            isOptional
            maxlength={500}
            idPrefix={idPrefix}
          />
          <DayField
            state={state}
            name="providerProofUntil"
            label="Nachweis gültig bis"
            isOptional
            idPrefix={idPrefix}
          />
        </>
      )}
    </>
  )
}

/** Fills the form with the answer of a like target object; nothing is saved before the person does. */
function LikeAnswers({ editor, frame }: EditorProps) {
  const { like, target } = editor
  if (like.length === 0) return null
  return (
    <div class="like">
      <p class="muted">Antwort übernehmen wie bei …</p>
      <ul class="plain-list">
        {like.map(({ code, name, status, explanation }) => {
          const address = addressOf(checkPath(target), {
            verbund: frame.domainCode,
            wie: code,
            zurueck: frame.returnTo,
          })
          return (
            <li>
              <a
                href={address}
                {...(frame.isInPlace && {
                  'hx-get': address,
                  'hx-target': 'closest tr',
                  'hx-swap': 'outerHTML',
                })}
              >
                {code} {name}
              </a>
              : {checkStatusLabels[status]}
              {explanation ? <small>{explanation}</small> : null}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
