/**
 * What a list of checks is about: all its entries, counted and filtered, without their texts. Only what the list needs
 * is read, however many checks the information domain has.
 * @module
 */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { Db } from '../../../db/db.ts'
import {
  type CheckMark,
  findObjectLabel,
  listActiveMarks,
  listActiveModules,
  listCheckMarks,
  listObjectLabels,
  type ObjectLabel,
} from '../../../db/queries/checkLists.ts'
import { listPersons, type Person } from '../../../db/queries/organisations.ts'
import { listOpenSuggestions } from '../../../db/queries/suggestions.ts'
import type { Actor } from '../../access/actor.ts'
import { addMonths, type Day } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { compareByCode, groupedBy } from '../../inventory/order.ts'
import { type CheckPlace, subjectOf } from '../checkPlace.ts'
import type { Counts } from '../figures.ts'
import { checkSuggestionKinds, isSuggestible } from '../suggestions/checkSuggestion.ts'
import {
  type CheckEntry,
  countEntries,
  createEntryFilter,
  listEntries,
  type Place,
} from './checkEntry.ts'
import type { CheckFilter } from './checkFilter.ts'
import type { ListKind } from './listAddress.ts'

export type ListRequest = {
  readonly informationDomainId: string
  readonly list: ListKind
  readonly filter: CheckFilter
  readonly today: Day
  readonly actor: Actor
  /** Stays in the list whatever is filtered: the row that was just changed. */
  readonly keep?: CheckPlace
}

export type CheckList = {
  readonly request: ListRequest
  /** What the list is about: „C004 Notebooks“, „SYS.2.1 Allgemeiner Client“, a person. */
  readonly title: string
  readonly detail: string | undefined
  /** The modules that it may be filtered by, in official order. */
  readonly modules: readonly string[]
  /** Of the whole list at the chosen levels, whatever else is filtered. */
  readonly counts: Counts
  readonly entries: readonly CheckEntry[]
  readonly persons: readonly Person[]
  readonly objects: ReadonlyMap<string, ObjectLabel>
}

type Extent = Pick<CheckList, 'title' | 'detail'> & {
  readonly objects: readonly ObjectLabel[]
  readonly entries: readonly CheckEntry[]
}

/** Throws `not_found` for a target object, module or person that is not there. */
export async function readCheckList(db: Db, request: ListRequest): Promise<CheckList> {
  const { filter, today, informationDomainId } = request
  const persons = await listPersons(db)
  const { title, detail, objects, entries } = await readExtent(db, request, persons)
  const suggested =
    filter.concern === 'suggested'
      ? await listOpenSuggestions(db, informationDomainId, checkSuggestionKinds)
      : []
  const bySubject = groupedBy(suggested, ({ subject }) => subject)
  const catalog = readCatalog()
  const isWanted = createEntryFilter(filter, {
    today,
    priorityOf: (module) => catalog.ruleOf(module).priority,
    hasSuggestion: (entry) =>
      (bySubject.get(subjectOf(entry)) ?? []).some((one) => isSuggestible(one, entry.status)),
  })
  const kept = request.keep && subjectOf(request.keep)
  const isKept = (entry: CheckEntry) => kept !== undefined && subjectOf(entry) === kept
  const modules = new Set(entries.map(({ module }) => module))
  return {
    request,
    title,
    detail,
    modules: catalog.modules.map(({ id }) => id).filter((id) => modules.has(id)),
    counts: countEntries(entries, addMonths(today, -filter.staleMonths)),
    entries: entries.filter((entry) => isWanted(entry) || isKept(entry)),
    persons,
    objects: new Map(objects.map((object) => [object.id, object])),
  }
}

async function readExtent(
  db: Db,
  request: ListRequest,
  persons: readonly Person[],
): Promise<Extent> {
  const { list } = request
  if (list.kind === 'object') return readAtObject(db, request, list.code)
  if (list.kind === 'module') return readOfModule(db, request, list.module)
  if (list.kind === 'nobody') return readOfNobody(db, request)
  if (list.kind === 'own') {
    const own = persons.filter(({ userId }) => userId === request.actor.userId)
    return readOfPersons(db, request, own, 'Meine Anforderungen')
  }
  const person = persons.find(({ id }) => id === list.personId)
  if (!person) throw new Failure('not_found', 'Diesen Ansprechpartner gibt es hier nicht.')
  return readOfPersons(db, request, [person], person.name)
}

async function readAtObject(db: Db, request: ListRequest, code: string): Promise<Extent> {
  const { informationDomainId } = request
  const object = await findObjectLabel(db, informationDomainId, code)
  if (!object) throw new Failure('not_found', 'Dieses Zielobjekt gibt es hier nicht.')
  const targetObjectIds = [object.id]
  const places = await listActiveModules(db, informationDomainId, { targetObjectIds })
  const marks = await listCheckMarks(db, { ...scopeOf(request), targetObjectIds })
  const providers = places.flatMap(({ providerId }) => providerId ?? [])
  return {
    title: `${object.code} ${object.name}`,
    detail: object.count > 1 ? `${object.count} Stück` : undefined,
    objects: await listObjectLabels(db, informationDomainId, [object.id, ...providers]),
    entries: entriesOf(request, inModuleOrder(places), marks),
  }
}

