/** What the forms of accounts send. @module */
import { z } from 'zod'
import { roles } from '../../access/role.ts'

export const roleForm = z.object({
  role: z.enum(roles, 'Bitte wählen Sie eine Rolle.'),
  /** An empty choice: in all information domains. */
  informationDomainId: z
    .string()
    .default('')
    .transform((id) => id || null),
})
