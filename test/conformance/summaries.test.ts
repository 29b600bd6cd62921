import { describe, expect, it } from 'vitest'
import { listSummaries } from '../../catalog/summaries.ts'
import { officialTexts } from './officialTexts.ts'
import { hasReference } from './sharedReference.ts'
import { sharedRun } from './sharedRun.ts'

const present = hasReference('summaries against the official XML')
const official = present ? officialTexts() : new Map<string, string>()
const entries = listSummaries().map((summary) => ({
  ...summary,
  text: official.get(summary.id) ?? '',
}))
const duty = /\b(MUSS|MÜSSEN|DARF|DÜRFEN)\b/
/** Words that turn a duty into a wish; in advice and evidence only those that deny the duty. */
const wish =
  /\b(kann|können|könnten?|sollten?|darf auch|möglichst|nach Möglichkeit|empfohlen|empfiehlt|idealerweise|wünschenswert)\b/i
const should = /\b(soll|sollen)\b/i
const denial =
  /\b(optional|freiwillig|nicht zwingend|nicht nötig|unnötig|verzichtbar|wünschenswert|nicht erforderlich)\b/i
const prohibition = /\b(kein\w*|nicht\w*|nie|niemals|niemand\w*|nur|ohne|ausschließlich|allein)\b/i

describe.runIf(present)('summaries beside the XML', () => {
  it('have a text of their requirement, the one with the malformed heading included', () => {
    expect(official.size).toBe(2125)
    expect(official.has('OPS.2.3.A22')).toBe(true)
    expect(
      entries
        .filter(({ text }) => !duty.test(text) && !/\bSOLLTEN?\b/.test(text))
        .map(({ id }) => id),
    ).toEqual([])
  })

  it.each(['summary', 'evidence', 'hint'] as const)(
    'share no eight words in a row: %s',
    (field) => {
      const runs = entries.flatMap((entry) => {
        const run = sharedRun(entry[field], entry.text)
        return run === undefined ? [] : [[entry.id, run]]
      })

      expect(runs).toEqual([])
    },
  )

  it('a copied sentence would be found, seven words would not', () => {
    const text =
      'Es MUSS geregelt werden, wie Kennungen und Gruppen einzurichten und zu löschen sind.'

    expect(sharedRun('„geregelt werden: wie KENNUNGEN und Gruppen, einzurichten und', text)).toBe(
      'geregelt werden wie kennungen und gruppen einzurichten und',
    )
    expect(sharedRun('geregelt werden, wie Kennungen und Gruppen einzurichten', text)).toBe(
      undefined,
    )
  })

  it('state as a fact what is a duty', () => {
    const duties = entries.filter(({ text }) => duty.test(text))
    const weakened = duties.filter(
      ({ summary, evidence, hint }) => wish.test(summary) || denial.test(`${evidence} ${hint}`),
    )
    const softened = duties.filter(
      ({ text, summary }) => !/\bSOLLTEN?\b/.test(text) && should.test(summary),
    )

    expect(duties.length).toBeGreaterThan(563)
    expect(weakened.map(({ id }) => id)).toEqual([])
    expect(softened.map(({ id }) => id)).toEqual([])
  })

  it('make no duty of what is none', () => {
    const wishes = entries.filter(({ text }) => !duty.test(text))
    const hardened = wishes.filter(
      ({ summary }) => !should.test(summary) || /\b(muss|müssen|zwingend)\b/i.test(summary),
    )

    expect(wishes.length).toBeGreaterThan(50)
    expect(hardened.map(({ id }) => id)).toEqual([])
  })

  it('keep a prohibition where it is all that the requirement says', () => {
    const prohibitions = entries.filter(({ text }) => isOnlyProhibition(text))
    const lost = prohibitions.filter(({ summary }) => !prohibition.test(summary))

    expect(prohibitions.length).toBeGreaterThan(0)
    expect(lost.map(({ id }) => id)).toEqual([])
  })
})

function isOnlyProhibition(text: string): boolean {
  return !/\b(MUSS|MÜSSEN)\b/.test(text) && /\b(DARF|DÜRFEN)\b/.test(text)
}
