/** One check: its answer, what proves it, the risk that stays. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { requirementLevelLabels } from '../../../catalog/requirementLevel.ts'
import { findSummary } from '../../../catalog/summaries.ts'
import { type Day, dayOf, germanDay } from '../../core/day.ts'
import { effortLabels } from '../../measures/measure.ts'
import { SchoolHints } from '../../modelling/ModuleWords.tsx'
import { addressOf } from '../../web/address.ts'
import { Button, Form, Hidden, SelectField, TextArea, TextField } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { OfficialText } from '../../web/OfficialBlocks.tsx'
import { RemindedLine } from '../../web/RemindedLine.tsx'
import { checkStatusLabels, dispensableReasonLabels, isMet } from '../check.ts'
import { CheckFiles, type CheckFilesProps } from '../evidence/CheckFiles.tsx'
import { checkPath, rowIdOf } from '../list/checkAddress.ts'
import { AnswerForm, type EditorDraft, type EditorProps } from './answerForm.tsx'
import { FittingModels } from './FittingModels.tsx'
import type { CheckEditor } from './readEditor.ts'

export type CheckPageProps = EditorProps & {
  today: Day
  /** Whether the target object is a school's. */
  isOfSchools: boolean
  may: {
    readonly write: boolean
    readonly link: boolean
    readonly propose: boolean
    readonly accept: boolean
  }
  /** What was typed into one of the smaller forms. */
  risk?: EditorDraft | undefined
  evidence?: EditorDraft | undefined
  files?: Pick<CheckFilesProps, 'upload' | 'existing' | 'attachment'> | undefined
}

/** The editor as a row of its own below the row it belongs to. */
export function EditorRow({ columns, ...props }: EditorProps & { columns: number }) {
  const { editor, frame } = props
  const address = addressOf(checkPath(editor.target), {
    verbund: frame.domainCode,
    zurueck: frame.returnTo,
  })
  return (
    <tr class="editor-row">
      <td colspan={columns}>
        <AnswerForm {...props} />
        <FittingModels editor={editor} frame={frame} />
        <p>
          <a href={address}>Nachweise, Risiko und Verlauf von {editor.target.requirement}</a>
        </p>
      </td>
    </tr>
  )
}

export function CheckPage(props: CheckPageProps) {
  const { editor, frame, may } = props
  const { target } = editor
  const { check, object, requirement } = target
  const { title } = readCatalog().requirementById(requirement)
  return (
    <>
      <Heading
        title={`${requirement} ${title}`}
        detail={checkStatusLabels[check.status]}
        lead={
          <>
            {object.code} {object.name} · {requirementLevelLabels[check.level]} ·{' '}
            <a href={`${frame.returnTo}#${rowIdOf(target)}`}>Zurück zur Liste</a>
          </>
        }
      />
      <OfficialText blocks={editor.officialBlocks} />
      <SummaryText requirement={requirement} />
      {props.isOfSchools ? <SchoolHints modules={[check.module]} /> : null}
      {may.write ? <AnswerForm {...props} /> : <AnswerFacts editor={editor} today={props.today} />}
      <FittingModels editor={editor} frame={frame} />
      <LastChecked editor={editor} />
      <RemindedLine reminded={editor.reminded} />
      <Evidence {...props} />
      {check.level === 'basic' ? null : <Risk {...props} />}
      <p>
        <a
          href={addressOf(`${checkPath(target)}/verlauf`, {
            verbund: frame.domainCode,
            zurueck: frame.returnTo,
          })}
        >
          Verlauf dieser Prüfung
        </a>
      </p>
    </>
  )
}

function SummaryText({ requirement }: { requirement: string }) {
  const summary = findSummary(requirement)
  if (!summary) return null
  return (
    <section aria-label="Worum es geht">
      <p>{summary.summary}</p>
      <p class="muted">Üblicher Nachweis: {summary.evidence}</p>
      <p class="muted">
        In einer kleinen Stadt: {summary.hint} Erster Aufwand: {effortLabels[summary.effort]}.
      </p>
    </section>
  )
}

/** For whoever reads and does not answer. */
function AnswerFacts({ editor, today }: { editor: CheckEditor; today: Day }) {
  const { check } = editor.target
  const kind = check.dispensableBecause ? dispensableReasonLabels[check.dispensableBecause] : ''
  const facts: readonly (readonly [string, string])[] = [
    ['Stand', [checkStatusLabels[check.status], kind].filter(Boolean).join(', ')],
    ['Beschreibung', check.explanation],
    ['Zuständig', editor.personName ?? 'niemand'],
    ['Umsetzung bis', check.dueOn ? speakDue(check.dueOn, today) : 'kein Termin'],
    ['Erhebung am', check.surveyedOn ? germanDay(check.surveyedOn) : ''],
    ['Befragte Personen', check.interviewed],
    ['Nachweis des Dienstleisters', check.providerProof],
    ['Nachweis gültig bis', check.providerProofUntil ? germanDay(check.providerProofUntil) : ''],
  ]
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  )
}

