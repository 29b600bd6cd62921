import { saysNothing } from '../../core/saysNothing.ts'
import { readMac, readMacs } from '../../inventory/macs.ts'

/** As `readMac`; '' also for a cell that says nothing. */
export function parseMac(text: string): string | undefined {
  return saysNothing(text) ? '' : readMac(text)
}

/** As `readMacs`; none also for a cell that says nothing. */
export function parseMacs(text: string): string[] | undefined {
  return saysNothing(text) ? [] : readMacs(text)
}
