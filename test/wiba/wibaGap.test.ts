import { describe, expect, it } from 'vitest'
import type { Requirement } from '../../catalog/module.ts'
import { readProfile } from '../../catalog/profile.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { readWiba } from '../../catalog/wiba.ts'
import { wibaGap } from '../../src/wiba/wibaGap.ts'

describe('the gap between WiBA and the Kommunalprofil', () => {
  it('are 99 of its 339 Basis requirements', () => {
    const modules = readCatalog().modules.filter(({ id }) => readProfile().hasModule(id))

    expect(wibaGap(modules, { mappedRequirementIds: new Set() })).toHaveLength(339)
    expect(wibaGap(modules, readWiba())).toHaveLength(99)
  })

  it('holds no withdrawn requirement and no other level', () => {
    const requirements: Requirement[] = [
      { id: 'CON.3.A1', title: 'Eins', level: 'basic', roles: [], withdrawn: false },
      { id: 'CON.3.A2', title: 'ENTFALLEN', level: 'basic', roles: [], withdrawn: true },
      { id: 'CON.3.A3', title: 'Drei', level: 'standard', roles: [], withdrawn: false },
      { id: 'CON.3.A4', title: 'Vier', level: 'basic', roles: [], withdrawn: false },
    ]

    const gap = wibaGap([{ requirements }], { mappedRequirementIds: new Set(['CON.3.A4']) })

    expect(gap.map(({ id }) => id)).toEqual(['CON.3.A1'])
  })
})
