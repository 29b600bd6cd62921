/** A small model for the tests of the check: two modules, one without Basis requirement, one withdrawn. */
import { type Check, openCheck } from '../../src/assessment/check.ts'
import type { DecidedModule, RequirementsOf } from '../../src/assessment/progress.ts'

const requirements: Record<string, ReturnType<RequirementsOf>> = {
  'CON.3': [
    { id: 'CON.3.A1', level: 'basic', withdrawn: false },
    { id: 'CON.3.A2', level: 'basic', withdrawn: false },
    { id: 'CON.3.A3', level: 'basic', withdrawn: true },
    { id: 'CON.3.A6', level: 'standard', withdrawn: false },
    { id: 'CON.3.A13', level: 'high', withdrawn: false },
  ],
  'DER.4': [{ id: 'DER.4.A1', level: 'standard', withdrawn: false }],
  'SYS.2.1': [
    { id: 'SYS.2.1.A1', level: 'basic', withdrawn: false },
    { id: 'SYS.2.1.A3', level: 'basic', withdrawn: false },
    { id: 'SYS.2.1.A8', level: 'basic', withdrawn: false },
  ],
}

export const today = '2025-05-22'

export const requirementsOf: RequirementsOf = (module) => requirements[module] ?? []

/** CON.3 and DER.4 at the domain, SYS.2.1 at two groups of clients. */
export const decisions: readonly DecidedModule[] = [
  { targetObjectId: 'domain', module: 'CON.3', decision: 'modelled' },
  { targetObjectId: 'domain', module: 'DER.4', decision: 'modelled' },
  { targetObjectId: 'laptops', module: 'SYS.2.1', decision: 'modelled' },
  { targetObjectId: 'pcs', module: 'SYS.2.1', decision: 'modelled' },
]

/** An answered check that breaks no rule, unless `change` makes it. */
export function checkOf(
  targetObjectId: string,
  requirement: string,
  change: Partial<Check> = {},
): Check {
  const module = requirement.slice(0, requirement.lastIndexOf('.'))
  const level = requirementsOf(module).find(({ id }) => id === requirement)?.level ?? 'basic'
  const key = { informationDomainId: 'KERN', targetObjectId, module, requirement, level }
  return {
    ...openCheck(key),
    status: 'yes',
    explanation: 'Durch die Dienstanweisung geregelt.',
    checkedAt: '2025-05-01T08:00:00.000Z',
    checkedBy: 'Frau Sicher',
    version: 1,
    ...change,
  }
}
