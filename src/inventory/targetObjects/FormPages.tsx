/** Target objects made and changed by hand. @module */
import type { ConditionQuestion } from '../../../catalog/moduleRules.ts'
import { targetKindLabels, targetKinds } from '../../../catalog/targetKind.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import {
  Button,
  Form,
  FormActions,
  type FormState,
  Hidden,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { ResponsibleFields } from '../ResponsibleFields.tsx'
import { operatingStatuses, operatingStatusLabels } from '../targetObject.ts'
import { kindFields } from '../targetObjectForm.ts'
import type { KeptText } from './keptText.ts'

const kindOptions = targetKinds
  .filter((kind) => kind !== 'domain')
  .map((kind) => ({ value: kind, label: targetKindLabels[kind] }))
  .sort((a, b) => a.label.localeCompare(b.label, 'de'))

const statusOptions = operatingStatuses.map((value) => ({
  value,
  label: operatingStatusLabels[value],
}))

const answerOptions = [
  { value: 'yes', label: 'ja' },
  { value: 'no', label: 'nein' },
  { value: '', label: 'weiß nicht' },
]

type Common = {
  domain: InformationDomain
  state: FormState
  csrfToken: string
  persons: readonly Person[]
  mayAddPerson: boolean
}

export function NewTargetObjectPage({ isProvider, ...props }: Common & { isProvider: boolean }) {
  const { domain, state, csrfToken } = props
  const query = { verbund: domain.code }
  const path = isProvider ? '/dienstleister' : '/zielobjekte'
  return (
    <>
      <Heading
        title={isProvider ? 'Dienstleister anlegen' : 'Zielobjekt anlegen'}
        lead={
          isProvider
            ? 'Wer Teile der IT betreibt oder Cloud-Dienste erbringt. Fachanwendungen, die den Namen nennen, werden ihm zugeordnet.'
            : 'Was der Bestand nicht von selbst hergibt: Geschäftsprozesse, Verbindungen, besondere Systeme. Die Regeln lassen es, wie Sie es anlegen.'
        }
      />
      <Form action={addressOf(path, query)} csrfToken={csrfToken} problems={state.problems}>
        <FactFields
          {...props}
          kinds={isProvider ? providerOptions : kindOptions}
          kindCount={isProvider ? 1 : 3}
        />
        <FormActions save="Anlegen" back={addressOf(path, query)} />
      </Form>
    </>
  )
}

const providerOptions = kindOptions.filter(({ value }) => value.startsWith('provider.'))

type EditProps = Common & {
  object: TargetObject
  version: number
  questions: readonly ConditionQuestion[]
  /** Questions that were answered in the modelling already: attribute → how. */
  answered: ReadonlyMap<string, string>
  kept: readonly KeptText[]
}

export function EditTargetObjectPage(props: EditProps) {
  const { domain, object, state, csrfToken, version, questions, kept } = props
  const query = { verbund: domain.code }
  const page = pathOf('/zielobjekte', object.code)
  const isDomain = object.kinds.includes('domain')
  return (
    <>
      <Heading
        title={`${object.code} bearbeiten`}
        detail={object.name}
        lead={
          object.groupKey === ''
            ? 'Von Hand angelegt; die Regeln ändern daran nichts.'
            : 'Entsteht aus dem Bestand. Was Sie hier ändern, behalten die Regeln bei; der übrige Stand folgt weiter dem Bestand.'
        }
      />
      <KeptFields kept={kept} object={object} domain={domain} csrfToken={csrfToken} />
      <Form action={addressOf(page, query)} csrfToken={csrfToken} problems={state.problems}>
        <Hidden values={{ version }} />
        <FactFields
          {...props}
          kinds={isDomain ? undefined : kindOptions}
          kindCount={Math.max(3, Math.min(kindFields.length, object.kinds.length + 1))}
        />
        {questions.length > 0 ? <Questions {...props} /> : null}
        <FormActions save="Speichern" back={addressOf(page, query)} />
      </Form>
    </>
  )
}

