import type { Context } from 'hono'
import type { ApiEnv } from './apiEnv.ts'
import { refusal } from './refuse.ts'

const jsonType = /^application\/(json|merge-patch\+json)\s*(;\s*charset=utf-8\s*)?$/i

/** Deeper than any body of ours. */
const deepest = 20

/** The body as JSON. Refuses another type (415), and what is no JSON in UTF-8 (400). */
export async function readBody(c: Context<ApiEnv>): Promise<unknown> {
  if (!jsonType.test(c.req.header('Content-Type') ?? '')) {
    throw refusal(c, 'not-json', 'Bitte senden Sie JSON mit „Content-Type: application/json“.')
  }
  const bytes = await c.req.arrayBuffer()
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw refusal(c, 'malformed', 'Der Inhalt ist kein gültiges JSON in UTF-8.')
  }
  if (isDeeper(value, deepest)) {
    throw refusal(c, 'malformed', `Der Inhalt ist tiefer als ${deepest} Ebenen verschachtelt.`)
  }
  return value
}

/** Goes no deeper than it is asked for, however deep the value is. */
function isDeeper(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false
  if (levels === 0) return true
  return Object.values(value).some((each) => isDeeper(each, levels - 1))
}
