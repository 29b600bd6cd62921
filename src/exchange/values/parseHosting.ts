import { wordKey } from '../../core/wordKey.ts'
import type { Hosting } from '../../inventory/application.ts'

const ownWords = [
  'eigen',
  'eigenbetrieb',
  'eigener betrieb',
  'eigene',
  'selbst',
  'intern',
  'inhouse',
  'lokal',
  'lokaler server',
  'own',
  'on premises',
  'on premise',
  'vor ort',
  'rathaus',
  'stadt',
  'eigener server',
  'eigenes rechenzentrum',
  'serverraum',
]

const providerWords = [
  'extern',
  'dienstleister',
  'beim dienstleister',
  'provider',
  'hoster',
  'rechenzentrum',
  'externes rechenzentrum',
  'outsourcing',
  'hosting',
  'fremdbetrieb',
]

const own = new Set(ownWords.map(wordKey))
const providers = new Set(providerWords.map(wordKey))

/**
 * Who runs an application: „eigen“ → own, „Cloud (Anbieter)“ and „SaaS“ → cloud, „KITU“, „Dataport“ and any other
 * name → provider with that name. `known` is false where the word was taken for a provider's name unheard.
 */
export function hostingOf(word: string): { hosting: Hosting; provider: string; known: boolean } {
  const key = wordKey(word)
  if (own.has(key)) return { hosting: 'own', provider: '', known: true }
  if (providers.has(key)) return { hosting: 'provider', provider: '', known: true }
  if (/cloud|saas|microsoft 365|m365/i.test(word)) {
    const provider = word.replace(/\(?\b(public|private)?[ -]?cloud[\w-]*\b\)?|\bsaas\b/gi, '')
    return {
      hosting: 'cloud',
      provider: provider.replace(/^[\s\-–,/()]+|[\s\-–,/()]+$/g, ''),
      known: true,
    }
  }
  return { hosting: 'provider', provider: word, known: /\b(kitu|dataport)\b/i.test(word) }
}
