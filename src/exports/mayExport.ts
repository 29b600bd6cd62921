import type { Actor } from '../access/actor.ts'
import { isAllowed } from '../access/permissions.ts'
import { type ExportName, exportNames } from './exportNames.ts'

/** Whether `exportWorkbook` would write it for this person: for buttons. */
export function mayExport(actor: Actor, name: ExportName): boolean {
  if (!isAllowed(actor, 'read', 'exports', name === 'devices' ? ['devices'] : [])) return false
  if (name === 'reminders') return isAllowed(actor, 'read', 'reminders')
  if (name !== 'audit') return true
  return isAllowed(actor, 'read', 'audit_trail') && actor.informationDomainIds === 'all'
}

export function exportsOf(actor: Actor): ExportName[] {
  return exportNames.filter((name) => mayExport(actor, name))
}
