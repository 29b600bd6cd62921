/** Group proposals: what the inventory says, decided by a person. @module */
import { type Context, Hono } from 'hono'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { addressOf } from '../../web/address.ts'
import type { FormState } from '../../web/form.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { readAll, readValues, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { isPrefix } from '../kindWords.ts'
import {
  acceptChanged,
  acceptInto,
  acceptProposals,
  keepStored,
  refuseGroup,
  takeRefusalBack,
} from './actions.ts'
import { listProposals } from './listing.ts'
import { ProposalPage } from './ProposalPage.tsx'
import { ProposalsPage } from './ProposalsPage.tsx'
import { acceptanceForm, refusalForm } from './proposalForm.ts'
import { readProposals } from './readProposals.ts'
import { groupId, proposalIds } from './selectProposals.ts'

const base = '/zielobjekte/vorschlaege'

export const groupProposalRoutes = new Hono<WebEnv>()
  .get(base, async (c) => {
    const { visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const domain = pageDomain(c)
    const { input, structure } = await readStructure(c)
    const codes = new Map(input.existing.targetObjects.map(({ id, code }) => [id, code]))
    return renderPage(
      c,
      { title: 'Vorschläge aus dem Bestand', path: '/zielobjekte', domain },
      <ProposalsPage
        domain={domain}
        listing={listProposals(structure, codes)}
        csrfToken={visit.csrfToken}
        mayWrite={isAllowed(visit.actor, 'write', 'inventory')}
      />,
    )
  })
  .post(`${base}/annahmen`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const domain = pageDomain(c)
    const ids = await chosenIds(c)
    await acceptProposals(deps, visit.actor, domain.id, ids)
    return toList(c, `${ids.length === 1 ? 'Vorschlag' : `${ids.length} Vorschläge`} übernommen.`)
  })
  .get('/zielobjekte/vorschlag', async (c) => {
    allow(c.var.visit.actor, 'read', 'inventory')
    return showProposal(c, c.req.query('gruppe') ?? '', {}, {})
  })
  .post(`${base}/einzelannahmen`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const domain = pageDomain(c)
    return submit(c, acceptanceForm, {
      save: async ({ gruppe: groupKey, name, count, intoId }) => {
        if (intoId) await acceptInto(deps, visit.actor, domain.id, { groupKey, intoId })
        else await acceptChanged(deps, visit.actor, domain.id, { groupKey, name, count })
        return toList(c, 'Vorschlag übernommen.')
      },
      again: (values, problems) => showProposal(c, values.gruppe ?? '', { values, problems }, {}),
    })
  })
  .post(`${base}/ablehnungen`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const domain = pageDomain(c)
    return submit(c, refusalForm, {
      save: async ({ gruppe: groupKey, reason }) => {
        await refuseGroup(deps, visit.actor, domain.id, { groupKey, reason })
        return toList(c, 'Vorschlag abgelehnt.')
      },
      again: (values, problems) => showProposal(c, values.gruppe ?? '', {}, { values, problems }),
    })
  })
  .post(`${base}/ablehnungen/ruecknahme`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const { gruppe = '' } = await readValues(c)
    await takeRefusalBack(deps, visit.actor, pageDomain(c).id, gruppe)
    return toList(c, 'Die Gruppe wird wieder vorgeschlagen.')
  })
  .post(`${base}/beibehaltungen`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const { gruppe = '' } = await readValues(c)
    await keepStored(deps, visit.actor, pageDomain(c).id, gruppe)
    return toList(c, 'Der bisherige Stand bleibt.')
  })

/** One by its own button, all of a kind, all there are, or those that are ticked. */
async function chosenIds(c: Context<WebEnv>): Promise<string[]> {
  const { nur, art, alle } = await readValues(c)
  if (nur) return [nur]
  if (!alle && !art) return readAll(c, 'vorschlag')
  const { structure } = await readStructure(c)
  if (alle) return allSeen(proposalIds(structure), Number(alle))
  if (!art || !isPrefix(art)) return []
  return structure.targetObjects
    .filter(({ prefix, change }) => prefix === art && change === 'new')
    .map(groupId)
}

/** Nothing is accepted unseen: as many as the page showed, else none. */
function allSeen(ids: string[], seen: number): string[] {
  if (ids.length === seen) return ids
  throw new Failure(
    'conflict',
    'Seit Sie die Seite geöffnet haben, sind andere Vorschläge dazugekommen oder erledigt. Bitte sehen Sie sie noch einmal an.',
  )
}

async function showProposal(
  c: Context<WebEnv>,
  groupKey: string,
  acceptance: Partial<FormState>,
  refusal: Partial<FormState>,
): Promise<Response> {
  const { visit } = c.var
  const domain = pageDomain(c)
  const { input, structure } = await readStructure(c)
  const proposal = structure.targetObjects.find(
    (each) => each.groupKey === groupKey && each.existingId === null,
  )
  if (!proposal) {
    throw new Failure(
      'not_found',
      'Diesen Vorschlag gibt es nicht mehr: Er ist übernommen oder abgelehnt, oder der Bestand hat sich geändert.',
    )
  }
  const hasMembers = /^(device|application)\|/.test(groupKey)
  const stored = input.existing.targetObjects as readonly TargetObject[]
  const proposed = { name: proposal.name, count: String(proposal.count), intoId: '' }
  return renderPage(
    c,
    { title: proposal.name, path: '/zielobjekte', domain },
    <ProposalPage
      domain={domain}
      proposal={proposal}
      handMade={hasMembers ? stored.filter((each) => each.groupKey === '') : []}
      acceptance={{ values: proposed, ...acceptance }}
      refusal={{ values: {}, ...refusal }}
      csrfToken={visit.csrfToken}
      mayWrite={isAllowed(visit.actor, 'write', 'inventory')}
    />,
  )
}

async function readStructure(c: Context<WebEnv>) {
  const { deps, today, visit } = c.var
  const domain = pageDomain(c)
  return deps.store.read(visit.actor.organisationId, (db) => readProposals(db, domain, today))
}

function toList(c: Context<WebEnv>, notice: string): Response {
  return redirectTo(c, addressOf(base, { verbund: pageDomain(c).code }), notice)
}
