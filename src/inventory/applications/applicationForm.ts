/** A specialist application as a person states it. @module */
import { z } from 'zod'
import { formText } from '../../core/formText.ts'
import { tidy } from '../../core/text.ts'
import { hostings } from '../application.ts'
import { nameField } from '../targetObjectForm.ts'

const line = (maxLength: number) => formText(maxLength).transform(tidy)

export const applicationForm = z.object({
  name: nameField,
  department: line(200),
  vendor: line(200),
  hosting: z
    .union([z.literal(''), z.enum(hostings)], 'Bitte wählen Sie, wo die Anwendung läuft.')
    .default('')
    .transform((hosting) => (hosting === '' ? null : hosting)),
  provider: line(200),
  personalData: z
    .enum(['yes', 'no', ''], 'Bitte wählen Sie ja, nein oder weiß nicht.')
    .default('')
    .transform((answer) => (answer === '' ? null : answer === 'yes')),
  description: formText(4000),
  users: line(200),
  server: line(500),
})
export type ApplicationInput = z.output<typeof applicationForm>
