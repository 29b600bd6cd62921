/** The head of the survey of each target object: when, by whom, with whom. @module */
import type { SurveyedObject } from '../../reports/checkResult.ts'
import type { Check } from '../assessment/check.ts'
import type { Day } from '../core/day.ts'

export type Survey = Pick<
  SurveyedObject,
  'surveyedFrom' | 'surveyedUntil' | 'surveyedBy' | 'interviewed'
>

type Notes = { from: Day | null; until: Day | null; by: Set<string>; asked: Set<string> }

/** Collects from checks one by one; grows with target objects and persons, not with checks. */
export function startSurveys(): { note(check: Check): void; of(targetObjectId: string): Survey } {
  const notes = new Map<string, Notes>()
  return {
    note(check) {
      const { targetObjectId, surveyedOn: day } = check
      if (check.status === 'open' && day === null) return
      const noted = notes.get(targetObjectId) ?? emptyNotes()
      notes.set(targetObjectId, noted)
      if (day !== null && (noted.from === null || day < noted.from)) noted.from = day
      if (day !== null && (noted.until === null || day > noted.until)) noted.until = day
      if (check.checkedBy) noted.by.add(check.checkedBy)
      if (check.interviewed) noted.asked.add(check.interviewed)
    },
    of(targetObjectId) {
      const { from, until, by, asked } = notes.get(targetObjectId) ?? emptyNotes()
      return {
        surveyedFrom: from,
        surveyedUntil: until,
        surveyedBy: [...by].sort().join('; '),
        interviewed: [...asked].sort().join('; '),
      }
    },
  }
}

function emptyNotes(): Notes {
  return { from: null, until: null, by: new Set(), asked: new Set() }
}
