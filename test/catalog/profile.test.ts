import { describe, expect, it } from 'vitest'
import { profileFileSchema, readProfile } from '../../catalog/profile.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { catalogJson } from './catalogJson.ts'

const profile = readProfile()
const catalog = readCatalog()

describe('the Kommunalprofil', () => {
  it('names 66 modules that exist, 62 of them confirmed twice', () => {
    expect(profile.modules).toHaveLength(66)
    expect(profile.modules.every(({ id }) => catalog.hasModule(id))).toBe(true)
    expect(
      profile.modules.filter(({ certainty }) => certainty === 'single').map(({ id }) => id),
    ).toEqual(['ORP.5', 'CON.2', 'SYS.2.6', 'INF.12'])
  })

  it('has 339 Basis, 490 Standard and 251 erhöhte requirements in force', () => {
    const active = profile.modules.flatMap(({ id }) => catalog.activeRequirements(id))
    const count = (level: string) => active.filter((item) => item.level === level).length

    expect([count('basic'), count('standard'), count('high')]).toEqual([339, 490, 251])
    expect(profile.totals.basis).toBe(339)
  })

  it('leaves out what school tablets and the emergency concept need', () => {
    expect(profile.hasModule('SYS.3.2.1')).toBe(true)
    expect(
      ['SYS.3.2.2', 'SYS.3.2.3', 'SYS.3.2.4', 'DER.4', 'APP.1.4'].filter(profile.hasModule),
    ).toEqual([])
  })

  it('says that its state is not verified, and why', () => {
    expect(profile.status).toBe('Stand ungeprüft')
    expect(profile.statusReason).toMatch(/konnten wir nicht lesen/)
    expect(profile.officialVersionAssumed).toBe('4.0')
  })
})

describe('the schema of the profile', () => {
  const file = catalogJson('profiles/kommunalverwaltung.json') as { modules: object[] }

  it.each([
    ['a module twice', { modules: [...file.modules, ...file.modules.slice(0, 1)] }],
    ['totals that do not add up', { modules: file.modules.slice(1) }],
    ['a third certainty', { modules: [{ id: 'ISMS.1', certainty: 'triple' }] }],
    ['a missing status', { status: '' }],
  ])('rejects %s', (_, change) => {
    expect(profileFileSchema.safeParse({ ...file, ...change }).success).toBe(false)
    expect(profileFileSchema.safeParse(file).success).toBe(true)
  })
})
