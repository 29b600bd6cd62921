/** What somebody switches off by the link in their mails, without a login. @module */
import { Button, type FormState, Hidden, ProblemList } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { wantedField } from '../choices/choicesForm.ts'
import { type ReminderKind, reminderKindLabels } from '../reminderKind.ts'

export type UnsubscribePageProps = {
  /** Its own address. */
  path: string
  state: FormState
  kinds: readonly ReminderKind[]
  organisationName: string
  hasAccount: boolean
}

/** The address itself is the proof: without a session there is no token of one. */
export function UnsubscribePage(props: UnsubscribePageProps) {
  const { path, state, kinds, organisationName, hasAccount } = props
  const isOff = kinds.every((kind) => state.values[wantedField(kind)] === undefined)
  return (
    <>
      <Heading
        title={isOff ? 'Ihre Erinnerungen sind abbestellt' : 'Erinnerungen abbestellen'}
        lead={`Mails von Basislotse, ${organisationName}. Angekreuzt ist, woran Sie erinnert werden.`}
      />
      <form method="post" action={path} class="form" novalidate>
        <ProblemList problems={state.problems} />
        <Hidden values={{ version: state.values.version ?? '0' }} />
        <fieldset class="radio-field">
          <legend>Erinnern an</legend>
          {kinds.map((kind) => (
            <label>
              <input
                type="checkbox"
                name={wantedField(kind)}
                value="ja"
                checked={state.values[wantedField(kind)] !== undefined}
              />
              {reminderKindLabels[kind]}
            </label>
          ))}
        </fieldset>
        <div class="form-actions">
          <Button isPrimary>Speichern</Button>
          {isOff ? null : <Button formaction={`${path}/alles`}>Alles abbestellen</Button>}
        </div>
      </form>
      <section>
        <h2>Was sich nicht abbestellen lässt</h2>
        <p>
          Meldungen darüber, dass etwas seit Längerem überfällig ist: Sie gehen an die
          Informationssicherheitsbeauftragten und die Leitung.
          {hasAccount ? (
            <>
              {' '}
              Wie früh Sie erinnert werden, ändern Sie nach der Anmeldung unter{' '}
              <a href="/konto/erinnerungen">Ihre Erinnerungen</a>.
            </>
          ) : null}
        </p>
      </section>
    </>
  )
}
