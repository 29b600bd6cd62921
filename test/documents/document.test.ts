import { describe, expect, it } from 'vitest'
import { topicDocuments } from '../../catalog/documentTopics.ts'
import {
  approvedVersion,
  type ControlledDocument,
  documentKinds,
  documentState,
  explainState,
} from '../../src/documents/document.ts'

const topics = ['alarm', 'crisis_team', 'restart']
const draft = { number: 1, writtenOn: '2025-03-01', approvedBy: null, approvedOn: null }
const approved = { ...draft, approvedBy: 'Frau Leitung', approvedOn: '2025-04-01' }
const concept: ControlledDocument = {
  informationDomainId: 'KERN',
  kind: 'emergency_concept',
  title: 'IT-Notfallkonzept',
  topics: topics.map((topic) => ({ topic, doneOn: '2025-03-31' })),
  versions: [approved],
  reviewDueOn: null,
}

describe('the state of a document', () => {
  const oneOpen = concept.topics.slice(1)
  const oneLate = [...oneOpen, { topic: 'alarm', doneOn: '2025-04-02' }]
  const onTheDay = [...oneOpen, { topic: 'alarm', doneOn: '2025-04-01' }]
  const rows: [string, Partial<ControlledDocument>, number, boolean, string][] = [
    ['complete', {}, 3, true, 'Alle Themen bearbeitet und freigegeben.'],
    [
      'complete with a topic done on the day of approval',
      { topics: onTheDay },
      3,
      true,
      'Alle Themen bearbeitet und freigegeben.',
    ],
    [
      'not complete without approval',
      { versions: [draft] },
      3,
      false,
      'Alle Themen bearbeitet, die Freigabe durch die Leitung fehlt.',
    ],
    [
      'not complete when approved with an open topic',
      { topics: oneOpen },
      2,
      false,
      'Freigegeben mit offenen Themen (1): Der Meilenstein ist damit nicht erreicht.',
    ],
    [
      'not complete when a topic came after the approval',
      { topics: oneLate },
      3,
      false,
      '1 Thema nach der Freigabe bearbeitet: Bitte eine neue Version freigeben.',
    ],
    [
      'not complete at the beginning',
      { topics: [], versions: [] },
      0,
      false,
      '3 Themen offen, noch nicht freigegeben.',
    ],
    [
      'blind for topics that the catalogue does not know',
      { topics: [...oneOpen, { topic: 'something_else', doneOn: '2025-03-01' }] },
      2,
      false,
      'Freigegeben mit offenen Themen (1): Der Meilenstein ist damit nicht erreicht.',
    ],
  ]

  it.each(rows)('is %s', (_sentence, change, topicsDone, isComplete, explanation) => {
    const state = documentState({ ...concept, ...change }, topics, '2025-05-22')

    expect(state).toMatchObject({ topicsTotal: 3, topicsDone, isComplete })
    expect(explainState(state)).toBe(explanation)
  })

  it.each([
    ['the day after it was due', '2025-05-21', true],
    ['not on the day', '2025-05-22', false],
    ['not without a day', null, false],
  ])('calls for a review %s', (_sentence, reviewDueOn, expected) => {
    const state = documentState({ ...concept, reviewDueOn }, topics, '2025-05-22')

    expect(state.isReviewOverdue).toBe(expected)
  })
})

describe('the approved version', () => {
  it('is the highest approved one, in whatever order they come', () => {
    const second = { ...approved, number: 2 }

    expect(approvedVersion([second, approved])).toBe(second)
    expect(approvedVersion([approved, second])).toBe(second)
  })

  it('stays when a newer draft is written', () => {
    expect(approvedVersion([approved, { ...draft, number: 2 }])).toBe(approved)
  })

  it('does not exist among drafts', () => {
    expect(approvedVersion([draft])).toBeNull()
  })
})

it('knows every kind of document that the catalogue has topics for', () => {
  expect(documentKinds).toEqual(expect.arrayContaining([...topicDocuments]))
})
