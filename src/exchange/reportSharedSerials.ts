import { forEachInSteps, type Steps } from '../core/steps.ts'
import { serialKeyOf } from '../inventory/devices/deviceKeys.ts'
import type { ExistingDevice, RowPlace } from './importPlan.ts'
import { describeOther, type Match, nameOf } from './matchDevices.ts'
import type { Remarks } from './remarks.ts'

type Owner = { readonly id: string; readonly name: string; readonly place?: RowPlace }

/** Tells of every device that brings a serial number which another device has already; both are kept. */
export function* reportSharedSerials(
  matches: readonly Match[],
  existing: readonly ExistingDevice[],
  remarks: Remarks,
): Steps<void> {
  const owners = ownersBySerial(matches, existing)
  yield* forEachInSteps(matches, (match) => {
    const { serial } = match.statement.stated
    if (!serial || match.kind === 'refused' || match.kind === 'repeated') return
    const id = match.kind === 'existing' ? match.device.id : ''
    const known = owners.get(serialKeyOf(serial)) ?? []
    const { place } = match.statement
    const others = known.filter((owner) => owner.id === '' || owner.id !== id)
    if (others.length > 0) {
      const names = others.map((owner) => describeOwner(owner, place)).join(', ')
      remarks.add(
        place,
        `Die Seriennummer „${serial}“ von „${nameOf(match.statement)}“ hat auch ${names}. Beide bleiben eigene Geräte; bitte prüfen.`,
      )
    }
    known.push({ id, name: `„${nameOf(match.statement)}“`, place })
    owners.set(serialKeyOf(serial), known)
  })
}

/** Devices that the list does not speak of; the others are met row by row. */
function ownersBySerial(
  matches: readonly Match[],
  existing: readonly ExistingDevice[],
): Map<string, Owner[]> {
  const stated = new Set(matches.map((match) => match.kind === 'existing' && match.device.id))
  const owners = new Map<string, Owner[]>()
  for (const { id, serial, inventoryNumber } of existing) {
    if (!serial || stated.has(id)) continue
    const name = inventoryNumber ? `„${inventoryNumber}“` : 'ein Gerät ohne Inventarnummer'
    const known = owners.get(serialKeyOf(serial)) ?? []
    owners.set(serialKeyOf(serial), [...known, { id, name }])
  }
  return owners
}

function describeOwner({ name, place }: Owner, from: RowPlace): string {
  return `${name} (${place ? describeOther(place, from) : 'schon erfasst'})`
}
