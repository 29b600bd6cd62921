/** Devices of a target object that get no updates any more, and which requirements that touches. @module */

export type SupportConcern = {
  readonly unsupported: number
  /** Devices of the target object that count. */
  readonly devices: number
  /** Of its modules. */
  readonly requirements: readonly string[]
}

/** What asks for updates of the system itself, by the module it stands in. */
const updateRequirements: readonly (readonly [string, string])[] = [
  ['SYS.2.1', 'SYS.2.1.A3'],
  ['SYS.3.2.1', 'SYS.3.2.1.A5'],
  ['SYS.3.3', 'SYS.3.3.A6'],
]

export function updateRequirementsOf(modules: readonly string[]): string[] {
  return updateRequirements.flatMap(([module, requirement]) =>
    modules.includes(module) ? [requirement] : [],
  )
}

/** „3 von 12 Geräten bekommen keine Updates mehr“. */
export function speakSupport({ unsupported, devices }: SupportConcern): string {
  if (devices === 1) return 'Das Gerät bekommt keine Updates mehr'
  const verb = unsupported === 1 ? 'bekommt' : 'bekommen'
  return `${unsupported} von ${devices} Geräten ${verb} keine Updates mehr`
}
