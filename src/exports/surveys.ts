/** The head of the survey of each target object: when, by whom, with whom. @module */
import type { Survey } from '../../reports/checkResult.ts'
import type { CheckRow } from '../../reports/checkRow.ts'
import type { Day } from '../core/day.ts'

type Notes = { from: Day | null; until: Day | null; by: Set<string>; asked: Set<string> }

/** Collects from checks one by one; grows with target objects and persons, not with checks. */
export function startSurveys(): { note(row: CheckRow): void; of(code: string): Survey } {
  const notes = new Map<string, Notes>()
  return {
    note(row) {
      const { targetObjectCode: code, surveyedOn: day } = row
      if (row.status === 'open' && day === null) return
      const noted = notes.get(code) ?? emptyNotes()
      notes.set(code, noted)
      if (day !== null && (noted.from === null || day < noted.from)) noted.from = day
      if (day !== null && (noted.until === null || day > noted.until)) noted.until = day
      if (row.checkedBy) noted.by.add(row.checkedBy)
      if (row.interviewed) noted.asked.add(row.interviewed)
    },
    of(code) {
      const { from, until, by, asked } = notes.get(code) ?? emptyNotes()
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
