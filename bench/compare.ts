/**
 * Times a subject against its floor, by turns in the same process, so that a busy machine slows both.
 * @module
 */

/** Runs the work that counts; what a trial does around it does not. */
export type Stopwatch = <Result>(work: () => Promise<Result>) => Promise<Result>

/** One run: prepares, has the stopwatch time its work, tidies up. */
export type Trial = (time: Stopwatch) => Promise<void>

/** Medians over the rounds; `ratio` is the median of the rounds' ratios. */
export type Comparison = {
  readonly subjectMilliseconds: number
  readonly floorMilliseconds: number
  readonly ratio: number
}

/** Subject and floor begin by turns, because the second of two finds caches warm. */
export async function compare(rounds: number, subject: Trial, floor: Trial): Promise<Comparison> {
  const subjects: number[] = []
  const floors: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) subjects.push(await timeTrial(subject))
    floors.push(await timeTrial(floor))
    if (round % 2 === 1) subjects.push(await timeTrial(subject))
  }
  const ratios = subjects.map((milliseconds, round) => milliseconds / (floors[round] ?? 0))
  return {
    subjectMilliseconds: median(subjects),
    floorMilliseconds: median(floors),
    ratio: median(ratios),
  }
}

/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}

/** Milliseconds of what was timed. Garbage of what went before is collected first, with `--expose-gc`. */
async function timeTrial(trial: Trial): Promise<number> {
  let milliseconds = 0
  await trial(async (work) => {
    globalThis.gc?.()
    const start = performance.now()
    const result = await work()
    milliseconds += performance.now() - start
    return result
  })
  return milliseconds
}
