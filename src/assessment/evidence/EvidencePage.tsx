/** One evidence file: where it comes from, what it proves, and its end. @module */
import type { EvidencedCheck, FileNeeds } from '../../../db/queries/evidenceFiles.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { type Day, dayOf, germanDay, germanInstant } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { DueText } from '../../web/DayText.tsx'
import { Button, Form, FormActions, type FormState, Hidden, TextArea } from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'
import { checkStatusLabels } from '../check.ts'
import { checkPath } from '../list/checkAddress.ts'
import { evidencePath } from './CheckFiles.tsx'
import { EvidenceFields, EvidenceFileField } from './EvidenceFields.tsx'
import { evidenceSourceLabels, isPastKeeping, packagedName } from './evidenceFile.ts'
import type { EvidenceWithChecks } from './readEvidenceFile.ts'

export type EvidencePageProps = {
  domain: InformationDomain
  today: Day
  file: EvidenceWithChecks
  /** Who else needs the bytes, so that deleting says what goes. */
  needs: FileNeeds
  page: PageOf
  /** The form of the deletion when it came back. */
  deletion?: FormState | undefined
  mayWrite: boolean
  csrfToken: string
}

export function EvidencePage(props: EvidencePageProps) {
  const { domain, file, today, mayWrite } = props
  const { id, title, deletedAt, fileName } = file
  return (
    <>
      <Heading
        title={title}
        detail={evidenceSourceLabels[file.sourceKind]}
        lead={leadOf(file, today)}
        actions={
          deletedAt === null ? (
            <>
              <a
                class="kern-btn kern-btn--primary"
                href={evidenceAddress(domain, id, '/datei')}
                download={fileName}
              >
                <span class="kern-label">Datei herunterladen</span>
              </a>
              {mayWrite ? (
                <LinkButton href={evidenceAddress(domain, id, '/bearbeiten')}>
                  Bearbeiten
                </LinkButton>
              ) : null}
            </>
          ) : null
        }
      />
      <div class="columns">
        <div>
          <CheckTable {...props} />
        </div>
        <div>
          <Facts {...props} />
          {mayWrite && deletedAt === null ? <DeletionForm {...props} /> : null}
        </div>
      </div>
    </>
  )
}

export function evidenceAddress({ code }: InformationDomain, id: string, part = ''): string {
  return addressOf(`${pathOf(evidencePath, id)}${part}`, { verbund: code })
}

function leadOf(file: EvidenceWithChecks, today: Day): string {
  const { deletedAt, deletedBecause, deletedBy } = file
  if (deletedAt !== null) {
    return `Nachweis gelöscht am ${germanDay(dayOf(deletedAt))} von ${deletedBy}, weil: ${deletedBecause}`
  }
  if (isPastKeeping(file, today)) {
    return 'Die Aufbewahrung ist abgelaufen: Bitte löschen Sie die Datei oder verlängern Sie die Aufbewahrung.'
  }
  return `Stand vom ${germanDay(file.datedOn)}${file.source ? `, ${file.source}` : ''}.`
}

