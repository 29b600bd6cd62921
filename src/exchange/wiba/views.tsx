/** Answers in the sheet of BSI's WiBA tool: uploaded, looked through, taken over. @module */
import { readWiba } from '../../../catalog/wiba.ts'
import { addressOf } from '../../web/address.ts'
import { FileField, Form, FormActions, Hidden } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import type { Problems } from '../../web/submit.ts'
import { type WibaAnswer, wibaAnswerLabels } from '../../wiba/wibaAnswer.ts'
import type { Refusal, RowPlace, WibaAnswerRecord, WibaImportPlan } from '../importPlan.ts'

type UploadPageProps = { domainCode: string; csrfToken: string; problems?: Problems | undefined }

export function UploadPage({ domainCode, csrfToken, problems }: UploadPageProps) {
  const { tool } = readWiba()
  const query = { verbund: domainCode }
  return (
    <>
      <Crumb domainCode={domainCode} />
      <Heading
        title="WiBA-Antworten einlesen"
        lead="Zuerst sehen Sie, was sich ändern würde. Übernommen wird erst, wenn Sie zustimmen."
      />
      <Form
        action={addressOf('/wiba/einlesen', query)}
        csrfToken={csrfToken}
        problems={problems}
        isUpload
      >
        <FileField
          state={{ values: {}, problems }}
          name="datei"
          label="Tabelle"
          hint={`Das Blatt „${tool.sheet}“ aus dem Werkzeug des BSI oder unsere Ausgabe: XLSX, XLS, ODS oder CSV mit den Spalten „Checkliste WiBA“, „Nr. in WiBA“, „Umsetzung“ und „Notizen“, höchstens 25 MB.`}
          accept=".xlsx,.xls,.ods,.csv"
        />
        <FormActions save="Vorschau zeigen" back={addressOf('/wiba', query)} />
      </Form>
    </>
  )
}

export type PreviewProps = {
  domainCode: string
  csrfToken: string
  plan: WibaImportPlan
  problems?: Problems | undefined
  /** What the confirmation carries. */
  carried: Readonly<Record<string, string>>
}

export function PreviewPage({ domainCode, csrfToken, plan, problems, carried }: PreviewProps) {
  const { new: created, changed, unchanged, refused, warnings } = plan
  const count = created.length + changed.length
  const query = { verbund: domainCode }
  return (
    <>
      <Crumb domainCode={domainCode} />
      <Heading
        title={`Vorschau: ${created.length} neu, ${changed.length} geändert, ${unchanged} unverändert, ${refused.length} nicht übernommen`}
        lead={
          count === 0
            ? 'Es gibt nichts zu übernehmen.'
            : 'Noch ist nichts geändert. Was nicht übernommen wird, steht mit Grund unten.'
        }
      />
      <Form
        action={addressOf('/wiba/einlesen/uebernahme', query)}
        csrfToken={csrfToken}
        problems={problems}
        isUpload
      >
        <Hidden values={carried} />
        {count === 0 ? (
          <p>
            <a href={addressOf('/wiba/einlesen', query)}>Andere Tabelle wählen</a>
          </p>
        ) : (
          <FormActions
            save={count === 1 ? '1 Antwort übernehmen' : `${count} Antworten übernehmen`}
            back={addressOf('/wiba/einlesen', query)}
          />
        )}
      </Form>
      <Refusals refused={refused} />
      {warnings.length > 0 ? (
        <details>
          <summary>{warnings.length === 1 ? '1 Hinweis' : `${warnings.length} Hinweise`}</summary>
          <ul class="plain-list">
            {warnings.map((warning) => (
              <li>{warning}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <ChangedRows plan={plan} />
      <NewRows plan={plan} />
    </>
  )
}

function Crumb({ domainCode }: { domainCode: string }) {
  return (
    <p class="crumb">
      <a href={addressOf('/wiba', { verbund: domainCode })}>WiBA</a>
    </p>
  )
}

function Refusals({ refused }: { refused: readonly Refusal[] }) {
  if (refused.length === 0) return null
  return (
    <>
      <h2>Nicht übernommen</h2>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Zeile</th>
            <th scope="col">Grund</th>
          </tr>
        </thead>
        <tbody>
          {refused.map((row) => (
            <tr>
              <th scope="row">{[placeText(row), row.column].filter(Boolean).join(', ')}</th>
              <td data-label="Grund">{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function ChangedRows({ plan: { changed } }: { plan: WibaImportPlan }) {
  if (changed.length === 0) return null
  return (
    <>
      <h2>Geändert</h2>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Prüffrage</th>
            <th scope="col">Jetzt gespeichert</th>
            <th scope="col">In der Tabelle</th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ after, fields }) => (
            <tr>
              <QuestionName record={after} />
              <td data-label="Jetzt gespeichert">
                {Object.entries(fields).map(([field, { before }]) => (
                  <div>{field === 'answer' ? answerText(before) : noteText(before)}</div>
                ))}
              </td>
              <td data-label="In der Tabelle">
                {Object.entries(fields).map(([field, change]) => (
                  <div>
                    {field === 'answer' ? answerText(change.after) : noteText(change.after)}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function NewRows({ plan: { new: created } }: { plan: WibaImportPlan }) {
  if (created.length === 0) return null
  return (
    <>
      <h2>Neu</h2>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Prüffrage</th>
            <th scope="col">Antwort</th>
            <th scope="col">Notiz</th>
          </tr>
        </thead>
        <tbody>
          {created.map((record) => (
            <tr>
              <QuestionName record={record} />
              <td data-label="Antwort">{answerText(record.answer)}</td>
              <td data-label="Notiz">{record.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function QuestionName({ record: { questionId } }: { record: WibaAnswerRecord }) {
  const wiba = readWiba()
  const question = wiba.questionById(questionId)
  return (
    <th scope="row">
      {wiba.checklistOf(questionId)?.name} {question?.officialNumber}
      <small>{question?.topic}</small>
    </th>
  )
}

function answerText(answer: unknown): string {
  return wibaAnswerLabels[answer as WibaAnswer] ?? 'offen'
}

function noteText(note: unknown): string {
  return note === '' ? 'ohne Notiz' : `„${String(note)}“`
}

function placeText({ sheet, row }: RowPlace): string {
  return [sheet, `Zeile ${row}`].filter(Boolean).join(', ')
}
