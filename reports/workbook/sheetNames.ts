/**
 * Names on the tabs: at most 31 UTF-16 units, without []:*?/\, not empty, unique whatever the case.
 * @module
 */
import { cellText, cutText } from './xml.ts'

const maximumName = 31
/** Excel keeps this name for its change log. */
const reserved = 'history'

/** Makes the wish a valid name that is not yet in `taken`, and adds it there. */
export function takeSheetName(wish: string, taken: Set<string>): string {
  const name = validName(wish)
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`
    const candidate = `${cutText(name, maximumName - suffix.length).trimEnd()}${suffix}`
    if (!taken.has(candidate.toLowerCase())) {
      taken.add(candidate.toLowerCase())
      return candidate
    }
  }
}

/** A name as references write it, e.g. `'Schul-IT'`. */
export function quoteSheetName(name: string): string {
  return `'${name.replace(/'/g, "''")}'`
}

function validName(wish: string): string {
  const name = cellText(wish)
    .replace(/[[\]:*?/\\]/g, '-')
    .replace(/[\s\ufffd]+/g, ' ')
    .replace(/^[' ]+/, '')
  const cut = cutText(name, maximumName).replace(/[' ]+$/, '')
  if (cut === '') return 'Tabelle'
  return cut.toLowerCase() === reserved ? `${cut}_` : cut
}
