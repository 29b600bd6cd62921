import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCatalog } from '../../catalog/readCatalog.ts'
import {
  updateRequirementsFileSchema,
  updateRequirementsOf,
} from '../../catalog/updateRequirements.ts'

const file = JSON.parse(readFileSync('catalog/edition-2023/update-requirements.json', 'utf8'))

describe('requirements that devices without updates stand against', () => {
  it('are seven, five of them Basis', () => {
    const found = readCatalog().modules.flatMap(({ id }) =>
      updateRequirementsOf(id).map((each) => readCatalog().requirementById(each.id)),
    )

    expect(found.map(({ id, level }) => `${id} ${level}`)).toEqual([
      'OPS.1.1.3.A15 basic',
      'SYS.2.1.A3 basic',
      'SYS.2.3.A2 basic',
      'SYS.2.4.A6 standard',
      'SYS.3.2.1.A5 basic',
      'SYS.3.3.A6 standard',
      'SYS.4.4.A1 basic',
    ])
  })

  it('are none where a module leaves updates to the patch management', () => {
    const { modules } = updateRequirementsFileSchema.parse(file).leftToPatchManagement

    expect(modules.flatMap(updateRequirementsOf)).toEqual([])
  })

  const [first, ...others] = file.requirements
  it.each([
    ['a withdrawn requirement', { requirements: [{ ...first, id: 'OPS.1.1.3.A16' }, ...others] }],
    [
      'an unknown requirement',
      { requirements: [...file.requirements, { ...first, id: 'X.1.A1' }] },
    ],
    ['a requirement twice', { requirements: [...file.requirements, first] }],
    ['a requirement without a reason', { requirements: [{ ...first, because: '' }, ...others] }],
    [
      'an unknown module',
      { leftToPatchManagement: { ...file.leftToPatchManagement, modules: ['SYS.9.9'] } },
    ],
    [
      'devices left to what is not named',
      { leftToPatchManagement: { ...file.leftToPatchManagement, requirement: 'SYS.1.1.A1' } },
    ],
  ])('refuse %s', (_sentence, change) => {
    expect(updateRequirementsFileSchema.safeParse({ ...file, ...change }).success).toBe(false)
    expect(updateRequirementsFileSchema.safeParse(file).success).toBe(true)
  })
})
