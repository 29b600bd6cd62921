/** What the forms of the own account send. @module */
import { z } from 'zod'

const password = z.string().min(1, 'Bitte geben Sie Ihr Kennwort ein.').max(500)

export const ownPasswordForm = z.object({ currentPassword: password })

export const newPasswordForm = z
  .object({
    currentPassword: password,
    newPassword: z.string().min(1, 'Bitte wählen Sie ein Kennwort.').max(500),
    repeatedPassword: z.string(),
  })
  .refine((form) => form.newPassword === form.repeatedPassword, {
    message: 'Die beiden Eingaben sind verschieden.',
    path: ['repeatedPassword'],
  })
