/** The table of rights as docs/rechte.md shows it. @module */
import { type Scope, type Verb, verbs } from '../../src/access/permissions.ts'

const verbWords: Record<Verb, string> = {
  read: 'ansehen',
  write: 'ändern',
  approve: 'freigeben',
  extend: 'verlängern',
  propose: 'vorschlagen',
  accept: 'übernehmen',
}
const scopeWords: Record<Scope, string> = {
  all: '',
  own: '(eigenes)',
  assigned: '(zugewiesenes)',
  snapshot: '(Prüfstand)',
  devices: '(nur Geräte)',
}

/** The rights that the page shows for a subject; the columns must stand in the order of the roles. */
export function rightsRow(text: string, subject: string) {
  const lines = text.split('\n')
  const head = lines.find((line) => line.startsWith('| Teil |')) ?? ''
  const row = lines.find((line) => line.split('|')[1]?.includes(`\`${subject}\``))
  if (row === undefined) throw new Error(`no row of ${subject}`)
  const cells = row.split('|').slice(2, -1)
  return head
    .split('|')
    .slice(2, -1)
    .map((title, index) => ({
      role: /`(\w+)`/.exec(title)?.[1],
      grants: grantsIn(cells[index] ?? ''),
    }))
}

function grantsIn(cell: string): Partial<Record<Verb, Scope>> {
  const words = cell.trim()
  if (words === '–') return {}
  return Object.fromEntries(words.split(', ').map(grantOf))
}

function grantOf(words: string): [Verb, Scope] {
  const [word = '', ...rest] = words.split(' ')
  const verb = verbs.find((each) => verbWords[each] === word)
  const scope = (Object.keys(scopeWords) as Scope[]).find(
    (each) => scopeWords[each] === rest.join(' '),
  )
  if (!verb || !scope) throw new Error(`no right is called ${words}`)
  return [verb, scope]
}
