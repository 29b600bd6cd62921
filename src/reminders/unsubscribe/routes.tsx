/** The way out that stands in every mail: without a login, by an address that only its recipient knows. @module */
import { type Context, Hono } from 'hono'
import { clockedBy, type Deps } from '../../deps.ts'
import type { FormState } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { readValues, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { changeChoicesByLink, stopReminders } from '../choices/actions.ts'
import { choicesFields, unsubscribeForm } from '../choices/choicesForm.ts'
import { type SecretAddress, secretOf, secretTextOf } from '../secretAddress.ts'
import { readUnsubscription, type Unsubscription } from './readUnsubscription.ts'
import { UnsubscribePage } from './UnsubscribePage.tsx'

type Page = Context<WebEnv>

const path = '/erinnerungen/abbestellen'

export const unsubscribeRoutes = new Hono<WebEnv>()
  .get(`${path}/:address`, (c) => showPage(c))
  .post(`${path}/:address`, async (c) => {
    const { deps, address } = await found(c)
    // RFC 8058: a mail program says so, and wants no page.
    if ((await readValues(c))['List-Unsubscribe'] === 'One-Click') {
      await stopReminders(deps, address)
      return c.text('Die Erinnerungen sind abbestellt.\n')
    }
    return submit(c, unsubscribeForm, {
      save: async (form) => {
        await changeChoicesByLink(deps, address, form)
        return redirectTo(c, pathOf(address), 'Ihre Auswahl ist gespeichert.')
      },
      again: (values, problems) => showPage(c, { values, problems }),
    })
  })
  .post(`${path}/:address/alles`, async (c) => {
    const { deps, address } = await found(c)
    await stopReminders(deps, address)
    return redirectTo(c, pathOf(address), 'Die Erinnerungen sind abbestellt.')
  })

async function showPage(c: Page, typed?: FormState): Promise<Response> {
  const { address, stored, settings, organisation, hasAccount, kinds } = await found(c)
  const fields = choicesFields(stored.choices, false, settings, stored.version)
  c.header('X-Robots-Tag', 'noindex')
  return renderPage(
    c,
    { title: 'Erinnerungen abbestellen', isBare: true },
    <UnsubscribePage
      path={pathOf(address)}
      state={
        typed
          ? { ...typed, values: { ...typed.values, version: String(stored.version) } }
          : { values: fields }
      }
      kinds={kinds}
      organisationName={organisation.name}
      hasAccount={hasAccount}
    />,
  )
}

/** With the clock of the organisation. Throws `not_found`. */
async function found(
  c: Page,
): Promise<Unsubscription & { readonly deps: Deps; readonly address: SecretAddress }> {
  const address = secretOf(c.req.param('address') ?? '')
  const unsubscription = await readUnsubscription(c.var.deps, address)
  const { organisation, stored } = unsubscription
  return {
    ...unsubscription,
    deps: clockedBy(c.var.deps, organisation),
    address: { organisationId: organisation.id, secret: stored.unsubscribeToken },
  }
}

function pathOf(address: SecretAddress): string {
  return `${path}/${secretTextOf(address)}`
}
