import { readCatalog } from '../../catalog/readCatalog.ts'

/** SYS.2.1 of SYS.2.1.A1; undefined for what is no requirement in force. */
export function moduleOfRequirement(requirement: string): string | undefined {
  const module = /^(.+)\.A\d+$/.exec(requirement)?.[1] ?? ''
  const catalog = readCatalog()
  if (!catalog.modules.some(({ id }) => id === module)) return undefined
  return catalog.activeRequirements(module).some(({ id }) => id === requirement)
    ? module
    : undefined
}
