import type { DeviceImportPlan, ExistingDevice } from './importPlan.ts'
import type { Match } from './matchDevices.ts'

/**
 * Devices of the information domain that a list of this kind should name and does not: of the kinds and at the sites
 * that its rows speak of. What is ordered, lost or retired stands in no list; a row that was refused for what it says
 * may still mean one of them.
 */
export function listMissing(
  matches: readonly Match[],
  { new: created, changed }: Pick<DeviceImportPlan, 'new' | 'changed'>,
  { existing, domain }: { readonly existing: readonly ExistingDevice[]; readonly domain: string },
): ExistingDevice[] {
  const named = matches.flatMap((match) => (match.kind === 'existing' ? [match.device] : []))
  const records = [...named, ...created, ...changed.map(({ after }) => after)]
  const kinds = new Set(records.map(({ kind }) => kind))
  const sites = new Set(records.map(({ siteName }) => siteName))
  const present = new Set(named.map(({ id }) => id))
  return existing.filter(
    (device) =>
      device.domain === domain &&
      !present.has(device.id) &&
      kinds.has(device.kind) &&
      sites.has(device.siteName) &&
      !['ordered', 'lost', 'retired'].includes(device.status),
  )
}
