import type { Actor } from '../../access/actor.ts'
import { allow, isAllowed, type NarrowScope, type Subject } from '../../access/permissions.ts'
import { type ReportName, reportNames } from './reportNames.ts'

/** What is in a report must be the person's to see, and to take out. */
const needs: Record<ReportName, readonly (readonly [Subject, readonly NarrowScope[]])[]> = {
  management: [
    ['exports', []],
    ['checks', []],
    ['milestones', []],
  ],
  checks: [
    ['exports', []],
    ['checks', []],
  ],
  devices: [
    ['exports', ['devices']],
    ['inventory', []],
  ],
}

/** Throws `not_found` for who may not take the report out. */
export function allowReport(actor: Actor, name: ReportName): void {
  for (const [subject, reach] of needs[name]) allow(actor, 'read', subject, reach)
}

/** Whether `allowReport` would let pass: for buttons. */
export function mayReport(actor: Actor, name: ReportName): boolean {
  return needs[name].every(([subject, reach]) => isAllowed(actor, 'read', subject, reach))
}

export function reportsOf(actor: Actor): ReportName[] {
  return reportNames.filter((name) => mayReport(actor, name))
}
