/** Milestones for the tests. */
import type { Milestone, MilestoneExtension } from '../../src/milestones/milestone.ts'

export const today = '2025-05-22'

export const testat: Milestone = {
  code: 'TESTAT',
  title: 'Testat zur Basis-Absicherung',
  area: 'security',
  originalDueOn: '2025-06-30',
  extensions: [],
  reviewIntervalMonths: null,
  lastReviewedOn: null,
  progress: 'basis',
  informationDomainIds: ['KERN'],
  stepsDone: 0,
  stepsTotal: 1,
  reachedOn: null,
  createdAt: '2024-02-01T08:00:00.000Z',
}

export const privacy: Milestone = {
  ...testat,
  code: 'DATENSCHUTZ',
  title: 'Datenschutz evaluieren',
  area: 'privacy',
  originalDueOn: null,
  reviewIntervalMonths: 12,
  progress: 'manual',
  informationDomainIds: [],
}

export function extensionTo(newDueOn: string, number = 1): MilestoneExtension {
  return {
    number,
    newDueOn,
    reason: 'Die Ausschreibung dauert länger.',
    extendedBy: 'Frau Leitung',
    extendedAt: '2025-05-01T08:00:00.000Z',
  }
}
