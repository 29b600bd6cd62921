import { describe, expect, it } from 'vitest'
import { type Actor, ensureInDomain, isInDomain, systemActor } from '../../src/access/actor.ts'

const schoolTechnician: Actor = {
  organisationId: 'city',
  userId: 'edv',
  name: 'EDV Schulen',
  roles: ['technician'],
  informationDomainIds: ['SCHULE'],
}

describe('the information domains of an actor', () => {
  it('end where the memberships end', () => {
    expect(isInDomain(schoolTechnician, 'SCHULE')).toBe(true)
    expect(isInDomain(schoolTechnician, 'KERN')).toBe(false)
  })

  it('let pass inside and hide what lies outside', () => {
    expect(() => ensureInDomain(schoolTechnician, 'SCHULE')).not.toThrow()
    expect(() => ensureInDomain(schoolTechnician, 'KERN')).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
  })

  it('are all of them for CLI and schedule, which have no account', () => {
    const actor = systemActor('city', 'Kommandozeile')

    expect(isInDomain(actor, 'KERN')).toBe(true)
    expect(actor).toMatchObject({ organisationId: 'city', userId: null, name: 'Kommandozeile' })
  })
})
