/** Every check of an information domain in an order of its own, a part at a time. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { RequirementLevel } from '../../../catalog/requirementLevel.ts'
import type { Db } from '../../../db/db.ts'
import {
  type ActiveModule,
  listActiveModules,
  listCheckMarks,
  listChecksOf,
  listObjectLabels,
} from '../../../db/queries/checkLists.ts'
import type { StoredCheck } from '../../../db/queries/checks.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import type { CheckStatus } from '../../assessment/check.ts'
import { compareText } from '../../inventory/order.ts'

export type CheckSelection = {
  readonly targetObject?: string | undefined
  readonly targetObjectId?: string | undefined
  readonly module?: string | undefined
  readonly requirement?: string | undefined
  readonly level?: RequirementLevel | undefined
  readonly status?: CheckStatus | undefined
}

type Entry = ActiveModule & {
  readonly object: string
  readonly requirement: string
  readonly level: RequirementLevel
  readonly title: string
}

/** What a list is ordered and continued by. */
export function keyOfCheck({ object, requirement }: Pick<Entry, 'object' | 'requirement'>) {
  return [object, requirement] as const
}

/** At most `limit` checks behind the key `after`, unanswered ones included. */
export async function readChecks(
  db: Db,
  domain: InformationDomain,
  selection: CheckSelection,
  { after, limit }: { after?: readonly string[] | undefined; limit: number },
) {
  const objects = await listObjectLabels(db, domain.id)
  const codes = new Map(objects.map(({ id, code }) => [id, code]))
  const places = (await listActiveModules(db, domain.id))
    .map((place) => ({ ...place, object: codes.get(place.targetObjectId) ?? '' }))
    .filter(
      ({ object, module, targetObjectId }) =>
        (selection.targetObject ?? object) === object &&
        (selection.targetObjectId ?? targetObjectId) === targetObjectId &&
        (selection.module ?? module) === module &&
        (after === undefined || object >= (after[0] ?? '')),
    )
  const statuses = selection.status && (await readStatuses(db, domain.id))
  const isWanted = ({ targetObjectId, requirement, level }: Entry) =>
    (selection.level ?? level) === level &&
    (selection.requirement ?? requirement) === requirement &&
    (!statuses || (statuses.get(`${targetObjectId}/${requirement}`) ?? 'open') === selection.status)
  const entries = entriesAfter(places, after, isWanted).slice(0, limit)
  return readAnswers(db, domain, entries)
}

function entriesAfter(
  places: readonly (ActiveModule & { object: string })[],
  after: readonly string[] | undefined,
  isWanted: (entry: Entry) => boolean,
): Entry[] {
  const [lastObject = '', lastRequirement = ''] = after ?? []
  return places
    .flatMap((place) =>
      readCatalog()
        .activeRequirements(place.module)
        .map(({ id, level, title }): Entry => ({ ...place, requirement: id, level, title })),
    )
    .filter(
      (entry) =>
        after === undefined ||
        (compareText(entry.object, lastObject) || compareText(entry.requirement, lastRequirement)) >
          0,
    )
    .filter(isWanted)
    .sort((a, b) => compareText(a.object, b.object) || compareText(a.requirement, b.requirement))
}

async function readStatuses(db: Db, informationDomainId: string) {
  const levels = ['basic', 'standard', 'high'] as const
  const marks = await listCheckMarks(db, { informationDomainId, levels })
  return new Map(
    marks.map(({ targetObjectId, requirement, status }) => [
      `${targetObjectId}/${requirement}`,
      status,
    ]),
  )
}

async function readAnswers(db: Db, { code }: InformationDomain, entries: readonly Entry[]) {
  const ids = [...new Set(entries.map(({ targetObjectId }) => targetObjectId))]
  const requirements = [...new Set(entries.map(({ requirement }) => requirement))]
  const stored = entries.length === 0 ? [] : await listChecksOf(db, ids, requirements)
  const byPlace = new Map(stored.map((one) => [`${one.targetObjectId}/${one.requirement}`, one]))
  const persons = new Map((await listPersons(db)).map(({ id, name }) => [id, name]))
  return entries.map(({ targetObjectId, object, module, requirement, level, title, decision }) => ({
    informationDomain: code,
    ...{ targetObjectId, targetObject: object, module, requirement, title, level },
    isAtProvider: decision === 'at_provider',
    ...answerOf(byPlace.get(`${targetObjectId}/${requirement}`), persons),
  }))
}

function answerOf(check: StoredCheck | undefined, persons: ReadonlyMap<string, string>) {
  return {
    version: check?.version ?? 0,
    status: check?.status ?? ('open' as const),
    dispensableBecause: check?.dispensableBecause ?? null,
    explanation: check?.explanation ?? '',
    responsible: persons.get(check?.responsibleId ?? '') ?? null,
    dueOn: check?.dueOn ?? null,
    surveyedOn: check?.surveyedOn ?? null,
    checkedAt: check?.checkedAt ?? null,
  }
}
