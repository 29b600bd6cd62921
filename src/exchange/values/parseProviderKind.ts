import { targetKindLabels } from '../../../catalog/targetKind.ts'
import { nearestWord } from '../../core/text.ts'
import { wordKey } from '../../core/wordKey.ts'
import { type ProviderKind, providerKinds } from '../../inventory/provider.ts'

const words: Record<ProviderKind, readonly string[]> = {
  'provider.outsourcing': [
    'Outsourcing',
    'Outsourcing-Anbieter',
    'Rechenzentrum',
    'Betrieb',
    'Externer Betrieb',
    'Fremdbetrieb',
    'Hosting',
    'Hoster',
    'Managed Service',
    'Managed Services',
    'Administration',
    'Fernwartung',
  ],
  'provider.cloud': [
    'Cloud',
    'Cloud-Anbieter',
    'Cloud-Dienstleister',
    'Cloud Service',
    'Clouddienst',
    'SaaS',
    'PaaS',
    'IaaS',
  ],
  'provider.other': [
    'Sonstiges',
    'Sonstige',
    'Sonstiger',
    'Andere',
    'Anderer',
    'Other',
    'Wartung',
    'Beratung',
    'Telekommunikation',
    'Entsorgung',
    'Reinigung',
    'Wachdienst',
  ],
}

const kinds = new Map<string, ProviderKind>()
for (const kind of providerKinds) {
  for (const word of [kind, targetKindLabels[kind], ...words[kind]]) kinds.set(wordKey(word), kind)
}

export function providerKindOfWord(word: string): ProviderKind | undefined {
  return kinds.get(wordKey(word))
}

/** The word for a kind of provider that is spelt most like the given one. */
export function nearestProviderKind(word: string): string | undefined {
  return nearestWord(word, Object.values(words).flat())
}
