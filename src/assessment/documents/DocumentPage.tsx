/** One document: its checklist, its versions with their files, and the checks that it proves. @module */
import type { ProvenCheck } from '../../../db/queries/documents.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Reminded } from '../../../db/queries/reminderOutbox.ts'
import { type Day, germanDay } from '../../core/day.ts'
import { documentKindLabels, explainState } from '../../documents/document.ts'
import type { DocumentWithState } from '../../documents/readDocuments.ts'
import { topicsOf } from '../../documents/topicsOf.ts'
import { acceptedExtensions, acceptedWords } from '../../documents/uploadedFile.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { DueText } from '../../web/DayText.tsx'
import {
  Button,
  DayField,
  FileField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  ProblemList,
  TextField,
} from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'
import { RemindedLine } from '../../web/RemindedLine.tsx'
import { checkStatusLabels } from '../check.ts'
import { documentPath } from './DocumentList.tsx'

export type DocumentPageProps = {
  domain: InformationDomain
  today: Day
  document: DocumentWithState
  responsible: string
  proven: readonly ProvenCheck[]
  milestones: readonly { readonly code: string; readonly title: string }[]
  page: PageOf
  /** Empty for who may not see it. */
  reminded: readonly Reminded[]
  /** A form of the page that came back: `name` says which. */
  returned?: { readonly name: string; readonly state: FormState } | undefined
  mayWrite: boolean
  mayApprove: boolean
  csrfToken: string
}

export function DocumentPage(props: DocumentPageProps) {
  const { document, domain, mayWrite, returned } = props
  const { state } = document
  return (
    <>
      <Heading
        title={document.title}
        detail={
          state.topicsTotal > 0 ? `${state.topicsDone} von ${state.topicsTotal} Themen` : undefined
        }
        lead={leadOf(document)}
        actions={
          mayWrite ? (
            <LinkButton href={documentAddress(domain, document.id, '/bearbeiten')}>
              Bearbeiten
            </LinkButton>
          ) : null
        }
      />
      {returned?.name === 'other' ? <ProblemList problems={returned.state.problems} /> : null}
      <div class="columns">
        <div>
          {state.topicsTotal > 0 ? <TopicList {...props} /> : null}
          <VersionTable {...props} />
          <ProvenTable {...props} />
        </div>
        <div>
          <Facts {...props} />
          <RemindedLine reminded={props.reminded} />
          {mayWrite && document.retiredOn === null ? <VersionForm {...props} /> : null}
          {mayWrite ? <RetirementForm {...props} /> : null}
        </div>
      </div>
    </>
  )
}

export function documentAddress({ code }: InformationDomain, id: string, part = ''): string {
  return addressOf(`${pathOf(documentPath, id)}${part}`, { verbund: code })
}

function leadOf({ retiredOn, state, versions }: DocumentWithState): string {
  if (retiredOn) return `Zurückgezogen am ${germanDay(retiredOn)}.`
  if (state.topicsTotal > 0) return explainState(state)
  if (state.approved) return `Version ${state.approved.number} ist freigegeben.`
  return versions.length === 0 ? 'Noch keine Version.' : 'Die Freigabe durch die Leitung fehlt.'
}

/** Every topic of the checklist; the details open in place. */
function TopicList(props: DocumentPageProps) {
  const { document } = props
  const done = new Map(document.topics.map((topic) => [topic.topic, topic]))
  return (
    <section>
      <h2>Themen</h2>
      <ul class="plain-list topics">
        {topicsOf(document.kind).map((topic) => (
          <TopicItem {...props} topic={topic} done={done.get(topic.id)} />
        ))}
      </ul>
    </section>
  )
}

type TopicItemProps = DocumentPageProps & {
  topic: ReturnType<typeof topicsOf>[number]
  done: DocumentWithState['topics'][number] | undefined
}

