/** Fields that the forms of all steps share. @module */
import { z } from 'zod'
import { isDay } from '../../../core/day.ts'
import { deviceStatusLabels } from '../../device.ts'
import { restingStatuses } from './lifeSteps.ts'

export const formPastDay = z
  .string('Bitte geben Sie einen Tag ein.')
  .trim()
  .refine(isDay, 'Bitte geben Sie einen Tag an, der im Kalender steht.')

export const formResting = z.enum(
  restingStatuses,
  'Bitte wählen Sie, was mit dem Gerät weiter geschieht.',
)

export const restingOptions = restingStatuses.map((value) => ({
  value,
  label: deviceStatusLabels[value],
}))

/** The version that a form carries: that of the device now, unless it is shown again for another mistake. */
export function versionFor(
  device: { readonly version: number },
  values: Readonly<Record<string, string>> | undefined,
  problems: { readonly isStale?: boolean } | undefined,
): string {
  const sent = problems?.isStale ? undefined : values?.version
  return sent ?? String(device.version)
}
