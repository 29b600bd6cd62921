import { readProfile } from '../../catalog/profile.ts'

/** Whether a module belongs to the profile of the information domain; without a profile none does. */
export function profileOf(domain: { readonly profile: string | null }): {
  hasModule(id: string): boolean
} {
  const profile = readProfile()
  return profile.key === domain.profile ? profile : { hasModule: () => false }
}
