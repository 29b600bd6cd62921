import type { Child } from 'hono/jsx'
import { carriedText } from '../../web/carried.ts'
import { type FormState, ProblemList } from '../../web/form.tsx'
import type { Passage } from '../../web/passage.ts'

export type StepProps = { state: FormState; passage: Passage }

/** A form before the session: it carries along where the person wanted to go, and no token yet. */
export function StepForm({
  action,
  state,
  passage: { next, carried },
  idPrefix,
  children,
}: StepProps & { action: string; idPrefix?: string; children?: Child }) {
  return (
    <form method="post" action={action} class="form" novalidate>
      <input type="hidden" name="nach" value={next} />
      {carried ? <input type="hidden" name="carried" value={carriedText(carried)} /> : null}
      <ProblemList problems={state.problems} idPrefix={idPrefix} />
      {children}
    </form>
  )
}
