/** Calls that begin with something of the own organisation and reach for something of another. */
import { checkRequirements, linkEvidence, serveChecks } from '../../src/assessment/actions.ts'
import type { FailureCode } from '../../src/core/failure.ts'
import { changeDocument, createDocument } from '../../src/documents/actions.ts'
import { linkTargetObjects } from '../../src/inventory/actions.ts'
import { changeMeasure, createMeasure } from '../../src/measures/actions.ts'
import { decideModule } from '../../src/modelling/actions.ts'
import { checkAnswer } from './actionCases.ts'
import { type Belongings, measure } from './belongings.ts'

type Mixed = readonly [
  what: string,
  code: FailureCode,
  run: (own: Belongings, foreign: Belongings) => Promise<unknown>,
]

const requirement = 'SYS.2.1.A3'
const review = { reviewDueOn: '2026-01-31' }
const decision = {
  module: 'APP.3.1',
  decision: 'at_provider',
  reason: 'Der Dienstleister betreibt die Anwendung.',
} as const

export const mixedReferences: readonly Mixed[] = [
  [
    'an answer to a check at a target object',
    'not_found',
    ({ deps, actor, domain }, { objectId }) =>
      checkRequirements(deps, actor, domain.id, [
        { ...checkAnswer, targetObjectId: objectId, requirement },
      ]),
  ],
  [
    'an answer to a check for which a person is responsible',
    'not_found',
    ({ deps, actor, domain, objectId }, { personId }) =>
      checkRequirements(deps, actor, domain.id, [
        { ...checkAnswer, targetObjectId: objectId, requirement, responsibleId: personId },
      ]),
  ],
  [
    'checks that a measure serves',
    'not_found',
    ({ deps, actor, domain, objectId }, { measureId }) =>
      serveChecks(deps, actor, domain.id, measureId, [{ targetObjectId: objectId, requirement }]),
  ],
  [
    'a measure for checks at a target object',
    'not_found',
    ({ deps, actor, domain, measureId }, { objectId }) =>
      serveChecks(deps, actor, domain.id, measureId, [{ targetObjectId: objectId, requirement }]),
  ],
  [
    'evidence by a document',
    'not_found',
    ({ deps, actor, objectId }, { documentId }) =>
      linkEvidence(deps, actor, { targetObjectId: objectId, requirement, documentId, note: '' }),
  ],
  [
    'evidence at a target object',
    'not_found',
    ({ deps, actor, documentId }, { objectId }) =>
      linkEvidence(deps, actor, { targetObjectId: objectId, requirement, documentId, note: '' }),
  ],
  [
    'a document for which a person is responsible',
    'not_found',
    ({ deps, actor, domain }, { personId }) =>
      createDocument(deps, actor, {
        informationDomainId: domain.id,
        kind: 'other',
        title: 'Neu',
        responsibleId: personId,
        ...review,
      }),
  ],
  [
    'the review of a document by a person',
    'not_found',
    ({ deps, actor, documentId }, { personId }) =>
      changeDocument(deps, actor, documentId, { responsibleId: personId, ...review }),
  ],
  [
    'a measure for which a person is responsible',
    'not_found',
    ({ deps, actor, domain }, { personId }) =>
      createMeasure(deps, actor, domain.id, { ...measure, responsibleId: personId }),
  ],
  [
    'a measure that passes on to a person',
    'not_found',
    ({ deps, actor, domain, measureId }, { personId }) =>
      changeMeasure(deps, actor, domain.id, measureId, { responsibleId: personId, version: 1 }),
  ],
  [
    'a measure in an information domain',
    'not_found',
    ({ deps, actor, domain }, { measureId }) =>
      changeMeasure(deps, actor, domain.id, measureId, { title: 'Neu', version: 1 }),
  ],
  [
    'a link to a target object',
    'not_found',
    ({ deps, actor, objectId }, foreign) =>
      linkTargetObjects(deps, actor, {
        fromId: objectId,
        toId: foreign.objectId,
        relation: 'connected_to',
        reason: '',
      }),
  ],
  [
    'a link from a target object',
    'not_found',
    ({ deps, actor, objectId }, foreign) =>
      linkTargetObjects(deps, actor, {
        fromId: foreign.objectId,
        toId: objectId,
        relation: 'connected_to',
        reason: '',
      }),
  ],
  [
    'a decision on a module at a target object',
    'not_found',
    ({ deps, actor, domain, providerId }, { objectId }) =>
      decideModule(deps, actor, domain, { ...decision, targetObjectId: objectId, providerId }),
  ],
  [
    'a decision on a module at a provider',
    'invalid',
    ({ deps, actor, domain, otherObjectId }, { providerId }) =>
      decideModule(deps, actor, domain, { ...decision, targetObjectId: otherObjectId, providerId }),
  ],
]
