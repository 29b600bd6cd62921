/**
 * The form of `operating-systems/operating-systems.json`.
 * @module
 */
import { z } from 'zod'
import { dayText, fileHeader, repeated } from './catalogFile.ts'
import { isTargetKind, type TargetKind } from './targetKind.ts'

/** `other`: named, but none of ours; `unknown`: the list says nothing. */
export const osFamilies = [
  'windows',
  'windows_server',
  'macos',
  'linux',
  'chromeos',
  'ios',
  'ipados',
  'android',
  'vmware_esxi',
  'firmware',
  'other',
  'unknown',
] as const
export type OsFamily = (typeof osFamilies)[number]

/** What a device is built as, when its operating system decides about the kinds of its target object. */
const deviceForms = ['client', 'server', 'mobile'] as const
export type DeviceForm = (typeof deviceForms)[number]

const targetKind = z.custom<TargetKind>(
  (value) => typeof value === 'string' && isTargetKind(value),
  'no known kind',
)

const releaseSchema = z
  .strictObject({
    name: z.string().min(1),
    match: z
      .array(
        z
          .strictObject({
            words: z
              .array(z.string().regex(/^[a-z0-9.]+$/))
              .min(1)
              .optional(),
            build: z.string().regex(/^\d+$/).optional(),
          })
          .refine(({ words, build }) => words !== undefined || build !== undefined, 'empty match'),
      )
      .min(1),
    supportEndsOn: dayText.nullable(),
    osVersion: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    note: z.string().min(1).optional(),
  })
  .readonly()

const familySchema = z
  .strictObject({
    id: z.enum(osFamilies),
    label: z.string().min(1),
    patterns: z.array(z.string().refine(isPattern, 'no regular expression')).readonly(),
    kindsOn: z.strictObject({
      client: z.array(targetKind).readonly(),
      server: z.array(targetKind).readonly(),
      mobile: z.array(targetKind).readonly(),
    }),
    prefixVersions: z.literal(true).optional(),
    majorReleases: z.string().min(1).optional(),
    ignored: z.string().refine(isPattern, 'no regular expression').optional(),
    source: z.string().min(1),
    releases: z.array(releaseSchema).readonly(),
  })
  .refine(
    ({ releases }) => repeated(releases.map(({ name }) => name)).length === 0,
    'release twice',
  )
  .readonly()

export const operatingSystemsFileSchema = z
  .strictObject({ ...fileHeader, families: z.array(familySchema).readonly() })
  .refine(
    ({ families }) =>
      [...families.map(({ id }) => id)].sort().join() === [...osFamilies].sort().join(),
    'each family exactly once',
  )
  .readonly()

export type OsFamilyEntry = z.infer<typeof familySchema>
export type OsRelease = z.infer<typeof releaseSchema>

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp
  } catch {
    return false
  }
}
