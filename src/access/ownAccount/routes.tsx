/** The own account: password, second factor, sessions, deputies. @module */
import { type Context, Hono } from 'hono'
import { countRecoveryCodes } from '../../../db/queries/accounts.ts'
import { listDeputies } from '../../../db/queries/deputies.ts'
import { listMembers } from '../../../db/queries/organisations.ts'
import { listSessionsOfUser } from '../../../db/queries/sessions.ts'
import { clientOf } from '../../web/client.ts'
import type { FormState, Option } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { readSessionCookie, writeSessionCookie } from '../../web/sessionCookie.ts'
import { readValues, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { nameDeputy, removeDeputy } from '../deputies/actions.ts'
import { deputyForm } from '../deputies/deputyForm.ts'
import { codeForm } from '../login/loginForms.ts'
import { RecoveryCodesPage } from '../login/views.tsx'
import { chooseOrganisation, endOtherSessions, endSession } from '../sessions/actions.ts'
import { requireStage, type SessionState } from '../sessions/readSession.ts'
import { isLive, isSecondFactorRequired } from '../sessions/session.ts'
import { newPasswordForm, ownPasswordForm } from './accountForms.ts'
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from './actions.ts'
import { AccountPage, FactorPage, NewFactorPage, NoFactorPage, PasswordPage } from './views.tsx'

type Page = Context<WebEnv>

export const accountRoutes = new Hono<WebEnv>()
  .get('/konto', (c) => showAccount(c, { values: {} }))
  .get('/konto/kennwort', (c) => showPassword(c, { values: {} }))
  .post('/konto/kennwort', (c) =>
    submit(c, newPasswordForm, {
      save: async (form) => {
        const { token } = await changePassword(c.var.deps, tokenOf(c), form, clientOf(c))
        writeSessionCookie(c, token)
        return redirectTo(
          c,
          '/konto',
          'Ihr Kennwort ist geändert, alle anderen Sitzungen sind abgemeldet.',
        )
      },
      again: (_, problems) => showPassword(c, { values: {}, problems }),
    }),
  )
  .get('/konto/zweiter-faktor', (c) => showFactor(c, { values: {} }))
  .post('/konto/zweiter-faktor', async (c) => {
    await beginSecondFactor(c.var.deps, tokenOf(c))
    return redirectTo(c, '/konto/zweiter-faktor')
  })
  .post('/konto/zweiter-faktor/bestaetigung', (c) =>
    submit(c, codeForm, {
      save: async ({ code }) => {
        const confirmed = await confirmSecondFactor(c.var.deps, tokenOf(c), code, clientOf(c))
        writeSessionCookie(c, confirmed.token)
        return showCodes(c, confirmed.recoveryCodes)
      },
      again: (_, problems) => showFactor(c, { values: {}, problems }),
    }),
  )
  .post('/konto/zweiter-faktor/wiederherstellungscodes', (c) =>
    submit(c, ownPasswordForm, {
      save: async ({ currentPassword }) =>
        showCodes(
          c,
          await renewRecoveryCodes(c.var.deps, tokenOf(c), currentPassword, clientOf(c)),
        ),
      again: (_, problems) => showFactor(c, { values: {}, problems }),
    }),
  )
  .post('/konto/zweiter-faktor/entfernung', (c) =>
    submit(c, ownPasswordForm, {
      save: async ({ currentPassword }) => {
        await removeSecondFactor(c.var.deps, tokenOf(c), currentPassword, clientOf(c))
        return redirectTo(c, '/konto', 'Der zweite Faktor ist entfernt.')
      },
      again: (_, problems) => showFactor(c, { values: {}, problems }),
    }),
  )
  .post('/konto/sitzungen/ende', async (c) => {
    await endOtherSessions(c.var.deps, c.var.visit.actor, tokenOf(c))
    return redirectTo(c, '/konto', 'Alle anderen Sitzungen sind abgemeldet.')
  })
  .post('/konto/sitzungen/:id/ende', async (c) => {
    await endSession(c.var.deps, c.var.visit.actor, c.req.param('id'))
    return redirectTo(c, '/konto', 'Die Sitzung ist abgemeldet.')
  })
  .post('/konto/vertretungen', (c) =>
    submit(c, deputyForm, {
      save: async (form) => {
        const { actor } = c.var.visit
        await nameDeputy(c.var.deps, actor, { ...form, userId: actor.userId })
        return redirectTo(c, '/konto', 'Die Vertretung ist eingetragen.')
      },
      again: (values, problems) => showAccount(c, { values, problems }),
    }),
  )
  .post('/konto/vertretungen/:id/ende', async (c) => {
    await removeDeputy(c.var.deps, c.var.visit.actor, c.req.param('id'))
    return redirectTo(c, '/konto', 'Die Vertretung ist gestrichen.')
  })
  .post('/konto/organisation', async (c) => {
    const { organisationId = '' } = await readValues(c)
    await chooseOrganisation(c.var.deps, tokenOf(c), organisationId)
    return redirectTo(c, '/')
  })

async function showAccount(c: Page, deputyState: FormState): Promise<Response> {
  const { deps, visit, today } = c.var
  const state = await stateOf(c)
  const { userId } = visit.actor
  const read = await deps.store.read(visit.actor.organisationId, async (db) => ({
    sessions: await listSessionsOfUser(db, userId),
    deputies: await listDeputies(db),
    people: peopleOf(await listMembers(db), userId),
    unusedRecoveryCodes: await countRecoveryCodes(db, userId),
  }))
  return renderPage(
    c,
    { title: 'Ihr Konto', path: '/konto' },
    <AccountPage
      {...read}
      {...visit}
      sessions={read.sessions.filter((session) => isLive(session, deps.serverTime()))}
      deputies={read.deputies.filter((deputy) => deputy.userId === userId)}
      organisations={state.organisations}
      roles={rolesOf(state, visit)}
      hasSecondFactor={state.user.totpConfirmedAt !== null}
      hasPassword={state.user.passwordHash !== null}
      currentSessionId={state.session.id}
      standsInFor={visit.actor.standsInFor ?? []}
      today={today}
      deputyState={deputyState}
    />,
  )
}

async function showPassword(c: Page, form: FormState): Promise<Response> {
  const { user } = await stateOf(c)
  return renderPage(
    c,
    { title: 'Kennwort ändern', path: '/konto' },
    <PasswordPage
      state={form}
      csrfToken={c.var.visit.csrfToken}
      hasSecondFactor={user.totpConfirmedAt !== null}
    />,
  )
}

async function showFactor(c: Page, form: FormState): Promise<Response> {
  const { deps, visit } = c.var
  const state = await stateOf(c)
  const { totpSecret, totpConfirmedAt, email, id } = state.user
  const { csrfToken } = visit
  const frame = { title: 'Zweiter Faktor', path: '/konto' }
  if (totpConfirmedAt !== null) {
    const unused = await deps.store.read('', (db) => countRecoveryCodes(db, id))
    return renderPage(
      c,
      frame,
      <FactorPage
        state={form}
        csrfToken={csrfToken}
        confirmedAt={totpConfirmedAt}
        unusedRecoveryCodes={unused}
        isRequired={isSecondFactorRequired({ ...state, ...state.organisation })}
        hasPassword={state.user.passwordHash !== null}
      />,
    )
  }
  if (totpSecret === null) return renderPage(c, frame, <NoFactorPage csrfToken={csrfToken} />)
  return renderPage(
    c,
    frame,
    <NewFactorPage
      state={form}
      csrfToken={csrfToken}
      secret={totpSecret}
      picture={await deps.secrets.totpPicture(totpSecret, email)}
    />,
  )
}

async function showCodes(c: Page, recoveryCodes: readonly string[]): Promise<Response> {
  return renderPage(
    c,
    { title: 'Wiederherstellungscodes', path: '/konto' },
    <RecoveryCodesPage recoveryCodes={recoveryCodes}>
      <p>
        <a href="/konto">Zum Konto</a>
      </p>
    </RecoveryCodesPage>,
  )
}

function tokenOf(c: Page): string {
  return readSessionCookie(c) ?? ''
}

function stateOf(c: Page): Promise<SessionState> {
  return requireStage(c.var.deps, tokenOf(c), 'open')
}

function rolesOf({ memberships }: SessionState, { domains }: WebEnv['Variables']['visit']) {
  return memberships.map(({ role, informationDomainId }) => ({
    role,
    domain: domains.find(({ id }) => id === informationDomainId)?.name ?? null,
  }))
}

/** Each account once, but for the own one. */
function peopleOf(
  members: readonly { userId: string; name: string }[],
  ownId: string,
): readonly Option[] {
  const names = new Map(members.map(({ userId, name }) => [userId, name]))
  names.delete(ownId)
  return [...names].map(([value, label]) => ({ value, label }))
}
