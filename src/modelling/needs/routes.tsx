/** Protection needs of one target object. @module */
import { type Context, Hono } from 'hono'
import { listProtectionNeeds } from '../../../db/queries/modelling.ts'
import { findTargetObject, type TargetObject } from '../../../db/queries/targetObjects.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { type Goal, goals } from '../protectionNeed.ts'
import { changeNeeds } from './actions.ts'
import { NeedPage } from './NeedPage.tsx'
import { needForm } from './needForm.ts'

const path = '/zielobjekte/:code{[A-Z]+[0-9]+}/schutzbedarf'

export const needRoutes = new Hono<WebEnv>()
  .get(path, async (c) => {
    allow(c.var.visit.actor, 'write', 'modelling')
    return showNeeds(c, await readObject(c))
  })
  .post(path, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'modelling')
    const object = await readObject(c)
    return submit(c, needForm, {
      save: async (needs) => {
        await changeNeeds(deps, visit.actor, object.id, needs)
        const page = addressOf(pathOf('/zielobjekte', object.code), { verbund: pageDomain(c).code })
        return redirectTo(c, page, 'Gespeichert.')
      },
      again: (values, problems) => showNeeds(c, object, values, problems),
    })
  })

async function showNeeds(
  c: Context<WebEnv>,
  object: TargetObject,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, visit } = c.var
  const domain = pageDomain(c)
  const needs = await deps.store.read(visit.actor.organisationId, (db) =>
    listProtectionNeeds(db, domain.id),
  )
  const own = new Map(
    needs.filter((each) => each.targetObjectId === object.id).map((each) => [each.goal, each]),
  )
  const stored = Object.fromEntries(
    goals.flatMap((goal) => {
      const need = own.get(goal)
      return [
        [`${goal}-level`, need?.level ?? ''],
        [`${goal}-effect`, need?.effect ?? 'own'],
        [`${goal}-reason`, need?.reason ?? ''],
      ]
    }),
  )
  const versions = Object.fromEntries(goals.map((goal) => [goal, own.get(goal)?.version ?? 0]))
  return renderPage(
    c,
    { title: `Schutzbedarf von ${object.code}`, path: '/zielobjekte', domain },
    <NeedPage
      domain={domain}
      object={object}
      state={{ values: values ?? stored, problems, stored }}
      versions={versions as Record<Goal, number>}
      csrfToken={visit.csrfToken}
    />,
  )
}

async function readObject(c: Context<WebEnv>): Promise<TargetObject> {
  const domain = pageDomain(c)
  const found = await c.var.deps.store.read(c.var.visit.actor.organisationId, (db) =>
    findTargetObject(db, domain.id, c.req.param('code') ?? ''),
  )
  if (found) return found
  throw new Failure('not_found', 'Dieses Zielobjekt gibt es hier nicht.')
}
