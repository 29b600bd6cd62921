/** Tokens of the programming interface: issued, listed and revoked. @module */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { listApiTokens } from '../../../db/queries/apiTokens.ts'
import { isInDomain } from '../../access/actor.ts'
import { allow } from '../../access/permissions.ts'
import { createApiToken, revokeApiToken } from '../../access/tokens/actions.ts'
import { expiryRange, tokenState, usualMonths } from '../../access/tokens/apiToken.ts'
import { tokenForm } from '../../access/tokens/tokenForm.ts'
import { addMonths, dayOf } from '../../core/day.ts'
import type { FormState } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { readAll, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { NewSecretPage, NewTokenPage, TokensPage, tokensPath } from './views.tsx'

type Page = Context<WebEnv>

export const tokenRoutes = new Hono<WebEnv>()
  .get(tokensPath, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'administration')
    const now = deps.serverTime()
    const tokens = await deps.store.read(visit.actor.organisationId, listApiTokens)
    return renderPage(
      c,
      { title: 'Schnittstelle', path: '/verwaltung' },
      <TokensPage
        tokens={tokens
          .filter(({ informationDomainId: id }) => id === null || isInDomain(visit.actor, id))
          .map(({ tokenHash: _, ...token }) => ({
            ...token,
            state: tokenState(token, now),
            createdOn: dayOf(token.createdAt),
            lastUsedOn: token.lastUsedAt && dayOf(token.lastUsedAt),
          }))}
        domains={visit.domains}
        csrfToken={visit.csrfToken}
      />,
    )
  })
  .get(`${tokensPath}/neu`, (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    const expiresOn = addMonths(dayOf(c.var.deps.serverTime()), usualMonths)
    return showNew(c, { values: { expiresOn } }, [])
  })
  .post(tokensPath, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'administration')
    const scopes = await readAll(c, 'scopes')
    return submit(c, tokenFormWith(scopes), {
      save: async (form) => {
        const { text } = await createApiToken(deps, visit.actor, form)
        return renderPage(
          c,
          { title: 'Der neue Schlüssel', path: '/verwaltung' },
          <NewSecretPage name={form.name} text={text} />,
        )
      },
      again: (values, problems) => showNew(c, { values, problems }, scopes),
    })
  })
  .post(`${tokensPath}/:id/widerruf`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'administration')
    await revokeApiToken(deps, visit.actor, c.req.param('id'))
    return redirectTo(c, tokensPath, 'Der Schlüssel ist widerrufen.')
  })

/** A form has one value for each name; the boxes that were ticked are read apart. */
function tokenFormWith(scopes: readonly string[]) {
  return z.preprocess((values) => ({ ...Object(values), scopes }), tokenForm)
}

async function showNew(c: Page, state: FormState, chosen: readonly string[]): Promise<Response> {
  const { csrfToken, domains } = c.var.visit
  const { until } = expiryRange(c.var.deps.serverTime())
  return renderPage(
    c,
    { title: 'Schlüssel ausstellen', path: '/verwaltung' },
    <NewTokenPage
      state={state}
      chosen={chosen}
      csrfToken={csrfToken}
      domains={domains}
      until={until}
    />,
  )
}
