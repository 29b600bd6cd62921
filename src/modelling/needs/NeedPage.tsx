import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import {
  Form,
  FormActions,
  type FormState,
  Hidden,
  SelectField,
  TextArea,
} from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import {
  type Goal,
  goalLabels,
  goals,
  needEffectLabels,
  needEffects,
  protectionNeedLabels,
  protectionNeeds,
} from '../protectionNeed.ts'

const levelOptions = protectionNeeds.map((value) => ({ value, label: protectionNeedLabels[value] }))

/** What each origin does, so that nobody needs the standard beside the form. */
const effectMeanings = {
  own: 'gilt mindestens; Höheres wird weiter geerbt',
  dependency: 'gilt genau, was immer geerbt würde',
  cumulation: 'hebt an, weil sich viele Abhängigkeiten häufen',
  distribution: 'senkt ab, weil die Last verteilt ist',
} as const

const effectOptions = needEffects.map((value) => ({ value, label: needEffectLabels[value] }))

export function NeedPage({
  domain,
  object,
  state,
  versions,
  csrfToken,
}: {
  domain: InformationDomain
  object: TargetObject
  state: FormState
  versions: Readonly<Record<Goal, number>>
  csrfToken: string
}) {
  const query = { verbund: domain.code }
  const page = pathOf('/zielobjekte', object.code)
  return (
    <>
      <Heading
        title={`Schutzbedarf von ${object.code}`}
        detail={object.name}
        lead="In der Basis-Absicherung nicht gefordert. Was Sie festlegen, vererbt sich auf alles, worauf sich dieses Zielobjekt stützt (Maximumprinzip)."
      />
      <Form
        action={addressOf(`${page}/schutzbedarf`, query)}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <p class="hint">
          Herkunft:{' '}
          {needEffects
            .map((effect) => `„${needEffectLabels[effect]}“ ${effectMeanings[effect]}`)
            .join('; ')}
          .
        </p>
        {goals.map((goal) => (
          <fieldset class="goal">
            <legend>{goalLabels[goal]}</legend>
            <Hidden values={{ [`${goal}-version`]: versions[goal] }} />
            <SelectField
              state={state}
              name={`${goal}-level`}
              label="Schutzbedarf"
              none="nicht festgelegt (wird geerbt)"
              options={levelOptions}
              isOptional
            />
            <SelectField
              state={state}
              name={`${goal}-effect`}
              label="Herkunft"
              options={effectOptions}
            />
            <TextArea
              state={state}
              name={`${goal}-reason`}
              label="Begründung"
              hint="Nötig, sobald ein Schutzbedarf gewählt ist."
              rows={2}
              isOptional
            />
          </fieldset>
        ))}
        <FormActions save="Speichern" back={addressOf(page, query)} />
      </Form>
    </>
  )
}
