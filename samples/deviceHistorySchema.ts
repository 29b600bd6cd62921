/**
 * What happened to the devices of the synthetic city: bought of which grant, lent, repaired, lost, retired, counted.
 * Devices are named by their inventory number.
 * @module
 */
import { z } from 'zod'
import { dataRisks } from '../src/inventory/devices/ends/loss.ts'
import { destinations, wipingMethods } from '../src/inventory/devices/ends/retirement.ts'
import { restingStatuses } from '../src/inventory/devices/life/lifeSteps.ts'
import { day, domain, person, text } from './historyParts.ts'

const cents = z.int().min(0)
const done = { device: text, on: day, by: person }

const programmeSchema = z.strictObject({
  domain,
  on: day,
  by: person,
  name: text,
  grantNumber: z.string().regex(/^SYN-/),
  grantedOn: day,
  startsOn: day,
  years: z.int().min(1),
  grantCents: cents,
  ownShareCents: cents,
  note: text,
})

const loanSchema = z.strictObject({
  ...done,
  /** A function or a number within a class, never a person's name. */
  borrower: z.string().regex(/^(Lehrkraft|Schulkind) [\w-]+$/),
  unit: text,
  contact: z.email().regex(/\.example$/),
  dueOn: day,
  accessories: text,
  condition: text,
  returned: z
    .strictObject({
      on: day,
      status: z.enum(restingStatuses),
      condition: text,
      missing: z.string(),
    })
    .nullable(),
})

const repairSchema = z.strictObject({
  ...done,
  defect: text,
  company: text,
  isWarranty: z.boolean(),
  ended: z
    .strictObject({ on: day, result: text, costCents: cents, status: z.enum(restingStatuses) })
    .nullable(),
})

const lossSchema = z.strictObject({
  ...done,
  place: text,
  circumstances: text,
  policeReport: text,
  insuranceReport: text,
  dataRisk: z.enum(dataRisks),
  dataRiskNote: text,
})

const retirementSchema = z.strictObject({
  ...done,
  destination: z.enum(destinations),
  recipient: text,
  wipingMethod: z.enum(wipingMethods),
  wipedOn: day,
  wipedBy: text,
  wipingProof: text,
  /** '' where no Zweckbindung runs. */
  boundReason: z.string(),
})

/** Rooms by their names with the building; what is neither missing nor elsewhere was found. */
const roundSchema = z.strictObject({
  domain,
  site: text,
  name: text,
  by: person,
  startedOn: day,
  countedOn: day,
  finishedOn: day.nullable(),
  rooms: z.union([z.literal('all'), z.array(text)]),
  missing: z.array(text),
  elsewhere: z.array(z.strictObject({ device: text, room: text })),
  /** Codes that no device has. */
  unknown: z.array(z.strictObject({ code: text, room: text })),
})

export const deviceHistorySchema = z.strictObject({
  programmes: z.array(programmeSchema),
  loans: z.array(loanSchema),
  repairs: z.array(repairSchema),
  losses: z.array(lossSchema),
  retirements: z.array(retirementSchema),
  /** When groups took over that devices had gone. */
  groupsApplied: z.array(z.strictObject({ domain, on: day, by: person })),
  rounds: z.array(roundSchema),
})

export type DeviceHistory = z.infer<typeof deviceHistorySchema>
