/** Official texts of the BSI that the city imported itself: what they are, and how a newer edition differs. @module */
export const officialSources = ['compendium', 'wiba'] as const
export type OfficialSource = (typeof officialSources)[number]

export const officialSourceLabels: Record<OfficialSource, string> = {
  compendium: 'IT-Grundschutz-Kompendium',
  wiba: 'Prüffragen aus WiBA',
}

/** `draft`: a newer edition that nobody has put in force yet. */
export const officialStates = ['current', 'draft'] as const
export type OfficialState = (typeof officialStates)[number]

export type OfficialBlocks = readonly {
  readonly kind: 'paragraph' | 'entry'
  readonly text: string
}[]

/** `key`: a requirement's identifier, or a question's. */
export type OfficialText = {
  readonly key: string
  readonly title: string
  readonly blocks: OfficialBlocks
}

export type OfficialDifference = {
  readonly key: string
  /** Null: it is new. */
  readonly before: OfficialText | null
  /** Null: the newer edition has it no more. */
  readonly after: OfficialText | null
}

/** What differs, in the order of the newer edition; what is gone comes last. */
export function compareOfficialTexts(
  before: readonly OfficialText[],
  after: readonly OfficialText[],
): OfficialDifference[] {
  const old = new Map(before.map((text) => [text.key, text]))
  const fresh = new Set(after.map(({ key }) => key))
  const changed = after.flatMap((text): OfficialDifference[] => {
    const known = old.get(text.key) ?? null
    return known && wordsOf(known) === wordsOf(text)
      ? []
      : [{ key: text.key, before: known, after: text }]
  })
  const gone = before
    .filter(({ key }) => !fresh.has(key))
    .map((text): OfficialDifference => ({ key: text.key, before: text, after: null }))
  return [...changed, ...gone]
}

/** „3 neu, 2 geändert, 1 entfallen“; „keine Unterschiede“. */
export function speakDifferences(differences: readonly OfficialDifference[]): string {
  const count = (is: (difference: OfficialDifference) => boolean) => differences.filter(is).length
  const parts = [
    [count(({ before }) => before === null), 'neu'],
    [count(({ before, after }) => before !== null && after !== null), 'geändert'],
    [count(({ after }) => after === null), 'entfallen'],
  ] as const
  const told = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`)
  return told.join(', ') || 'keine Unterschiede'
}

function wordsOf({ title, blocks }: OfficialText): string {
  return [title, ...blocks.map(({ kind, text }) => `${kind} ${text}`)].join('\n')
}
