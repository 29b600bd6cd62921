/** What files are called in a package: plain letters, so that every system unpacks them. @module */
import { packagedName } from '../../assessment/evidence/evidenceFile.ts'
import type { Day } from '../../core/day.ts'

const umlauts: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
}

/** A name that was typed, as part of a path; `ending` of a file stays. */
export function safePart(text: string, longest = 80): string {
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(text)?.[0] ?? ''
  const stem = text
    .slice(0, text.length - ending.length)
    .normalize('NFC')
    .replace(/[äöüÄÖÜß]/g, (letter) => umlauts[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest - ending.length)
  const safe = stem === '' ? 'ohne-Namen' : stem
  return `${/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(safe) ? `_${safe}` : safe}${ending}`
}

/** Gives each name once, whatever its capitals: a second „a.pdf“ becomes „a-2.pdf“. */
export function createUniqueNames(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? ''
    const stem = name.slice(0, name.length - ending.length)
    let unique = name
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) {
      unique = `${stem}-${count}${ending}`
    }
    taken.add(unique.toLowerCase())
    return unique
  }
}

/** „Pruefpaket_KERN_Stand-3_2025-05-22.zip“ */
export function packageName(
  domainCode: string,
  snapshot: { number: number; takenOn: Day },
): string {
  return `Pruefpaket_${safePart(domainCode)}_Stand-${snapshot.number}_${snapshot.takenOn}.zip`
}

/** Where the bytes of an evidence file lie, „nachweise/1a2b3c4d-MDM-Bericht.pdf“. */
export function evidencePlace(file: { sha256: string; fileName: string }): string {
  return `nachweise/${packagedName(file)}`
}
