/** The requirements that a question touches, with the state of their checks, and what its „ja“ suggests. @module */
import { addressOf, pathOf } from '../../web/address.ts'
import type { WibaRow } from '../readChecklist.ts'
import type { RowFrame } from './rowView.tsx'

type Touched = WibaRow['requirements'][number]

export function Requirements({ row, frame }: { row: WibaRow; frame: RowFrame }) {
  return (
    <>
      <ul class="requirements">
        {row.requirements.map((requirement) => (
          <li>
            <RequirementName requirement={requirement} frame={frame} />
            {requirement.total === undefined ? null : <small>{stateText(requirement)}</small>}
          </li>
        ))}
      </ul>
      {row.question.mappingInferred ? (
        <small>Diese Zuordnung ist erschlossen; sie schlägt nichts vor.</small>
      ) : null}
      <SuggestionText row={row} />
    </>
  )
}

function RequirementName({ requirement, frame }: { requirement: Touched; frame: RowFrame }) {
  const { id, title, moduleId } = requirement
  if (!frame.seesChecks || requirement.total === 0) {
    return (
      <>
        {id} {title}
      </>
    )
  }
  const address = addressOf(pathOf('/check/bausteine', moduleId), { verbund: frame.domainCode })
  return (
    <>
      <a href={address}>{id}</a> {title}
    </>
  )
}

function stateText({ met = 0, partial = 0, no = 0, total = 0 }: Partial<Touched>): string {
  if (total === 0) return 'nicht modelliert'
  const open = total - met - partial - no
  const parts: readonly (readonly [number, string])[] = [
    [met, 'erfüllt'],
    [partial, 'teilweise'],
    [no, 'nein'],
    [open, 'unbearbeitet'],
  ]
  const said = parts.filter(([count]) => count > 0)
  if (total === 1) return said[0]?.[1] ?? ''
  return `an ${total} Zielobjekten: ${said.map(([count, word]) => `${count} ${word}`).join(', ')}`
}

function SuggestionText({ row: { suggestions } }: { row: WibaRow }) {
  const { open, accepted, refused } = suggestions
  if (open + accepted + refused === 0) return null
  const parts = [
    open > 0 ? `${open} ${open === 1 ? 'wartet' : 'warten'} im Check` : '',
    accepted > 0 ? `${accepted} übernommen` : '',
    refused > 0 ? `${refused} abgelehnt` : '',
  ].filter(Boolean)
  return (
    <small class={open > 0 ? 'suggestion' : undefined}>
      Vorschlag „teilweise“: {parts.join(', ')}
    </small>
  )
}
