/** Specialist applications of an import plan, written with their events. @module */
import type { Db } from '../../db/db.ts'
import { insertApplications, saveApplication } from '../../db/queries/applications.ts'
import { recordEvent } from '../../db/queries/events.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { foldText } from '../core/text.ts'
import type { Deps } from '../deps.ts'
import type { ApplicationFacts } from '../inventory/application.ts'
import type { ApplicationImportPlan } from './importPlan.ts'

/** Stores what is new and changed, each application with an event that names its row. */
export async function storeApplications(
  deps: Deps,
  actor: Actor,
  db: Db,
  domain: InformationDomain,
  plan: ApplicationImportPlan,
): Promise<void> {
  const rows = plan.new.map(({ from, ...facts }) => ({
    from,
    row: {
      ...facts,
      id: deps.newId(),
      informationDomainId: domain.id,
      nameKey: foldText(facts.name),
      createdAt: deps.now(),
    },
  }))
  await insertApplications(
    db,
    rows.map(({ row }) => row),
  )
  for (const { row, from } of rows) {
    recordEvent(db, eventBy(deps, actor, 'application_created', row.id, { after: row, from }))
  }
  for (const { id, version, fields, after, from } of plan.changed) {
    const change = Object.fromEntries(
      Object.keys(fields).map((field) => [field, after[field as keyof ApplicationFacts]]),
    )
    await saveApplication(db, id, version, { ...change, nameKey: foldText(after.name) })
    recordEvent(db, eventBy(deps, actor, 'application_changed', id, { fields, from }))
  }
}
