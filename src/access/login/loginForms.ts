/** What the forms of the login send. @module */
import { z } from 'zod'

const secret = (message: string) => z.string().min(1, message).max(500, 'Höchstens 500 Zeichen.')

export const passwordForm = z.object({
  email: z.string().trim().min(1, 'Bitte geben Sie Ihre Mailadresse ein.').max(254),
  password: secret('Bitte geben Sie Ihr Kennwort ein.'),
})

export const codeForm = z.object({
  code: z.string().trim().min(1, 'Bitte geben Sie den Code ein.').max(50, 'Höchstens 50 Zeichen.'),
})

export const firstPasswordForm = z
  .object({
    newPassword: secret('Bitte wählen Sie ein Kennwort.'),
    repeatedPassword: z.string(),
  })
  .refine((form) => form.newPassword === form.repeatedPassword, {
    message: 'Die beiden Eingaben sind verschieden.',
    path: ['repeatedPassword'],
  })

/** Name and password of a directory. */
export const directoryForm = z.object({
  organisationId: z.string().max(100).default(''),
  name: z
    .string()
    .trim()
    .min(1, 'Bitte geben Sie Ihren Benutzernamen ein.')
    .max(254, 'Höchstens 254 Zeichen.')
    .refine((name) => !name.includes('\0'), 'Der Name enthält ein unzulässiges Zeichen (NUL).'),
  password: secret('Bitte geben Sie Ihr Kennwort ein.'),
})
