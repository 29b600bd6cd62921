/** Operating systems and the end of their support. @module */
import { type Context, Hono } from 'hono'
import { listOwnSupport } from '../../../db/queries/operatingSystemSupport.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { tidy } from '../../core/text.ts'
import { platformReader } from '../../inventory/devicePlatform.ts'
import {
  OperatingSystemsPage,
  operatingSystemsPath,
  supportPath,
} from '../../inventory/operatingSystems/OperatingSystemsPage.tsx'
import { readOperatingSystems } from '../../inventory/operatingSystems/readOperatingSystems.ts'
import { SupportFormPage } from '../../inventory/operatingSystems/SupportFormPage.tsx'
import { supportForm, supportRemovalForm } from '../../inventory/operatingSystems/supportForm.ts'
import { releaseKeyOf } from '../../inventory/ownSupport.ts'
import { addressOf } from '../../web/address.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { removeSupport, setSupport } from './actions.ts'

export const operatingSystemRoutes = new Hono<WebEnv>()
  .get(operatingSystemsPath, async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const domain = pageDomain(c)
    const systems = await deps.store.read(visit.actor.organisationId, (db) =>
      readOperatingSystems(db, domain.id, today),
    )
    return renderPage(
      c,
      { title: 'Betriebssysteme', path: operatingSystemsPath, domain },
      <OperatingSystemsPage
        domain={domain}
        systems={systems}
        today={today}
        mayWrite={isAllowed(visit.actor, 'write', 'inventory')}
      />,
    )
  })
  .get(supportPath, (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showForm(c)
  })
  .post(supportPath, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    return submit(c, supportForm, {
      save: async ({ version, supportUntil, checkedOn, ...input }) => {
        const days = { supportUntil: supportUntil ?? '', checkedOn: checkedOn ?? '' }
        await setSupport(deps, visit.actor, version, { ...input, ...days })
        return redirectTo(c, backTo(c), `Termin für ${input.release} gespeichert.`)
      },
      again: (values, problems) => showForm(c, values, problems),
    })
  })
  .post(`${supportPath}/loeschung`, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    return submit(c, supportRemovalForm, {
      save: async ({ release }) => {
        await removeSupport(deps, visit.actor, release)
        return redirectTo(c, backTo(c), `Eigener Termin für ${release} gelöscht.`)
      },
      again: (values, problems) => showForm(c, values, problems),
    })
  })

function backTo(c: Context<WebEnv>): string {
  return addressOf(operatingSystemsPath, { verbund: pageDomain(c).code })
}

async function showForm(
  c: Context<WebEnv>,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, today, visit } = c.var
  const domain = pageDomain(c)
  const release = tidy(values?.release ?? c.req.query('fassung') ?? '').slice(0, 200)
  if (release === '') throw new Failure('not_found', 'Diese Fassung gibt es nicht.')
  const own = await deps.store.read(visit.actor.organisationId, listOwnSupport)
  const found = own.find(({ releaseKey }) => releaseKey === releaseKeyOf(release))
  const stored = {
    supportUntil: found?.supportUntil ?? '',
    source: found?.source ?? '',
    checkedOn: found?.checkedOn ?? today,
  }
  const isKept = values !== undefined && !problems?.isStale
  const version = isKept ? (values.version ?? '') : String(found?.version ?? 0)
  return renderPage(
    c,
    { title: `Ende der Unterstützung: ${release}`, path: operatingSystemsPath, domain },
    <SupportFormPage
      domain={domain}
      release={release}
      catalogue={platformReader(today)({ os: release, osVersion: '' })}
      isStored={found !== undefined}
      state={{ values: { ...(values ?? stored), version }, problems, stored }}
      csrfToken={visit.csrfToken}
    />,
  )
}
