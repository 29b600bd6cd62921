/** Information domains, and what persons add to the structure by hand. @module */
import { z } from 'zod'
import type { TargetKind } from '../../catalog/targetKind.ts'
import type { Db } from '../../db/db.ts'
import { recordEvent } from '../../db/queries/events.ts'
import {
  findInformationDomain,
  type InformationDomain,
  insertInformationDomain,
} from '../../db/queries/informationDomains.ts'
import {
  insertLinks,
  insertTargetObjects,
  listLinks,
  listTargetObjects,
  type TargetObjectLink,
} from '../../db/queries/targetObjects.ts'
import { type Actor, ensureEverywhere } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import { readPersons } from '../access/readPersons.ts'
import { Failure } from '../core/failure.ts'
import { searchTextOf, tidy } from '../core/text.ts'
import type { Deps } from '../deps.ts'
import { readTargetObjects } from './readTargetObjects.ts'
import { type CodePrefix, nextCode, type OperatingStatus, type Relation } from './targetObject.ts'
import { findCircle } from './targetObjects/findCircle.ts'

export const informationDomainForm = z.object({
  code: z
    .string()
    .transform((text) => tidy(text).toUpperCase())
    .pipe(
      z
        .string()
        .regex(
          /^[A-Z0-9][A-Z0-9_-]{0,19}$/,
          'Das Kürzel besteht aus höchstens 20 Buchstaben und Ziffern, z. B. KERN.',
        ),
    ),
  name: z
    .string()
    .transform(tidy)
    .pipe(z.string().min(1, 'Bitte geben Sie einen Namen an.').max(120, 'Höchstens 120 Zeichen.')),
})

/** Throws `conflict` when the code is taken, `forbidden` to whose memberships it would not belong. */
export async function createInformationDomain(
  deps: Deps,
  actor: Actor,
  input: z.infer<typeof informationDomainForm>,
): Promise<InformationDomain> {
  allow(actor, 'write', 'information_domains')
  ensureEverywhere(actor)
  return deps.store.write(actor.organisationId, async (db) => {
    if (await findInformationDomain(db, input.code)) {
      throw new Failure('conflict', `Den Informationsverbund „${input.code}“ gibt es schon.`)
    }
    const domain: InformationDomain = {
      id: deps.newId(),
      code: input.code,
      name: input.name,
      approach: 'basic',
      profile: 'kommunalverwaltung',
      edition: '2023',
    }
    await insertInformationDomain(db, { ...domain, createdAt: deps.now() })
    recordEvent(db, eventBy(deps, actor, 'domain_created', domain.id, { after: domain }))
    return domain
  })
}

export type NewTargetObject = {
  prefix: CodePrefix
  name: string
  kinds: readonly TargetKind[]
  count: number
  description: string
  platform?: string
  location?: string
  users?: string
  operatingStatus?: OperatingStatus
  responsibleId?: string | null
}

/** A target object that a person makes; rules leave it alone. Returns its id. Throws `not_found`. */
export async function createTargetObject(
  deps: Deps,
  actor: Actor,
  domain: InformationDomain,
  input: NewTargetObject,
): Promise<string> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, domain.id)
    await readPersons(db, [input.responsibleId ?? null])
    const known = await listTargetObjects(db, domain.id)
    const { prefix, ...facts } = input
    const row = {
      platform: '',
      location: '',
      users: '',
      operatingStatus: 'operation' as const,
      responsibleId: null,
      ...facts,
      id: deps.newId(),
      informationDomainId: domain.id,
      code: nextCode(
        prefix,
        known.map(({ code }) => code),
      ),
      attributes: {},
      groupKey: '',
      edited: [],
      reason: '',
    }
    const searchText = searchTextOf([row.code, row.name, row.platform])
    await insertTargetObjects(db, [{ ...row, searchText, createdAt: deps.now() }])
    recordEvent(db, eventBy(deps, actor, 'target_object_created', row.id, { after: row }))
    return row.id
  })
}

/**
 * A dependency that a person states: `from` needs `to`. Throws `not_found`, or `invalid` for itself, for one that is
 * there already and for one that would close a circle.
 */
export async function linkTargetObjects(
  deps: Deps,
  actor: Actor,
  input: { fromId: string; toId: string; relation: Relation; reason: string },
): Promise<void> {
  allow(actor, 'write', 'inventory')
  if (input.fromId === input.toId) {
    throw new Failure('invalid', 'Ein Zielobjekt kann nicht von sich selbst abhängen.')
  }
  const link = { id: deps.newId(), ...input, origin: 'person' as const }
  await deps.store.write(actor.organisationId, async (db) => {
    const places = await readTargetObjects(db, actor, [input.fromId, input.toId])
    await ensureLinkable(
      db,
      places.map(({ informationDomainId }) => informationDomainId),
      input,
    )
    await insertLinks(db, [link])
    recordEvent(db, eventBy(deps, actor, 'link_created', link.id, { after: link }))
  })
}

async function ensureLinkable(
  db: Db,
  informationDomainIds: readonly string[],
  input: { fromId: string; toId: string; relation: Relation },
): Promise<void> {
  const links: TargetObjectLink[] = []
  const codes = new Map<string, string>()
  for (const id of new Set(informationDomainIds)) {
    links.push(...(await listLinks(db, id)))
    for (const each of await listTargetObjects(db, id)) codes.set(each.id, each.code)
  }
  const isThere = links.some(
    ({ fromId, toId, relation }) =>
      fromId === input.fromId && toId === input.toId && relation === input.relation,
  )
  if (isThere) {
    throw new Failure('invalid', 'Diese Abhängigkeit gibt es schon.', {
      other: 'Diese Abhängigkeit gibt es schon.',
    })
  }
  const circle = findCircle(links, input)
  if (!circle) return
  const way = [input.fromId, ...circle].map((id) => codes.get(id) ?? '…').join(' → ')
  throw new Failure('invalid', `Das ergäbe einen Kreis: ${way}.`, {
    other: 'Die Abhängigkeiten dürfen nicht im Kreis führen.',
  })
}
