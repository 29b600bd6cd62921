import { foldText } from '../core/text.ts'
import { type DeviceKind, deviceKindInText } from '../inventory/deviceKind.ts'
import type { KindGuess } from './deviceStatement.ts'

/** Columns that may tell the kind of a device, the most telling first. */
export type KindHints = {
  readonly designation: string
  readonly model: string
  readonly hostname: string
  readonly os: string
}

/** The kind that other columns than „Geräteart“ speak of, and which one did. */
export function guessDeviceKind(hints: KindHints): KindGuess | undefined {
  const guesses: [kind: DeviceKind | undefined, from: string][] = [
    [deviceKindInText(hints.designation), 'aus der Bezeichnung'],
    [deviceKindInText(hints.model), 'aus dem Modell'],
    [deviceKindInText(hints.hostname), 'aus dem Hostnamen'],
    [kindOfSystem(hints.os), 'aus dem Betriebssystem'],
  ]
  for (const [kind, from] of guesses) if (kind) return { kind, from }
  return undefined
}

/** Android and iOS run on tablets and phones alike, so that they tell nothing. */
function kindOfSystem(os: string): DeviceKind | undefined {
  const folded = foldText(os)
  if (/server/.test(folded)) return 'server'
  if (/ipados/.test(folded) && !/ios\//.test(folded)) return 'tablet'
  if (/windows (phone|mobile)/.test(folded)) return 'smartphone'
  return /windows|mac ?os|os x|chrome ?os|linux|ubuntu|debian/.test(folded) ? 'client' : undefined
}
