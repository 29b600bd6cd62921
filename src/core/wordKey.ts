import { foldText } from './text.ts'

/** Folded letters and digits only, „Päd.-Netz“ → „paednetz“: what words of lists are compared by. */
export function wordKey(text: string): string {
  return foldText(text).replace(/[^\p{Letter}\p{Number}]/gu, '')
}
