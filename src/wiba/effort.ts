import type { WibaQuestion } from '../../catalog/wiba.ts'

/** „Aufwand 2–3 von 4“: BSI names 1 as low and 4 as high. */
export function speakEffort(effort: WibaQuestion['effort']): string {
  return `Aufwand ${effort.replace('-', '–')} von 4`
}

/** „1–4“: the least and the most that a question of the list needs. */
export function effortSpan(questions: readonly Pick<WibaQuestion, 'effort'>[]): string {
  const efforts = questions.flatMap(({ effort }) => effort.split('-').map(Number))
  const [least, most] = [Math.min(...efforts), Math.max(...efforts)]
  return least === most ? String(least) : `${least}–${most}`
}
