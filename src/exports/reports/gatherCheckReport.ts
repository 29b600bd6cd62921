/**
 * Reads what the report on all checks shows: figures at once, the checks section by section while it is written, so that
 * memory does not grow with them.
 * @module
 */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { RequirementLevel } from '../../../catalog/requirementLevel.ts'
import { chunksOf, type Db } from '../../../db/db.ts'
import { listAnswers } from '../../../db/queries/checks.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listModuleDecisions, type StoredDecision } from '../../../db/queries/modelling.ts'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import type { CheckReport, CheckSection, ObjectChecks } from '../../../reports/checkReport.ts'
import { readStaleMonths } from '../../access/organisation/readStaleMonths.ts'
import { applicableChecks } from '../../assessment/applicableChecks.ts'
import { addMonths, type Day } from '../../core/day.ts'
import { groupedBy } from '../../inventory/order.ts'
import { readDomainFigures } from '../../milestones/readState.ts'
import { type CheckModel, modulesOf, readCheckModel } from '../checkModel.ts'
import { createRows } from '../checkResult.ts'
import { readCheckSources } from '../checkSources.ts'
import { objectName, readObjectLabels } from '../labels.ts'

/** A section is read and laid out at once; a module at very many target objects has several. */
const checksPerSection = 1_000

/** `db` must stay open until the last section is read. `levels`: all three when not given. */
export async function gatherCheckReport(
  db: Db,
  domain: InformationDomain,
  today: Day,
  levels?: readonly RequirementLevel[],
): Promise<CheckReport> {
  const catalog = readCatalog()
  const model = await readCheckModel(db, domain)
  const staleMonths = await readStaleMonths(db)
  const figures = await readDomainFigures(db, domain, today, staleMonths)
  const sources = await readCheckSources(db, model)
  const staleBefore = addMonths(today, -staleMonths)
  const toRow = createRows(model, sources, { today, staleBefore })
  const providers = await readObjectLabels(db, domain)
  const objectsOf = objectsByModule(model)
  const reading: Reading = {
    ...{ db, domain, levels, toRow },
    providerOf: ({ providerId }) => {
      const provider = providers.get(providerId ?? '')
      return provider ? objectName(provider) : ''
    },
  }
  return {
    today,
    levels: levels ?? ['basic', 'standard', 'high'],
    progress: figures.progress,
    modules: modulesOf(model).map(({ id, title }) => ({
      id,
      title,
      objects: objectsOf.get(id)?.length ?? 0,
    })),
    leftOut: await readLeftOut(db, domain, model),
    undecided: figures.undecidedModules.map((id) => `${id} ${catalog.moduleById(id).title}`),
    sections: modulesOf(model).flatMap((module) =>
      sectionsOf(module, objectsOf.get(module.id) ?? [], reading),
    ),
  }
}

type Placed = { readonly object: TargetObject; readonly decision: StoredDecision }

type Reading = {
  readonly db: Db
  readonly domain: InformationDomain
  readonly levels: readonly RequirementLevel[] | undefined
  readonly toRow: ReturnType<typeof createRows>
  /** Code and name of the provider, or ''. */
  readonly providerOf: (decision: StoredDecision) => string
}

/** In the order of the codes of the target objects. */
function objectsByModule({ objects, decisionsAt }: CheckModel): Map<string, Placed[]> {
  const placed = objects.flatMap((object) =>
    (decisionsAt.get(object.id) ?? []).map((decision) => ({ object, decision })),
  )
  return groupedBy(placed, ({ decision }) => decision.module)
}

function sectionsOf(
  module: { readonly id: string; readonly title: string; readonly layer: string },
  placed: readonly Placed[],
  reading: Reading,
): CheckSection[] {
  const { levels } = reading
  const each = readCatalog()
    .activeRequirements(module.id)
    .filter(({ level }) => levels?.includes(level) ?? true).length
  if (each === 0) return []
  const layer = readCatalog().layers.find(({ id }) => id === module.layer)
  return chunksOf(placed, Math.max(1, Math.floor(checksPerSection / each))).map((part) => ({
    layer: `${module.layer} ${layer?.title ?? ''}`,
    module: `${module.id} ${module.title}`,
    moduleId: module.id,
    checks: part.length * each,
    read: () => readSection(module.id, part, reading),
  }))
}

async function readSection(
  module: string,
  placed: readonly Placed[],
  { db, domain, levels, toRow, providerOf }: Reading,
): Promise<ObjectChecks[]> {
  const ids = placed.map(({ object }) => object.id)
  const answers = groupedBy(
    await listAnswers(db, ids, module),
    ({ targetObjectId }) => targetObjectId,
  )
  return placed.map(({ object, decision }) => {
    const own = new Map(answers.get(object.id)?.map((answer) => [answer.requirement, answer]))
    const checks = applicableChecks([decision], {
      informationDomainId: domain.id,
      requirementsOf: readCatalog().activeRequirements,
      findAnswer: (_, requirement) => own.get(requirement),
      ...(levels && { levels }),
    })
    return {
      object: `${object.code} ${object.name}`,
      count: object.count,
      location: object.location,
      provider: decision.decision === 'at_provider' ? providerOf(decision) : '',
      checks: [...checks].map(toRow),
    }
  })
}

/** Modules that count nowhere, each reason once. */
async function readLeftOut(
  db: Db,
  domain: InformationDomain,
  model: CheckModel,
): Promise<CheckReport['leftOut']> {
  const counted = new Set(modulesOf(model).map(({ id }) => id))
  const decisions = await listModuleDecisions(db, domain.id)
  const byModule = groupedBy(decisions, ({ module }) => module)
  return readCatalog()
    .modules.filter(({ id }) => byModule.has(id) && !counted.has(id))
    .map(({ id, title }) => ({
      id,
      title,
      reason: [...new Set(byModule.get(id)?.map(({ reason }) => reason))].join(' '),
    }))
}
