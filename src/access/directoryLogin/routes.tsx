/** Logging in over a directory: by a form for LDAP, by way of the provider for OpenID Connect. @module */
import { type Context, Hono } from 'hono'
import { addressOf } from '../../web/address.ts'
import { clientOf } from '../../web/client.ts'
import type { FormState } from '../../web/form.tsx'
import { readOidcFlow, writeOidcFlow } from '../../web/oidcFlowCookie.ts'
import { nextOf, type Passage, passageOf } from '../../web/passage.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { readSessionCookie, writeSessionCookie } from '../../web/sessionCookie.ts'
import { baseUrlOf } from '../../web/site.ts'
import { submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { problemsForPerson } from '../directory/directoryProblem.ts'
import { listDirectoryChoices } from '../directory/listDirectoryChoices.ts'
import { oidcAnswerPath } from '../directory/oidcAnswerPath.ts'
import { directoryForm } from '../login/loginForms.ts'
import {
  type FailedLogin,
  failedLogin,
  type LoginResult,
  pathOfStage,
  waitMessage,
} from '../login/loginResult.ts'
import { BeginSetupPage, CarriedPage, CodePage, LoginPage } from '../login/views.tsx'
import { csrfTokenOf } from '../sessions/session.ts'
import { beginOidcLogin, finishOidcLogin, logInWithLdap } from './actions.ts'

type Page = Context<WebEnv>

export function directoryLoginRoutes(noteFailure: (failed: FailedLogin) => void): Hono<WebEnv> {
  const note = (c: Page, result: LoginResult, account?: string) => {
    const { requestId: request } = c.var
    const failed = failedLogin(result, { request, account, address: clientOf(c).address })
    if (failed) noteFailure(failed)
  }

  return new Hono<WebEnv>()
    .post('/anmelden/verzeichnis', (c) =>
      submit(c, directoryForm, {
        save: async (form, values) => {
          const replaced = readSessionCookie(c)
          const result = await logInWithLdap(c.var.deps, { ...form, replaced }, clientOf(c))
          note(c, result)
          return answer(c, result, passageOf(values), {
            organisationId: form.organisationId,
            name: form.name,
          })
        },
        again: ({ organisationId = '', name = '', ...values }, problems) =>
          showLogin(c, { values: { organisationId, name }, problems }, passageOf(values)),
      }),
    )
    .get('/anmelden/oidc/:organisation', async (c) => {
      const organisationId = c.req.param('organisation')
      const next = nextOf(c.req.query('nach'))
      const begun = await beginOidcLogin(
        c.var.deps,
        organisationId,
        answerAddress(c, organisationId),
      )
      if ('kind' in begun) {
        note(c, begun)
        return answer(c, begun, { next, carried: undefined })
      }
      const beganAt = c.var.deps.serverTime()
      writeOidcFlow(c, { organisationId, ...begun.flow, next, beganAt })
      return c.redirect(begun.address, 303)
    })
    .get('/anmelden/oidc/:organisation/antwort', async (c) => {
      const organisationId = c.req.param('organisation')
      const flow = readOidcFlow(c)
      writeOidcFlow(c, undefined)
      const passage = { next: nextOf(flow?.next), carried: undefined }
      const result =
        flow?.organisationId === organisationId
          ? await finishOidcLogin(
              c.var.deps,
              {
                organisationId,
                answeredAt: new URL(new URL(c.req.url).search, answerAddress(c, organisationId)),
                flow,
                replaced: readSessionCookie(c),
              },
              clientOf(c),
            )
          : withoutFlow
      note(c, result)
      return answer(c, result, passage)
    })
}

/** Begun in another browser, too long ago, or finished already. */
const withoutFlow: LoginResult = {
  kind: 'refused',
  message: problemsForPerson.stale,
  reason: 'directory: no login under way',
}

function answerAddress(c: Page, organisationId: string): string {
  return `${baseUrlOf(c.var.site, c.req.url)}${oidcAnswerPath(organisationId)}`
}

async function answer(
  c: Page,
  result: LoginResult,
  passage: Passage,
  values: FormState['values'] = {},
): Promise<Response> {
  if (result.kind === 'session') return goOn(c, result, passage)
  if (result.kind === 'wait') {
    c.header('Retry-After', String(result.minutes * 60))
    c.status(429)
  } else {
    c.status(401)
  }
  const message = result.kind === 'wait' ? waitMessage(result.minutes) : result.message
  return showLogin(c, { values, problems: { message, fields: {} } }, passage)
}

/** With values to carry the next page is shown at once: a redirect would lose them. */
async function goOn(
  c: Page,
  { token, stage }: Extract<LoginResult, { kind: 'session' }>,
  passage: Passage,
): Promise<Response> {
  writeSessionCookie(c, token)
  const state = { values: {} }
  if (passage.carried) {
    const { carried } = passage
    if (stage === 'code') {
      return renderPage(
        c,
        { title: 'Zweiter Faktor', isBare: true },
        <CodePage state={state} passage={passage} />,
      )
    }
    if (stage === 'setup') {
      return renderPage(
        c,
        { title: 'Zweiten Faktor einrichten', isBare: true },
        <BeginSetupPage passage={passage} />,
      )
    }
    return renderPage(
      c,
      { title: 'Ihre Eingaben sind noch da', isBare: true },
      <CarriedPage carried={carried} csrfToken={csrfTokenOf(token)} />,
    )
  }
  if (stage === 'open') return c.redirect(passage.next, 303)
  return c.redirect(addressOf(pathOfStage[stage], { nach: passage.next }), 303)
}

async function showLogin(c: Page, directoryState: FormState, passage: Passage): Promise<Response> {
  return renderPage(
    c,
    { title: 'Anmelden', isBare: true },
    <LoginPage
      state={{ values: {} }}
      directoryState={directoryState}
      passage={passage}
      choices={await listDirectoryChoices(c.var.deps)}
    />,
  )
}
