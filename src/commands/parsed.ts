import type { z } from 'zod'
import { Failure } from '../core/failure.ts'

/** Input that fits its schema. Throws `invalid` with every German message of the schema. */
export function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new Failure('invalid', result.error.issues.map(({ message }) => message).join('\n'))
}
