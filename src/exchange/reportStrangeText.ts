import { forEachInSteps, type Steps } from '../core/steps.ts'
import type { Remarks } from './remarks.ts'
import type { Table } from './table.ts'

/** Traces of an encoding that was read wrongly before the list reached us; nothing is changed. */
const traces: readonly [pattern: RegExp, meaning: string][] = [
  [
    /Ã[¤¶¼Ÿ„–œ©¨\u00a0-\u00bf]|â€[œž“”™–¢¦]|Â[§°\u00a0]/,
    'sieht aus wie UTF-8, das jemand als Windows-1252 gelesen hat',
  ],
  [/\p{Ll}[„”]\p{Ll}/u, 'sieht aus wie Text eines alten DOS-Programms (CP850)'],
  [/\p{Ll}[ŠŸ§]\p{Ll}/u, 'sieht aus wie Text eines alten Macintosh (MacRoman)'],
  [/\ufffd/, 'enthält Zeichen, die schon vorher verloren gingen'],
  [
    /\p{L}\?\p{Ll}/u,
    'enthält ein Fragezeichen mitten im Wort; so schreibt PowerShell 5.1 Umlaute ohne „-Encoding UTF8“',
  ],
]

/** Tells which rows hold text that looks garbled, with the first example. */
export function* reportStrangeText(table: Table, remarks: Remarks): Steps<void> {
  const examples = new Map<string, string>()
  yield* forEachInSteps(table.rows, (row) => {
    for (const cell of row.cells) {
      if (typeof cell !== 'string' || !/[^\p{ASCII}äöüÄÖÜß]|\w\?\w/u.test(cell)) continue
      const trace = traces.find(([pattern]) => pattern.test(cell))
      if (!trace) continue
      const example = examples.get(trace[1]) ?? cell.slice(0, 60)
      examples.set(trace[1], example)
      const place = { file: table.file, sheet: table.sheet, row: row.number }
      remarks.add(place, `„${example}“ ${trace[1]}. Der Text wird unverändert übernommen.`)
      return
    }
  })
}
