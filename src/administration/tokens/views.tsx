import type { ApiToken } from '../../../db/queries/apiTokens.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { tokenScopeLabels, tokenScopes } from '../../access/tokenScope.ts'
import { type TokenState, tokenStateLabels } from '../../access/tokens/apiToken.ts'
import { type Day, germanDay } from '../../core/day.ts'
import { DayText } from '../../web/DayText.tsx'
import {
  DayField,
  Form,
  FormActions,
  type FormState,
  SelectField,
  TextField,
} from '../../web/form.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'

type Domains = readonly InformationDomain[]

export type ListedToken = Omit<ApiToken, 'tokenHash'> & {
  readonly state: TokenState
  readonly createdOn: Day
  readonly lastUsedOn: Day | null
}

export const tokensPath = '/verwaltung/schnittstelle'

export function TokensPage({
  tokens,
  domains,
  csrfToken,
}: {
  tokens: readonly ListedToken[]
  domains: Domains
  csrfToken: string
}) {
  const active = tokens.filter(({ state }) => state === 'active').length
  return (
    <>
      <Heading
        title="Schnittstelle"
        detail={active === 1 ? '1 gültiger Schlüssel' : `${active} gültige Schlüssel`}
        lead={
          <>
            Andere Programme und die Geräte selbst arbeiten mit einem Schlüssel statt mit einem
            Kennwort. Was sie tun können, steht in der{' '}
            <a href="/api/docs">Beschreibung der Schnittstelle</a>.
          </>
        }
        actions={
          <LinkButton href={`${tokensPath}/neu`} isPrimary>
            Schlüssel ausstellen
          </LinkButton>
        }
      />
      {tokens.length === 0 ? (
        <Empty title="Noch kein Schlüssel">
          <p>
            Stellen Sie für jedes Programm einen eigenen aus, mit so wenig Rechten wie möglich: So
            lässt sich einer widerrufen, ohne dass ein anderes Programm stehen bleibt.
          </p>
        </Empty>
      ) : (
        <div class="table-wrap">
          <table class="cards">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Rechte</th>
                <th scope="col">Gilt in</th>
                <th scope="col">Gilt bis</th>
                <th scope="col">Zuletzt benutzt</th>
                <th scope="col">Stand</th>
              </tr>
            </thead>
            <tbody>
              {tokens.map((token) => (
                <TokenRow token={token} domains={domains} csrfToken={csrfToken} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function TokenRow({
  token,
  domains,
  csrfToken,
}: {
  token: ListedToken
  domains: Domains
  csrfToken: string
}) {
  const { id, name, scopes, informationDomainId, state } = token
  return (
    <tr>
      <th scope="row">
        {name}
        <br />
        <small class="muted">
          von {token.createdBy} am {germanDay(token.createdOn)}
        </small>
      </th>
      <td data-label="Rechte">{scopes.map((scope) => tokenScopeLabels[scope]).join('; ')}</td>
      <td data-label="Gilt in">{domainText(informationDomainId, domains)}</td>
      <td data-label="Gilt bis" class="nowrap">
        <DayText day={token.expiresOn} />
      </td>
      <td data-label="Zuletzt benutzt" class="nowrap">
        <DayText day={token.lastUsedOn} none="nie" />
      </td>
      <td data-label="Stand">
        {tokenStateLabels[state]}
        {token.revokedBy === null ? null : <small class="muted"> von {token.revokedBy}</small>}
        {state === 'active' ? (
          <Form action={`${tokensPath}/${id}/widerruf`} csrfToken={csrfToken} class="inline">
            <button
              type="submit"
              class="kern-btn kern-btn--secondary"
              aria-label={`Schlüssel widerrufen: ${name}`}
            >
              <span class="kern-label">Widerrufen</span>
            </button>
          </Form>
        ) : null}
      </td>
    </tr>
  )
}

export function NewTokenPage({
  state,
  chosen,
  csrfToken,
  domains,
  until,
}: {
  state: FormState
  chosen: readonly string[]
  csrfToken: string
  domains: Domains
  until: Day
}) {
  const message = state.problems?.fields.scopes
  return (
    <>
      <Heading
        title="Schlüssel ausstellen"
        lead="Der Schlüssel steht auf der nächsten Seite, ein einziges Mal."
      />
      <Form action={tokensPath} csrfToken={csrfToken} problems={state.problems}>
        <TextField
          state={state}
          name="name"
          label="Name"
          hint="Welches Programm benutzt ihn, z. B. „Inventar-Abgleich Intune“? Im Verlauf steht dieser Name."
          maxlength={80}
        />
        <fieldset id="feld-scopes" class={message ? 'radio-field wrong' : 'radio-field'}>
          <legend>Rechte</legend>
          <p class="hint">So wenige wie möglich; ein Schlüssel auf Schulgeräten soll nur melden.</p>
          {tokenScopes.map((scope) => (
            <label>
              <input type="checkbox" name="scopes" value={scope} checked={chosen.includes(scope)} />
              <span>
                {tokenScopeLabels[scope]} <code class="muted">{scope}</code>
              </span>
            </label>
          ))}
          {message ? <p class="error">{message}</p> : null}
        </fieldset>
        <SelectField
          state={state}
          name="informationDomainId"
          label="Gilt in"
          none="allen Informationsverbünden"
          options={domains.map(({ id, name }) => ({ value: id, label: `nur ${name}` }))}
        />
        <DayField
          state={state}
          name="expiresOn"
          label="Gilt bis einschließlich"
          hint={`Höchstens ein Jahr, also bis zum ${germanDay(until)}.`}
        />
        <FormActions save="Schlüssel ausstellen" back={tokensPath} />
      </Form>
    </>
  )
}

export function NewSecretPage({ name, text }: { name: string; text: string }) {
  return (
    <>
      <Heading
        title="Der neue Schlüssel"
        lead="Kopieren Sie ihn jetzt in das Programm, das ihn benutzt. Er wird nicht noch einmal angezeigt."
      />
      <dl>
        <dt>Name</dt>
        <dd>{name}</dd>
        <dt>Schlüssel</dt>
        <dd>
          <code class="secret">{text}</code>
        </dd>
      </dl>
      <p>
        Er gehört in die Kopfzeile jeder Anfrage: <code>Authorization: Bearer …</code>. Wer ihn
        kennt, hat seine Rechte; ist er in falsche Hände geraten, widerrufen Sie ihn.
      </p>
      <p>
        <a href="/api/docs">Beschreibung der Schnittstelle</a> ·{' '}
        <a href={tokensPath}>Weiter zu den Schlüsseln</a>
      </p>
    </>
  )
}

function domainText(id: string | null, domains: Domains): string {
  if (id === null) return 'allen Informationsverbünden'
  return domains.find((domain) => domain.id === id)?.name ?? 'einem anderen Informationsverbund'
}