function speakDue(dueOn: Day, today: Day): string {
  return dueOn < today ? `${germanDay(dueOn)} (überfällig)` : germanDay(dueOn)
}

function LastChecked({ editor: { target } }: { editor: CheckEditor }) {
  const { checkedAt, checkedBy } = target.check
  if (checkedAt === null) return <p class="muted">Noch nicht geprüft.</p>
  return (
    <p class="muted">
      Zuletzt geprüft am {germanDay(dayOf(checkedAt))} von {checkedBy}.
    </p>
  )
}

function Evidence({ editor, frame, may, evidence, files, today }: CheckPageProps) {
  const action = addressOf(`${checkPath(editor.target)}/nachweise`, { verbund: frame.domainCode })
  return (
    <section>
      <h2 id="nachweise">Nachweise</h2>
      <h3>Dateien</h3>
      <CheckFiles
        {...files}
        files={editor.files}
        attachable={editor.attachable}
        evidenceYears={editor.evidenceYears}
        path={`${checkPath(editor.target)}/nachweisdateien`}
        domainCode={frame.domainCode}
        returnTo={frame.returnTo}
        csrfToken={frame.csrfToken}
        today={today}
        mayWrite={may.link}
      />
      <h3>Dokumente</h3>
      {editor.evidence.length === 0 ? <p class="muted">Noch kein Dokument zugeordnet.</p> : null}
      <ul class="plain-list">
        {editor.evidence.map(({ documentId, title, note }) => (
          <li>
            {frame.readsDocuments ? (
              <a href={addressOf(`/dokumente/${documentId}`, { verbund: frame.domainCode })}>
                {title}
              </a>
            ) : (
              title
            )}
            {note ? <small>{note}</small> : null}
          </li>
        ))}
      </ul>
      {may.link && editor.documents.length > 0 && editor.target.check.version > 0 ? (
        <Form action={action} csrfToken={frame.csrfToken} problems={evidence?.problems}>
          <Hidden values={{ zurueck: frame.returnTo }} />
          <SelectField
            state={evidence ?? { values: {} }}
            name="documentId"
            label="Dokument"
            none="Bitte wählen"
            options={editor.documents}
          />
          <TextField
            state={evidence ?? { values: {} }}
            name="note"
            label="Wo es darin steht"
            isOptional
            maxlength={500}
          />
          <Button>Nachweis zuordnen</Button>
        </Form>
      ) : null}
    </section>
  )
}

/** The officer proposes, the management accepts. A Basis requirement knows no accepted risk. */
function Risk(props: CheckPageProps) {
  const { editor, may } = props
  const { check } = editor.target
  const isAccepted = check.riskAcceptedOn !== null
  return (
    <section>
      <h2>Risiko</h2>
      {isAccepted && check.riskAcceptedOn ? (
        <p>
          Übernommen am {germanDay(check.riskAcceptedOn)} von {check.riskAcceptedBy}:{' '}
          {check.riskReason}
        </p>
      ) : (
        <p class="muted">
          {check.riskReason
            ? `Zur Übernahme vorgeschlagen: ${check.riskReason}`
            : 'Solange die Anforderung nicht erfüllt ist, kann die Leitung das Risiko übernehmen. Erfüllt ist sie damit nicht.'}
        </p>
      )}
      {isMet(check) ? null : <RiskForm {...props} />}
      {isAccepted && may.accept ? <WithdrawForm {...props} /> : null}
    </section>
  )
}

function RiskForm({ editor, frame, may, risk }: CheckPageProps) {
  const { check } = editor.target
  if (check.riskAcceptedOn !== null || !(may.propose || may.accept)) return null
  if (check.version === 0) {
    return <p class="muted">Bitte beantworten Sie zuerst die Anforderung.</p>
  }
  const noun = may.accept ? 'risikouebernahme' : 'risikovorschlag'
  const action = addressOf(`${checkPath(editor.target)}/${noun}`, { verbund: frame.domainCode })
  const state = risk ?? { values: { riskReason: check.riskReason } }
  return (
    <Form action={action} csrfToken={frame.csrfToken} problems={risk?.problems}>
      <Hidden values={{ zurueck: frame.returnTo, version: check.version }} />
      <TextArea
        state={state}
        name="riskReason"
        label={
          may.accept ? 'Warum das Risiko getragen wird' : 'Vorschlag an die Leitung, mit Grund'
        }
        isOptional={!may.accept}
        rows={3}
        maxlength={4000}
      />
      <Button>{may.accept ? 'Risiko übernehmen' : 'Risikoübernahme vorschlagen'}</Button>
    </Form>
  )
}

function WithdrawForm({ editor, frame }: CheckPageProps) {
  const { check } = editor.target
  const action = addressOf(`${checkPath(editor.target)}/risikoruecknahme`, {
    verbund: frame.domainCode,
  })
  return (
    <Form action={action} csrfToken={frame.csrfToken}>
      <Hidden values={{ zurueck: frame.returnTo, version: check.version }} />
      <Button>Risikoübernahme zurücknehmen</Button>
    </Form>
  )
}
