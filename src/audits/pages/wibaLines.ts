import { readWiba, type WibaQuestion } from '../../../catalog/wiba.ts'

export type WibaLine = { readonly question: WibaQuestion; readonly checklist: string }

/** The questions of one checklist, by its key, or of all of them. */
export function wibaLines(checklist: string | undefined): WibaLine[] {
  return readWiba()
    .checklists.filter(({ key }) => !checklist || key === checklist)
    .flatMap(({ name, questions }) => questions.map((question) => ({ question, checklist: name })))
}
