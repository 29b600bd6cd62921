import type { Actor } from '../../access/actor.ts'

/** Who has a device is personal data: only who works with the inventory sees it. */
export function seesHolders({ roles }: Actor): boolean {
  return roles.includes('officer') || roles.includes('technician')
}
