/** Long work that pauses, so that whoever runs it can answer others in between. @module */
export type Steps<Result> = Generator<void, Result, void>

const entriesPerStep = 1_000

/** Does something with each entry, with a pause after every thousand. */
export function* forEachInSteps<Entry>(
  entries: Iterable<Entry>,
  work: (entry: Entry) => void,
): Steps<void> {
  let count = 0
  for (const entry of entries) {
    work(entry)
    count += 1
    if (count % entriesPerStep === 0) yield
  }
}

/** Runs the work to its end without a pause. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
