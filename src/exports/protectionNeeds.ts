/** Reads what A.2 shows: needs that persons set, inherited along the dependencies. @module */
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listProtectionNeeds } from '../../db/queries/modelling.ts'
import { listLinks, listTargetObjects } from '../../db/queries/targetObjects.ts'
import type { GoalNeed, NeedyObject } from '../../reports/protectionNeeds.ts'
import { inheritNeeds, type NeedResult } from '../modelling/protectionNeeds.ts'
import { kindWord } from './structureSection.ts'

export async function gatherProtectionNeeds(
  db: Db,
  domain: InformationDomain,
): Promise<{ objects: readonly NeedyObject[] }> {
  const targetObjects = await listTargetObjects(db, domain.id)
  const links = await listLinks(db, domain.id)
  const settings = await listProtectionNeeds(db, domain.id)
  const needs = inheritNeeds({ targetObjects, links, settings })
  const codes = new Map(targetObjects.map(({ id, code }) => [id, code]))
  const goalNeed = ({ level, origin, fromId, reason }: NeedResult): GoalNeed => ({
    level,
    origin,
    inheritedFrom: fromId === null ? null : (codes.get(fromId) ?? null),
    reason,
  })
  const objects = targetObjects.flatMap(({ id, code, name, kinds }) => {
    const own = needs.get(id)
    if (!own) return []
    const { confidentiality, integrity, availability } = own
    return [
      {
        code,
        name,
        kind: kindWord(kinds),
        needs: {
          confidentiality: goalNeed(confidentiality),
          integrity: goalNeed(integrity),
          availability: goalNeed(availability),
        },
      },
    ]
  })
  return { objects }
}