async function readOfModule(db: Db, request: ListRequest, module: string): Promise<Extent> {
  const { informationDomainId } = request
  const { title } = readCatalog().moduleById(module)
  const inForce = readCatalog().activeRequirements(module)
  const places = await listActiveModules(db, informationDomainId, { module })
  const targetObjectIds = places.map(({ targetObjectId }) => targetObjectId)
  const marks = await listCheckMarks(db, {
    ...scopeOf(request),
    targetObjectIds,
    requirements: inForce
      .filter(({ level }) => request.filter.levels.includes(level))
      .map(({ id }) => id),
  })
  const objects = await listObjectLabels(db, informationDomainId, namedIn(places))
  const entries = entriesOf(request, inObjectOrder(places, objects), marks)
  const byRequirement = groupedBy(entries, ({ requirement }) => requirement)
  const ordered = inForce.flatMap(({ id }) => byRequirement.get(id) ?? [])
  const objectCount = new Set(places.map(({ targetObjectId }) => targetObjectId)).size
  const detail = objectCount === 1 ? 'an 1 Zielobjekt' : `an ${objectCount} Zielobjekten`
  return { title: `${module} ${title}`, detail, objects, entries: ordered }
}

async function readOfNobody(db: Db, request: ListRequest): Promise<Extent> {
  const { informationDomainId } = request
  const places = await listActiveModules(db, informationDomainId)
  const marks = await listCheckMarks(db, scopeOf(request))
  const objects = await listObjectLabels(db, informationDomainId)
  const entries = entriesOf(request, inObjectOrder(places, objects), marks)
  return {
    title: 'Niemand zugeordnet',
    detail: undefined,
    objects,
    entries: entries.filter(({ responsibleId }) => responsibleId === null),
  }
}

/** Without a person there is nothing; a check that nobody answered has no person. */
async function readOfPersons(
  db: Db,
  request: ListRequest,
  persons: readonly Person[],
  title: string,
): Promise<Extent> {
  const responsibleIds = persons.map(({ id }) => id)
  const marks =
    responsibleIds.length === 0
      ? []
      : await listActiveMarks(db, { ...scopeOf(request), responsibleIds })
  const objects = await listObjectLabels(db, request.informationDomainId, namedIn(marks))
  const wanted = new Set(marks.map(subjectOf))
  const entries = entriesOf(request, inObjectOrder(placesOf(marks), objects), marks)
  return {
    title,
    detail: persons.length === 1 && persons[0]?.department ? persons[0].department : undefined,
    objects,
    entries: entries.filter((entry) => wanted.has(subjectOf(entry))),
  }
}

function scopeOf({ informationDomainId, filter }: ListRequest) {
  return { informationDomainId, levels: filter.levels }
}

function entriesOf(
  { filter }: ListRequest,
  places: Iterable<Place>,
  marks: readonly CheckMark[],
): CheckEntry[] {
  const byObject = new Map<string, Map<string, CheckMark>>()
  for (const mark of marks) {
    const ofObject = byObject.get(mark.targetObjectId) ?? new Map<string, CheckMark>()
    byObject.set(mark.targetObjectId, ofObject)
    ofObject.set(mark.requirement, mark)
  }
  const findMark = (id: string, requirement: string) => byObject.get(id)?.get(requirement)
  return [...listEntries(places, filter.levels, readCatalog().activeRequirements, findMark)]
}

/** Target objects that stand in the rows: where the checks are, and who provides. */
function namedIn(places: readonly Place[]): string[] {
  return [
    ...new Set(
      places.flatMap(({ targetObjectId, providerId }) => [targetObjectId, providerId ?? []]).flat(),
    ),
  ]
}

function placesOf(marks: readonly (CheckMark & Place)[]): Place[] {
  return [...new Map(marks.map((mark) => [`${mark.targetObjectId} ${mark.module}`, mark])).values()]
}

function inModuleOrder(places: readonly Place[]): Place[] {
  const rank = new Map(readCatalog().modules.map(({ id }, index) => [id, index]))
  return places.toSorted((a, b) => (rank.get(a.module) ?? 0) - (rank.get(b.module) ?? 0))
}

function inObjectOrder(places: readonly Place[], objects: readonly ObjectLabel[]): Place[] {
  const ordered = objects.toSorted(compareByCode)
  const ofObject = groupedBy(inModuleOrder(places), ({ targetObjectId }) => targetObjectId)
  return ordered.flatMap(({ id }) => ofObject.get(id) ?? [])
}
