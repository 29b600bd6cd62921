/** What differs between two states, on screen. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { addressOf } from '../../web/address.ts'
import { FilterSelect, Filters } from '../../web/Filters.tsx'
import { Button } from '../../web/form.tsx'
import { Empty, Heading } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import type { Comparison } from './readComparison.ts'
import { type StateChange, stateChangeLabels } from './stateChange.ts'

type ComparisonPageProps = {
  domain: InformationDomain
  path: string
  comparison: Comparison
  /** How many differences stand under each heading, and the chosen one. */
  groups: readonly { group: string; count: number }[]
  group: string | undefined
  shown: readonly StateChange[]
  page: PageOf
  /** The two states as the address names them. */
  query: { readonly von: string; readonly bis: string }
  mayExport: boolean
  csrfToken: string
}

export function ComparisonPage(props: ComparisonPageProps) {
  const { domain, path, comparison, groups, group, shown, page, query } = props
  const { before, after, changes } = comparison
  const keep = { verbund: domain.code, ...query }
  return (
    <>
      <Heading
        title={
          changes.length === 0
            ? 'Keine Unterschiede'
            : changes.length === 1
              ? '1 Unterschied'
              : `${changes.length.toLocaleString('de-DE')} Unterschiede`
        }
        detail={domain.name}
        lead={`${before.title} verglichen mit: ${after.title}`}
        actions={props.mayExport && changes.length > 0 ? <ExportForm {...props} /> : null}
      />
      <FigureTable comparison={comparison} />
      {changes.length === 0 ? (
        <Empty title="Beide Stände sind gleich">
          <p>Zwischen ihnen hat sich nichts geändert, was diesen Informationsverbund betrifft.</p>
        </Empty>
      ) : (
        <>
          <Filters path={path} keep={keep}>
            <FilterSelect
              name="bereich"
              label="Bereich"
              all={`Alle Bereiche (${changes.length})`}
              value={group}
              options={groups.map(({ group: value, count }) => ({
                value,
                label: `${value} (${count})`,
              }))}
            />
          </Filters>
          <ChangeTable changes={shown} />
          <Pager page={page} path={path} query={{ ...keep, bereich: group }} />
        </>
      )}
    </>
  )
}

function ExportForm({ path, domain, query, csrfToken }: ComparisonPageProps) {
  return (
    <form method="post" action={addressOf(path, { verbund: domain.code, ...query })}>
      <input type="hidden" name="_csrf" value={csrfToken} />
      <Button>Als Arbeitsmappe</Button>
    </form>
  )
}

function FigureTable({ comparison: { before, after } }: { comparison: Comparison }) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Wie weit der Informationsverbund war</caption>
        <thead>
          <tr>
            <th scope="col">Stand</th>
            <th scope="col">Basis-Absicherung</th>
            <th scope="col">WiBA</th>
          </tr>
        </thead>
        <tbody>
          {[before, after].map(({ title, figures }) => (
            <tr>
              <th scope="row" data-label="Stand">
                {title}
              </th>
              <td data-label="Basis-Absicherung">{figures.basic}</td>
              <td data-label="WiBA">{figures.wiba}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ChangeTable({ changes }: { changes: readonly StateChange[] }) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Unterschiede</caption>
        <thead>
          <tr>
            <th scope="col">Bereich</th>
            <th scope="col">Gegenstand</th>
            <th scope="col">Art</th>
            <th scope="col">Was sich unterscheidet</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr>
              <td data-label="Bereich">{change.group}</td>
              <th scope="row" data-label="Gegenstand">
                {change.subject}
              </th>
              <td data-label="Art">{stateChangeLabels[change.kind]}</td>
              <td data-label="Was sich unterscheidet">
                <FieldList change={change} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function FieldList({ change: { kind, fields } }: { change: StateChange }) {
  if (fields.length === 0) return <span class="muted">–</span>
  return (
    <ul class="plain-list">
      {fields.map(({ field, before, after }) => (
        <li>
          {field}:{' '}
          {kind === 'changed' ? (
            <>
              <del>{before || '(leer)'}</del> → <ins>{after || '(leer)'}</ins>
            </>
          ) : (
            after || before
          )}
        </li>
      ))}
    </ul>
  )
}
