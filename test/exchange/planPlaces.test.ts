import { describe, expect, it } from 'vitest'
import { planPlaces } from '../../src/exchange/planPlaces.ts'

function announced(count: number): string[] {
  const places = planPlaces([])
  places.settleSite('Rathaus', 'administration')
  for (let number = 1; number <= count; number += 1) {
    places.settleRoom('Rathaus', '', `Raum ${number}`)
  }
  return places.announce()
}

describe('what an import says of new rooms', () => {
  it('names one, and a dozen, each by name', () => {
    expect(announced(1)[1]).toBe('Neuer Raum wird angelegt: „Raum 1“ (Rathaus).')
    expect(announced(12)[1]).toContain('„Raum 12“ (Rathaus).')
  })

  it('counts more than a dozen by site', () => {
    expect(announced(13)[1]).toBe('13 neue Räume werden angelegt: „Rathaus“ 13.')
  })

  it('says nothing of rooms where there are none', () => {
    expect(announced(0)).toHaveLength(1)
  })
})
