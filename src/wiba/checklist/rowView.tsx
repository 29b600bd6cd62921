/** One question of WiBA: its answer in place, and what it means for the check. @module */
import { wibaTextOf } from '../../../catalog/wibaTexts.ts'
import { dayOf, germanDay } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Hidden } from '../../web/form.tsx'
import { OfficialBlocks } from '../../web/OfficialBlocks.tsx'
import type { FormValues, Problems } from '../../web/submit.ts'
import { speakEffort } from '../effort.ts'
import type { WibaRow } from '../readChecklist.ts'
import { wibaAnswerLabels } from '../wibaAnswer.ts'
import { type WibaChoice, wibaChoices } from '../wibaFilter.ts'
import { Requirements } from './requirementsView.tsx'

export const wibaChoiceLabels: Record<WibaChoice, string> = { ...wibaAnswerLabels, open: 'offen' }

/** What a person is about to save in a row, and what is wrong with it. */
export type RowDraft = {
  readonly question: string
  readonly values?: FormValues | undefined
  readonly problems?: Problems | undefined
}

export type RowFrame = {
  readonly domainCode: string
  readonly checklist: string
  readonly csrfToken: string
  /** The filters of the list, so that a saved row leads back to the same list. */
  readonly query: Readonly<Record<string, string | undefined>>
  /** Who assigns questions ticks several rows. */
  readonly isSelecting: boolean
  readonly seesChecks: boolean
}

export type RowProps = { row: WibaRow; frame: RowFrame; draft?: RowDraft | undefined }

export function WibaRowView({ row, frame, draft }: RowProps) {
  const { question, responsible, stored } = row
  const own = draft?.question === question.id ? draft : undefined
  const text = wibaTextOf(question.id)
  return (
    <tr id={question.id} data-question={question.id}>
      {frame.isSelecting ? (
        <td class="pick">
          <input
            type="checkbox"
            name="zeile"
            value={question.id}
            form="auswahl"
            aria-label={`Nr. ${question.officialNumber} auswählen`}
          />
        </td>
      ) : null}
      <th scope="row">
        <small>
          {question.officialNumber}. {question.topic} · {speakEffort(question.effort)}
        </small>
        {text.question}
        <small>{text.hint}</small>
        {row.officialBlocks ? (
          <details>
            <summary>Wortlaut des BSI</summary>
            <OfficialBlocks blocks={row.officialBlocks} />
          </details>
        ) : null}
      </th>
      <td data-label="Antwort">
        {row.isWritable ? (
          <AnswerForm row={row} frame={frame} draft={own} />
        ) : (
          <>
            <strong>{wibaChoiceLabels[stored?.answer ?? 'open']}</strong>
            {stored?.note ? <small>{stored.note}</small> : null}
          </>
        )}
        {stored?.answer ? (
          <small>
            {stored.answeredBy}, {germanDay(dayOf(stored.answeredAt))}
          </small>
        ) : null}
      </td>
      <td data-label="Zuständig">{responsible || <span class="muted">niemand</span>}</td>
      <td data-label="Berührte Anforderungen">
        <Requirements row={row} frame={frame} />
      </td>
    </tr>
  )
}

/** One gesture: each answer is a button that saves, with the note that stands below it. */
function AnswerForm({ row: { question, stored }, frame, draft }: RowProps) {
  const action = addressOf(`${pathOf('/wiba', frame.checklist)}/${question.id}`, {
    ...frame.query,
    verbund: frame.domainCode,
  })
  const current = stored?.answer ?? 'open'
  return (
    <form
      method="post"
      action={action}
      hx-post={action}
      hx-target="closest tr"
      hx-swap="outerMorph"
    >
      <Hidden values={{ _csrf: frame.csrfToken, version: stored?.version ?? 0 }} />
      <fieldset class="choices" aria-label={`Antwort auf Nr. ${question.officialNumber}`}>
        {wibaChoices.map((choice) => (
          <button
            type="submit"
            name="antwort"
            value={choice}
            aria-pressed={choice === current ? 'true' : 'false'}
          >
            {wibaChoiceLabels[choice]}
          </button>
        ))}
      </fieldset>
      {draft?.problems ? <RowProblems stored={stored} draft={draft} /> : null}
      <Note row={{ question, stored }} draft={draft} />
    </form>
  )
}

/** Open where something stands in it, or is missing. */
function Note({
  row: { question, stored },
  draft,
}: {
  row: Pick<WibaRow, 'question' | 'stored'>
  draft: RowDraft | undefined
}) {
  const note = draft?.values?.notiz ?? stored?.note ?? ''
  return (
    <details class="note" open={note !== '' || draft?.problems !== undefined}>
      <summary>Notiz</summary>
      <textarea
        id={`notiz-${question.id}`}
        name="notiz"
        rows={2}
        maxlength={4000}
        aria-label={`Notiz zu Nr. ${question.officialNumber}`}
        aria-invalid={draft?.problems?.fields.note ? 'true' : undefined}
      >
        {note}
      </textarea>
      <button
        type="submit"
        name="antwort"
        value={draft?.values?.antwort ?? stored?.answer ?? 'open'}
        class="plain"
      >
        Notiz speichern<span class="kern-sr-only"> zu Nr. {question.officialNumber}</span>
      </button>
    </details>
  )
}

/** After a stale save both values stand side by side; nothing was overwritten. */
function RowProblems({ stored, draft }: { stored: WibaRow['stored']; draft: RowDraft }) {
  const { problems, values } = draft
  const wanted = wibaChoices.find((choice) => choice === values?.antwort)
  return (
    <div class="problems" role="alert">
      <p>{problems?.message}</p>
      {problems?.isStale ? (
        <dl class="facts">
          <dt>Jetzt gespeichert</dt>
          <dd>
            {wibaChoiceLabels[stored?.answer ?? 'open']}
            {stored ? `, von ${stored.answeredBy}` : ''}
            {stored?.note ? ` – ${stored.note}` : ''}
          </dd>
          <dt>Ihre Eingabe</dt>
          <dd>
            {wanted ? wibaChoiceLabels[wanted] : ''}
            {values?.notiz ? ` – ${values.notiz}` : ''}
          </dd>
          <dt>Was gilt?</dt>
          <dd>Wählen Sie die Antwort noch einmal, wenn Ihre Eingabe gelten soll.</dd>
        </dl>
      ) : null}
    </div>
  )
}
