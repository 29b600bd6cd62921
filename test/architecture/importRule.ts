/** The import rule of STYLE.md: who may know whom. @module */
import { posix } from 'node:path'
import { codeOf, type Import, importsOf, sourceOf } from './sources.ts'

/** Each area may use itself and the areas before it. `catalog` is the folder beside src. */
const areas = [
  'core',
  'access',
  'catalog',
  'inventory',
  'modelling',
  'measures',
  'documents',
  'assessment',
  'wiba',
  'milestones',
  'reminders',
  'exchange',
  'exports',
  'snapshots',
  'returns',
  'api',
  'history',
  'audits',
  'administration',
  'help',
  'start',
]

/**
 * `part`: what an action is too long for; it gets the database as an argument and lies beside the action.
 * `top`: the files of src itself, its commands and its server, which put everything together.
 */
type Kind =
  | 'rule'
  | 'part'
  | 'actions'
  | 'views'
  | 'routes'
  | 'web'
  | 'platform'
  | 'top'
  | 'deps'
  | 'catalog'
  | 'reports'
  | 'db'
  | 'query'
  | 'engine'
  | 'samples'

const may: Record<Kind, readonly Kind[]> = {
  rule: ['rule', 'catalog'],
  part: ['rule', 'part', 'catalog', 'db', 'query', 'deps'],
  actions: ['rule', 'part', 'actions', 'catalog', 'db', 'query', 'deps'],
  views: ['rule', 'views', 'web', 'catalog'],
  routes: ['rule', 'part', 'actions', 'views', 'web', 'catalog', 'reports', 'db', 'query', 'deps'],
  web: ['rule', 'web', 'catalog'],
  platform: ['rule', 'platform'],
  top: [
    'rule',
    'part',
    'actions',
    'views',
    'routes',
    'web',
    'platform',
    'top',
    'deps',
    'catalog',
    'reports',
    'db',
    'query',
    'samples',
  ],
  deps: ['rule', 'platform', 'db'],
  catalog: ['catalog', 'rule'],
  reports: ['reports', 'catalog', 'rule'],
  db: ['db', 'query', 'engine', 'rule'],
  query: ['db', 'query', 'rule', 'catalog'],
  engine: ['db', 'query', 'engine', 'rule', 'catalog'],
  samples: ['rule', 'samples', 'catalog'],
}

