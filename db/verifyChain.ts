import { type ChainHead, chainStart, digestOf, hashOf } from './chain.ts'
import type { EventWithDetails } from './queries/events.ts'

/** What is wrong at one event; `sequence` is its number, or that of the missing one. */
export type ChainProblem = { sequence: number; problem: string }

/** How many events were looked at, how many details were erased, and what does not hold. */
export type ChainReport = { events: number; erased: number; problems: readonly ChainProblem[] }

/** Checks every link of a chain and the details that are left against their digests. */
export async function verifyChain(
  events: AsyncIterable<EventWithDetails>,
  head: ChainHead,
): Promise<ChainReport> {
  const problems: ChainProblem[] = []
  let previousHash = chainStart
  let sequence = 0
  let erased = 0
  for await (const event of events) {
    sequence += 1
    if (event.sequence !== sequence) {
      problems.push({ sequence, problem: `Eintrag ${sequence} fehlt.` })
      sequence = event.sequence
    }
    const problem = linkProblem(event, previousHash) ?? detailsProblem(event)
    if (problem) problems.push({ sequence, problem })
    if (event.erasedAt !== null) erased += 1
    previousHash = event.hash
  }
  if (head.sequence !== sequence || head.hash !== previousHash) {
    problems.push({
      sequence: head.sequence,
      problem: `Das Ende der Kette ist Eintrag ${head.sequence}, vorhanden ist Eintrag ${sequence}.`,
    })
  }
  return { events: sequence, erased, problems }
}

function linkProblem(event: EventWithDetails, previousHash: string): string | undefined {
  const { salt: _, details: __, erasedAt: ___, erasedBecause: ____, hash, ...link } = event
  if (event.previousHash !== previousHash) return 'Der Eintrag schließt nicht an den vorigen an.'
  if (hashOf(link) !== hash) return 'Der Eintrag wurde verändert.'
  return undefined
}

function detailsProblem(event: EventWithDetails): string | undefined {
  if (event.erasedAt !== null) return undefined
  if (event.details === null || event.salt === null) return 'Die Angaben zum Eintrag fehlen.'
  return digestOf(event.salt, event.details) === event.detailsDigest
    ? undefined
    : 'Die Angaben zum Eintrag wurden verändert.'
}
