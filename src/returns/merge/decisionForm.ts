/** The decisions about conflicts as a form sends them: one field for each cell. @module */
import { type Decision, decisions } from '../planMerge.ts'

const prefix = 'zelle:'

export function decisionField(cell: string): string {
  return `${prefix}${cell}`
}

/** Null takes a decision back; fields that are none of ours do not count. */
export function decisionsIn(
  values: Readonly<Record<string, string>>,
): Record<string, Decision | null> {
  const fields = Object.entries(values).filter(([name]) => name.startsWith(prefix))
  return Object.fromEntries(
    fields.map(([name, value]) => [
      name.slice(prefix.length),
      decisions.find((one) => one === value) ?? null,
    ]),
  )
}
