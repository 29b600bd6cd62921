import type { CommandIo } from './command.ts'

/** Longer than this a person who watches is told what is going on. */
const patienceMilliseconds = 1_000

/** Says on a terminal what is being waited for, once it takes longer than a second. */
export async function whileWaiting<Result>(
  io: CommandIo,
  label: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const timer = setTimeout(() => tellProgress(io, label), patienceMilliseconds)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
  }
}

/** Says on a terminal what comes next; for work that will surely take its time. */
export function tellProgress(io: CommandIo, label: string): void {
  if (io.isTerminal) io.err(`  ${label} …`)
}