function TopicItem({ topic, done, ...props }: TopicItemProps) {
  const { domain, document, today, mayWrite, csrfToken, returned } = props
  const name = topicFormName(topic.id)
  const isReturned = returned?.name === name
  const stored = { doneOn: done?.doneOn ?? today, note: done?.note ?? '' }
  const state: FormState = isReturned ? returned.state : { values: stored }
  const mayTick = mayWrite && document.retiredOn === null
  const isLate = document.state.lateTopics.includes(topic.id)
  return (
    <li id={name}>
      <div class="section-head">
        <h3>{topic.title}</h3>
        <span>
          <span class={done ? 'state state-yes' : 'state'}>
            {done ? `bearbeitet am ${germanDay(done.doneOn)}` : 'offen'}
          </span>
          {isLate ? <span class="soon"> nach der Freigabe</span> : null}
        </span>
      </div>
      <p class="muted">{topic.description}</p>
      {done?.note ? <p>{done.note}</p> : null}
      {mayTick ? (
        <details open={isReturned}>
          <summary>
            {done ? 'Ändern' : 'Abhaken'}
            <span class="kern-sr-only">: {topic.title}</span>
          </summary>
          <Form
            action={documentAddress(domain, document.id, '/themen')}
            csrfToken={csrfToken}
            problems={state.problems}
            idPrefix={name}
          >
            <Hidden values={{ topic: topic.id }} />
            <DayField state={state} name="doneOn" label="Bearbeitet am" idPrefix={name} />
            <TextField
              state={state}
              name="note"
              label="Notiz"
              hint="Wo es steht, z. B. „Kapitel 3, Fassung vom Mai“."
              maxlength={2000}
              idPrefix={name}
              isOptional
            />
            <FormActions save={done ? 'Speichern' : 'Abhaken'} />
          </Form>
          {done ? (
            <form method="post" action={documentAddress(domain, document.id, '/themen/offen')}>
              <Hidden values={{ _csrf: csrfToken, topic: topic.id }} />
              <button type="submit" class="plain">
                Doch noch offen<span class="kern-sr-only">: {topic.title}</span>
              </button>
            </form>
          ) : null}
        </details>
      ) : null}
    </li>
  )
}

