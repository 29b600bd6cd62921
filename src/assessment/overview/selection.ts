/** Which lines the overview shows, and which checks its links then lead to. @module */
import type { Counts } from '../figures.ts'
import { concernWords, statusWord } from '../list/checkFilter.ts'

/** `word` stands in the address; `query` is what the lists of checks know it by. */
export type Selection = {
  readonly word: string
  readonly label: string
  readonly countOf: (counts: Counts) => number
  readonly query: Readonly<Record<string, string>>
}

export const selections: readonly Selection[] = [
  {
    word: 'unerfuellt',
    label: 'nicht erfüllt',
    countOf: ({ open, partial, no }) => open + partial + no,
    query: { stand: statusWord(['open', 'partial', 'no']) },
  },
  {
    word: 'unbearbeitet',
    label: 'unbearbeitet',
    countOf: ({ open }) => open,
    query: { stand: statusWord(['open']) },
  },
  {
    word: 'entbehrlich',
    label: 'entbehrlich',
    countOf: ({ dispensable }) => dispensable,
    query: { stand: statusWord(['dispensable']) },
  },
  concerned('unplanned', 'ungeplant'),
  concerned('undescribed', '„ja“ ohne Beschreibung'),
  concerned('unproven', 'ohne gültigen Nachweis'),
  concerned('stale', 'veraltet'),
]

/** What an address says wrongly selects nothing. */
export function findSelection(word: string | undefined): Selection | undefined {
  return selections.find((each) => each.word === word)
}

function concerned(
  concern: 'unplanned' | 'undescribed' | 'unproven' | 'stale',
  label: string,
): Selection {
  const word = concernWords[concern]
  return { word, label, countOf: (counts) => counts[concern], query: { nur: word } }
}
