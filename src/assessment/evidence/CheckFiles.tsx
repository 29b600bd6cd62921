/** The evidence files of one check: the list, and the forms that add to it. @module */
import type { EvidenceFile } from '../../../db/queries/evidenceFiles.ts'
import { type Day, dayOf, germanDay } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Button, Form, type FormState, Hidden, SelectField, TextField } from '../../web/form.tsx'
import { EvidenceFields, EvidenceFileField } from './EvidenceFields.tsx'
import { evidenceSourceLabels, isPastKeeping, proposedKeeping } from './evidenceFile.ts'

export const evidencePath = '/nachweise'

export type AttachedFile = EvidenceFile & { readonly placeNote: string }

export type CheckFilesProps = {
  files: readonly AttachedFile[]
  /** Files of the information domain that may be attached as well. */
  attachable: readonly EvidenceFile[]
  /** The address of the check's files, without its query. */
  path: string
  domainCode: string
  returnTo: string
  csrfToken: string
  today: Day
  evidenceYears: number
  mayWrite: boolean
  /** An upload that came back. */
  upload?: FormState | undefined
  /** The file that is there already with the bytes of that upload. */
  existing?: EvidenceFile | undefined
  attachment?: FormState | undefined
}

export function CheckFiles(props: CheckFilesProps) {
  const { files, mayWrite } = props
  return (
    <>
      {files.length === 0 ? <p class="muted">Noch keine Datei zugeordnet.</p> : null}
      <ul class="plain-list">
        {files.map((file) => (
          <FileLine {...props} file={file} />
        ))}
      </ul>
      {mayWrite ? <UploadForm {...props} /> : null}
      {mayWrite && props.attachable.length > 0 ? <AttachForm {...props} /> : null}
    </>
  )
}

function FileLine({ file, ...props }: CheckFilesProps & { file: AttachedFile }) {
  const { domainCode, path, csrfToken, today, mayWrite, returnTo } = props
  const { id, title, sourceKind, source, datedOn, placeNote, deletedAt } = file
  const page = addressOf(pathOf(evidencePath, id), { verbund: domainCode })
  const facts = [evidenceSourceLabels[sourceKind], source, `vom ${germanDay(datedOn)}`, placeNote]
  return (
    <li>
      <a href={page}>{title}</a> <span class="muted">{facts.filter(Boolean).join(', ')}</span>
      {deletedAt === null ? null : (
        <small class="said">
          Nachweis gelöscht am {germanDay(dayOf(deletedAt))}, weil: {file.deletedBecause}
        </small>
      )}
      {isPastKeeping(file, today) ? <small class="soon">Aufbewahrung abgelaufen</small> : null}
      {mayWrite && deletedAt === null ? (
        <form
          method="post"
          action={addressOf(`${path}/${id}/loesung`, { verbund: domainCode })}
          class="inline"
        >
          <Hidden values={{ _csrf: csrfToken, zurueck: returnTo }} />
          <button type="submit" class="plain">
            Zuordnung lösen<span class="kern-sr-only"> von {title}</span>
          </button>
        </form>
      ) : null}
    </li>
  )
}

function UploadForm(props: CheckFilesProps) {
  const { path, domainCode, returnTo, csrfToken, today, evidenceYears, upload, existing } = props
  const fresh = { datedOn: today, keptUntilOn: proposedKeeping(today, evidenceYears) }
  const state = upload ?? { values: fresh }
  const prefix = 'nachweis-'
  return (
    <details open={upload !== undefined}>
      <summary>Datei hinzufügen</summary>
      {existing ? <KnownFile {...props} existing={existing} /> : null}
      <Form
        action={addressOf(path, { verbund: domainCode })}
        csrfToken={csrfToken}
        problems={upload?.problems}
        idPrefix={prefix}
        isUpload
      >
        <Hidden values={{ zurueck: returnTo }} />
        <EvidenceFileField state={state} idPrefix={prefix} />
        <EvidenceFields state={state} idPrefix={prefix} isNew />
        <TextField
          state={state}
          name="placeNote"
          label="Wo es darin steht"
          isOptional
          maxlength={500}
          idPrefix={prefix}
        />
        <Button>Datei hinzufügen</Button>
      </Form>
    </details>
  )
}

/** The same bytes are kept once. */
function KnownFile(props: CheckFilesProps & { existing: EvidenceFile }) {
  const { existing, path, domainCode, returnTo, csrfToken, upload } = props
  return (
    <div class="suggestion" role="status">
      <p>
        Diese Datei gibt es schon: „{existing.title}“ ({existing.fileName}) vom{' '}
        {germanDay(existing.datedOn)}, aufgenommen am {germanDay(dayOf(existing.addedAt))} von{' '}
        {existing.addedBy}.
      </p>
      <form
        method="post"
        action={addressOf(`${path}/zuordnung`, { verbund: domainCode })}
        class="inline"
      >
        <Hidden
          values={{
            _csrf: csrfToken,
            zurueck: returnTo,
            sha256: existing.sha256,
            placeNote: upload?.values.placeNote ?? '',
          }}
        />
        <Button isPrimary>Vorhandene Datei zuordnen</Button>
      </form>
    </div>
  )
}

function AttachForm(props: CheckFilesProps) {
  const { attachable, attachment, path, domainCode, returnTo, csrfToken } = props
  const state = attachment ?? { values: {} }
  const prefix = 'vorhanden-'
  return (
    <details open={attachment !== undefined}>
      <summary>Vorhandene Datei zuordnen</summary>
      <Form
        action={addressOf(`${path}/zuordnung`, { verbund: domainCode })}
        csrfToken={csrfToken}
        problems={attachment?.problems}
        idPrefix={prefix}
      >
        <Hidden values={{ zurueck: returnTo }} />
        <SelectField
          state={state}
          name="sha256"
          label="Nachweis"
          none="Bitte wählen"
          idPrefix={prefix}
          options={attachable.map(({ sha256, title, datedOn }) => ({
            value: sha256,
            label: `${title} (${germanDay(datedOn)})`,
          }))}
        />
        <TextField
          state={state}
          name="placeNote"
          label="Wo es darin steht"
          isOptional
          maxlength={500}
          idPrefix={prefix}
        />
        <Button>Zuordnen</Button>
      </Form>
    </details>
  )
}
