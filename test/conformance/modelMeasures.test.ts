import { describe, expect, it } from 'vitest'
import { listModelMeasures } from '../../catalog/modelMeasures.ts'
import { officialTexts } from './officialTexts.ts'
import { hasReference } from './sharedReference.ts'
import { sharedRun } from './sharedRun.ts'

const present = hasReference('model measures against the official XML')
const official = present ? officialTexts() : new Map<string, string>()

describe.runIf(present)('model measures beside the XML', () => {
  it('share no eight words in a row with any requirement that they serve', () => {
    const runs = listModelMeasures().flatMap(({ key, title, steps, result, requirements }) =>
      [title, ...steps, result].flatMap((text) =>
        requirements.flatMap((id) => {
          const run = sharedRun(text, official.get(id) ?? '')
          return run === undefined ? [] : [[key, id, run]]
        }),
      ),
    )

    expect(official.size).toBe(2125)
    expect(runs).toEqual([])
  })
})
