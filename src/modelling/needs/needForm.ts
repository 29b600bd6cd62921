/** What a person says of the protection needs of a target object, all three goals at once. @module */
import { z } from 'zod'
import { formText } from '../../core/formText.ts'
import { type Goal, goals, needEffects, protectionNeeds } from '../protectionNeed.ts'

const levelField = z
  .union([z.literal(''), z.enum(protectionNeeds)], 'Bitte wählen Sie den Schutzbedarf.')
  .default('')
const effectField = z.enum(needEffects, 'Bitte wählen Sie die Herkunft.').default('own')
const reasonField = formText(2000)
const versionField = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** Version 0 says that nothing was stored when the form was opened. */
export type NeedInput = {
  readonly goal: Goal
  readonly level: z.output<typeof levelField>
  readonly effect: z.output<typeof effectField>
  readonly reason: string
  readonly version: number
}

/** Fields are named `confidentiality-level`, `confidentiality-reason` … */
export const needForm = z.record(z.string(), z.string()).transform((values, context): NeedInput[] =>
  goals.flatMap((goal) => {
    const read = <Schema extends z.ZodType>(name: string, schema: Schema) => {
      const parsed = schema.safeParse(values[`${goal}-${name}`])
      if (parsed.success) return parsed.data
      const message = parsed.error.issues[0]?.message ?? 'Bitte prüfen Sie dieses Feld.'
      context.addIssue({ code: 'custom', message, path: [`${goal}-${name}`] })
      return undefined
    }
    const level = read('level', levelField)
    const effect = read('effect', effectField)
    const reason = read('reason', reasonField)
    const version = read('version', versionField)
    if (level === undefined || effect === undefined) return []
    if (reason === undefined || version === undefined) return []
    if (level !== '' && reason === '') {
      context.addIssue({
        code: 'custom',
        message: 'Bitte begründen Sie den Schutzbedarf.',
        path: [`${goal}-reason`],
      })
    }
    return [{ goal, level, effect, reason, version }]
  }),
)
