/** The lists on the page of a returned workbook, and which part of each is shown. @module */
import { addressOf } from '../../web/address.ts'
import { offsetOf, type PageOf, Pager, pageOf } from '../../web/Pager.tsx'
import type { AnswerPlan } from './planAnswers.ts'

const pageSize = 100

/** Each list is turned by a parameter of its own. */
export const planLists = {
  conflicts: { parameter: 'seite', id: 'konflikte', label: 'Konflikte' },
  changes: { parameter: 'uebernommene', id: 'uebernommen', label: 'Wird übernommen' },
  held: {
    parameter: 'wartende',
    id: 'wartet',
    label: 'Wartet auf einen Konflikt derselben Antwort',
  },
  refused: { parameter: 'abgelehnte', id: 'abgelehnt', label: 'Wird nicht übernommen' },
} as const
export type PlanList = keyof typeof planLists

export type PlanPages = Readonly<Record<PlanList, PageOf>>

type Query = Readonly<Record<string, string | undefined>>

export function planPagesOf(query: Query, plan: AnswerPlan): PlanPages {
  const of = (list: PlanList) =>
    pageOf(query[planLists[list].parameter], pageSize, plan[list].length)
  return {
    conflicts: of('conflicts'),
    changes: of('changes'),
    held: of('held'),
    refused: of('refused'),
  }
}

/** The parameters by which the pages are found again; first pages need none. */
export function pageQuery(pages: PlanPages): Record<string, string | undefined> {
  const entries = planListNames.map((list) => {
    const { number } = pages[list]
    return [planLists[list].parameter, number === 1 ? undefined : String(number)] as const
  })
  return Object.fromEntries(entries)
}

/** The same, of an address; the heading that it leads to is that of `liste`. */
export function keptPages(query: Query): { query: Query; anchor: string } {
  const kept = planListNames.map((list) => {
    const { parameter } = planLists[list]
    return [parameter, query[parameter]] as const
  })
  const list = planListNames.find((one) => one === query.liste)
  return { query: Object.fromEntries(kept), anchor: list ? `#${planLists[list].id}` : '' }
}

const planListNames = Object.keys(planLists) as readonly PlanList[]

export function shownOf<Item>(items: readonly Item[], page: PageOf): readonly Item[] {
  const from = offsetOf(page)
  return items.slice(from, from + page.size)
}

/** The id of the form with the decisions. */
export const conflictForm = 'konflikte-form'

type ListPagerProps = {
  /** Of the returned workbook. */
  path: string
  plan: AnswerPlan
  query: Query
  shown: PlanPages
  list: PlanList
}

/** Leads on in one list. Where conflicts are shown its buttons keep what was decided so far, else they are links. */
export function ListPager({ path, plan, query, shown, list }: ListPagerProps) {
  const { parameter, id, label } = planLists[list]
  const here = { ...query, ...pageQuery(shown) }
  if (plan.conflicts.length === 0) {
    return <Pager page={shown[list]} path={path} query={here} list={{ parameter, id, label }} />
  }
  const { number, size, total } = shown[list]
  const last = Math.ceil(total / size)
  if (last <= 1) return null
  const to = (wanted: number) =>
    addressOf(`${path}/entscheidungen`, { ...here, [parameter]: wanted, liste: list })
  return (
    <nav class="pager" aria-label={`Seiten: ${label}`}>
      {number > 1 ? (
        <button type="submit" class="plain" form={conflictForm} formaction={to(number - 1)}>
          Merken und zurück
        </button>
      ) : null}
      <span>
        {offsetOf(shown[list]) + 1}–{Math.min(number * size, total)} von {total}
      </span>
      {number < last ? (
        <button type="submit" class="plain" form={conflictForm} formaction={to(number + 1)}>
          Merken und weiter
        </button>
      ) : null}
    </nav>
  )
}
