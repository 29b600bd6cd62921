/** Providers with what they provide and what proves it. They are target objects and are changed as such. @module */
import { Hono } from 'hono'
import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listModuleDecisions, listProviderProofs } from '../../../db/queries/modelling.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { listLinks, listTargetObjects } from '../../../db/queries/targetObjects.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import type { Day } from '../../core/day.ts'
import { searchTextOf, searchWords } from '../../core/text.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { compareText } from '../order.ts'
import { providerKindOf } from '../provider.ts'
import { type ListedProvider, ProviderPage, type ProviderQuery } from './ProviderPage.tsx'

export const providerRoutes = new Hono<WebEnv>().get('/dienstleister', async (c) => {
  const { deps, today, visit } = c.var
  allow(visit.actor, 'read', 'inventory')
  const domain = pageDomain(c)
  const { suche, nachweis } = c.req.query()
  const query = { suche, nachweis }
  const all = await deps.store.read(visit.actor.organisationId, (db) => readProviders(db, domain))
  return renderPage(
    c,
    { title: 'Dienstleister', path: '/dienstleister', domain },
    <ProviderPage
      domain={domain}
      providers={all.filter((each) => matches(each, query, today))}
      total={all.length}
      lacking={all.filter((each) => lacksProof(each, today)).length}
      query={query}
      today={today}
      mayWrite={isAllowed(visit.actor, 'write', 'inventory')}
    />,
  )
})

async function readProviders(db: Db, domain: InformationDomain): Promise<ListedProvider[]> {
  const objects = await listTargetObjects(db, domain.id)
  const links = await listLinks(db, domain.id)
  const decisions = await listModuleDecisions(db, domain.id)
  const proofs = await listProviderProofs(db, domain.id)
  const persons = new Map((await listPersons(db)).map(({ id, name }) => [id, name]))
  const names = new Map(objects.map(({ id, name }) => [id, name]))
  return objects
    .filter((each) => providerKindOf(each) !== undefined)
    .map((provider) => ({
      ...provider,
      responsible: persons.get(provider.responsibleId ?? '') ?? null,
      provides: links
        .filter(({ toId, relation }) => toId === provider.id && relation === 'provided_by')
        .flatMap(({ fromId }) => names.get(fromId) ?? [])
        .sort(compareText),
      modules: decisions.filter(({ providerId }) => providerId === provider.id).length,
      proofs: proofs
        .filter(({ providerId }) => providerId === provider.id)
        .sort((a, b) => compareText(a.until ?? '', b.until ?? '')),
    }))
}

function matches(provider: ListedProvider, query: ProviderQuery, today: Day): boolean {
  const { code, name, description, provides } = provider
  const text = searchTextOf([code, name, description, ...provides])
  if (!searchWords(query.suche ?? '').every((word) => text.includes(word))) return false
  if (query.nachweis === 'fehlt') return lacksProof(provider, today)
  return (
    query.nachweis !== 'gueltig' || (provider.proofs.length > 0 && !lacksProof(provider, today))
  )
}

/** Whether modules are the provider's and no proof of it, or not every one, holds today. */
function lacksProof({ modules, proofs }: ListedProvider, today: Day): boolean {
  if (modules === 0) return false
  return proofs.length === 0 || proofs.some(({ until }) => until === null || until < today)
}
