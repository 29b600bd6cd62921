/** Networks and what is connected to them. @module */
import { Hono } from 'hono'
import { listPersons } from '../../../db/queries/organisations.ts'
import { listLinks, listTargetObjects } from '../../../db/queries/targetObjects.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { searchTextOf, searchWords } from '../../core/text.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { compareByCode } from '../order.ts'
import { type ListedNetwork, NetworkPage } from './NetworkPage.tsx'

export const networkRoutes = new Hono<WebEnv>().get('/netze', async (c) => {
  const { deps, visit } = c.var
  allow(visit.actor, 'read', 'inventory')
  const domain = pageDomain(c)
  const search = c.req.query('suche')
  const all = await deps.store.read(visit.actor.organisationId, async (db) => {
    const objects = await listTargetObjects(db, domain.id)
    const links = await listLinks(db, domain.id)
    const persons = new Map((await listPersons(db)).map(({ id, name }) => [id, name]))
    const byId = new Map(objects.map((each) => [each.id, each]))
    const isNetwork = ({ kinds }: { kinds: readonly string[] }) =>
      kinds.some((kind) => kind.startsWith('network.'))
    return objects.filter(isNetwork).map((network): ListedNetwork => {
      const connected = links
        .filter(({ toId }) => toId === network.id)
        .flatMap(({ fromId }) => byId.get(fromId) ?? [])
        .sort(compareByCode)
      return {
        ...network,
        responsible: persons.get(network.responsibleId ?? '') ?? null,
        connected: connected.map(({ code }) => code),
        things: connected.reduce((sum, { count }) => sum + count, 0),
      }
    })
  })
  const words = searchWords(search ?? '')
  const networks = all.filter(({ code, name, location }) => {
    const text = searchTextOf([code, name, location])
    return words.every((word) => text.includes(word))
  })
  return renderPage(
    c,
    { title: 'Netze', path: '/netze', domain },
    <NetworkPage
      domain={domain}
      networks={networks}
      total={all.length}
      search={search}
      mayWrite={isAllowed(visit.actor, 'write', 'inventory')}
    />,
  )
})
