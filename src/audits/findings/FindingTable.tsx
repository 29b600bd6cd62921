/** Findings as a table, for the city and for the auditor. @module */
import type { Day } from '../../core/day.ts'
import { type FindingKind, findingKindLabels } from '../../core/findingKind.ts'
import { DueText } from '../../web/DayText.tsx'
import { findingStateLabels } from '../finding.ts'
import { aboutText, type FindingEntry } from './findingEntry.ts'

type FindingTableProps = {
  entries: readonly FindingEntry[]
  today: Day
  /** The page of a finding. */
  hrefOf: (entry: FindingEntry) => string
}

export function FindingTable({ entries, today, hrefOf }: FindingTableProps) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Feststellungen</caption>
        <thead>
          <tr>
            <th scope="col">Feststellung</th>
            <th scope="col">Art</th>
            <th scope="col">Bezug</th>
            <th scope="col">Stand</th>
            <th scope="col">Termin</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr>
              <th scope="row">
                <a href={hrefOf(entry)}>
                  {entry.code} {entry.finding.title}
                </a>
              </th>
              <td data-label="Art">
                <KindText kind={entry.finding.kind} />
              </td>
              <td data-label="Bezug">{aboutText(entry.finding) || 'allgemein'}</td>
              <td data-label="Stand">
                <StateText entry={entry} />
              </td>
              <td data-label="Termin">
                {entry.state === 'withdrawn' ? (
                  <span class="muted">–</span>
                ) : (
                  <DueText
                    day={entry.dueOn}
                    today={today}
                    isDone={entry.state === 'settled' || entry.state === 'answered'}
                    soonDays={30}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function KindText({ kind }: { kind: FindingKind }) {
  const tone = kind === 'major' ? 'late' : kind === 'minor' ? 'soon' : undefined
  return <span class={tone}>{findingKindLabels[kind]}</span>
}

export function StateText({ entry }: { entry: FindingEntry }) {
  const { state, measure, isOverdue } = entry
  const isDone = state === 'settled' || state === 'answered'
  return (
    <>
      <span class={isOverdue ? 'late' : isDone ? 'good' : undefined}>
        {findingStateLabels[state]}
        {isOverdue ? ', überfällig' : ''}
      </span>
      {measure && measure.status !== 'dropped' ? (
        <small>
          {measure.code} {measure.title}
        </small>
      ) : null}
    </>
  )
}
