import { type CheckStatus, checkStatusLabels } from '../assessment/check.ts'
import type { Counts } from '../assessment/figures.ts'

const order: readonly CheckStatus[] = ['yes', 'dispensable', 'partial', 'no', 'open']

/**
 * How many checks are in each state, as a bar and in words: the bar is SVG, because a style attribute would be
 * against the content security policy.
 */
export function StatusBar({ counts, label }: { counts: Counts; label: string }) {
  if (counts.total === 0) return null
  const parts = order
    .map((status) => ({ status, count: counts[status] }))
    .filter((p) => p.count > 0)
  let from = 0
  return (
    <div class="status-bar">
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {parts.map(({ status, count }) => {
          const width = (count * 1000) / counts.total
          const x = from
          from += width
          return <rect class={`s-${status}`} x={x} y="0" width={width} height="10" />
        })}
      </svg>
      <p class="muted">
        {label} {speakCounts(counts)}
      </p>
    </div>
  )
}

/** „22 von 37: 20 ja, 2 entbehrlich, 7 teilweise“; states without a check are left out. */
export function speakCounts(counts: Counts): string {
  const said = order
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${checkStatusLabels[status]}`)
  return `${counts.met} von ${counts.total}: ${said.join(', ')}`
}
