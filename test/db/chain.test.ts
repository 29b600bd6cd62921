import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { chainEvents, chainStart, digestOf, hashOf } from '../../db/chain.ts'

const event = {
  at: '2024-02-01T08:00:00.000Z',
  actorId: 'isb',
  kind: 'check_saved',
  subjectId: 'SYS.2.1.A1',
  details: { before: null, after: 'yes' },
  salt: 'salt',
}
const start = { sequence: 0, hash: chainStart }

describe('hash chain', () => {
  it('hashes the previous hash and the event with sorted keys, as the handbook says', () => {
    const digest = sha256('salt{"after":"yes","before":null}')
    const link = `{"actorId":"isb","at":"2024-02-01T08:00:00.000Z","detailsDigest":"${digest}","kind":"check_saved","organisationId":"aken","sequence":1,"subjectId":"SYS.2.1.A1"}`

    const { events } = chainEvents('aken', start, [event])

    expect(events[0]).toMatchObject({
      sequence: 1,
      detailsDigest: digest,
      previousHash: '0'.repeat(64),
      hash: sha256('0'.repeat(64) + link),
    })
  })

  it('links each event to the one before and returns the new head', () => {
    const { events, head } = chainEvents('aken', start, [event, event, event])

    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    expect(events[1]?.previousHash).toBe(events[0]?.hash)
    expect(events[2]?.previousHash).toBe(events[1]?.hash)
    expect(head).toEqual({ sequence: 3, hash: events[2]?.hash })
  })

  it('goes on where the head stands, with the same result as in one go', () => {
    const first = chainEvents('aken', start, [event])
    const second = chainEvents('aken', first.head, [event])

    const inOneGo = chainEvents('aken', start, [event, event])

    expect([...first.events, ...second.events]).toEqual(inOneGo.events)
  })

  it('keeps the head when nothing happened', () => {
    expect(chainEvents('aken', start, []).head).toEqual(start)
  })

  it('keeps the details beside the event, as the text that was digested', () => {
    const { events, details } = chainEvents('aken', start, [event])

    expect(JSON.stringify(events)).not.toContain('yes')
    expect(details).toEqual([
      {
        organisationId: 'aken',
        sequence: 1,
        salt: 'salt',
        details: '{"after":"yes","before":null}',
      },
    ])
  })

  it('gives equal details different digests under different salts', () => {
    expect(digestOf('a', '{}')).not.toBe(digestOf('b', '{}'))
  })

  it.each([
    'organisationId',
    'sequence',
    'at',
    'actorId',
    'kind',
    'subjectId',
    'detailsDigest',
    'previousHash',
  ] as const)('changes the hash when %s changes', (field) => {
    const [first] = chainEvents('aken', start, [event]).events
    if (!first) throw new Error('no event')
    const { hash, ...link } = first

    const changed = { ...link, [field]: field === 'sequence' ? 2 : 'other' }

    expect(hashOf(link)).toBe(hash)
    expect(hashOf(changed)).not.toBe(hash)
  })
})

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