/** Documents are put together where queries, rules and reports meet. */
const mayReport = ['snapshots', 'exports', 'returns', 'history', 'audits', 'administration']
const databasePackages = /^(drizzle-orm|drizzle-kit|pg|better-sqlite3)(\/|$)/
const webPackages = /^(hono|@hono\/.*)(\/|$)/
const impure =
  /\b(Date\.now|performance\.now|Math\.random|randomUUID|fetch|setTimeout|setInterval)\s*\(|\bnew Date\(\s*\)|\b(process|console)\.|^import \{[^}]*\brandom/m

/** What a file imports, or does, against the rule; `path` from the root of the repository. */
export function importProblems(path: string, source: string): string[] {
  const kind = kindOf(path, source)
  if (kind === undefined) return [`${path}: its area stands in no order`]
  return [
    ...importsOf(source).flatMap((one) => {
      const reason = one.target.startsWith('.')
        ? forbiddenFile(path, kind, one)
        : forbiddenPackage(path, kind, one.target)
      return reason ? [`${path}: ${kind} imports ${one.target}: ${reason}`] : []
    }),
    ...partNameProblems(path, kind),
    ...(kind === 'rule' && impure.test(codeOf(source))
      ? [`${path}: a rule has no time, chance or outside`]
      : []),
  ]
}

function forbiddenFile(
  path: string,
  kind: Kind,
  { target, onlyTypes }: Import,
): string | undefined {
  const file = posix.join(posix.dirname(path), target)
  const targetKind = kindOf(file)
  if (targetKind === undefined) return 'its area stands in no order'
  if (targetKind === 'routes') return path === 'src/app.ts' ? undefined : 'only app.ts knows routes'
  if ((kind === 'views' || kind === 'web') && onlyTypes) return undefined
  if (targetKind === 'reports' && mayReport.includes(areaOf(path) ?? '')) return undefined
  if (!may[kind].includes(targetKind)) return `${kind} does not know ${targetKind}`
  return isLater(path, kind, file) ? 'a later area' : undefined
}

/**
 * Whether the file lies in an area behind the one that imports it. The catalogue knows core alone; reports
 * know the words of every area's rules.
 */
function isLater(path: string, kind: Kind, file: string): boolean {
  const order = areas.indexOf(areaOf(file) ?? '')
  if (kind === 'catalog') return order > areas.indexOf('core') && file.startsWith('src/')
  if (kind === 'reports') return false
  const own = areas.indexOf(areaOf(path) ?? '')
  return own >= 0 && order > own
}

function forbiddenPackage(path: string, kind: Kind, name: string): string | undefined {
  const isDatabase = path.startsWith('db/')
  if (databasePackages.test(name) && !isDatabase) return 'only db knows SQL'
  if (kind === 'query' && databasePackages.test(name) && !name.startsWith('drizzle-orm')) {
    return 'queries know no engine'
  }
  if (webPackages.test(name) && !['views', 'routes', 'web', 'top'].includes(kind))
    return 'no HTTP here'
  if (kind === 'rule' && name !== 'zod' && !isExempt(path, name)) return 'rules know zod alone'
  return undefined
}

/** Packages of pure functions: hashing, the scales and lines of drawings, and calendars as text. */
const purePackages = ['node:crypto', 'd3-scale', 'd3-shape', 'ical-generator']

/** The one file of core that looks for the program's own folder needs the disk. */
function isExempt(path: string, name: string): boolean {
  return purePackages.includes(name) || path === 'src/core/packageRoot.ts'
}

function partNameProblems(path: string, kind: Kind): string[] {
  const isNamed = /\/(read|list|find|store|save|apply|write)[A-Z]\w*\.ts$/.test(path)
  return kind === 'part' && areaOf(path) !== 'exports' && !isNamed
    ? [`${path}: what uses the database is an action, or says read…, store… or apply…`]
    : []
}

/** `source` is read from the disk where it is not given. */
function kindOf(path: string, source?: string): Kind | undefined {
  if (path.startsWith('catalog/')) return 'catalog'
  if (path.startsWith('reports/')) return 'reports'
  if (path.startsWith('samples/')) return 'samples'
  if (path.startsWith('db/queries/')) return 'query'
  if (/^db\/(schema|.*Store\.ts$|columns|drizzle)/.test(path)) return 'engine'
  if (path.startsWith('db/')) return 'db'
  if (path === 'src/deps.ts') return 'deps'
  if (/^src\/([^/]+|commands\/.+|server\/.+)$/.test(path)) return 'top'
  if (path.startsWith('src/platform/')) return 'platform'
  if (path.startsWith('src/web/')) return 'web'
  return areas.includes(areaOf(path) ?? '') ? kindInArea(path, source) : undefined
}

function kindInArea(path: string, source: string | undefined): Kind {
  if (path.endsWith('/actions.ts')) return 'actions'
  if (path.endsWith('/routes.tsx')) return 'routes'
  if (path.endsWith('.tsx')) return 'views'
  const imports = importsOf(source ?? sourceOf(path))
  const usesDatabase = imports.some(({ target }) =>
    /^(\.\.\/)+(db\/(?!queries\/\w+\.ts$)|deps\.ts)/.test(target),
  )
  return usesDatabase || areaOf(path) === 'exports' ? 'part' : 'rule'
}

function areaOf(path: string): string | undefined {
  if (path.startsWith('catalog/')) return 'catalog'
  return /^src\/([^/]+)\/./.exec(path)?.[1]
}
