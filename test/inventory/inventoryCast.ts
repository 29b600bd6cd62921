/** The cast of the inventory: devices, applications, rooms and sites with one fact changed at a time. */
import type { InventoryApplication } from '../../src/inventory/applicationDrafts.ts'
import type { InventoryDevice } from '../../src/inventory/inventoryDevice.ts'
import type { Structure, StructureInput } from '../../src/inventory/structure.ts'
import type {
  ExistingTargetObject,
  TargetObjectProposal,
} from '../../src/inventory/targetObjectProposal.ts'

export const today = '2025-05-22'

const blankDevice: InventoryDevice = {
  id: 'device-1',
  inventoryNumber: 'ASL-1',
  serial: null,
  kind: 'notebook',
  manufacturer: 'Lenovo',
  model: 'ThinkPad L14',
  os: 'Windows 11',
  osVersion: '24H2',
  hostname: '',
  mac: '',
  networkZone: null,
  status: 'in_use',
  holder: '',
  purchasedOn: null,
  priceCents: null,
  warrantyUntil: null,
  supportUntil: null,
  fundingProgramme: '',
  boundUntil: null,
  notes: '',
  siteType: 'school',
  siteDefaultZone: 'pedagogical',
  siteName: 'Grundschule Nord',
  roomName: '',
  targetObjectId: null,
}

let lastDevice = 0

/** A Windows notebook of a school, but for what is said. */
export function aDevice(change: Partial<InventoryDevice> = {}): InventoryDevice {
  lastDevice += 1
  const number = `ASL-${String(lastDevice).padStart(5, '0')}`
  return { ...blankDevice, id: `device-${number}`, inventoryNumber: number, ...change }
}

export function devices(count: number, change: Partial<InventoryDevice> = {}): InventoryDevice[] {
  return Array.from({ length: count }, () => aDevice(change))
}

export function anApplication(change: Partial<InventoryApplication> = {}): InventoryApplication {
  return {
    id: `application-${change.name ?? 'MESO'}`,
    name: 'MESO',
    department: 'Bürgerbüro',
    vendor: 'HSH',
    hosting: 'own',
    provider: '',
    personalData: null,
    description: '',
    users: '',
    server: '',
    targetObjectId: null,
    ...change,
  }
}

export function structureOf(change: Partial<StructureInput> = {}): StructureInput {
  return {
    domain: { name: 'Schul-IT' },
    devices: [],
    applications: [],
    sites: [],
    rooms: [],
    existing: { targetObjects: [], links: [] },
    today,
    ...change,
  }
}

/** What is stored after a person applied a proposal. */
export function storedFrom(proposals: readonly TargetObjectProposal[]): ExistingTargetObject[] {
  return proposals.map((proposal) => ({
    id: proposal.existingId ?? `target-${proposal.code}`,
    code: proposal.code,
    name: proposal.name,
    groupKey: proposal.groupKey,
    kinds: proposal.kinds,
    attributes: proposal.attributes,
    platform: proposal.platform,
    location: proposal.location,
    users: proposal.users,
    description: proposal.description,
    count: proposal.count,
    reason: proposal.reason,
  }))
}

/** The next run's input, after all of a structure was applied. */
export function afterApplying(input: StructureInput, structure: Structure): StructureInput {
  const targetObjects = storedFrom(structure.targetObjects)
  const idOfKey = new Map(targetObjects.map(({ groupKey, id }) => [groupKey, id]))
  const idOfMember = new Map(
    structure.targetObjects.flatMap(({ groupKey, memberIds }) =>
      memberIds.map((memberId) => [memberId, idOfKey.get(groupKey) ?? null] as const),
    ),
  )
  const assigned = <T extends { id: string }>(item: T) => ({
    ...item,
    targetObjectId: idOfMember.get(item.id) ?? null,
  })
  return {
    ...input,
    devices: input.devices.map(assigned),
    applications: input.applications.map(assigned),
    existing: {
      targetObjects,
      links: structure.links.map(({ fromKey, toKey, relation }) => ({
        id: `${fromKey} ${relation} ${toKey}`,
        fromId: idOfKey.get(fromKey) ?? '',
        toId: idOfKey.get(toKey) ?? '',
        relation,
        origin: 'rule' as const,
      })),
    },
  }
}
