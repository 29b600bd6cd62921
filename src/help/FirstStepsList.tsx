import type { Child } from 'hono/jsx'
import type { Actor } from '../access/actor.ts'
import { addressOf } from '../web/address.ts'
import { navigationFor } from '../web/navigation.ts'
import { domainParameter } from '../web/pageDomain.ts'
import { type FirstStep, nextStep } from './firstSteps.ts'
import { linkTerms } from './TermText.tsx'

type FirstStepsListProps = {
  steps: readonly FirstStep[]
  actor: Actor
  /** The code of the information domain that the links keep. */
  domainCode: string | undefined
  /** How far each is, for who sees the whole. */
  isStateShown: boolean
}

/** The steps in their order, each with its state and the page that does it. */
export function FirstStepsList({ steps, actor, domainCode, isStateShown }: FirstStepsListProps) {
  const open = new Set(navigationFor(actor).flatMap(({ entries }) => entries.map((e) => e.path)))
  const next = isStateShown ? nextStep(steps) : undefined
  const seen = new Set<string>()
  return (
    <ol class="steps">
      {steps.map((step) => (
        <li class={isStateShown && step.isDone ? 'done' : step === next ? 'next' : undefined}>
          <Step
            step={step}
            text={linkTerms(step.text, seen)}
            isNext={step === next}
            isStateShown={isStateShown}
            href={
              step.path && open.has(step.path)
                ? addressOf(step.path, { [domainParameter]: domainCode })
                : undefined
            }
          />
        </li>
      ))}
    </ol>
  )
}

function Step({
  step,
  text,
  isNext,
  isStateShown,
  href,
}: {
  step: FirstStep
  /** With links to the words it explains. */
  text: Child
  isNext: boolean
  isStateShown: boolean
  href: string | undefined
}) {
  const { title, isDone, state, command } = step
  return (
    <>
      <h2>{href ? <a href={href}>{title}</a> : title}</h2>
      {isStateShown ? (
        <p class={isDone ? 'good' : 'muted'}>
          {isDone ? 'Erledigt: ' : isNext ? 'Als Nächstes. Stand: ' : 'Offen. Stand: '}
          {state}
        </p>
      ) : null}
      <p>{text}</p>
      {!(isStateShown && isDone) && command ? (
        <p class="muted">
          Auf der Kommandozeile: <code>{command}</code>
        </p>
      ) : null}
    </>
  )
}
