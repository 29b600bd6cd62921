/** As many equal words in a row are still our own wording; one more is not. */
const longestRun = 7

/** The first run of more than `longestRun` words of `own` that stands in `official`. */
export function sharedRun(own: string, official: string): string | undefined {
  const words = wordsOf(own)
  const text = ` ${wordsOf(official).join(' ')} `
  return words
    .map((_, start) => words.slice(start, start + longestRun + 1))
    .filter((run) => run.length > longestRun)
    .map((run) => run.join(' '))
    .find((run) => text.includes(` ${run} `))
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
