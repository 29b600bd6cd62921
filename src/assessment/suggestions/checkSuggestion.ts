/** Suggestions whose subject is a check, whatever they come from. @module */
import { type CheckStatus, checkStatuses } from '../check.ts'
import { isOpenToSupport } from './supportConcern.ts'

export const checkSuggestionKinds = [
  'check_from_wiba',
  'check_from_support',
  'check_from_checklist',
] as const

export const checkSuggestionLabels: Record<(typeof checkSuggestionKinds)[number], string> = {
  check_from_wiba: 'Antwort im WiBA',
  check_from_support: 'Support der Geräte',
  check_from_checklist: 'Checkliste des BSI',
}

type Answer = Exclude<CheckStatus, 'open'>

const answers = checkStatuses.filter((status): status is Answer => status !== 'open')

type Kinded = { readonly kind: string }

export function isCheckSuggestion({ kind }: Kinded): boolean {
  return checkSuggestionKinds.some((each) => each === kind)
}

/** A „ja“ in WiBA says something about open checks only; devices without updates also speak against a „ja“. */
export function isSuggestible({ kind }: Kinded, status: CheckStatus): boolean {
  return kind === 'check_from_support' ? isOpenToSupport(status) : status === 'open'
}

/** What accepting sets: never more than „teilweise“, but where a person gave the answer in BSI's own checklist. */
export function suggestedStatusOf({
  kind,
  proposal,
}: Kinded & { readonly proposal: Readonly<Record<string, unknown>> }): Answer {
  if (kind === 'check_from_checklist') {
    return answers.find((status) => status === proposal.status) ?? 'partial'
  }
  return proposal.status === 'no' ? 'no' : 'partial'
}
