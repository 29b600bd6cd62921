import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Member } from '../../../db/queries/organisations.ts'
import { type DirectoryKind, directoryLabels } from '../../access/directory/directoryKind.ts'
import { roleLabels, roles } from '../../access/role.ts'
import {
  Button,
  Form,
  FormActions,
  type FormState,
  SelectField,
  TextField,
} from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'

type OwnRole = Pick<Member, 'membershipId' | 'role' | 'informationDomainId' | 'isFromDirectory'>

export type Account = Pick<
  Member,
  'userId' | 'name' | 'email' | 'isLocked' | 'passwordIsOneTime' | 'totpConfirmedAt'
> & {
  readonly roles: readonly OwnRole[]
  /** Directories whose person opens the account. */
  readonly directories: readonly DirectoryKind[]
}

type Domains = readonly InformationDomain[]

const list = '/verwaltung/zugaenge'

export function AccountsPage({
  accounts,
  domains,
}: {
  accounts: readonly Account[]
  domains: Domains
}) {
  return (
    <>
      <Heading
        title="Zugänge"
        detail={String(accounts.length)}
        lead="Wer sich anmelden darf, und mit welchen Rollen."
        actions={
          <LinkButton href={`${list}/neu`} isPrimary>
            Zugang anlegen
          </LinkButton>
        }
      />
      <div class="table-wrap">
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Rollen</th>
              <th scope="col">Zweiter Faktor</th>
              <th scope="col">Stand</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr>
                <th scope="row">
                  <a href={`${list}/${account.userId}`}>{account.name}</a>
                  <br />
                  <small class="muted">{account.email}</small>
                </th>
                <td data-label="Rollen">
                  {account.roles.map((one) => roleText(one, domains)).join(', ')}
                </td>
                <td data-label="Zweiter Faktor">
                  {account.totpConfirmedAt === null ? 'nein' : 'ja'}
                </td>
                <td data-label="Stand">{stateText(account)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

export function NewAccountPage({
  state,
  csrfToken,
  domains,
}: {
  state: FormState
  csrfToken: string
  domains: Domains
}) {
  return (
    <>
      <Heading
        title="Zugang anlegen"
        lead="Das Einmalkennwort steht auf der nächsten Seite, ein einziges Mal."
      />
      <Form action={list} csrfToken={csrfToken} problems={state.problems}>
        <TextField state={state} name="name" label="Name" maxlength={120} />
        <TextField
          state={state}
          name="email"
          label="Mailadresse"
          type="email"
          maxlength={254}
          hint="Damit meldet sich die Person an."
        />
        <RoleFields state={state} domains={domains} />
        <FormActions save="Zugang anlegen" back={list} />
      </Form>
    </>
  )
}

export function AccountPage({
  account,
  isOwn,
  isShared,
  state,
  csrfToken,
  domains,
}: {
  account: Account
  isOwn: boolean
  /** It has roles in other organisations as well. */
  isShared: boolean
  state: FormState
  csrfToken: string
  domains: Domains
}) {
  const { userId, name, email } = account
  return (
    <>
      <Heading title={name} lead={`${email} · ${stateText(account)}`} />
      <h2>Rollen</h2>
      <ul class="roles">
        {account.roles.map((one) => (
          <li>
            {roleText(one, domains)}
            {one.isFromDirectory ? (
              <span class="muted"> aus dem Verzeichnis, bei jeder Anmeldung neu</span>
            ) : null}
            <Form
              action={`${list}/${userId}/rollen/${one.membershipId}/entzug`}
              csrfToken={csrfToken}
              class="inline"
            >
              <button
                type="submit"
                class="kern-btn kern-btn--secondary"
                aria-label={`Rolle entziehen: ${roleText(one, domains)}`}
              >
                <span class="kern-label">Entziehen</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <Form action={`${list}/${userId}/rollen`} csrfToken={csrfToken} problems={state.problems}>
        <RoleFields state={state} domains={domains} />
        <FormActions save="Rolle geben" />
      </Form>
      {isShared ? <SharedSection account={account} /> : null}
      {isShared ? null : <OpeningForms account={account} csrfToken={csrfToken} />}
      <DirectorySection account={account} csrfToken={csrfToken} />
      {isOwn || isShared ? null : <LockForm account={account} csrfToken={csrfToken} />}
      <p>
        <a href={list}>Zurück zu den Zugängen</a>
      </p>
    </>
  )
}

function SharedSection({ account: { email } }: { account: Account }) {
  return (
    <>
      <h2>Anmeldung</h2>
      <p>
        Dieser Zugang gilt auch in anderen Organisationen. Damit ihn keine von ihnen übernimmt,
        ändern Sie hier nur seine Rollen. Ein neues Einmalkennwort gibt der Betrieb der Installation
        aus: <code>basislotse user reset {email}</code>, bei verlorenem zweiten Faktor mit{' '}
        <code>--second-factor</code>.
      </p>
    </>
  )
}

function OpeningForms({ account, csrfToken }: { account: Account; csrfToken: string }) {
  const { userId, totpConfirmedAt } = account
  return (
    <>
      <h2>Anmeldung</h2>
      <Form action={`${list}/${userId}/kennwort`} csrfToken={csrfToken}>
        <p>
          Ein neues Einmalkennwort ersetzt das jetzige Kennwort und meldet die Person überall ab.
          Vergewissern Sie sich vorher, dass sie es selbst ist, die fragt.
        </p>
        <Button>Neues Einmalkennwort ausgeben</Button>
      </Form>
      <h2>Zweiter Faktor</h2>
      {totpConfirmedAt === null ? (
        <p>Er ist nicht eingerichtet.</p>
      ) : (
        <Form action={`${list}/${userId}/zweiter-faktor/entfernung`} csrfToken={csrfToken}>
          <p>Ist das Telefon verloren, setzen Sie den zweiten Faktor zurück.</p>
          <Button>Zweiten Faktor zurücksetzen</Button>
        </Form>
      )}
    </>
  )
}

function DirectorySection({ account, csrfToken }: { account: Account; csrfToken: string }) {
  const { userId, directories } = account
  if (directories.length === 0) return null
  return (
    <>
      <h2>Verzeichnis</h2>
      {directories.map((kind) => (
        <Form action={`${list}/${userId}/verzeichnis/${kind}/entfernung`} csrfToken={csrfToken}>
          <p>
            Die Person meldet sich auch über {directoryLabels[kind]} an. Hat sie dort ein neues
            Konto bekommen, lösen Sie die Verknüpfung; sie wird dabei abgemeldet.
          </p>
          <Button>Verknüpfung mit {directoryLabels[kind]} lösen</Button>
        </Form>
      ))}
    </>
  )
}

function LockForm({ account, csrfToken }: { account: Account; csrfToken: string }) {
  const { userId, isLocked } = account
  return (
    <>
      <h2>Sperre</h2>
      <Form
        action={`${list}/${userId}/${isLocked ? 'entsperrung' : 'sperre'}`}
        csrfToken={csrfToken}
      >
        <p>
          {isLocked
            ? 'Der Zugang ist gesperrt: Niemand kann sich damit anmelden.'
            : 'Wer ausscheidet, verliert den Zugang. Der Name bleibt im Änderungsprotokoll.'}
        </p>
        <Button>{isLocked ? 'Zugang entsperren' : 'Zugang sperren'}</Button>
      </Form>
    </>
  )
}

export function PasswordPage({
  account,
  password,
  isRenewed,
}: {
  account: Pick<Account, 'userId' | 'name' | 'email'>
  password: string
  /** The account was there, without a role. */
  isRenewed: boolean
}) {
  return (
    <>
      <Heading
        title="Einmalkennwort"
        lead="Geben Sie es der Person auf einem sicheren Weg weiter. Es wird nicht noch einmal angezeigt."
      />
      <dl class="facts">
        <dt>Zugang</dt>
        <dd>
          {account.name}, {account.email}
        </dd>
        <dt>Einmalkennwort</dt>
        <dd>
          <code class="secret">{password}</code>
        </dd>
      </dl>
      {isRenewed ? (
        <p>
          Den Zugang gab es schon, ohne Rolle. Sein früheres Kennwort und der zweite Faktor gelten
          nicht mehr; war er gesperrt, ist er es noch.
        </p>
      ) : null}
      <p>Bei der ersten Anmeldung wählt die Person ein eigenes.</p>
      <p>
        <a href={`${list}/${account.userId}`}>Weiter zum Zugang</a>
      </p>
    </>
  )
}

function RoleFields({ state, domains }: { state: FormState; domains: Domains }) {
  return (
    <>
      <SelectField
        state={state}
        name="role"
        label="Rolle"
        none="Bitte wählen"
        options={roles.map((role) => ({ value: role, label: roleLabels[role] }))}
      />
      <SelectField
        state={state}
        name="informationDomainId"
        label="Gilt in"
        none="allen Informationsverbünden"
        options={domains.map(({ id, name }) => ({ value: id, label: `nur ${name}` }))}
      />
    </>
  )
}

function roleText({ role, informationDomainId }: OwnRole, domains: Domains): string {
  if (informationDomainId === null) return roleLabels[role]
  const domain = domains.find(({ id }) => id === informationDomainId)
  return `${roleLabels[role]} (nur ${domain?.name ?? 'ein anderer Informationsverbund'})`
}

function stateText({ isLocked, passwordIsOneTime, directories }: Account): string {
  if (isLocked) return 'gesperrt'
  if (directories.length > 0) return 'aktiv, über das Verzeichnis'
  return passwordIsOneTime ? 'noch nie angemeldet, oder Kennwort zurückgesetzt' : 'aktiv'
}
