import type { CheckStep } from '../../access/directory/directoryProblem.ts'

/** What works and what does not, step by step; read out at once. `success` says what all of it came to. */
export function CheckSteps({
  steps,
  success = 'Die Prüfung hat nichts gefunden, was fehlt',
}: {
  steps: readonly CheckStep[]
  success?: string
}) {
  const failed = steps.filter(({ isFine }) => !isFine)
  return (
    <section
      class={failed.length === 0 ? 'notice steps' : 'problems steps'}
      role="status"
      tabindex={-1}
    >
      <h2>
        {failed.length === 0
          ? success
          : `${failed.length === 1 ? 'Ein Punkt geht' : `${failed.length} Punkte gehen`} noch nicht`}
      </h2>
      <dl class="facts">
        {steps.map(({ title, isFine, text, detail }) => (
          <>
            <dt>{title}</dt>
            <dd>
              <strong class={isFine ? 'good' : 'late'}>
                {isFine ? 'In Ordnung.' : 'Geht nicht.'}
              </strong>{' '}
              {text}
              {detail ? <Detail text={detail} /> : null}
            </dd>
          </>
        ))}
      </dl>
    </section>
  )
}

function Detail({ text }: { text: string }) {
  const lines = text.split('\n')
  if (lines.length === 1) {
    return (
      <>
        {' '}
        <code>{text}</code>
      </>
    )
  }
  return (
    <ul class="plain-list">
      {lines.map((line) => (
        <li>
          <code>{line}</code>
        </li>
      ))}
    </ul>
  )
}
