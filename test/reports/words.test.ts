import { expect, test } from 'vitest'
import { requirementLevelLabels } from '../../catalog/requirementLevel.ts'
import * as words from '../../reports/words.ts'
import { checkStatusLabels, dispensableReasonLabels } from '../../src/assessment/check.ts'
import { hostingLabels } from '../../src/inventory/application.ts'
import { operatingStatusLabels, relationLabels } from '../../src/inventory/targetObject.ts'
import { effortLabels, measureStatusLabels } from '../../src/measures/measure.ts'
import { decisionOriginLabels, moduleDecisionLabels } from '../../src/modelling/moduleDecision.ts'
import {
  goalLabels,
  needEffectLabels,
  protectionNeedLabels,
} from '../../src/modelling/protectionNeed.ts'
import { wibaAnswers } from '../../src/wiba/wibaAnswer.ts'

test.each([
  ['status of a check', words.checkStatusWords, checkStatusLabels],
  ['reason of a waiver', words.dispensableReasonWords, dispensableReasonLabels],
  ['level', words.levelWords, requirementLevelLabels],
  ['decision on a module', words.moduleDecisionWords, moduleDecisionLabels],
  ['origin of a decision', words.decisionOriginWords, decisionOriginLabels],
  ['operating status', words.operatingStatusWords, operatingStatusLabels],
  ['hosting', words.hostingWords, hostingLabels],
  ['relation', words.relationWords, relationLabels],
  ['goal', words.goalWords, goalLabels],
  ['protection need', words.protectionNeedWords, protectionNeedLabels],
  ['status of a measure', words.measureStatusWords, measureStatusLabels],
  ['effort', words.effortWords, effortLabels],
])('codes and words of reports and program agree: %s', (_, told, known) => {
  expect(told).toEqual(known)
})

test('an effect on a need is told as the program tells it', () => {
  expect(words.needOriginWords).toMatchObject(needEffectLabels)
})

test('answers to WiBA have the codes of the program', () => {
  expect(words.wibaAnswers).toEqual(wibaAnswers)
})