function VersionTable(props: DocumentPageProps) {
  const versions = props.document.versions.toReversed()
  return (
    <section>
      <h2 id="versionen">Versionen</h2>
      {versions.length === 0 ? (
        <p>Noch keine. Freigegeben wird immer eine bestimmte Version.</p>
      ) : (
        <div class="table-wrap">
          <table class="cards">
            <caption class="kern-sr-only">Versionen</caption>
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">Geändert</th>
                <th scope="col">Datei</th>
                <th scope="col">Freigabe</th>
              </tr>
            </thead>
            <tbody>
              {versions.map((version) => (
                <VersionLine {...props} version={version} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

type VersionLineProps = DocumentPageProps & { version: DocumentWithState['versions'][number] }

function VersionLine({ version, ...props }: VersionLineProps) {
  const { domain, document } = props
  const { number, writtenOn, note, fileSha256, fileName } = version
  const file = documentAddress(domain, document.id, `/versionen/${number}/datei`)
  return (
    <tr>
      <th scope="row">
        {number}
        <small>{germanDay(writtenOn)}</small>
      </th>
      <td data-label="Geändert">{note}</td>
      <td data-label="Datei">
        {fileSha256 ? (
          <>
            <a href={file} download={fileName}>
              {fileName}
            </a>
            <small title={`SHA-256 ${fileSha256}`}>SHA-256 {fileSha256.slice(0, 12)}…</small>
          </>
        ) : (
          <span class="muted">keine</span>
        )}
      </td>
      <td data-label="Freigabe">
        <Approval {...props} version={version} />
      </td>
    </tr>
  )
}

/** A right of the management; an approval belongs to this one version and stays. */
function Approval({ version, ...props }: VersionLineProps) {
  const { domain, document, today, mayApprove, csrfToken, returned } = props
  const { number, approvedOn, approvedBy } = version
  if (approvedOn !== null) {
    return (
      <>
        <span class="good">{germanDay(approvedOn)}</span>
        <small>{approvedBy}</small>
      </>
    )
  }
  if (!mayApprove || document.retiredOn !== null) return <span class="muted">keine</span>
  const name = approvalFormName(number)
  const fresh: FormState = { values: { approvedOn: today } }
  const state = returned?.name === name ? returned.state : fresh
  return (
    <Form
      action={documentAddress(domain, document.id, `/versionen/${number}/freigabe`)}
      csrfToken={csrfToken}
      problems={state.problems}
      idPrefix={name}
      class="form tight"
    >
      <DayField
        state={state}
        name="approvedOn"
        label="Freigegeben am"
        hint="Der Tag der Unterschrift oder des Beschlusses."
        idPrefix={name}
      />
      <Button isPrimary>Version {number} freigeben</Button>
    </Form>
  )
}

function VersionForm({ domain, document, today, csrfToken, returned }: DocumentPageProps) {
  const fresh: FormState = { values: { writtenOn: today } }
  const state = returned?.name === 'version' ? returned.state : fresh
  const number = (document.versions.at(-1)?.number ?? 0) + 1
  return (
    <section class="aside">
      <h2>Neue Version</h2>
      <Form
        action={documentAddress(domain, document.id, '/versionen')}
        csrfToken={csrfToken}
        problems={state.problems}
        isUpload
      >
        <Hidden values={{ number }} />
        <DayField
          state={state}
          name="writtenOn"
          label="Geschrieben am"
          hint="Der Tag, der auf der Fassung steht."
        />
        <TextField
          state={state}
          name="note"
          label="Was sich geändert hat"
          hint="Ein Satz, damit die Leitung weiß, was sie freigibt."
          maxlength={2000}
          isOptional
        />
        <FileField
          state={state}
          name="file"
          label="Datei"
          hint={`${acceptedWords}. Nach einem Fehler wählen Sie sie bitte noch einmal.`}
          accept={acceptedExtensions.join(',')}
          isOptional
        />
        <FormActions save={`Version ${number} anlegen`} />
      </Form>
    </section>
  )
}

function Facts({ document, responsible, today, milestones }: DocumentPageProps) {
  return (
    <section class="aside">
      <h2>Plan</h2>
      <dl class="facts">
        <dt>Art</dt>
        <dd>{documentKindLabels[document.kind]}</dd>
        <dt>Verantwortlich</dt>
        <dd>{responsible || 'noch niemand'}</dd>
        <dt>Überprüfung</dt>
        <dd>
          {document.state.isReviewOverdue ? 'überfällig ' : ''}
          <DueText day={document.reviewDueOn} today={today} soonDays={90} none="nicht geplant" />
        </dd>
        {milestones.length > 0 ? (
          <>
            <dt>Meilenstein</dt>
            <dd>
              {milestones.map(({ code, title }) => (
                <a href={pathOf('/meilensteine', code)}>{title}</a>
              ))}
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}

function RetirementForm({ domain, document, milestones, csrfToken }: DocumentPageProps) {
  const isRetired = document.retiredOn !== null
  if (!isRetired && milestones.length > 0) return null
  return (
    <section class="aside no-print">
      <h2>{isRetired ? 'Wieder aufnehmen' : 'Zurückziehen'}</h2>
      <p class="muted">
        {isRetired
          ? 'Danach kann wieder an ihm gearbeitet werden.'
          : 'Es verschwindet aus der Liste, behält aber Versionen, Freigaben und Nachweise.'}
      </p>
      <form method="post" action={documentAddress(domain, document.id, '/gueltigkeit')}>
        <Hidden values={{ _csrf: csrfToken, version: document.version }} />
        <Button name="retirement" value={isRetired ? 'reinstate' : 'retire'}>
          {isRetired ? 'Dokument wieder aufnehmen' : 'Dokument zurückziehen'}
        </Button>
      </form>
    </section>
  )
}

function ProvenTable({ domain, document, proven, page }: DocumentPageProps) {
  const shown = proven.slice(offsetOf(page), offsetOf(page) + page.size)
  return (
    <section>
      <h2>
        Nachweis für {proven.length === 1 ? '1 Anforderung' : `${proven.length} Anforderungen`}
      </h2>
      {proven.length === 0 ? (
        <p>
          Im <a href={addressOf('/check', { verbund: domain.code })}>Grundschutz-Check</a> wird ein
          Dokument als Nachweis genannt.
        </p>
      ) : (
        <div class="table-wrap">
          <table class="cards">
            <caption class="kern-sr-only">Anforderungen, die das Dokument nachweist</caption>
            <thead>
              <tr>
                <th scope="col">Anforderung</th>
                <th scope="col">Zielobjekt</th>
                <th scope="col">Umsetzung</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((check) => (
                <tr>
                  <th scope="row">
                    <a
                      href={addressOf(pathOf('/check/zielobjekte', check.targetObjectCode), {
                        verbund: domain.code,
                      })}
                    >
                      {check.requirement}
                      <span class="kern-sr-only"> bei {check.targetObjectCode}</span>
                    </a>
                    {check.note ? <small>{check.note}</small> : null}
                  </th>
                  <td data-label="Zielobjekt">
                    {check.targetObjectCode} {check.targetObjectName}
                  </td>
                  <td data-label="Umsetzung">
                    <span class={`state state-${check.status}`}>
                      {checkStatusLabels[check.status]}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager
        page={page}
        path={pathOf(documentPath, document.id)}
        query={{ verbund: domain.code }}
      />
    </section>
  )
}

/** Names of the forms that stand several times on the page. */
export function topicFormName(topic: string): string {
  return `thema-${topic}`
}

export function approvalFormName(number: number | string): string {
  return `freigabe-${number}`
}
