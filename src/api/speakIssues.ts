/** What a schema finds wrong, in German and with a pointer to the place. @module */
import type { z } from 'zod'
import { type FieldProblem, pointerTo } from './problem.ts'

type Raw = Parameters<z.core.$ZodErrorMap>[0]

const typeWords: Readonly<Record<string, string>> = {
  string: 'ein Text',
  number: 'eine Zahl',
  int: 'eine ganze Zahl',
  boolean: 'true oder false',
  array: 'eine Liste',
  object: 'ein Objekt',
  null: 'null',
}

/** Words for what has none of its own in its schema. */
export function speakIssue(issue: Raw): string | undefined {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return 'Dieses Feld fehlt.'
    return `Erwartet wird ${typeWords[issue.expected] ?? issue.expected}.`
  }
  if (issue.code === 'invalid_value') return `Erlaubt ist: ${issue.values.join(', ')}.`
  if (issue.code === 'too_big') return `Zu groß: höchstens ${issue.maximum}.`
  if (issue.code === 'too_small') return `Zu klein: mindestens ${issue.minimum}.`
  if (issue.code === 'unrecognized_keys') return 'Dieses Feld gibt es nicht.'
  return 'Dieser Wert ist nicht erlaubt.'
}

/** Each place once; unknown fields are places of their own. */
export function fieldProblems(error: z.ZodError, where: 'pointer' | 'parameter'): FieldProblem[] {
  const problems = error.issues.flatMap((issue) => {
    const paths =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...issue.path, key])
        : [issue.path]
    return paths.map((path) => ({ path, detail: issue.message }))
  })
  return problems.map(({ path, detail }) =>
    where === 'pointer'
      ? { detail, pointer: pointerTo(path) }
      : { detail, parameter: path.map(String).join('.') },
  )
}
