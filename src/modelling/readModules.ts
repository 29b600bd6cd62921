/** Reads what the pages of the modelling show: all modules with their decisions, and what waits for a person. @module */
import { readCatalog } from '../../catalog/readCatalog.ts'
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { type DecisionConflict, listConflicts } from './conflicts.ts'
import { profileOf } from './domainProfile.ts'
import { listModuleChanges, type ModuleChange } from './moduleChanges.ts'
import { type ModuleOverviewRow, moduleOverview } from './moduleOverview.ts'
import { readKeptDecisions } from './readKeptDecisions.ts'
import { readStoredModel, type StoredModel } from './readStoredModel.ts'

export type Modules = {
  readonly model: StoredModel
  /** All modules of the edition, in official order. */
  readonly rows: readonly ModuleOverviewRow[]
  readonly changes: readonly ModuleChange[]
  readonly conflicts: readonly DecisionConflict[]
  readonly waiting: Waiting
}

/** How much waits for a person. */
export type Waiting = { readonly proposals: number; readonly questions: number }

export async function readModules(db: Db, domain: InformationDomain): Promise<Modules> {
  const model = await readStoredModel(db, domain)
  const { objects, decisions, modelling, comparison } = model
  const rows = moduleOverview({
    rules: readCatalog().rules,
    profile: profileOf(domain),
    targetObjects: objects,
    decisions,
    leftOver: modelling.leftOver,
  })
  const changes = listModuleChanges(model)
  const conflicts = listConflicts(comparison, await readKeptDecisions(db, domain))
  const unsettled = conflicts.filter(({ isKept }) => !isKept)
  const waiting = {
    proposals: changes.length + unsettled.length,
    questions: modelling.questions.length,
  }
  return { model, rows, changes, conflicts, waiting }
}