function Facts({ file, today }: EvidencePageProps) {
  return (
    <section class="aside">
      <h2>Angaben</h2>
      <dl class="facts">
        <dt>Datei</dt>
        <dd>{file.fileName}</dd>
        <dt>Größe</dt>
        <dd>{speakSize(file.size)}</dd>
        <dt>Datum</dt>
        <dd>{germanDay(file.datedOn)}</dd>
        <dt>Aufbewahren bis</dt>
        <dd>
          <DueText
            day={file.keptUntilOn}
            today={today}
            soonDays={90}
            isDone={file.deletedAt !== null}
            none="ohne Ende"
          />
        </dd>
        <dt>Aufgenommen</dt>
        <dd>
          {germanInstant(file.addedAt)} von {file.addedBy}
        </dd>
        <dt>SHA-256</dt>
        <dd class="digest">{file.sha256}</dd>
        <dt>Im Prüfpaket</dt>
        <dd class="digest">{packagedName(file)}</dd>
        {file.note ? (
          <>
            <dt>Bemerkung</dt>
            <dd>{file.note}</dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}

function speakSize(bytes: number): string {
  const units = ['Byte', 'kB', 'MB'] as const
  const power = Math.min(2, Math.floor(Math.log10(bytes) / 3))
  const count = bytes / 1000 ** power
  const digits = power === 0 || count >= 100 ? 0 : 1
  return `${count.toFixed(digits).replace('.', ',')} ${units[power] ?? ''}`
}

function CheckTable({ domain, file, page }: EvidencePageProps) {
  const { checks } = file
  const shown = checks.slice(offsetOf(page), offsetOf(page) + page.size)
  return (
    <section>
      <h2>Belegt {checks.length === 1 ? '1 Anforderung' : `${checks.length} Anforderungen`}</h2>
      {checks.length === 0 ? (
        <p>
          Noch keine. Zugeordnet wird die Datei an einer Anforderung im{' '}
          <a href={addressOf('/check', { verbund: domain.code })}>Grundschutz-Check</a>, unter
          „Vorhandene Datei zuordnen“.
        </p>
      ) : (
        <div class="table-wrap">
          <table class="cards">
            <caption class="kern-sr-only">Anforderungen, die die Datei belegt</caption>
            <thead>
              <tr>
                <th scope="col">Anforderung</th>
                <th scope="col">Zielobjekt</th>
                <th scope="col">Umsetzung</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((check) => (
                <CheckLine check={check} domain={domain} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager page={page} path={pathOf(evidencePath, file.id)} query={{ verbund: domain.code }} />
    </section>
  )
}

function CheckLine({ check, domain }: { check: EvidencedCheck; domain: InformationDomain }) {
  const { targetObjectCode, targetObjectName, requirement, status, note } = check
  const name = { code: targetObjectCode, requirement }
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(checkPath(name), { verbund: domain.code })}>
          {requirement}
          <span class="kern-sr-only"> bei {targetObjectCode}</span>
        </a>
        {note ? <small>{note}</small> : null}
      </th>
      <td data-label="Zielobjekt">
        {targetObjectCode} {targetObjectName}
      </td>
      <td data-label="Umsetzung">
        <span class={`state state-${status}`}>{checkStatusLabels[status]}</span>
      </td>
    </tr>
  )
}

function DeletionForm({ domain, file, needs, deletion, csrfToken }: EvidencePageProps) {
  const state = deletion ?? { values: {} }
  return (
    <section class="aside no-print">
      <h2>Löschen</h2>
      <p class="muted">
        {explainDeletion(needs)} Name, Prüfsumme und Grund bleiben stehen, auch bei den
        Anforderungen.
      </p>
      <Form
        action={evidenceAddress(domain, file.id, '/loeschung')}
        csrfToken={csrfToken}
        problems={deletion?.problems}
      >
        <Hidden values={{ version: file.version }} />
        <TextArea
          state={state}
          name="reason"
          label="Warum er gelöscht wird"
          rows={2}
          maxlength={500}
        />
        <Button>Nachweis löschen</Button>
      </Form>
    </section>
  )
}

/** The file itself is one of the evidence that needs its bytes. */
function explainDeletion({ documents, devices, snapshots, evidence }: FileNeeds): string {
  const holders = [
    snapshots > 0 ? 'ein Stand zum Stichtag' : '',
    documents > 0 ? 'eine Version eines Dokuments' : '',
    devices > 0 ? 'ein Gerät' : '',
    evidence > 1 ? 'ein anderer Informationsverbund' : '',
  ].filter(Boolean)
  return holders.length === 0
    ? 'Die Datei wird aus der Datenbank entfernt.'
    : `Die Datei selbst bleibt, weil sie noch gebraucht wird: ${holders.join(', ')}.`
}

export function EvidenceFormPage({
  domain,
  state,
  isNew,
  action,
  back,
  existing,
  csrfToken,
}: {
  domain: InformationDomain
  state: FormState
  isNew: boolean
  action: string
  back: string
  /** The file that is there already with the same bytes. */
  existing?: { readonly id: string; readonly title: string } | undefined
  csrfToken: string
}) {
  return (
    <>
      <Heading
        title={isNew ? 'Nachweis hinzufügen' : 'Nachweis bearbeiten'}
        detail={domain.name}
        lead={
          isNew
            ? 'Eine Datei, die belegt, was im Grundschutz-Check steht. Zugeordnet wird sie danach an den Anforderungen.'
            : 'Die Datei selbst ändert sich nie: Eine neue Fassung ist ein neuer Nachweis.'
        }
      />
      {existing ? (
        <p class="suggestion" role="status">
          Diese Datei gibt es schon:{' '}
          <a href={evidenceAddress(domain, existing.id)}>{existing.title}</a>. Ordnen Sie sie an
          einer Anforderung über „Vorhandene Datei zuordnen“ zu.
        </p>
      ) : null}
      <Form action={action} csrfToken={csrfToken} problems={state.problems} isUpload={isNew}>
        {isNew ? (
          <EvidenceFileField state={state} idPrefix="" />
        ) : (
          <Hidden values={{ version: state.values.version ?? '' }} />
        )}
        <EvidenceFields state={state} idPrefix="" isNew={isNew} />
        <FormActions save={isNew ? 'Nachweis hinzufügen' : 'Speichern'} back={back} />
      </Form>
    </>
  )
}
