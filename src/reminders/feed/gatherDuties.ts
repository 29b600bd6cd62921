/** A calendar shows a day at a glance: what comes by the dozen at one target object is one entry. @module */
import type { DueItem } from '../reminderItem.ts'
import type { ReminderKind } from '../reminderKind.ts'

const gatheredTitles: Readonly<
  Partial<Record<ReminderKind, (place: string, count: number) => string>>
> = {
  check: (place, count) => `${place} (${count})`,
  stale: (place) => `${place}: Antworten erneut prüfen`,
}

/** Items of one kind, place and day become one; all others stay as they are. */
export function gatherDuties(items: readonly DueItem[]): DueItem[] {
  const gathered = new Map<string, DueItem[]>()
  for (const item of items) {
    const { kind, informationDomainCode, place, dueOn, subjectId } = item
    const isGathered = gatheredTitles[kind] !== undefined && place !== ''
    const key = isGathered
      ? JSON.stringify([kind, informationDomainCode, place, dueOn])
      : JSON.stringify([kind, subjectId])
    gathered.set(key, [...(gathered.get(key) ?? []), item])
  }
  return [...gathered.values()].flatMap((own) => gatheredItem(own) ?? own)
}

/** Undefined for a single one. Its identity is the place and the day, whatever belongs to it. */
function gatheredItem(own: readonly DueItem[]): DueItem | undefined {
  const [first, second] = own
  const titleFor = first && gatheredTitles[first.kind]
  if (!first || !second || !titleFor) return undefined
  const { informationDomainCode, place, dueOn, path } = first
  return {
    ...first,
    subjectId: [informationDomainCode, place, dueOn].join(' '),
    title: titleFor(place, own.length),
    place: '',
    count: own.reduce((sum, { count }) => sum + count, 0),
    responsible: [...new Set(own.map(({ responsible }) => responsible).filter(Boolean))].join(', '),
    originalDueOn: dueOn,
    path: objectPathOf(path),
  }
}

/** The page of the target object, without the single requirement or module. */
function objectPathOf(path: string): string {
  const [, page, query = ''] = /^(\/check\/zielobjekte\/[^/?]+)[^?]*(?:\?(.*))?$/.exec(path) ?? []
  if (page === undefined) return path
  const code = new URLSearchParams(query).get('verbund')
  return code === null ? page : `${page}?verbund=${encodeURIComponent(code)}`
}
