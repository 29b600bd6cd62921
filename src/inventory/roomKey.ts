import { foldText } from '../core/text.ts'

/** What the rooms of one site are matched by: building and name, folded. */
export function roomKey(building: string, name: string): string {
  return `${foldText(building)}/${foldText(name)}`
}
