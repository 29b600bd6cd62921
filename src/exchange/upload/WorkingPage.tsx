/** While a list is read, compared or taken over; and when that went wrong. @module */
import { addressOf } from '../../web/address.ts'
import { Button, Form } from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { type ImportStep, ImportSteps } from './ImportSteps.tsx'
import type { UploadState } from './importUpload.ts'
import type { OwnUpload } from './readOwnUpload.ts'

export type Progress = { readonly step: string; readonly done: number; readonly total: number }

const titles: Partial<Record<UploadState, string>> = {
  reading: 'Die Datei wird gelesen',
  planning: 'Die Vorschau wird erstellt',
  storing: 'Die Liste wird übernommen',
}

const steps: Partial<Record<UploadState, ImportStep>> = {
  reading: 'Datei',
  planning: 'Vorschau',
  storing: 'Ergebnis',
}

export function WorkingPage({
  upload,
  progress,
  now,
}: {
  upload: OwnUpload
  progress: Progress | undefined
  /** The time of the server, so that one sees that a reload was one. */
  now: string
}) {
  return (
    <>
      <Heading
        title={`${titles[upload.state] ?? 'In Arbeit'} …`}
        detail={upload.file}
        lead="Sie können diese Seite verlassen; es geht weiter. Der Stand steht unter „Liste einlesen“."
      />
      <ImportSteps current={steps[upload.state] ?? 'Datei'} />
      <div
        hx-get={`/einlesen/${upload.id}/stand`}
        hx-trigger="every 1s"
        hx-swap="innerHTML"
        aria-live="polite"
      >
        <ProgressLine progress={progress} now={now} />
      </div>
      <p>
        <a href={`/einlesen/${upload.id}`}>Stand neu laden</a>
      </p>
    </>
  )
}

export function ProgressLine({ progress, now }: { progress: Progress | undefined; now: string }) {
  const { step = 'In Arbeit', done = 0, total = 0 } = progress ?? {}
  return (
    <p>
      {total > 0 && done > 0 ? (
        <progress class="import-progress" value={done} max={total} aria-label={step} />
      ) : (
        <progress class="import-progress" aria-label={step} />
      )}
      <span>
        {step}
        {total > 0
          ? ` (${done > 0 ? `${done.toLocaleString('de-DE')} von ` : ''}${total.toLocaleString('de-DE')})`
          : ''}
        , Stand {now} Uhr
      </span>
    </p>
  )
}

export function InterruptedPage({ upload, csrfToken }: { upload: OwnUpload; csrfToken: string }) {
  return (
    <>
      <Heading
        title="Der Vorgang wurde unterbrochen"
        detail={upload.file}
        lead="Der Server wurde währenddessen angehalten. Eine Liste wird ganz oder gar nicht übernommen; von dieser ist nichts übernommen."
      />
      <Form action={`/einlesen/${upload.id}/fortsetzung`} csrfToken={csrfToken}>
        <div class="form-actions">
          <Button isPrimary>Noch einmal vergleichen</Button>
        </div>
      </Form>
      <DiscardForm upload={upload} csrfToken={csrfToken} />
    </>
  )
}

export function FailedPage({
  upload,
  domainCode,
  csrfToken,
}: {
  upload: OwnUpload
  domainCode: string
  csrfToken: string
}) {
  return (
    <>
      <Heading title="Diese Datei lässt sich nicht einlesen" detail={upload.file} />
      <ImportSteps current="Datei" />
      <div class="problems" role="alert">
        {upload.message.split('\n').map((line) => (
          <p>{line}</p>
        ))}
      </div>
      <div class="actions">
        <LinkButton href={addressOf('/einlesen', { verbund: domainCode })} isPrimary>
          Andere Datei wählen
        </LinkButton>
        <DiscardForm upload={upload} csrfToken={csrfToken} />
      </div>
    </>
  )
}

export function DiscardForm({ upload, csrfToken }: { upload: OwnUpload; csrfToken: string }) {
  return (
    <form method="post" action={`/einlesen/${upload.id}/verwerfung`} class="discard">
      <input type="hidden" name="_csrf" value={csrfToken} />
      <Button>Hochgeladene Datei löschen</Button>
    </form>
  )
}
