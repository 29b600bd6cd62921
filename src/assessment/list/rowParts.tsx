/** The cells of a row that say what stands beside a check. @module */

import { requirementLevelLabels } from '../../../catalog/requirementLevel.ts'
import { findSummary } from '../../../catalog/summaries.ts'
import { type Day, dayOf, germanDay } from '../../core/day.ts'
import { addressOf } from '../../web/address.ts'
import { Hidden } from '../../web/form.tsx'
import {
  checkStatusLabels,
  dispensableReasonLabels,
  isMet,
  isStale,
  isUndescribed,
  isUnplanned,
  lacksProviderProof,
} from '../check.ts'
import { suggestedStatusOf } from '../suggestions/checkSuggestion.ts'
import { checkPath } from './checkAddress.ts'
import type { CheckRow } from './readCheckRows.ts'

/** What every row of a list shares. */
export type RowFrame = {
  readonly domainCode: string
  readonly csrfToken: string
  /** The list that the row stands in, to lead back to. */
  readonly returnTo: string
  readonly today: Day
  readonly staleMonths: number
  readonly showsObject: boolean
  /** Whether the person who looks says who is responsible. */
  readonly isAssigning: boolean
  /** Whether links to documents lead anywhere for the person who looks. */
  readonly readsDocuments: boolean
  readonly persons: readonly { readonly value: string; readonly label: string }[]
}

export function RequirementCell({ row, frame }: { row: CheckRow; frame: RowFrame }) {
  const { check, title, suggestions, isWritable } = row
  const summary = findSummary(check.requirement)
  return (
    <th scope="row">
      <strong>{check.requirement}</strong> <span class="title">{title}</span>
      {summary ? <small class="summary">{summary.summary}</small> : null}
      {row.providerName ? <small>beim Dienstleister {row.providerName}</small> : null}
      <Explanation row={row} frame={frame} />
      {isWritable
        ? suggestions.map((suggestion) => (
            <SuggestionForm row={row} frame={frame} suggestion={suggestion} />
          ))
        : null}
    </th>
  )
}

function Explanation({ row, frame }: { row: CheckRow; frame: RowFrame }) {
  const { check, providerName } = row
  const proofs = [
    ...row.evidence.map(({ title, documentId }) => ({ title, path: `/dokumente/${documentId}` })),
    ...row.files.map(({ title, id }) => ({ title, path: `/nachweise/${id}` })),
  ]
  const kind = check.dispensableBecause ? dispensableReasonLabels[check.dispensableBecause] : ''
  return (
    <>
      {check.explanation ? (
        <small class="said">{[kind, check.explanation].filter(Boolean).join(': ')}</small>
      ) : null}
      {providerName && check.providerProof ? (
        <small class="said">
          Nachweis des Dienstleisters: {check.providerProof}
          {check.providerProofUntil ? `, gültig bis ${germanDay(check.providerProofUntil)}` : ''}
        </small>
      ) : null}
      {proofs.length > 0 ? (
        <small>
          Nachweis:{' '}
          {proofs.map(({ title, path }, index) => (
            <>
              {index > 0 ? ', ' : ''}
              <a href={addressOf(path, { verbund: frame.domainCode })}>{title}</a>
            </>
          ))}
        </small>
      ) : null}
      <RiskText check={check} />
    </>
  )
}

/** An accepted risk meets nothing; it stays to be seen. */
function RiskText({ check }: { check: CheckRow['check'] }) {
  if (check.riskAcceptedOn !== null) {
    return (
      <small>
        Risiko übernommen am {germanDay(check.riskAcceptedOn)} von {check.riskAcceptedBy}:{' '}
        {check.riskReason}
      </small>
    )
  }
  return check.riskReason ? (
    <small class="suggestion">Risikoübernahme vorgeschlagen: {check.riskReason}</small>
  ) : null
}

type SuggestionProps = {
  row: CheckRow
  frame: RowFrame
  suggestion: CheckRow['suggestions'][number]
}

function SuggestionForm({ row: { check, object }, frame, suggestion }: SuggestionProps) {
  const name = { code: object.code, requirement: check.requirement }
  const action = addressOf(`${checkPath(name)}/vorschlag`, { verbund: frame.domainCode })
  return (
    <form
      method="post"
      action={action}
      class="suggestion"
      hx-post={action}
      hx-target="closest tr"
      hx-swap="outerMorph"
    >
      <Hidden
        values={{
          _csrf: frame.csrfToken,
          zurueck: frame.returnTo,
          suggestionId: suggestion.id,
          version: check.version,
        }}
      />
      <span class={suggestion.kind === 'check_from_support' ? 'reason whole' : 'reason'}>
        Vorschlag: {checkStatusLabels[suggestedStatusOf(suggestion)]}. {suggestion.reason}
      </span>
      <button type="submit" class="plain" name="entscheidung" value="annehmen">
        Übernehmen
        <span class="kern-sr-only"> (Vorschlag zu {check.requirement})</span>
      </button>{' '}
      <button type="submit" class="plain" name="entscheidung" value="ablehnen">
        Ablehnen
        <span class="kern-sr-only"> (Vorschlag zu {check.requirement})</span>
      </button>
    </form>
  )
}

/** What a person has to look at again, in words. */
export function Flags({ row, frame }: { row: CheckRow; frame: RowFrame }) {
  const { check, providerName } = row
  const words = [
    isUndescribed(check) ? '„ja“ ohne Beschreibung' : '',
    isUnplanned(check) ? 'ungeplant' : '',
    isStale(check, frame.today, frame.staleMonths) ? 'veraltet' : '',
    providerName !== null && lacksProviderProof(check, frame.today)
      ? 'ohne gültigen Nachweis des Dienstleisters'
      : '',
  ].filter(Boolean)
  return words.length === 0 ? null : <span class="flags soon">{words.join(', ')}</span>
}

/** „Basis, R2“: the order of work is one in time, no weight. */
export function LevelText({ row: { check, priority } }: { row: CheckRow }) {
  return (
    <span class="muted">
      {requirementLevelLabels[check.level]}, {priority}
    </span>
  )
}

export function CheckedCell({ check }: { check: CheckRow['check'] }) {
  if (check.checkedAt === null) {
    return (
      <td data-label="Geprüft" class="muted">
        nie
      </td>
    )
  }
  const day = dayOf(check.checkedAt)
  return (
    <td data-label="Geprüft">
      <time datetime={day}>{germanDay(day)}</time>
      <small>{check.checkedBy}</small>
    </td>
  )
}

/** Whether a due day needs no signal any more. */
export function isSettled({ check }: CheckRow): boolean {
  return isMet(check)
}
