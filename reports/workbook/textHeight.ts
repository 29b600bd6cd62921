/**
 * How high a row of wrapped text must be. LibreOffice does not find this out when it opens an XLSX file,
 * and Excel not for merged cells, so that text would be cut. Estimated on the generous side.
 * @module
 */

/** Points of a row at most. Source: Excel specifications and limits. */
const maximumHeight = 409
const defaultSize = 10
/** Line spacing of Calibri and of the faces that stand in for it, with a little air. */
const spacing = 1.32
const padding = 4

/** Columns are measured in digits; German running text is narrower, in Calibri by a fifth. */
const lettersPerDigit = 1.1

/** Lines that a text takes in a column of `width` characters, at a font size in points. */
export function lineCount(text: string, width: number, size = defaultSize): number {
  const capacity = Math.max(1, ((width - 1) * lettersPerDigit * defaultSize) / size)
  if (text.length <= capacity * 0.75 && !text.includes('\n')) return 1
  return text.split('\n').reduce((sum, paragraph) => sum + wrappedLines(paragraph, capacity), 0)
}

/** Points for a number of lines. */
export function heightOfLines(lines: number, size = defaultSize): number {
  return Math.min(maximumHeight, Math.ceil(lines * size * spacing + padding))
}

/** Words are set one after the other; one that is longer than a line goes on in the next. */
function wrappedLines(paragraph: string, capacity: number): number {
  let lines = 1
  let used = 0
  for (const word of paragraph.split(' ')) {
    const length = wordLength(word)
    const needed = used === 0 ? length : used + 1 + length
    if (needed <= capacity) {
      used = needed
      continue
    }
    if (used > 0) lines += 1
    const further = Math.max(0, Math.ceil(length / capacity) - 1)
    lines += further
    used = length - further * capacity
  }
  return lines
}

/** Capitals (here A to Z) are a third wider than the digit that columns are measured by. */
function wordLength(word: string): number {
  let length = word.length
  for (let index = 0; index < word.length; index += 1) {
    const code = word.charCodeAt(index)
    if (code >= 65 && code <= 90) length += 0.3
  }
  return length
}
