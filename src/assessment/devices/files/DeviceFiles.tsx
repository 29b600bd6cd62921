/** The files of a device: the list, and the form that adds one. @module */
import type { DeviceFile } from '../../../../db/queries/deviceFiles.ts'
import { dayOf, germanDay } from '../../../core/day.ts'
import { acceptedExtensions, acceptedWords } from '../../../documents/uploadedFile.ts'
import { FileField, Form, FormActions, type FormState, TextField } from '../../../web/form.tsx'

export function DeviceFiles({
  page,
  verbund,
  files,
  state,
  mayWrite,
  csrfToken,
}: {
  /** The path of the device. */
  page: string
  /** The query of addresses, e.g. `?verbund=KERN`. */
  verbund: string
  files: readonly DeviceFile[]
  state: FormState
  mayWrite: boolean
  csrfToken: string
}) {
  if (files.length === 0 && !mayWrite) return null
  return (
    <section aria-labelledby="dateien">
      <h2 id="dateien">Dateien</h2>
      {files.length === 0 ? <p class="muted">Noch keine, z. B. Lieferschein oder Foto.</p> : null}
      <ul class="plain-list">
        {files.map(({ id, fileName, note, createdAt }) => (
          <li>
            <a href={`${page}/dateien/${id}${verbund}`} download={fileName}>
              {fileName}
            </a>{' '}
            <span class="muted">
              {[note, germanDay(dayOf(createdAt))].filter(Boolean).join(', ')}
            </span>
            {mayWrite ? (
              <form
                method="post"
                action={`${page}/dateien/${id}/loeschung${verbund}`}
                class="inline"
              >
                <input type="hidden" name="_csrf" value={csrfToken} />
                <button type="submit" class="plain" aria-label={`${fileName} entfernen`}>
                  Entfernen
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <details open={state.problems !== undefined}>
          <summary>Datei hinzufügen</summary>
          <Form
            action={`${page}/dateien${verbund}`}
            csrfToken={csrfToken}
            problems={state.problems}
            isUpload
          >
            <FileField
              state={state}
              name="file"
              label="Datei"
              hint={acceptedWords}
              accept={acceptedExtensions.join(',')}
            />
            <TextField state={state} name="note" label="Was es ist" maxlength={200} isOptional />
            <FormActions save="Hinzufügen" />
          </Form>
        </details>
      ) : null}
    </section>
  )
}
