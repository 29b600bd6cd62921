/** Reads and checks samples/history. A fault in it is ours: a plain Error names the file. @module */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { packageRoot } from '../src/core/packageRoot.ts'
import { deviceHistorySchema } from './deviceHistorySchema.ts'
import {
  checksSchema,
  citySchema,
  conditionsSchema,
  decisionsSchema,
  documentsSchema,
  type History,
  measuresSchema,
  milestonesSchema,
  structureSchema,
  wibaHistorySchema,
} from './historySchema.ts'

/** The whole history of the synthetic city. */
export function readHistory(): History {
  return {
    ...read('city', citySchema),
    checks: [
      read('checks-kern-process', checksSchema),
      read('checks-kern-systems', checksSchema),
      read('checks-schule', checksSchema),
    ],
    ...read('measures', measuresSchema),
    milestones: read('milestones', milestonesSchema),
    ...read('documents', documentsSchema),
    ...read('decisions', decisionsSchema),
    ...read('conditions', conditionsSchema),
    ...read('structure', structureSchema),
    devices: read('devices', deviceHistorySchema),
    wiba: read('wiba', wibaHistorySchema),
  }
}

function read<T>(name: string, schema: z.ZodType<T>): T {
  const file = `samples/history/${name}.json`
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(file, packageRoot), 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
}
