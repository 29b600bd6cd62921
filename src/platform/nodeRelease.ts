import { type Day, germanDay } from '../core/day.ts'

/** The last day with security updates of the Node releases that the program runs on. Source: nodejs/Release. */
const lastDays: Readonly<Record<number, Day>> = {
  20: '2026-04-30',
  22: '2027-04-30',
  24: '2028-04-30',
}

/** A warning when the running Node gets no security updates any more. */
export function endOfLife(version: string, today: Day): string | undefined {
  const major = Number(version.split('.')[0])
  const last = lastDays[major]
  if (last === undefined || today <= last) return undefined
  return `Node ${major} erhält seit dem ${germanDay(last)} keine Sicherheitskorrekturen mehr. Bitte wechseln Sie auf Node 24.`
}
