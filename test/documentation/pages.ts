/** What each page must hold: terms, headings of decisions, links that lead somewhere. @module */
import { existsSync, readFileSync } from 'node:fs'
import { root } from './files.ts'

export function isTerm(text: string, term: string): boolean {
  return text.includes(`\`${term}\``)
}

export function faultsOfRecord(text: string, number: string): string[] {
  const headings = ['Status', 'Context', 'Decision', 'Consequences']
  return [
    ...(text.startsWith(`# ${number} `) ? [] : ['number']),
    ...(/^Date: \d{4}-\d\d-\d\d$/m.test(text) ? [] : ['date']),
    ...headings.filter((heading) => !text.includes(`\n## ${heading}\n`)),
    ...(text.split('\n').length > 51 ? ['too long'] : []),
  ]
}

export function brokenLinks(path: string, text: string): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => !leadsSomewhere(path, target))
}

function leadsSomewhere(path: string, target: string): boolean {
  const [file = '', heading] = target.split('#')
  const url = file === '' ? new URL(path, root) : new URL(file, new URL(path, root))
  if (!existsSync(url)) return false
  return heading === undefined || anchorsOf(readFileSync(url, 'utf8')).includes(heading)
}

/** The anchors that forges make of headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number} -]/gu, '')
      .replaceAll(' ', '-'),
  )
}
