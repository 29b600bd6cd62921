import { type ReadinessItem, summarizeReadiness } from '../assessment/readiness.ts'
import { addressOf } from '../web/address.ts'
import { domainParameter } from '../web/pageDomain.ts'

type Place = { readonly path: string; readonly query: Readonly<Record<string, string>> }

/** Where each gap is seen and closed. */
const places: Record<ReadinessItem['gap'], Place> = {
  undecided_modules: { path: '/modellierung', query: { stand: 'undecided' } },
  nothing_modelled: { path: '/modellierung', query: {} },
  unmet_basic: checksThatAre('unerfuellt'),
  unplanned: checksThatAre('ungeplant'),
  undescribed: checksThatAre('ohne-beschreibung'),
  unjustified: checksThatAre('entbehrlich'),
  unproven: checksThatAre('ohne-nachweis'),
  stale: checksThatAre('veraltet'),
  incomplete_documents: { path: '/dokumente', query: {} },
}

type ReadinessProps = { gaps: readonly ReadinessItem[]; domainCode: string; hasLinks?: boolean }

/** What is missing before a Testat, the gravest first; it promises nothing. */
export function Readiness({ gaps, domainCode, hasLinks = true }: ReadinessProps) {
  return (
    <>
      <p class="muted">{summarizeReadiness(gaps)}</p>
      <ul class="plain-list">
        {gaps.map(({ gap, text, items }) => (
          <li>
            {hasLinks ? <a href={hrefOf(gap, domainCode)}>{text}</a> : text}
            {items.length > 0 ? <small>{shortened(items)}</small> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Module by module, as the list of what is missing counts them. */
function checksThatAre(nur: string): Place {
  return { path: '/check', query: { nach: 'baustein', nur } }
}

function hrefOf(gap: ReadinessItem['gap'], code: string): string {
  const { path, query } = places[gap]
  return addressOf(path, { [domainParameter]: code, ...query })
}

function shortened(items: readonly string[]): string {
  const shown = items.slice(0, 4).join(', ')
  return items.length > 4 ? `${shown} und ${items.length - 4} weitere` : shown
}
