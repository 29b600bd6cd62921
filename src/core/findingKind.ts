/**
 * How grave a finding of an audit is.
 * Source: BSI-Auditierungsschema, 4.6 (TESTAT.md §2).
 * @module
 */

/** The gravest first. */
export const findingKinds = ['major', 'minor', 'recommendation'] as const
export type FindingKind = (typeof findingKinds)[number]

export const findingKindLabels: Record<FindingKind, string> = {
  major: 'schwerwiegende Abweichung',
  minor: 'geringfügige Abweichung',
  recommendation: 'Empfehlung',
}
