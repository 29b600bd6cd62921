/** The list of checks: how many are met, filters, several at once, and the table. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { type RequirementLevel, requirementLevelLabels } from '../../../catalog/requirementLevel.ts'
import { ModuleWords, SchoolHints } from '../../modelling/ModuleWords.tsx'
import { addressOf } from '../../web/address.ts'
import { Empty, Heading } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import { StatusBar } from '../../web/StatusBar.tsx'
import type { FormValues, Problems } from '../../web/submit.ts'
import { checkStatusLabels } from '../check.ts'
import { BulkForm } from './bulk.tsx'
import { rowIdOf } from './checkAddress.ts'
import { CheckFilters } from './filters.tsx'
import type { ListAddress } from './listAddress.ts'
import type { CheckList } from './readCheckList.ts'
import type { CheckRow } from './readCheckRows.ts'
import { CheckRowView, type RowDraft } from './row.tsx'
import type { RowFrame } from './rowParts.tsx'

export type BulkState = {
  readonly values: FormValues
  readonly chosen: readonly string[]
  readonly problems?: Problems | undefined
}

export type CheckListProps = {
  list: CheckList
  rows: readonly CheckRow[]
  page: PageOf
  /** Whether what the list is about is a school's. */
  isOfSchools: boolean
  address: ListAddress
  frame: RowFrame
  draft?: RowDraft | undefined
  bulk?: BulkState | undefined
}

