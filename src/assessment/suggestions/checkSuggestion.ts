/** Suggestions whose subject is a check, whatever they come from. @module */
import type { CheckStatus } from '../check.ts'
import { isOpenToSupport } from './supportConcern.ts'

export const checkSuggestionKinds = ['check_from_wiba', 'check_from_support'] as const

type Kinded = { readonly kind: string }

export function isCheckSuggestion({ kind }: Kinded): boolean {
  return checkSuggestionKinds.some((each) => each === kind)
}

/** A „ja“ in WiBA says something about open checks only; devices without updates also speak against a „ja“. */
export function isSuggestible({ kind }: Kinded, status: CheckStatus): boolean {
  return kind === 'check_from_support' ? isOpenToSupport(status) : status === 'open'
}

/** What accepting sets: never more than „teilweise“. */
export function suggestedStatusOf({
  proposal,
}: {
  readonly proposal: Readonly<Record<string, unknown>>
}): Extract<CheckStatus, 'partial' | 'no'> {
  return proposal.status === 'no' ? 'no' : 'partial'
}
