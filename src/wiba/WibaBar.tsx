import type { WibaCounts } from './wibaProgress.ts'

/** How many questions have which answer, as a bar; the words stand beside it. */
export function WibaBar({ counts }: { counts: WibaCounts }) {
  if (counts.questions === 0) return null
  const parts = [
    { kind: 'yes', count: counts.yes },
    { kind: 'no', count: counts.no },
    { kind: 'dispensable', count: counts.notRelevant },
    { kind: 'open', count: counts.open },
  ]
  let from = 0
  return (
    <div class="status-bar">
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {parts.map(({ kind, count }) => {
          const width = (count * 1000) / counts.questions
          const x = from
          from += width
          return <rect class={`s-${kind}`} x={x} y="0" width={width} height="10" />
        })}
      </svg>
    </div>
  )
}

/** „4 ja, 2 nein, 1 nicht relevant, 3 offen“; what is not there is left out. */
export function speakAnswers({ yes, no, notRelevant, open }: WibaCounts): string {
  const said: readonly (readonly [number, string])[] = [
    [yes, 'ja'],
    [no, 'nein'],
    [notRelevant, 'nicht relevant'],
    [open, 'offen'],
  ]
  return said
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ')
}
