/** Which questions go to whom: chosen from one target object or one checklist of WiBA. @module */

import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { answerSubjectLabels, answerSubjects } from '../../exchange/answerSubject.ts'
import { addressOf } from '../../web/address.ts'
import { FilterSelect, Filters } from '../../web/Filters.tsx'
import {
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  SelectField,
  TextArea,
  TextField,
} from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { mostQuestions } from './questionnaireForm.ts'
import type { QuestionChoices } from './readQuestionChoices.ts'

type NewQuestionnaireProps = {
  domain: InformationDomain
  csrfToken: string
  state: FormState
  found: QuestionChoices
  /** Undefined: all are ticked. */
  ticked: ReadonlySet<string> | undefined
}

export function NewQuestionnairePage({
  domain,
  csrfToken,
  state,
  found,
  ticked,
}: NewQuestionnaireProps) {
  const { filter, choices, persons } = found
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title="Fragebogen anlegen"
        lead={
          filter.chosen
            ? 'Die angekreuzten Fragen stehen schon da. Sagen Sie noch, worum es geht und wer antworten soll.'
            : 'Wählen Sie zuerst, woher die Fragen kommen, dann, welche davon, und wer antworten soll.'
        }
      />
      {filter.chosen ? (
        <p>
          <a href={addressOf('/fragebogen/neu', { ...query, art: filter.kind })}>
            Andere Fragen wählen
          </a>
        </p>
      ) : (
        <SourceFilter domain={domain} found={found} />
      )}
      <Form
        action={addressOf('/fragebogen', query)}
        csrfToken={csrfToken}
        problems={state.problems}
        class="form wide"
      >
        <Hidden
          values={{
            art: filter.kind,
            liste: filter.list ?? '',
            stand: filter.isOnlyOpen ? 'offen' : 'alle',
            stufe: filter.isOnlyBasic ? 'basis' : 'alle',
            fragen: filter.chosen?.join(',') ?? '',
          }}
        />
        <fieldset class="radio-field">
          <legend>Fragen</legend>
          {choices.length === 0 ? (
            <p>
              {filter.chosen
                ? 'Diese Fragen gibt es hier nicht mehr. Bitte wählen Sie andere.'
                : 'Hier ist keine Frage offen. Wählen Sie oben „Alle“ oder eine andere Liste.'}
            </p>
          ) : null}
          {choices.length === mostQuestions ? (
            <p class="hint">Gezeigt sind die ersten {mostQuestions}.</p>
          ) : null}
          {choices.map(({ value, title, today }) => (
            <label>
              <input
                type="checkbox"
                name="frage"
                value={value}
                checked={ticked === undefined || ticked.has(value)}
              />
              <span>
                {title} <span class="muted">(heute: {today})</span>
              </span>
            </label>
          ))}
        </fieldset>
        <TextField
          state={state}
          name="title"
          label="Worum es geht"
          hint="Steht über dem Fragebogen und im Betreff der Mail, z. B. „Arbeitsplatzrechner im Bauamt“."
          maxlength={120}
        />
        <SelectField
          state={state}
          name="personId"
          label="Wer soll antworten?"
          none="Bitte wählen"
          options={persons.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextArea state={state} name="note" label="Einige Worte dazu" isOptional maxlength={1000} />
        <DayField state={state} name="expiresOn" label="Bitte beantworten bis" />
        <FormActions save="Fragebogen anlegen" back={addressOf('/fragebogen', query)} />
      </Form>
    </>
  )
}

function SourceFilter({ domain, found }: { domain: InformationDomain; found: QuestionChoices }) {
  const { filter, lists } = found
  const isWiba = filter.kind === 'wiba'
  return (
    <>
      <nav class="views" aria-label="Woher die Fragen kommen">
        {answerSubjects.map((kind) => (
          <a
            href={addressOf('/fragebogen/neu', { verbund: domain.code, art: kind })}
            aria-current={kind === filter.kind ? 'page' : undefined}
          >
            {answerSubjectLabels[kind]}
          </a>
        ))}
      </nav>
      <Filters path="/fragebogen/neu" keep={{ verbund: domain.code, art: filter.kind }}>
        <FilterSelect
          name="liste"
          label={isWiba ? 'Checkliste' : 'Zielobjekt'}
          all={isWiba ? 'Erste Checkliste' : 'Erstes Zielobjekt'}
          value={filter.list}
          options={lists}
        />
        <FilterSelect
          name="stand"
          label="Stand"
          all="Nur offene"
          value={filter.isOnlyOpen ? undefined : 'alle'}
          options={[{ value: 'alle', label: 'Alle' }]}
        />
        {isWiba ? null : (
          <FilterSelect
            name="stufe"
            label="Stufe"
            all="Nur Basis"
            value={filter.isOnlyBasic ? undefined : 'alle'}
            options={[{ value: 'alle', label: 'Alle Stufen' }]}
          />
        )}
      </Filters>
    </>
  )
}
