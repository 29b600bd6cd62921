/** What a preview hands on to its confirmation: the rows themselves, so that nothing is stored before. @module */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { WibaImportPlan } from '../importPlan.ts'
import type { Table } from '../table.ts'

/** PostgreSQL cannot store U+0000. */
const text = z.string().transform((given) => given.replaceAll('\u0000', ''))

const cell = z.union([
  z.null(),
  text,
  z.boolean(),
  z.object({ number: z.number(), text }),
  z.object({ day: text }),
])

const tables = z.array(
  z.object({
    file: z.string(),
    sheet: z.string(),
    date1904: z.boolean(),
    rows: z.array(z.object({ number: z.number(), cells: z.array(cell) })),
  }),
)

const unreadable =
  'Die Vorschau ist unvollständig angekommen. Bitte laden Sie die Tabelle noch einmal hoch.'

/** `stand` is what the preview said; `tabellen` what it was read from. */
export const confirmForm = z.object({
  name: text.pipe(z.string().min(1, unreadable).max(255)),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, unreadable),
  stand: z.string(),
  tabellen: z.string().transform((sent, context): Table[] => {
    const parsed = tables.safeParse(readJson(sent))
    if (parsed.success) return parsed.data
    context.addIssue({ code: 'custom', message: unreadable })
    return []
  }),
})

/** What a preview says, in short: when it says otherwise, somebody answered in between. */
export function planDigest({ new: created, changed, refused, unchanged }: WibaImportPlan): string {
  const said = JSON.stringify([created, changed, refused, unchanged])
  return createHash('sha256').update(said).digest('hex')
}

/** Only the sheets that were understood go with the form. */
export function tablesOf(all: readonly Table[], { sheets }: WibaImportPlan): Table[] {
  const known = new Set(sheets.map(({ sheet }) => sheet))
  return all.filter(({ sheet }) => known.has(sheet))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
