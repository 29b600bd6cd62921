import type { Db } from '../../db/db.ts'
import { listApplications } from '../../db/queries/applications.ts'
import { countDevices } from '../../db/queries/devices.ts'
import { listAccesses } from '../../db/queries/history.ts'
import { listMeasures } from '../../db/queries/measures.ts'
import { listConditionAnswers } from '../../db/queries/modelling.ts'
import { listMembers } from '../../db/queries/organisations.ts'
import { listTargetObjects } from '../../db/queries/targetObjects.ts'
import type { Store } from '../../db/store.ts'
import { type FigureOptions, readCachedFigures } from '../milestones/readCachedFigures.ts'
import type { FirstFacts } from './firstSteps.ts'

/** How far an information domain is on its way to the first export; without one, how far the organisation is. */
export async function readFirstFacts(
  store: Store,
  db: Db,
  domainId: string | undefined,
  options: FigureOptions,
): Promise<FirstFacts> {
  const accounts = new Set((await listMembers(db)).map(({ userId }) => userId)).size
  const exports = (await listAccesses(db, 'export', 1)).length
  const figures = (await readCachedFigures(store, db, options)).find(
    ({ domain }) => domain.id === domainId,
  )
  if (!figures) return { ...nothing, accounts, exports }
  const { domain, progress, modules, undecidedModules } = figures
  const { basic, standard, high } = progress.whole
  return {
    domain: { code: domain.code, name: domain.name },
    accounts,
    devices: await countDevices(db, domain.id),
    applications: (await listApplications(db, domain.id)).length,
    targetObjects: (await listTargetObjects(db, domain.id)).length,
    modelledModules: modules.length,
    undecidedModules: undecidedModules.length,
    answeredQuestions: (await listConditionAnswers(db, domain.id)).length,
    answeredChecks: [basic, standard, high].reduce((sum, { total, open }) => sum + total - open, 0),
    measures: (await listMeasures(db, domain.id)).length,
    exports,
  }
}

const nothing: FirstFacts = {
  domain: null,
  accounts: 0,
  devices: 0,
  applications: 0,
  targetObjects: 0,
  modelledModules: 0,
  undecidedModules: 0,
  answeredQuestions: 0,
  answeredChecks: 0,
  measures: 0,
  exports: 0,
}
