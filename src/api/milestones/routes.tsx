/** Milestones for other programs. @module */
import { type Context, Hono } from 'hono'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { compareText } from '../../inventory/order.ts'
import { readSeenMilestones, type SeenMilestone } from '../../milestones/readMilestonePages.ts'
import type { ApiEnv } from '../../web/api/apiEnv.ts'
import { pageAnswer } from '../../web/api/apiPage.ts'
import { serve } from '../../web/api/serve.ts'
import { keyOfCursor } from '../cursor.ts'
import { getMilestoneEndpoint, listMilestonesEndpoint } from './milestoneEndpoints.ts'

export const milestoneApi = new Hono<ApiEnv>()

serve(milestoneApi, listMilestonesEndpoint, async ({ c, query }) => {
  allow(c.var.api.actor, 'read', 'milestones')
  const { limit, cursor, state } = query
  const [after = ''] = cursor === undefined ? [] : keyOfCursor(cursor, 1)
  const items = (await readAll(c))
    .filter((one) => compareText(one.code, after) > 0 && (state ?? one.state) === one.state)
    .slice(0, limit + 1)
  return pageAnswer(c, items, limit, { keyOf: ({ code }) => [code], items })
})

serve(milestoneApi, getMilestoneEndpoint, async ({ c }) => {
  allow(c.var.api.actor, 'read', 'milestones')
  const code = (c.req.param('code') ?? '').toUpperCase()
  const found = (await readAll(c)).find((one) => one.code === code)
  if (!found) throw new Failure('not_found', 'Diesen Meilenstein gibt es hier nicht.')
  return { data: found }
})

/** By code. */
async function readAll(c: Context<ApiEnv>) {
  const { api, deps, today } = c.var
  const { staleMonths } = api.organisation
  const seen = await deps.store.read(api.actor.organisationId, (db) =>
    readSeenMilestones(deps.store, db, api.actor, { today, staleMonths }),
  )
  const codes = new Map(api.domains.map(({ id, code }) => [id, code]))
  return seen.map((entry) => answerOf(entry, codes)).sort((a, b) => compareText(a.code, b.code))
}

function answerOf({ milestone, report }: SeenMilestone, codes: ReadonlyMap<string, string>) {
  const { summary, details } = report
  return {
    version: milestone.version,
    code: summary.code,
    title: summary.title,
    area: details.area,
    informationDomains: milestone.informationDomainIds.map((id) => codes.get(id) ?? ''),
    originalDueOn: summary.originalDueOn,
    dueOn: summary.dueOn,
    reviewDueOn: details.reviewDueOn,
    extensions: details.extensions,
    state: summary.state,
    reachedOn: details.reachedOn,
    progress: milestone.progress,
    done: summary.done,
    total: summary.total,
    timing: details.timing,
    progressText: details.progress,
  }
}
