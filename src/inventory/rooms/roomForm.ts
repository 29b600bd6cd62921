import { z } from 'zod'
import { isRoomKind } from '../roomKind.ts'

/** What kind a room is; empty: it is read from the name. */
export const roomForm = z.object({
  kind: z
    .string('Bitte wählen Sie die Art.')
    .refine((text) => text === '' || isRoomKind(text), 'Diese Art von Raum gibt es nicht.'),
})
