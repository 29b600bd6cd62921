/** Logging in, step by step, and logging out. What was typed before a session was lost goes along. @module */
import { type Context, Hono } from 'hono'
import { Failure } from '../../core/failure.ts'
import { addressOf } from '../../web/address.ts'
import { clientOf } from '../../web/client.ts'
import type { FormState } from '../../web/form.tsx'
import { nextOf, type Passage, passageOf } from '../../web/passage.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { readSessionCookie, writeSessionCookie } from '../../web/sessionCookie.ts'
import { type FormValues, readValues, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { listDirectoryChoices } from '../directory/listDirectoryChoices.ts'
import { beginSecondFactor, confirmSecondFactor } from '../ownAccount/actions.ts'
import { logOut } from '../sessions/actions.ts'
import { readSession, requireStage } from '../sessions/readSession.ts'
import { csrfTokenOf, type Stage } from '../sessions/session.ts'
import { chooseFirstPassword, confirmCode, logIn } from './actions.ts'
import { codeForm, firstPasswordForm, passwordForm } from './loginForms.ts'
import {
  type FailedLogin,
  failedLogin,
  type LoginResult,
  pathOfStage,
  waitMessage,
} from './loginResult.ts'
import {
  BeginSetupPage,
  CarriedForward,
  CarriedPage,
  CodePage,
  FirstPasswordPage,
  LoginPage,
  RecoveryCodesPage,
  SetupPage,
} from './views.tsx'

type Page = Context<WebEnv>

export function loginRoutes(noteFailure: (failed: FailedLogin) => void): Hono<WebEnv> {
  const app = new Hono<WebEnv>()
  const note = (c: Page, result: LoginResult, email = '') => {
    const failed = failureOf(c, result, email)
    if (failed) noteFailure(failed)
  }

  app.onError(async (error, c) => {
    if (!(error instanceof Failure) || error.code !== 'unauthenticated') throw error
    const passage = passageOf(await readValues(c))
    c.status(401)
    return showLogin(c, { values: {}, problems: { message: error.message, fields: {} } }, passage)
  })

  app.get('/anmelden', async (c) => {
    const next = nextOf(c.req.query('nach'))
    if (c.req.query('neu') !== 'ja') {
      const stage = await findStage(c)
      if (stage === 'open') return c.redirect(next, 303)
      if (stage) return c.redirect(addressOf(pathOfStage[stage], { nach: next }), 303)
    }
    return showLogin(c, { values: {} }, { next, carried: undefined })
  })

  app.post('/anmelden', async (c) =>
    submit(c, passwordForm, {
      save: async ({ email, password }, values) => {
        const replaced = readSessionCookie(c)
        const result = await logIn(c.var.deps, { email, password, replaced }, clientOf(c))
        note(c, result, email)
        const again = (state: FormState) => showLogin(c, state, passageOf(values))
        return answer(c, result, values, again)
      },
      again: (values, problems) =>
        showLogin(c, { values: { email: values.email ?? '' }, problems }, passageOf(values)),
    }),
  )

  app.get('/anmelden/:step{code|kennwort|zweiter-faktor}', async (c) => {
    const stage = await findStage(c)
    const passage = passageInQuery(c)
    const isHere = stage && stage !== 'open' && pathOfStage[stage] === c.req.path
    if (!isHere) return c.redirect(addressOf('/anmelden', { nach: passage.next }), 303)
    return showStage(c, stage, tokenOf(c), passage)
  })

  app.post('/anmelden/code', async (c) =>
    submit(c, codeForm, {
      save: async ({ code }, values) => {
        const result = await confirmCode(c.var.deps, tokenOf(c), code, clientOf(c))
        note(c, result)
        const again = (state: FormState) => showCode(c, state, passageOf(values))
        return answer(c, result, values, again)
      },
      again: (values, problems) => showCode(c, { values: {}, problems }, passageOf(values)),
    }),
  )

  app.post('/anmelden/kennwort', async (c) =>
    submit(c, firstPasswordForm, {
      save: async ({ newPassword }, values) =>
        goOn(
          c,
          await chooseFirstPassword(c.var.deps, tokenOf(c), newPassword, clientOf(c)),
          passageOf(values),
        ),
      again: (values, problems) =>
        showFirstPassword(c, { values: {}, problems }, passageOf(values)),
    }),
  )

  app.post('/anmelden/zweiter-faktor', async (c) => {
    const passage = passageOf(await readValues(c))
    const token = tokenOf(c)
    await requireStage(c.var.deps, token, 'setup')
    await beginSecondFactor(c.var.deps, token)
    return showStage(c, 'setup', token, passage)
  })

  app.post('/anmelden/zweiter-faktor/bestaetigung', async (c) =>
    submit(c, codeForm, {
      save: async ({ code }, values) => {
        const { deps } = c.var
        await requireStage(deps, tokenOf(c), 'setup')
        const confirmed = await confirmSecondFactor(deps, tokenOf(c), code, clientOf(c))
        writeSessionCookie(c, confirmed.token)
        return showRecoveryCodes(c, confirmed.recoveryCodes, passageOf(values))
      },
      again: (values, problems) =>
        showSetup(c, tokenOf(c), { values: {}, problems }, passageOf(values)),
    }),
  )

  /** After the recovery codes, which stand alone on their page. */
  app.post('/anmelden/eingaben', async (c) => {
    const { carried } = passageOf(await readValues(c))
    await requireStage(c.var.deps, tokenOf(c), 'open')
    return carried ? showCarried(c, tokenOf(c), { next: '/', carried }) : c.redirect('/', 303)
  })

  app.post('/abmeldung', async (c) => {
    const token = readSessionCookie(c)
    if (token) await logOut(c.var.deps, token)
    writeSessionCookie(c, '')
    return redirectTo(c, '/anmelden', 'Sie sind abgemeldet.')
  })

  return app
}

async function showLogin(c: Page, state: FormState, passage: Passage): Promise<Response> {
  return renderPage(
    c,
    { title: 'Anmelden', isBare: true },
    <LoginPage state={state} passage={passage} choices={await listDirectoryChoices(c.var.deps)} />,
  )
}

async function answer(
  c: Page,
  result: LoginResult,
  values: FormValues,
  again: (state: FormState) => Promise<Response>,
): Promise<Response> {
  if (result.kind === 'session') return goOn(c, result, passageOf(values))
  if (result.kind === 'wait') {
    c.header('Retry-After', String(result.minutes * 60))
    c.status(429)
  } else {
    c.status(401)
  }
  const message = result.kind === 'wait' ? waitMessage(result.minutes) : result.message
  return again({ values: { email: values.email ?? '' }, problems: { message, fields: {} } })
}

/**
 * To the next step, or to where the person wanted to go. With values to carry the next page is shown at once: a
 * redirect would lose them.
 */
async function goOn(
  c: Page,
  { token, stage }: { token: string; stage: Stage },
  passage: Passage,
): Promise<Response> {
  writeSessionCookie(c, token)
  if (stage === 'setup') await beginSecondFactor(c.var.deps, token)
  if (passage.carried) return showStage(c, stage, token, passage)
  if (stage === 'open') return c.redirect(passage.next, 303)
  return c.redirect(addressOf(pathOfStage[stage], { nach: passage.next }), 303)
}

async function showStage(
  c: Page,
  stage: Stage,
  token: string,
  passage: Passage,
): Promise<Response> {
  const state: FormState = { values: {} }
  if (stage === 'code') return showCode(c, state, passage)
  if (stage === 'password') return showFirstPassword(c, state, passage, token)
  if (stage === 'setup') return showSetup(c, token, state, passage)
  return showCarried(c, token, passage)
}

async function showCode(c: Page, state: FormState, passage: Passage): Promise<Response> {
  return renderPage(
    c,
    { title: 'Zweiter Faktor', isBare: true },
    <CodePage state={state} passage={passage} />,
  )
}

async function showFirstPassword(
  c: Page,
  state: FormState,
  passage: Passage,
  token = tokenOf(c),
): Promise<Response> {
  const { user } = await requireStage(c.var.deps, token, 'password')
  return renderPage(
    c,
    { title: 'Eigenes Kennwort wählen', isBare: true },
    <FirstPasswordPage
      state={state}
      passage={passage}
      email={user.email}
      hasSecondFactor={user.totpConfirmedAt !== null}
    />,
  )
}

async function showSetup(
  c: Page,
  token: string,
  state: FormState,
  passage: Passage,
): Promise<Response> {
  const { user } = await requireStage(c.var.deps, token, 'setup')
  const secret = user.totpSecret
  return renderPage(
    c,
    { title: 'Zweiten Faktor einrichten', isBare: true },
    secret === null ? (
      <BeginSetupPage passage={passage} />
    ) : (
      <SetupPage
        state={state}
        passage={passage}
        secret={secret}
        picture={await c.var.deps.secrets.totpPicture(secret, user.email)}
      />
    ),
  )
}

async function showRecoveryCodes(
  c: Page,
  recoveryCodes: readonly string[],
  { next, carried }: Passage,
): Promise<Response> {
  return renderPage(
    c,
    { title: 'Wiederherstellungscodes', isBare: true },
    <RecoveryCodesPage recoveryCodes={recoveryCodes}>
      {carried ? (
        <CarriedForward carried={carried} />
      ) : (
        <p class="form-actions">
          <a href={next}>Weiter</a>
        </p>
      )}
    </RecoveryCodesPage>,
  )
}

async function showCarried(c: Page, token: string, { carried, next }: Passage): Promise<Response> {
  if (!carried) return c.redirect(next, 303)
  return renderPage(
    c,
    { title: 'Ihre Eingaben sind noch da', isBare: true },
    <CarriedPage carried={carried} csrfToken={csrfTokenOf(token)} />,
  )
}

function tokenOf(c: Page): string {
  return readSessionCookie(c) ?? ''
}

async function findStage(c: Page): Promise<Stage | undefined> {
  const token = readSessionCookie(c)
  return token ? (await readSession(c.var.deps, token))?.stage : undefined
}

function passageInQuery(c: Page): Passage {
  return { next: nextOf(c.req.query('nach')), carried: undefined }
}

/** Never the password; what looks like no mail address might be one, typed into the wrong field. */
function failureOf(c: Page, result: LoginResult, email: string): FailedLogin | undefined {
  return failedLogin(result, {
    request: c.var.requestId,
    account: /^\S+@\S+\.\S+$/.test(email) ? email : undefined,
    address: clientOf(c).address,
  })
}
