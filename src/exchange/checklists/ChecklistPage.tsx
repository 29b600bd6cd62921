/** BSI's checklist of a module: uploaded, and what it brought. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { addressOf } from '../../web/address.ts'
import {
  FileField,
  Form,
  FormActions,
  type FormState,
  type Option,
  SelectField,
} from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import type { Refusal } from '../importPlan.ts'

export const checklistPath = '/check/checkliste'

type UploadProps = {
  domain: InformationDomain
  objects: readonly Option[]
  state: FormState
  csrfToken: string
}

export function ChecklistUploadPage({ domain, objects, state, csrfToken }: UploadProps) {
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title="Checkliste des BSI einlesen"
        lead="Haben Sie Bausteine schon in den Excel-Checklisten des BSI bearbeitet? Jede Antwort darin wird ein Vorschlag; übernommen wird nichts ohne Sie."
      />
      <Form
        action={addressOf(checklistPath, query)}
        csrfToken={csrfToken}
        problems={state.problems}
        isUpload
      >
        <FileField
          state={state}
          name="datei"
          label="Checkliste"
          hint="Eine Datei „Checkliste_….xlsx“ des BSI, höchstens 25 MB."
          accept=".xlsx,.xls,.ods,.csv"
        />
        <SelectField
          state={state}
          name="zielobjekt"
          label="Wofür gilt sie?"
          none="Für jedes Zielobjekt, an dem der Baustein modelliert ist"
          options={objects}
        />
        <FormActions save="Einlesen" back={addressOf('/check', query)} />
      </Form>
    </>
  )
}

type OutcomeProps = {
  domain: InformationDomain
  words: string
  refused: readonly Refusal[]
  warnings: readonly string[]
}

export function ChecklistOutcomePage({ domain, words, refused, warnings }: OutcomeProps) {
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title="Checkliste eingelesen"
        lead={words}
        actions={
          <>
            <LinkButton href={addressOf('/check', query)} isPrimary>
              Vorschläge durchsehen
            </LinkButton>
            <LinkButton href={addressOf(checklistPath, query)}>Weitere einlesen</LinkButton>
          </>
        }
      />
      {refused.length > 0 ? (
        <section>
          <h2>Nicht übernommen</h2>
          <ul class="plain-list">
            {refused.map(({ sheet, row, column, reason }) => (
              <li>
                <strong>{[sheet, `Zeile ${row}`, column].filter(Boolean).join(', ')}:</strong>{' '}
                {reason}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {warnings.length > 0 ? (
        <section>
          <h2>Hinweise</h2>
          <ul class="plain-list">
            {warnings.map((warning) => (
              <li>{warning}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
