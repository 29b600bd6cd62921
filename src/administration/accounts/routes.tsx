/** Accounts: who may log in, with which roles. @module */
import { type Context, Hono } from 'hono'
import { type DirectoryAccount, listDirectoryAccounts } from '../../../db/queries/directories.ts'
import { listMembers, type Member } from '../../../db/queries/organisations.ts'
import {
  addUser,
  giveRole,
  isShared,
  lockUser,
  resetPassword,
  resetSecondFactor,
  takeRole,
  userForm,
} from '../../access/accounts/actions.ts'
import { isInDomain } from '../../access/actor.ts'
import { unlinkDirectoryAccount } from '../../access/directory/actions.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import type { FormState } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { roleForm } from './accountForms.ts'
import { type Account, AccountPage, AccountsPage, NewAccountPage, PasswordPage } from './views.tsx'

type Page = Context<WebEnv>

const list = '/verwaltung/zugaenge'

export const accountAdministrationRoutes = new Hono<WebEnv>()
  .get(list, async (c) => {
    allow(c.var.visit.actor, 'read', 'administration')
    const accounts = await readAccounts(c)
    return renderPage(
      c,
      { title: 'Zugänge', path: '/verwaltung' },
      <AccountsPage accounts={accounts} domains={c.var.visit.domains} />,
    )
  })
  .get(`${list}/neu`, (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    return showNew(c, { values: {} })
  })
  .post(list, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'administration')
    return submit(c, userForm.extend(roleForm.shape), {
      save: async (form) => {
        const password = deps.secrets.newOneTimePassword()
        const passwordHash = await deps.secrets.hashPassword(password)
        const added = await addUser(deps, visit.actor, { ...form, passwordHash })
        const { userId } = added
        if (added.password === 'kept') {
          const notice =
            'Der Zugang bestand schon; er hat jetzt auch diese Rolle, sein Kennwort bleibt.'
          return redirectTo(c, `${list}/${userId}`, notice)
        }
        const { name, email } = form
        return showPassword(c, { userId, name, email }, password, added.password)
      },
      again: (values, problems) =>
        showNew(c, { values, problems: { ...problems, isStale: false } }),
    })
  })
  .get(`${list}/:id`, (c) => {
    allow(c.var.visit.actor, 'read', 'administration')
    return showAccount(c, c.req.param('id'), { values: {} })
  })
  .post(`${list}/:id/rollen`, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'administration')
    const userId = c.req.param('id')
    return submit(c, roleForm, {
      save: async (form) => {
        await giveRole(deps, visit.actor, { ...form, userId })
        return redirectTo(c, `${list}/${userId}`, 'Die Rolle ist vergeben.')
      },
      again: (values, problems) =>
        showAccount(c, userId, { values, problems: { ...problems, isStale: false } }),
    })
  })
  .post(`${list}/:id/rollen/:membershipId/entzug`, async (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    const { id, membershipId } = c.req.param()
    await takeRole(c.var.deps, c.var.visit.actor, membershipId)
    const isLeft = (await readMembers(c)).some(({ userId }) => userId === id)
    return redirectTo(c, isLeft ? `${list}/${id}` : list, 'Die Rolle ist entzogen.')
  })
  .post(`${list}/:id/verzeichnis/:kind{(?:oidc|ldap)}/entfernung`, async (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    const userId = c.req.param('id')
    const kind = c.req.param('kind') === 'ldap' ? 'ldap' : 'oidc'
    await unlinkDirectoryAccount(c.var.deps, c.var.visit.actor, { userId, kind })
    return redirectTo(c, `${list}/${userId}`, 'Die Verknüpfung mit dem Verzeichnis ist gelöst.')
  })
  .post(`${list}/:id/sperre`, async (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    const userId = c.req.param('id')
    await lockUser(c.var.deps, c.var.visit.actor, { userId, isLocked: true })
    return redirectTo(c, `${list}/${userId}`, 'Der Zugang ist gesperrt und überall abgemeldet.')
  })
  .post(`${list}/:id/entsperrung`, async (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    const userId = c.req.param('id')
    await lockUser(c.var.deps, c.var.visit.actor, { userId, isLocked: false })
    return redirectTo(c, `${list}/${userId}`, 'Der Zugang ist entsperrt.')
  })
  .post(`${list}/:id/kennwort`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'administration')
    const account = await readAccount(c, c.req.param('id'))
    const password = deps.secrets.newOneTimePassword()
    const passwordHash = await deps.secrets.hashPassword(password)
    await resetPassword(deps, visit.actor, account.email, passwordHash)
    return showPassword(c, account, password, 'first')
  })
  .post(`${list}/:id/zweiter-faktor/entfernung`, async (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    const userId = c.req.param('id')
    await resetSecondFactor(c.var.deps, c.var.visit.actor, userId)
    return redirectTo(c, `${list}/${userId}`, 'Der zweite Faktor ist zurückgesetzt.')
  })

async function readAccounts(c: Page): Promise<Account[]> {
  const { deps, visit } = c.var
  const linked = await deps.store.read(visit.actor.organisationId, listDirectoryAccounts)
  return accountsOf(await readMembers(c), linked)
}

async function showNew(c: Page, state: FormState): Promise<Response> {
  const { csrfToken, domains } = c.var.visit
  return renderPage(
    c,
    { title: 'Zugang anlegen', path: '/verwaltung' },
    <NewAccountPage state={state} csrfToken={csrfToken} domains={domains} />,
  )
}

async function showAccount(c: Page, userId: string, state: FormState): Promise<Response> {
  const { csrfToken, domains, actor } = c.var.visit
  const account = await readAccount(c, userId)
  return renderPage(
    c,
    { title: account.name, path: '/verwaltung' },
    <AccountPage
      account={account}
      isOwn={account.userId === actor.userId}
      isShared={await isShared(c.var.deps, actor, userId)}
      state={state}
      csrfToken={csrfToken}
      domains={domains}
    />,
  )
}

async function showPassword(
  c: Page,
  account: Pick<Account, 'userId' | 'name' | 'email'>,
  password: string,
  issued: 'first' | 'renewed',
): Promise<Response> {
  return renderPage(
    c,
    { title: 'Einmalkennwort', path: '/verwaltung' },
    <PasswordPage account={account} password={password} isRenewed={issued === 'renewed'} />,
  )
}

/** Roles in information domains that the administration's own memberships do not cover stay out of sight. */
async function readMembers(c: Page): Promise<Member[]> {
  const { deps, visit } = c.var
  const members = await deps.store.read(visit.actor.organisationId, listMembers)
  return members.filter(({ informationDomainId: id }) => id === null || isInDomain(visit.actor, id))
}

async function readAccount(c: Page, userId: string): Promise<Account> {
  const found = (await readAccounts(c)).find((account) => account.userId === userId)
  if (found) return found
  throw new Failure('not_found', 'Diesen Zugang gibt es hier nicht.')
}

/** One entry per account, with its roles. */
function accountsOf(members: readonly Member[], linked: readonly DirectoryAccount[]): Account[] {
  const accounts = new Map<string, Account>()
  for (const member of members) {
    const { userId, membershipId, role, informationDomainId, isFromDirectory } = member
    const known = accounts.get(userId)
    const own = { membershipId, role, informationDomainId, isFromDirectory }
    const directories = linked.filter((one) => one.userId === userId).map(({ kind }) => kind)
    accounts.set(userId, { ...member, directories, roles: [...(known?.roles ?? []), own] })
  }
  return [...accounts.values()]
}
