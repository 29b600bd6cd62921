/** Fields that all files of the sample history have in common. @module */
import { z } from 'zod'
import { isDay } from '../src/core/day.ts'

export const text = z.string().trim().min(1)
export const day = z.string().refine(isDay, 'not a day')
export const domain = z.enum(['KERN', 'SCHULE'])
/** Key of a person. */
export const person = z.string().regex(/^[A-Z]+(_[A-Z]+)*$/)
