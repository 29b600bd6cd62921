import type { Child } from 'hono/jsx'

export const importSteps = ['Datei', 'Spalten', 'Vorschau', 'Ergebnis'] as const
export type ImportStep = (typeof importSteps)[number]

/** Where in the import one is; steps that were done lead back. */
export function ImportSteps({
  current,
  links = {},
}: {
  current: ImportStep
  links?: Readonly<Partial<Record<ImportStep, string>>>
}) {
  return (
    <ol class="import-steps" aria-label="Schritte des Einlesens">
      {importSteps.map((step, index) => (
        <li aria-current={step === current ? 'step' : undefined}>
          <StepName link={step === current ? undefined : links[step]}>
            {index + 1}. {step}
          </StepName>
        </li>
      ))}
    </ol>
  )
}

function StepName({ link, children }: { link: string | undefined; children?: Child }) {
  return link ? <a href={link}>{children}</a> : <span>{children}</span>
}
