import { addressOf } from '../../web/address.ts'
import { carriedText } from '../../web/carried.ts'
import { Button, Hidden, SelectField, TextField } from '../../web/form.tsx'
import type { Passage } from '../../web/passage.ts'
import type { DirectoryChoice } from '../directory/listDirectoryChoices.ts'
import { StepForm, type StepProps } from './StepForm.tsx'

type Choices = { choices: readonly DirectoryChoice[] }

const idPrefix = 'verzeichnis-'
const label = 'Mit dem Verzeichniskonto anmelden'

/** The ways over a directory, first: where there is one, most people have their account there. */
export function DirectoryWays({ choices, passage, state }: StepProps & Choices) {
  const providers = choices.filter(({ kind }) => kind === 'oidc')
  const servers = choices.filter(({ kind }) => kind === 'ldap')
  if (choices.length === 0) return null
  return (
    <>
      {providers.length > 0 ? <ProviderLinks choices={providers} passage={passage} /> : null}
      {/* What went wrong at a provider stands here where no form of a server shows it. */}
      {servers.length === 0 && state.problems ? (
        <div class="problems" role="alert" tabindex={-1}>
          <p>
            <strong>{state.problems.message}</strong>
          </p>
        </div>
      ) : null}
      {servers.length > 0 ? (
        <>
          {providers.length > 0 ? (
            <h2>Oder mit Benutzername und Kennwort des Verzeichnisses</h2>
          ) : null}
          <ServerForm
            choices={servers}
            passage={passage}
            state={state}
            save={providers.length > 0 ? 'Anmelden' : label}
          />
        </>
      ) : null}
    </>
  )
}

/** A provider takes the page away, and what was typed before with it: then it opens in a tab of its own. */
function ProviderLinks({ choices, passage }: Choices & { passage: Passage }) {
  const { carried, next } = passage
  return (
    <section>
      {choices.map(({ organisationId, city }) => (
        <p>
          <a
            class="kern-btn kern-btn--primary"
            href={addressOf(`/anmelden/oidc/${organisationId}`, { nach: next })}
            target={carried ? '_blank' : undefined}
          >
            <span class="kern-label">
              {city ? `${label} (${city})` : label}
              {carried ? <span class="kern-sr-only"> (neuer Tab)</span> : null}
            </span>
          </a>
        </p>
      ))}
      {carried ? (
        <form method="post" action="/anmelden/eingaben" class="form">
          <input type="hidden" name="carried" value={carriedText(carried)} />
          <p class="muted">
            Die Anmeldung öffnet sich in einem neuen Tab. Kommen Sie danach hierher zurück.
          </p>
          <Button>Ich bin angemeldet: Eingaben ansehen</Button>
        </form>
      ) : null}
    </section>
  )
}

function ServerForm({ choices, passage, state, save }: StepProps & Choices & { save: string }) {
  const [only, second] = choices
  return (
    <StepForm action="/anmelden/verzeichnis" state={state} passage={passage} idPrefix={idPrefix}>
      {only && !second ? (
        <Hidden values={{ organisationId: only.organisationId }} />
      ) : (
        <SelectField
          state={state}
          idPrefix={idPrefix}
          name="organisationId"
          label="Stadt oder Gemeinde"
          options={choices.map(({ organisationId, city }) => ({
            value: organisationId,
            label: city ?? '',
          }))}
        />
      )}
      <TextField
        state={state}
        idPrefix={idPrefix}
        name="name"
        label="Benutzername oder Mailadresse"
        hint="Wie an Ihrem Arbeitsplatz."
        autocomplete="username"
        maxlength={254}
      />
      <TextField
        state={state}
        idPrefix={idPrefix}
        name="password"
        label="Kennwort des Verzeichnisses"
        type="password"
        autocomplete="current-password"
      />
      <div class="form-actions">
        <Button isPrimary>{save}</Button>
      </div>
    </StepForm>
  )
}
