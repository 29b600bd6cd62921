/**
 * Reads what A.4 shows: every check of the model, once; it is counted while it is written and never held.
 * @module
 */
import type { RequirementLevel } from '../../catalog/requirementLevel.ts'
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import type { CheckResult } from '../../reports/checkResult.ts'
import type { CheckRow } from '../../reports/checkRow.ts'
import { startCounting } from '../../reports/checkTally.ts'
import type { CheckHint } from '../../reports/words.ts'
import { readStaleMonths } from '../access/organisation/readStaleMonths.ts'
import {
  type Check,
  isCheckedBefore,
  isUndescribed,
  isUnplanned,
  lacksProviderProof,
} from '../assessment/check.ts'
import { addMonths, type Day } from '../core/day.ts'
import {
  type CheckModel,
  extentOf,
  modulesOf,
  readActiveChecks,
  readCheckModel,
} from './checkModel.ts'
import { type CheckSources, readCheckSources } from './checkSources.ts'
import { startSurveys } from './surveys.ts'

export async function gatherCheckResult(
  db: Db,
  domain: InformationDomain,
  today: Day,
  levels?: readonly RequirementLevel[],
): Promise<CheckResult> {
  const model = await readCheckModel(db, domain)
  const staleBefore = addMonths(today, -(await readStaleMonths(db)))
  const toRow = createRows(model, await readCheckSources(db, model), { today, staleBefore })
  const counting = startCounting()
  const surveys = startSurveys()
  return {
    ...extentOf(model, levels),
    checks: readRows(db, model, levels, (check) => {
      const row = toRow(check)
      counting.note(row)
      surveys.note(row)
      return row
    }),
    counts: counting.counts,
    surveyOf: surveys.of,
    targetObjects: model.objects.map(({ code, name, count, location }) => ({
      code,
      name,
      count,
      location,
    })),
    modules: modulesOf(model).map(({ id, title }) => ({ id, title })),
  }
}

/** Every check of the model beside what A.4 shows of it, in its order and in parts. */
export async function* readChecksWithRows(
  db: Db,
  domain: InformationDomain,
  today: Day,
  levels?: readonly RequirementLevel[],
): AsyncGenerator<readonly { readonly check: Check; readonly row: CheckRow }[]> {
  const model = await readCheckModel(db, domain)
  const staleBefore = addMonths(today, -(await readStaleMonths(db)))
  const toRow = createRows(model, await readCheckSources(db, model), { today, staleBefore })
  for await (const checks of readActiveChecks(db, model, levels)) {
    yield checks.map((check) => ({ check, row: toRow(check) }))
  }
}

async function* readRows(
  db: Db,
  model: CheckModel,
  levels: readonly RequirementLevel[] | undefined,
  toRow: (check: Check) => CheckRow,
): AsyncGenerator<readonly CheckRow[]> {
  for await (const checks of readActiveChecks(db, model, levels)) yield checks.map(toRow)
}

/** What a check looks like in a document. One literal a row: spreading parts of it together takes ten times as long. */
export function createRows(
  model: CheckModel,
  sources: CheckSources,
  { today, staleBefore }: { readonly today: Day; readonly staleBefore: Day },
): (check: Check) => CheckRow {
  const isProviders = findProviderChecks(model)
  return (check) => {
    const { code, name } = sources.objectOf(check)
    const { title, level } = sources.requirementOf(check)
    const isAtProvider = isProviders(check)
    return {
      targetObjectCode: code,
      targetObjectName: name,
      moduleId: check.module,
      inProfile: model.profile.hasModule(check.module),
      requirementId: check.requirement,
      requirementTitle: title,
      level,
      status: check.status,
      dispensableBecause: check.dispensableBecause,
      explanation: check.explanation,
      responsible: sources.personName(check.responsibleId),
      dueOn: check.dueOn,
      evidence: sources.evidenceOf(check),
      providerProof: isAtProvider
        ? { proof: check.providerProof, until: check.providerProofUntil }
        : null,
      surveyedOn: check.surveyedOn,
      interviewed: check.interviewed,
      checkedAt: check.checkedAt,
      checkedBy: check.checkedBy ?? '',
      measureCodes: sources.measuresOf(check).map((measure) => measure.code),
      hints: hintsOf(check, { isAtProvider, staleBefore, today }),
    }
  }
}

/** Whether a provider meets the check for the city. */
export function findProviderChecks({ decisionsAt }: CheckModel): (check: Check) => boolean {
  const places = new Set<string>()
  for (const decided of [...decisionsAt.values()].flat()) {
    if (decided.decision === 'at_provider') places.add(placeOf(decided))
  }
  return (check) => places.size > 0 && places.has(placeOf(check))
}

function placeOf({ targetObjectId, module }: Pick<Check, 'targetObjectId' | 'module'>): string {
  return `${targetObjectId} ${module}`
}

function hintsOf(
  check: Check,
  at: { isAtProvider: boolean; staleBefore: Day; today: Day },
): readonly CheckHint[] {
  const hints: CheckHint[] = []
  if (isUnplanned(check)) hints.push('unplanned')
  if (isUndescribed(check)) hints.push('undescribed')
  if (isCheckedBefore(check, at.staleBefore)) hints.push('stale')
  if (at.isAtProvider && lacksProviderProof(check, at.today)) hints.push('unproven')
  if (check.riskAcceptedOn !== null) hints.push('risk_accepted')
  return hints
}
