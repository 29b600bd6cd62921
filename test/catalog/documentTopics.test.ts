import { describe, expect, it } from 'vitest'
import {
  documentTopics,
  documentTopicsFileSchema,
  topicDocuments,
} from '../../catalog/documentTopics.ts'
import { catalogJson } from './catalogJson.ts'

describe('topics of documents', () => {
  it.each([
    ['emergency_concept', 'IT-Notfallkonzept', 'BSI-Standard 200-4', 14],
    ['security_concept', 'IT-Sicherheitskonzept', 'BSI-Standard 200-2', 13],
    ['policy', 'Leitlinie zur Informationssicherheit', 'BSI-Standard 200-2', 9],
  ] as const)('%s is %s after %s with %i topics', (kind, title, source, count) => {
    const document = documentTopics(kind)

    expect(document.documentKind).toBe(kind)
    expect(document.title).toBe(title)
    expect(document.source).toContain(source)
    expect(document.topics).toHaveLength(count)
  })

  it('say in one to three sentences what has to be settled', () => {
    const descriptions = topicDocuments
      .flatMap((kind) => documentTopics(kind).topics)
      .map(({ description }) => description)

    expect(descriptions.filter((text) => !/^[A-ZÄÖÜ].*[.?]$/.test(text))).toEqual([])
    expect(new Set(descriptions).size).toBe(descriptions.length)
  })

  it('name the approval and the reference documents in the security concept', () => {
    const ids = documentTopics('security_concept').topics.map(({ id }) => id)

    expect(ids).toEqual(
      expect.arrayContaining([
        'structure-analysis',
        'modelling',
        'check',
        'implementation-plan',
        'approval',
      ]),
    )
  })
})

describe('the schema of topics', () => {
  const file = catalogJson('documents/policy.json') as { topics: { id: string }[] }

  it.each([
    ['no topic', { topics: [] }],
    ['a topic twice', { topics: [...file.topics, ...file.topics] }],
    ['a topic without a description', { topics: [{ id: 'a', title: 'A', description: '' }] }],
    ['an identifier with blanks', { topics: [{ id: 'a b', title: 'A', description: 'B.' }] }],
    ['an unknown document', { documentKind: 'letter' }],
  ])('rejects %s', (_, change) => {
    expect(documentTopicsFileSchema.safeParse({ ...file, ...change }).success).toBe(false)
    expect(documentTopicsFileSchema.safeParse(file).success).toBe(true)
  })
})