/** Without `kinds` neither kind nor count can be chosen. */
function FactFields({
  state,
  persons,
  mayAddPerson,
  kinds,
  kindCount,
}: Common & { kinds: typeof kindOptions | undefined; kindCount: number }) {
  return (
    <>
      <TextField
        state={state}
        name="name"
        label="Name"
        hint="Kurz und eindeutig: Was fasst es zusammen, wo steht es? Der Name steht in allen Listen und in A.1."
        maxlength={200}
      />
      {kinds ? (
        <>
          {kindFields.slice(0, kindCount).map((name, index) => (
            <SelectField
              state={state}
              name={name}
              label={index === 0 ? 'Art' : 'weitere Art'}
              hint={
                index === 0 && kindCount > 1
                  ? 'Aus den Arten ergeben sich die Bausteine; ein Windows-Laptop ist „Laptop“ und „Client unter Windows“.'
                  : undefined
              }
              options={kinds}
              none={index === 0 ? 'bitte wählen' : 'keine'}
              isOptional={index > 0}
            />
          ))}
          <TextField
            state={state}
            name="count"
            label="Anzahl"
            hint="Wie viele gleiche Dinge es zusammenfasst. Sie werden gemeinsam geprüft."
            inputmode="numeric"
            size={6}
          />
        </>
      ) : (
        <Hidden values={{ kind1: 'domain', count: 1 }} />
      )}
      <TextArea
        state={state}
        name="description"
        label="Beschreibung"
        hint="Wozu es dient, in einem Satz; steht in A.1."
        isOptional
      />
      <TextField
        state={state}
        name="platform"
        label="Plattform"
        hint="Betriebssystem, Modelle."
        isOptional
      />
      <TextArea
        state={state}
        name="location"
        label="Aufstellungsort"
        hint="Gebäude und Räume; bei vielen genügt „alle Schulen“."
        rows={2}
        isOptional
      />
      <TextField
        state={state}
        name="users"
        label="Benutzende"
        hint="Welche Ämter oder Gruppen damit arbeiten."
        isOptional
      />
      <SelectField
        state={state}
        name="operatingStatus"
        label="Betriebsstatus"
        hint="Auch was erst geplant oder getestet wird, gehört in die Strukturanalyse."
        options={statusOptions}
      />
      <ResponsibleFields state={state} persons={persons} mayAddPerson={mayAddPerson} />
    </>
  )
}

/** What was answered in the modelling is said there with who and when, and only shown here. */
function Questions({ questions, answered, state }: EditProps) {
  return (
    <>
      <h2>Was die Modellierung wissen muss</h2>
      <p class="muted">Von den Antworten hängt ab, welche Bausteine gelten.</p>
      {questions
        .filter(({ attribute }) => !answered.has(attribute))
        .map(({ attribute, text }) => (
          <div class="question">
            <RadioField
              state={state}
              name={`frage-${attribute}`}
              label={text}
              options={answerOptions}
            />
          </div>
        ))}
      {answered.size > 0 ? (
        <>
          <h3>In der Modellierung beantwortet</h3>
          <ul class="plain-list">
            {questions
              .filter(({ attribute }) => answered.has(attribute))
              .map(({ attribute, text }) => (
                <li>
                  {text} <strong>{answered.get(attribute)}</strong>
                </li>
              ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

function KeptFields({
  kept,
  object,
  domain,
  csrfToken,
}: {
  kept: readonly KeptText[]
  object: TargetObject
  domain: InformationDomain
  csrfToken: string
}) {
  if (kept.length === 0) return null
  const action = addressOf(`${pathOf('/zielobjekte', object.code)}/ruecknahmen`, {
    verbund: domain.code,
  })
  return (
    <section class="kept" aria-labelledby="von-hand">
      <h2 id="von-hand">Von Ihnen geändert</h2>
      <ul class="plain-list">
        {kept.map(({ field, label, proposed }) => (
          <li>
            <form method="post" action={action} class="inline-form">
              <input type="hidden" name="_csrf" value={csrfToken} />
              <Hidden values={{ field, version: object.version }} />
              <span>
                <strong>{label}</strong>
                {proposed === undefined
                  ? ': Der Bestand sagt dasselbe.'
                  : `: Der Bestand schlüge ${proposed} vor.`}
              </span>
              <Button>
                {proposed === undefined
                  ? 'Wieder dem Bestand folgen'
                  : 'Vorschlag wieder übernehmen'}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
