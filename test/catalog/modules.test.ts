import { describe, expect, it } from 'vitest'
import { modulesFileSchema } from '../../catalog/module.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { compareModuleIds, compareRequirementIds, layerIds } from '../../catalog/requirementId.ts'
import { requirementLevelLabels, requirementLevels } from '../../catalog/requirementLevel.ts'
import { Failure } from '../../src/core/failure.ts'
import { catalogJson } from './catalogJson.ts'

const catalog = readCatalog()
const all = catalog.modules.flatMap((module) => module.requirements)
const active = catalog.modules.flatMap((module) => catalog.activeRequirements(module.id))

/** Modules and requirements in force per layer: [modules, Basis, Standard, erhöht]. Source: BSI-FACTS §1. */
const layerCounts: Record<string, number[]> = {
  ISMS: [1, 9, 5, 2],
  ORP: [5, 27, 21, 6],
  CON: [9, 65, 32, 17],
  OPS: [14, 70, 125, 52],
  DER: [7, 32, 69, 27],
  APP: [20, 101, 141, 59],
  SYS: [25, 111, 223, 126],
  IND: [7, 20, 35, 14],
  NET: [11, 67, 109, 51],
  INF: [12, 61, 107, 51],
}

describe('Edition 2023', () => {
  it('has 111 modules in 10 layers, each in its layer and in official order', () => {
    const ids = catalog.modules.map(({ id }) => id)

    expect(catalog.edition).toBe('2023')
    expect(ids).toHaveLength(111)
    expect(catalog.layers.map(({ id }) => id)).toEqual(layerIds)
    expect(ids).toEqual(ids.toSorted(compareModuleIds))
    expect(ids.slice(0, 2)).toEqual(['ISMS.1', 'ORP.1'])
    expect(ids.at(-1)).toBe('INF.14')
  })

  it('has 1,835 requirements in force and 290 withdrawn', () => {
    const count = (level: string) => active.filter((item) => item.level === level).length

    expect(active).toHaveLength(1835)
    expect(requirementLevels.map(count)).toEqual([563, 867, 405])
    expect(all.filter(({ withdrawn }) => withdrawn)).toHaveLength(290)
    expect(new Set(all.map(({ id }) => id)).size).toBe(2125)
  })

  it.each(layerIds)('has the published counts in layer %s', (layer) => {
    const modules = catalog.modules.filter((module) => module.layer === layer)
    const requirements = modules.flatMap((module) => catalog.activeRequirements(module.id))
    const count = (level: string) => requirements.filter((item) => item.level === level).length

    expect([modules.length, ...requirementLevels.map(count)]).toEqual(layerCounts[layer])
  })

  it('has exactly three modules without a Basis requirement', () => {
    const without = catalog.modules.filter(({ id }) => catalog.basicRequirements(id).length === 0)

    expect(without.map(({ id }) => id)).toEqual(['DER.4', 'SYS.3.2.4', 'IND.2.2'])
  })

  it('names a role in charge for every module', () => {
    expect(catalog.modules.filter(({ responsible }) => responsible.length !== 1)).toEqual([])
  })
})

describe('lookups', () => {
  it('find a module and a requirement by their identifiers', () => {
    expect(catalog.moduleById('SYS.2.1').title).toBe('Allgemeiner Client')
    expect(catalog.requirementById('SYS.2.1.A1').level).toBe('basic')
    expect(catalog.ruleOf('SYS.2.1').scope).toBe('target')
    expect(catalog.questionOf('usesWlan').askedOf).toBe('target')
  })

  it('offer the nearest module when one is not known', () => {
    expect(catalog.hasModule('SYS.2.l')).toBe(false)
    expect(() => catalog.moduleById('SYS.2.l')).toThrow(Failure)
    expect(() => catalog.moduleById('SYS.2.l')).toThrow(/„SYS\.2\.l“.*Meinten Sie „SYS\.2\.1“/)
  })

  it('list requirements in force by number, without the withdrawn ones', () => {
    const ids = catalog.activeRequirements('SYS.2.1').map(({ id }) => id)

    expect(ids).toEqual(ids.toSorted(compareRequirementIds))
    expect(ids).not.toContain('SYS.2.1.A2')
    expect(catalog.requirementById('SYS.2.1.A2').withdrawn).toBe(true)
    expect(catalog.basicRequirements('SYS.2.1').every(({ level }) => level === 'basic')).toBe(true)
  })

  it('share one catalogue that nobody can change', () => {
    expect(readCatalog()).toBe(catalog)
    expect(Object.isFrozen(catalog.modules[0]?.requirements)).toBe(true)
  })

  it('word the levels as BSI does', () => {
    expect(Object.values(requirementLevelLabels)).toEqual(['Basis', 'Standard', 'erhöht'])
  })
})

describe('the schema of modules.json', () => {
  const edited = (edit: (file: EditableModules) => void) => {
    const file = structuredClone(catalogJson('edition-2023/modules.json')) as EditableModules
    edit(file)
    return modulesFileSchema.safeParse(file)
  }

  it('accepts the file', () => {
    expect(edited(() => undefined).success).toBe(true)
  })

  it.each<[string, (requirement: EditableRequirement, file: EditableModules) => void]>([
    [
      'a requirement of another module',
      (r) => {
        r.id = 'ORP.1.A1'
      },
    ],
    [
      'an identifier that is none',
      (r) => {
        r.id = 'ISMS.1A1'
      },
    ],
    [
      'an unknown level',
      (r) => {
        r.level = 'B'
      },
    ],
    [
      'an empty title',
      (r) => {
        r.title = ''
      },
    ],
    [
      'a withdrawn requirement with a title',
      (r) => {
        r.withdrawn = true
      },
    ],
    [
      'a withdrawn title on a requirement in force',
      (r) => {
        r.title = 'ENTFALLEN'
      },
    ],
    [
      'a requirement text',
      (r) => {
        r.text = 'Die Leitung …'
      },
    ],
    ['an empty role', (r) => r.roles.push('')],
    ['a module twice', (_, f) => f.modules.push(...f.modules.slice(0, 1))],
    [
      'an unknown edition',
      (_, f) => {
        f.edition = '2022'
      },
    ],
    [
      'a file without a source',
      (_, f) => {
        f.source = ''
      },
    ],
  ])('rejects %s', (_, edit) => {
    const parsed = edited((file) => {
      const requirement = file.modules[0]?.requirements[0]
      if (requirement) edit(requirement, file)
    })

    expect(parsed.success).toBe(false)
  })
})

type EditableRequirement = {
  id: string
  title: string
  level: string
  roles: string[]
  withdrawn: boolean
  text?: string
}
type EditableModules = {
  edition: string
  source: string
  modules: { requirements: EditableRequirement[] }[]
}
