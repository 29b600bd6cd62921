import { z } from 'zod'
import { formText } from '../../core/formText.ts'
import { mailAddress } from '../../core/mailAddress.ts'

/** Who gets the head; the name goes into a header of the mail, so that it is one line. */
export const headReaderForm = z.object({
  name: formText(200)
    .refine((text) => text !== '', 'Bitte geben Sie einen Namen an.')
    .refine((text) => !/\p{Cc}/u.test(text), 'Der Text enthält ein unzulässiges Zeichen.'),
  email: mailAddress.transform((text) => text.toLowerCase()),
})

export type HeadReaderForm = z.infer<typeof headReaderForm>
