/**
 * The hash chain of the audit trail. Personal details lie beside the chain, so that they can be erased
 * while the chain still verifies: an event holds only the digest of its salted details.
 * @module
 */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../src/core/canonicalJson.ts'
import type { Instant } from '../src/core/day.ts'
import type { NewEvent } from '../src/core/newEvent.ts'

/** The hash before the first event of an organisation. */
export const chainStart = '0'.repeat(64)

/** An event in its place in the chain, with its details beside it. */
export type ChainedEvent = {
  organisationId: string
  sequence: number
  at: Instant
  actorId: string
  kind: string
  subjectId: string
  detailsDigest: string
  previousHash: string
  hash: string
}

export type ChainHead = { sequence: number; hash: string }

/** `SHA-256(salt || canonical JSON of the details)` in hexadecimal. */
export function digestOf(salt: string, details: string): string {
  return createHash('sha256').update(salt).update(details).digest('hex')
}

/** `SHA-256(previousHash || canonical JSON of the event)` in hexadecimal. */
export function hashOf(event: Omit<ChainedEvent, 'hash'>): string {
  const { previousHash, ...link } = event
  return createHash('sha256').update(previousHash).update(canonicalJson(link)).digest('hex')
}

/** Appends events to a chain; returns the rows of both tables and the new head. */
export function chainEvents(
  organisationId: string,
  head: ChainHead,
  events: readonly NewEvent[],
): { events: ChainedEvent[]; details: EventDetailRow[]; head: ChainHead } {
  const rows: ChainedEvent[] = []
  const details: EventDetailRow[] = []
  let { sequence, hash } = head
  for (const event of events) {
    sequence += 1
    const text = canonicalJson(event.details)
    const link = {
      organisationId,
      sequence,
      at: event.at,
      actorId: event.actorId,
      kind: event.kind,
      subjectId: event.subjectId,
      detailsDigest: digestOf(event.salt, text),
      previousHash: hash,
    }
    hash = hashOf(link)
    rows.push({ ...link, hash })
    details.push({ organisationId, sequence, salt: event.salt, details: text })
  }
  return { events: rows, details, head: { sequence, hash } }
}

export type EventDetailRow = {
  organisationId: string
  sequence: number
  salt: string
  details: string
}
