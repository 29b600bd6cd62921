/** Conventions of STYLE.md that no tool checks, and what queries must not say. @module */
import { codeOf, withoutComments } from './sources.ts'

export function conventionProblems(path: string, source: string): string[] {
  const code = codeOf(source)
  const problems = [
    /\bexport default\b|\bas default\b/.test(code) &&
      !/^db\/drizzle\..*\.config\.ts$/.test(path) &&
      'a default export',
    /\benum\s+\w+\s*\{/.test(code) && 'an enum',
    /\bany\b/.test(code) && 'any',
    /\bclass\s+[A-Z]/.test(code) && path !== 'src/core/failure.ts' && 'a class',
    /(^|\/)index\.tsx?$/.test(path) && 'an index',
  ]
  return problems.filter((problem) => problem !== false).map((problem) => `${path}: ${problem}`)
}

export function queryProblems(path: string, source: string): string[] {
  if (!path.startsWith('db/queries/')) return []
  const code = withoutComments(source)
  const foreign =
    /\.for\(|\.execute\(|selectDistinctOn|ilike\(|\b(lower|upper|date|datetime|julianday|strftime|now|extract|to_char|date_trunc|json\w*_\w+|current_\w+)\s*\(/i.exec(
      code,
    )
  return [
    ...(foreign ? [`${path}: ${foreign[0]} is not the same on both engines`] : []),
    ...unboundQueries(code).map((name) => `${path}: ${name} is bound to no organisation`),
  ]
}

/** Exported and kept functions that touch rows of organisations and mention none, nor call a helper that does. */
function unboundQueries(code: string): string[] {
  const functions = code
    .split(/^(?=(?:export )?(?:async )?function\b)/m)
    .map((body) => ({ name: /function\*?\s+(\w+)/.exec(body)?.[1] ?? '', body }))
    .filter(({ name }) => name !== '')
  /** At login the account alone says which rows: no organisation is chosen yet. */
  const isBound = (body: string) => /organisationId|db\.userId/.test(body)
  /** What `ask` hands placeholders to is kept for everybody. */
  const asked = new Set([...code.matchAll(/\bask\(\s*db,\s*(\w+)/g)].map(([, name]) => name))
  const isQuery = ({ name, body }: { name: string; body: string }) =>
    body.startsWith('export') || asked.has(name)
  const helpers = functions.filter(({ body }) => !body.startsWith('export') && isBound(body))
  return functions
    .filter((each) => isQuery(each) && touchesRowsOfOrganisations(each.body))
    .filter(({ body }) => !isBound(body))
    .filter(({ body }) => !helpers.some(({ name }) => new RegExp(`\\b${name}\\(`).test(body)))
    .map(({ name }) => name)
}

/** Accounts, how they log in, and the organisations themselves belong to the whole installation. */
const installationTables = ['user', 'organisation', 'session', 'recoveryCode', 'loginAttempt']

function touchesRowsOfOrganisations(body: string): boolean {
  const tables = body.matchAll(
    /(?:\.(?:from|insert|update|delete|\$count)|insertMany)\(\s*(?:db,\s*)?(?:db\.tables\.)?(\w+)/g,
  )
  return [...tables].some(([, table]) => !installationTables.includes(table ?? ''))
}

/** Files that only capitals tell apart: on Windows and macOS one takes the place of the other. */
export function nameProblems(paths: readonly string[]): string[] {
  const nameOf = (path: string) => path.replace(/\.tsx?$/, '').toLowerCase()
  const seen = new Map<string, string>()
  return paths.flatMap((path) => {
    const other = seen.get(nameOf(path))
    seen.set(nameOf(path), path)
    return other === undefined ? [] : [`${path} and ${other} have one name`]
  })
}