export function CheckListPage(props: CheckListProps) {
  const { list, rows, page, isOfSchools, address, frame, draft, bulk } = props
  const isWritable = rows.some((row) => row.isWritable)
  const chosen = new Set(bulk?.chosen)
  return (
    <>
      <Heading
        title={list.title}
        detail={list.detail}
        lead={<ListLead list={list} frame={frame} />}
      />
      {address.list.kind === 'module' ? <ModuleWords moduleId={address.list.module} /> : null}
      {isOfSchools && isAboutOne(address) ? <SchoolHints modules={list.modules} /> : null}
      <StateOfList list={list} />
      <p id="meldung" role="status" class="kern-sr-only"></p>
      <CheckFilters list={list} address={address} frame={frame} />
      {rows.length === 0 ? (
        <NothingHere list={list} address={address} />
      ) : (
        <>
          {isWritable ? <BulkForm frame={frame} state={bulk} /> : null}
          <div class="table-wrap">
            <table class="cards checks" data-keys={isWritable ? 'ja' : undefined}>
              <caption class="kern-sr-only">Anforderungen mit ihrem Stand</caption>
              <CheckTableHead frame={frame} />
              <tbody>
                {rows.map((row) => (
                  <CheckRowView
                    row={row}
                    frame={frame}
                    draft={draft}
                    isChosen={[...chosen].some((one) =>
                      one.startsWith(`${row.object.code}/${row.check.requirement}/`),
                    )}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <Pager page={page} path={address.path} query={{ ...address.query, seite: undefined }} />
      <PageSize page={page} address={address} />
      <KeysDialog />
    </>
  )
}

/** A list by person goes across everything: there the hints of all modules would be noise. */
function isAboutOne({ list: { kind } }: ListAddress): boolean {
  return kind === 'object' || kind === 'module'
}

/** Changes with every answer: it is sent along with the row. */
export function StateOfList({ list }: { list: CheckList }) {
  const { counts, request } = list
  const further = [
    counts.unplanned > 0 ? `${counts.unplanned} ungeplant` : '',
    counts.undescribed > 0 ? `${counts.undescribed} „ja“ ohne Beschreibung` : '',
    counts.stale > 0 ? `${counts.stale} veraltet` : '',
  ].filter(Boolean)
  return (
    <div id="stand">
      <StatusBar counts={counts} label={speakLevels(request.filter.levels)} />
      {further.length > 0 ? <p class="muted">Davon {further.join(', ')}.</p> : null}
    </div>
  )
}

/**
 * The row after a change, with what else changed on the page; `said` is read out. `isApart`: the answer to something
 * else than the row, which then is one more part.
 */
export function ChangedRow({
  list,
  row,
  frame,
  draft,
  said,
  isApart,
}: {
  list: CheckList
  row: CheckRow
  frame: RowFrame
  draft?: RowDraft | undefined
  said: string
  isApart?: boolean
}) {
  const rowId = rowIdOf({ code: row.object.code, requirement: row.check.requirement })
  const shown = <CheckRowView row={row} frame={frame} draft={draft} />
  return (
    <>
      {isApart ? (
        <hx-partial hx-target={`[id="${rowId}"]`} hx-swap="outerMorph">
          {shown}
        </hx-partial>
      ) : (
        shown
      )}
      <hx-partial hx-target="#stand" hx-swap="outerMorph">
        <StateOfList list={list} />
      </hx-partial>
      <hx-partial hx-target="#meldung" hx-swap="innerHTML">
        {said}
      </hx-partial>
    </>
  )
}

/** „SYS.2.1.A1: ja. 12 von 34.“ */
export function speakChange({ check }: CheckRow, { counts }: CheckList): string {
  return `${check.requirement}: ${checkStatusLabels[check.status]}. ${counts.met} von ${counts.total} erfüllt.`
}

function ListLead({ list, frame }: { list: CheckList; frame: RowFrame }) {
  const { kind } = list.request.list
  const overview = (nach: string | undefined, label: string) => (
    <a href={addressOf('/check', { verbund: frame.domainCode, nach })}>{label}</a>
  )
  if (kind === 'own') return <>Was Ihnen zugeordnet ist, an allen Zielobjekten.</>
  if (kind === 'module') return overview('baustein', 'Alle Bausteine')
  if (kind !== 'object') return overview('person', 'Alle Zuständigen')
  const { moduleById } = readCatalog()
  const names = list.modules.map((id) => `${id} ${moduleById(id).title}`)
  const few = names.length <= 6 ? names.join(', ') : `${names.length} Bausteine`
  return (
    <>
      {few ? `${few} · ` : ''}
      {overview(undefined, 'Alle Zielobjekte')}
    </>
  )
}

function speakLevels(levels: readonly RequirementLevel[]): string {
  const [level] = levels
  return levels.length === 1 && level ? requirementLevelLabels[level] : 'Alle Stufen'
}

function CheckTableHead({ frame }: { frame: RowFrame }) {
  return (
    <thead>
      <tr>
        <th scope="col" class="pick">
          <span class="kern-sr-only">Auswahl</span>
        </th>
        <th scope="col">Anforderung</th>
        {frame.showsObject ? <th scope="col">Zielobjekt</th> : null}
        <th scope="col">Stand</th>
        <th scope="col">Zuständig</th>
        <th scope="col">Bis</th>
        <th scope="col">Geprüft</th>
      </tr>
    </thead>
  )
}

function NothingHere({ list, address }: { list: CheckList; address: ListAddress }) {
  if (list.counts.total === 0) {
    return (
      <Empty title="Hier ist nichts zu prüfen">
        <p>
          {list.request.list.kind === 'own'
            ? 'Ihnen ist in diesem Informationsverbund keine Anforderung dieser Stufe zugeordnet.'
            : 'Auf dieser Stufe gibt es keine Anforderung. Anforderungen entstehen, sobald ein Baustein modelliert ist.'}
        </p>
      </Empty>
    )
  }
  return (
    <Empty title="Keine Anforderung passt zu den Filtern">
      <p>
        <a href={addressOf(address.path, { verbund: address.query.verbund })}>Filter aufheben</a>
      </p>
    </Empty>
  )
}

function PageSize({ page, address }: { page: PageOf; address: ListAddress }) {
  if (page.total <= 50) return null
  const isLong = page.size === 100
  const zeilen = isLong ? undefined : 100
  return (
    <p class="no-print">
      <a href={addressOf(address.path, { ...address.query, seite: undefined, zeilen })}>
        {isLong ? '50 Zeilen je Seite' : '100 Zeilen je Seite'}
      </a>
    </p>
  )
}

const keys: readonly (readonly [string, string])[] = [
  ['1 bis 5', 'Stand setzen: unbearbeitet, ja, teilweise, nein, entbehrlich'],
  ['J', 'nächste Anforderung'],
  ['K', 'vorige Anforderung'],
  ['E', 'bearbeiten'],
  ['Esc', 'offene Felder schließen'],
  ['?', 'diese Tasten zeigen'],
]

function KeysDialog() {
  return (
    <dialog id="tasten" aria-labelledby="tasten-titel">
      <h2 id="tasten-titel">Tasten in der Tabelle</h2>
      <p>Sie gelten nur, solange der Fokus in der Tabelle steht, und nicht in Eingabefeldern.</p>
      <dl class="facts">
        {keys.map(([key, meaning]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="kern-btn kern-btn--secondary">
          <span class="kern-label">Schließen</span>
        </button>
      </form>
    </dialog>
  )
}
