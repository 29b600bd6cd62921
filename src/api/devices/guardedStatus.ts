import { type DeviceStatus, deviceStatusLabels } from '../../inventory/device.ts'

/** States that come with a record of their own: who borrowed it, who repairs it, how its data were wiped. */
const guarded: readonly DeviceStatus[] = ['on_loan', 'in_repair', 'lost', 'retired']

/** Why no program may make this change of state; undefined when it may. */
export function guardedChange(before: DeviceStatus, after: DeviceStatus): string | undefined {
  const concerned = [before, after].find((status) => guarded.includes(status))
  if (before === after || concerned === undefined) return undefined
  return `Der Status „${deviceStatusLabels[concerned]}“ hat einen eigenen Vorgang mit Nachweis. Bitte ändern Sie ihn in der Anwendung.`
}
