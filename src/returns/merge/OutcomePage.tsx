/** What became of a returned workbook, and the way to take it back. @module */

import { germanInstant } from '../../core/day.ts'
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import { addressOf } from '../../web/address.ts'
import { Button, Form, ProblemList } from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import type { Problems } from '../../web/submit.ts'
import { returnedKindLabels, subjectOfReturned } from '../returnedWorkbook.ts'
import { Notices } from './Notices.tsx'
import type { ReturnedPage } from './readReturnedPage.ts'

type OutcomePageProps = {
  page: ReturnedPage
  query: { verbund: string | undefined }
  csrfToken: string
  problems: Problems | undefined
}

export function OutcomePage({ page, query, csrfToken, problems }: OutcomePageProps) {
  const { returned, person } = page
  const { outcome, undoing, mergedAt, undoneAt } = returned
  const taken = outcome?.cells ?? 0
  const target = targets[subjectOfReturned(returned)]
  return (
    <>
      <Heading
        title={
          undoing
            ? `Zurückgenommen: ${cellsOf(undoing.cells)} von ${taken}`
            : `Übernommen: ${cellsOf(taken)}`
        }
        detail={returned.file}
        lead={leadOf(page)}
        actions={
          <>
            <LinkButton href={addressOf(target.path, query)} isPrimary={!undoing}>
              {target.label}
            </LinkButton>
            <LinkButton href={addressOf('/ruecklauf', query)}>Nächste Datei</LinkButton>
          </>
        }
      />
      <ProblemList problems={problems} />
      <dl class="facts">
        <dt>Arbeitsmappe</dt>
        <dd>{returnedKindLabels[returned.kind]}</dd>
        {person ? (
          <>
            <dt>Antworten von</dt>
            <dd>{person}</dd>
          </>
        ) : null}
        <dt>Übernommen</dt>
        <dd>{mergedAt ? germanInstant(mergedAt) : '–'}</dd>
        {undoneAt ? (
          <>
            <dt>Zurückgenommen</dt>
            <dd>{germanInstant(undoneAt)}</dd>
          </>
        ) : null}
        <dt>SHA-256 der Datei</dt>
        <dd>
          <code class="hash">{returned.fileSha256}</code>
        </dd>
      </dl>
      <Lines title="Nicht übernommen" lines={outcome?.refused ?? []} />
      <Lines title="Nicht zurückgenommen" lines={undoing?.kept ?? []} />
      <Notices notices={outcome?.notices ?? []} />
      {undoing ? null : (
        <section>
          <h2>Zurücknehmen</h2>
          <p>
            Jede Zelle bekommt ihren früheren Wert, wenn sie seitdem niemand geändert hat. Was
            seitdem geändert wurde, bleibt und wird genannt.
          </p>
          <Form
            action={addressOf(`/ruecklauf/${returned.id}/ruecknahme`, query)}
            csrfToken={csrfToken}
            class="inline-form"
          >
            <Button>Rücklauf zurücknehmen</Button>
          </Form>
        </section>
      )}
    </>
  )
}

const targets: Record<AnswerSubject, { path: string; label: string }> = {
  checks: { path: '/check', label: 'Zum Grundschutz-Check' },
  wiba: { path: '/wiba', label: 'Zu WiBA' },
}

function leadOf({ returned: { outcome, undoing } }: ReturnedPage): string {
  if (undoing) return 'Die Antworten stehen wieder da wie vor der Übernahme.'
  const open = outcome?.open ?? 0
  const answers = outcome?.answers ?? 0
  const told = `Das sind ${answers === 1 ? '1 Antwort' : `${answers} Antworten`}.`
  if (open === 0) return told
  return `${told} ${open === 1 ? '1 Konflikt blieb' : `${open} Konflikte blieben`} ohne Entscheidung; geben Sie die Datei noch einmal zurück, um darüber zu entscheiden.`
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h2>
        {title} ({lines.length})
      </h2>
      <ul class="plain-list">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function cellsOf(count: number): string {
  return count === 1 ? '1 Zelle' : `${count.toLocaleString('de-DE')} Zellen`
}
