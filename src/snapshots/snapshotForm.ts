import { z } from 'zod'

/** What a person says of a snapshot: „Testat 2025“, and why it is taken. */
export const snapshotForm = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Bitte nennen Sie einen Namen, zum Beispiel „Testat 2025“.')
    .max(120, 'Höchstens 120 Zeichen.'),
  note: z.string().trim().max(2000, 'Höchstens 2000 Zeichen.').default(''),
})

export type SnapshotForm = z.infer<typeof snapshotForm>
