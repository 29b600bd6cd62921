import type Database from 'better-sqlite3'

/** A page asks some 40 questions, and all pages together a few hundred. */
const mostStatements = 400
/** Longer ones insert many rows at once and hardly come a second time. */
const longestText = 6_000

type Client = Pick<Database.Database, 'prepare'>

/**
 * A client that compiles a statement once and keeps it while it is asked for; the one that was not asked for longest
 * goes first. Drizzle reads one text always in the same form, so that the form may stay with the statement.
 */
export function keepStatements(client: Client): Client {
  const kept = new Map<string, Database.Statement>()
  const prepare = (text: string): Database.Statement => {
    const statement = kept.get(text) ?? client.prepare(text)
    if (text.length > longestText) return statement
    kept.delete(text)
    kept.set(text, statement)
    if (kept.size > mostStatements) kept.delete(kept.keys().next().value ?? '')
    return statement
  }
  return { prepare: prepare as Client['prepare'] }
}
