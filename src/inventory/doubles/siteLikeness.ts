/** Sites that are likely one and the same: „GS Nord“ and „Grundschule Nord“. @module */
import { foldText } from '../../core/text.ts'
import { compareText, groupedBy } from '../order.ts'

/** How schools and offices are shortened in German lists; folded. */
const longForms: Readonly<Record<string, string>> = {
  gs: 'grundschule',
  gym: 'gymnasium',
  gymn: 'gymnasium',
  sek: 'sekundarschule',
  sks: 'sekundarschule',
  rs: 'realschule',
  hs: 'hauptschule',
  os: 'oberschule',
  igs: 'gesamtschule',
  ges: 'gesamtschule',
  gms: 'gemeinschaftsschule',
  fos: 'foerderschule',
  foes: 'foerderschule',
  fs: 'foerderschule',
  bbs: 'berufsbildende schulen',
  kita: 'kindertagesstaette',
  ffw: 'feuerwehr',
  fw: 'feuerwehr',
  vhs: 'volkshochschule',
  bib: 'bibliothek',
  str: 'strasse',
}

/** Words that change nothing about which site is meant. */
const fillers = new Set(['am', 'an', 'der', 'die', 'das', 'in', 'im', 'stadt', 'staedtische', 'st'])

/** The words of a name in their long form and without order. */
export function siteLikeness(name: string): string {
  const words = foldText(name)
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .replace(/strasse\b/g, 'str')
    .replace(/str\b/g, ' strasse')
    .split(' ')
    .filter((word) => word !== '')
  const kept = words.filter((word) => !fillers.has(word))
  const long = (kept.length > 0 ? kept : words).map((word) =>
    Object.hasOwn(longForms, word) ? longForms[word] : word,
  )
  return long.sort((a = '', b = '') => compareText(a, b)).join(' ')
}

export function listDoubleSites<Site extends { readonly name: string }>(
  sites: readonly Site[],
): Site[][] {
  const alike = groupedBy(sites, ({ name }) => siteLikeness(name))
  return [...alike.values()].filter((group) => group.length > 1)
}
