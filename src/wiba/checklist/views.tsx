/** A checklist of WiBA with its questions. @module */
import { addressOf, pathOf } from '../../web/address.ts'
import { FilterSelect, Filters } from '../../web/Filters.tsx'
import { Heading } from '../../web/Heading.tsx'
import type { ChecklistPage as Shown, WibaRow } from '../readChecklist.ts'
import { speakAnswers, WibaBar } from '../WibaBar.tsx'
import { type WibaFilter, wibaChoices } from '../wibaFilter.ts'
import { speakWiba, type WibaCounts, wibaProgress } from '../wibaProgress.ts'
import { type RowDraft, type RowFrame, WibaRowView, wibaChoiceLabels } from './rowView.tsx'
import { SelectionForm, type SelectionState } from './selectionView.tsx'

type ChecklistPageProps = {
  page: Shown
  rows: readonly WibaRow[]
  filter: WibaFilter
  frame: RowFrame
  draft?: RowDraft | undefined
  selection?: SelectionState | undefined
}

export function ChecklistPage(props: ChecklistPageProps) {
  const { page, rows, frame, selection } = props
  const counts = countsOf(page)
  return (
    <>
      <p class="crumb">
        <a href={addressOf('/wiba', { verbund: frame.domainCode })}>WiBA</a>
      </p>
      <Heading
        title={`${page.checklist.name}: ${speakWiba(counts)}`}
        lead={<Neighbours page={page} frame={frame} />}
      />
      <StateOfChecklist counts={counts} />
      <ChecklistFilters {...props} />
      <p id="meldung" class="kern-sr-only" role="status"></p>
      <QuestionTable {...props} />
      {frame.isSelecting && rows.length > 0 ? (
        <SelectionForm persons={page.persons} frame={frame} selection={selection} />
      ) : null}
    </>
  )
}

export function countsOf({ checklist, wiba }: Shown): WibaCounts {
  return wibaProgress([checklist], wiba.answers)
}

/** The bar and its words, which an answer in place changes too. */
function StateOfChecklist({ counts }: { counts: WibaCounts }) {
  return (
    <div id="stand">
      <WibaBar counts={counts} />
      <p class="muted">
        {counts.questions} Prüffragen: {speakAnswers(counts)}
      </p>
    </div>
  )
}

function ChecklistFilters({ page, filter, frame }: ChecklistPageProps) {
  return (
    <Filters path={pathOf('/wiba', page.checklist.key)} keep={{ verbund: frame.domainCode }}>
      <FilterSelect
        name="antwort"
        label="Antwort"
        all="Jede Antwort"
        value={filter.antwort}
        options={wibaChoices.map((value) => ({ value, label: wibaChoiceLabels[value] }))}
      />
      {frame.isSelecting ? (
        <FilterSelect
          name="person"
          label="Zuständig"
          all="Alle Zuständigen"
          value={filter.person}
          options={[
            { value: 'niemand', label: 'niemand' },
            ...page.persons.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
    </Filters>
  )
}

function Neighbours({ page: { wiba, checklist }, frame }: { page: Shown; frame: RowFrame }) {
  const index = wiba.checklists.findIndex(({ key }) => key === checklist.key)
  const link = (label: string, at: number) => {
    const other = at < 0 ? undefined : wiba.checklists[at]
    return other ? (
      <a href={addressOf(pathOf('/wiba', other.key), { verbund: frame.domainCode })}>
        {label}: {other.name}
      </a>
    ) : null
  }
  const [before, after] = [link('Davor', index - 1), link('Danach', index + 1)]
  return (
    <>
      {before}
      {before && after ? ' · ' : ''}
      {after}
    </>
  )
}

function QuestionTable({ rows, frame, draft }: ChecklistPageProps) {
  if (rows.length === 0) return <p>Keine Prüffrage entspricht dieser Auswahl.</p>
  return (
    <div class="table-wrap">
      <table class="cards wiba">
        <thead>
          <tr>
            {frame.isSelecting ? (
              <th scope="col" class="pick">
                <span class="kern-sr-only">Auswahl</span>
              </th>
            ) : null}
            <th scope="col">Prüffrage, in eigenen Worten</th>
            <th scope="col">Antwort</th>
            <th scope="col">Zuständig</th>
            <th scope="col">Berührte Anforderungen</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <WibaRowView row={row} frame={frame} draft={draft} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The row that an answer in place changed, with the state of the list. */
export function ChangedRow({
  row,
  frame,
  draft,
  counts,
}: {
  row: WibaRow
  frame: RowFrame
  draft?: RowDraft | undefined
  counts: WibaCounts
}) {
  const said = wibaChoiceLabels[row.stored?.answer ?? 'open']
  return (
    <>
      <WibaRowView row={row} frame={frame} draft={draft} />
      <hx-partial hx-target="#stand" hx-swap="outerMorph">
        <StateOfChecklist counts={counts} />
      </hx-partial>
      <hx-partial hx-target="#meldung" hx-swap="innerHTML">
        {draft?.problems
          ? draft.problems.message
          : `Nr. ${row.question.officialNumber}: ${said}. ${speakWiba(counts)}.`}
      </hx-partial>
    </>
  )
}
