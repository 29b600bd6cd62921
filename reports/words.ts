/**
 * The words of the reports. Codes and labels of the domain are those of the program's rules; what only a
 * document says (meanings for the cover, hints, colours) stands here.
 * @module
 */
import {
  type RequirementLevel as Level,
  requirementLevels as levels,
  requirementLevelLabels as levelWords,
} from '../catalog/requirementLevel.ts'
import {
  type CheckStatus,
  checkStatuses,
  checkStatusLabels as checkStatusWords,
  type DispensableReason,
  dispensableReasons,
  dispensableReasonLabels as dispensableReasonWords,
} from '../src/assessment/check.ts'
import { type Hosting, hostingLabels as hostingWords } from '../src/inventory/application.ts'
import {
  type OperatingStatus,
  operatingStatusLabels as operatingStatusWords,
  type Relation,
  relationLabels as relationWords,
} from '../src/inventory/targetObject.ts'
import {
  type Effort,
  effortLabels as effortWords,
  type MeasureStatus,
  measureStatusLabels as measureStatusWords,
} from '../src/measures/measure.ts'
import {
  type DecisionOrigin,
  decisionOriginLabels as decisionOriginWords,
  moduleDecisionLabels as moduleDecisionWords,
  type ModuleDecision as StoredModuleDecision,
} from '../src/modelling/moduleDecision.ts'
import {
  type Goal,
  goals,
  goalLabels as goalWords,
  type NeedEffect,
  needEffectLabels as needEffectWords,
  type ProtectionNeed,
  protectionNeeds,
  protectionNeedLabels as protectionNeedWords,
} from '../src/modelling/protectionNeed.ts'
import { type WibaAnswer, wibaAnswers } from '../src/wiba/wibaAnswer.ts'
import type { LegendLine, Tone } from './sheet.ts'

export {
  type CheckStatus,
  checkStatuses,
  checkStatusWords,
  type DecisionOrigin,
  type DispensableReason,
  decisionOriginWords,
  dispensableReasons,
  dispensableReasonWords,
  type Effort,
  effortWords,
  type Goal,
  goals,
  goalWords,
  type Hosting,
  hostingWords,
  type Level,
  levels,
  levelWords,
  type MeasureStatus,
  measureStatusWords,
  moduleDecisionWords,
  type OperatingStatus,
  operatingStatusWords,
  type ProtectionNeed,
  protectionNeeds,
  protectionNeedWords,
  type Relation,
  relationWords,
  type WibaAnswer,
  wibaAnswers,
}

/** What a report says of a module; no stored decision means undecided. */
export type ModuleDecision = StoredModuleDecision | 'undecided'
export const moduleDecisions: readonly ModuleDecision[] = [
  'modelled',
  'left_out',
  'at_provider',
  'undecided',
]

const checkStatusTones: Record<CheckStatus, Tone> = {
  open: 'muted',
  yes: 'good',
  partial: 'warning',
  no: 'bad',
  dispensable: 'good',
}

const checkStatusMeanings: Record<CheckStatus, string> = {
  open: 'Zu dieser Anforderung ist noch nichts erhoben.',
  yes: 'Die Anforderung ist vollständig, wirksam und angemessen umgesetzt.',
  partial: 'Ein Teil ist umgesetzt; was fehlt, steht im Realisierungsplan (A.6).',
  no: 'Die Anforderung ist noch nicht oder zum größeren Teil nicht umgesetzt.',
  dispensable: 'Hier nicht relevant oder durch andere Maßnahmen ersetzt, stets mit Begründung.',
}

/** The colours of the status words in a column. */
export const tonesOfStatusWords: Readonly<Record<string, Tone>> = Object.fromEntries(
  checkStatuses.map((status) => [checkStatusWords[status], checkStatusTones[status]]),
)

/** What the status words mean, for the cover. */
export const statusLegend: readonly LegendLine[] = checkStatuses.map((status) => ({
  term: checkStatusWords[status],
  meaning: checkStatusMeanings[status],
  tone: checkStatusTones[status],
}))

/** What is remarkable about a check. */
export const checkHints = [
  'unplanned',
  'undescribed',
  'stale',
  'unproven',
  'risk_accepted',
] as const
export type CheckHint = (typeof checkHints)[number]

export const checkHintWords: Record<CheckHint, string> = {
  unplanned: 'ungeplant',
  undescribed: 'ja ohne Beschreibung',
  stale: 'Prüfung veraltet',
  unproven: 'Nachweis fehlt',
  risk_accepted: 'Risiko angenommen',
}

const checkHintMeanings: Record<CheckHint, string> = {
  unplanned: '„nein“ oder „teilweise“, aber es fehlt die verantwortliche Person oder der Termin.',
  undescribed: 'Es steht nicht da, durch welche Maßnahmen die Anforderung erfüllt ist.',
  stale: 'Die letzte Prüfung liegt länger zurück als vereinbart.',
  unproven: 'Der Nachweis des Dienstleisters fehlt oder gilt nicht mehr.',
  risk_accepted:
    'Die Leitung trägt das Risiko (A.6); das geht nur bei Standard- und erhöhten Anforderungen.',
}

/** What the hints mean, for the cover. */
export const hintLegend: readonly LegendLine[] = checkHints.map((hint) => ({
  term: checkHintWords[hint],
  meaning: checkHintMeanings[hint],
  tone: 'warning',
}))

export const moduleDecisionTones: Record<ModuleDecision, Tone> = {
  modelled: 'good',
  left_out: 'muted',
  at_provider: 'good',
  undecided: 'warning',
}

export const moduleDecisionMeanings: Record<ModuleDecision, string> = {
  modelled: 'Der Baustein wird an mindestens einem Zielobjekt angewendet.',
  left_out: 'Der Baustein wird nicht angewendet; die Begründung steht dabei.',
  at_provider: 'Ein Dienstleister setzt um; die Institution bleibt verantwortlich.',
  undecided: 'Über die Anwendung ist noch zu entscheiden.',
}

export const protectionNeedTones: Record<ProtectionNeed, Tone> = {
  normal: 'muted',
  high: 'warning',
  very_high: 'bad',
}

/** Where a need comes from; `undetermined` is what nobody set and nothing passes on. */
export type NeedOrigin = NeedEffect | 'inherited' | 'undetermined'

export const needOriginWords: Record<NeedOrigin, string> = {
  undetermined: 'nicht festgelegt',
  inherited: 'geerbt (Maximumprinzip)',
  ...needEffectWords,
}

export const measureStatusTones: Readonly<Record<string, Tone>> = {
  geplant: 'warning',
  'in Umsetzung': 'warning',
  erledigt: 'good',
  verworfen: 'muted',
}

/** Written as the BSI's tool writes them. */
export const wibaAnswerWords: Record<WibaAnswer, string> = {
  yes: 'Ja',
  no: 'Nein',
  not_relevant: 'nicht relevant',
}

export type Approach = 'basic'

export const approachWords: Record<Approach, string> = { basic: 'Basis-Absicherung' }

export type WorkKind = 'measure' | 'check' | 'document'

export const workKindWords: Record<WorkKind, string> = {
  measure: 'Maßnahme',
  check: 'Anforderung',
  document: 'Dokument',
}

/** „ja“, „nein“, or nothing when nobody said. */
export function yesOrNo(value: boolean | null): string {
  if (value === null) return ''
  return value ? 'ja' : 'nein'
}
