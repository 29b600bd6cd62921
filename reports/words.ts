/**
 * Every word of the reports: a code of the domain becomes a German word here and nowhere else. A code
 * without a word does not compile. Reports know no area of `src/`, so the codes are declared here too;
 * `test/reports/words.test.ts` holds both sides together.
 * @module
 */
import type { LegendLine, Tone } from './sheet.ts'

export const checkStatuses = ['open', 'yes', 'partial', 'no', 'dispensable'] as const
export type CheckStatus = (typeof checkStatuses)[number]

export const checkStatusWords: Record<CheckStatus, string> = {
  open: 'unbearbeitet',
  yes: 'ja',
  partial: 'teilweise',
  no: 'nein',
  dispensable: 'entbehrlich',
}

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

export const dispensableReasons = ['not_relevant', 'replaced'] as const
export type DispensableReason = (typeof dispensableReasons)[number]

export const dispensableReasonWords: Record<DispensableReason, string> = {
  not_relevant: 'hier nicht relevant',
  replaced: 'durch andere Maßnahmen ersetzt',
}

export const levels = ['basic', 'standard', 'high'] as const
export type Level = (typeof levels)[number]

/** `high` is an Anforderung bei erhöhtem Schutzbedarf (H). */
export const levelWords: Record<Level, string> = {
  basic: 'Basis',
  standard: 'Standard',
  high: 'erhöht',
}

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

export const moduleDecisions = ['modelled', 'left_out', 'at_provider', 'undecided'] as const
export type ModuleDecision = (typeof moduleDecisions)[number]

export const moduleDecisionWords: Record<ModuleDecision, string> = {
  modelled: 'modelliert',
  left_out: 'ausgelassen',
  at_provider: 'beim Dienstleister',
  undecided: 'noch nicht entschieden',
}

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

export type DecisionOrigin = 'rule' | 'person'

export const decisionOriginWords: Record<DecisionOrigin, string> = {
  rule: 'Regel',
  person: 'Person',
}

export type OperatingStatus = 'operation' | 'test' | 'planned'

export const operatingStatusWords: Record<OperatingStatus, string> = {
  operation: 'in Betrieb',
  test: 'im Test',
  planned: 'in Planung',
}

export type Hosting = 'own' | 'provider' | 'cloud'

export const hostingWords: Record<Hosting, string> = {
  own: 'eigener Betrieb',
  provider: 'beim Dienstleister',
  cloud: 'Cloud',
}

export type Relation =
  | 'depends_on'
  | 'located_in'
  | 'connected_to'
  | 'provided_by'
  | 'virtualised_on'

/** Read as a sentence: „A003 … S008“. */
export const relationWords: Record<Relation, string> = {
  depends_on: 'hängt ab von',
  located_in: 'steht in',
  connected_to: 'ist angeschlossen an',
  provided_by: 'wird erbracht von',
  virtualised_on: 'läuft virtuell auf',
}

export const goals = ['confidentiality', 'integrity', 'availability'] as const
export type Goal = (typeof goals)[number]

export const goalWords: Record<Goal, string> = {
  confidentiality: 'Vertraulichkeit',
  integrity: 'Integrität',
  availability: 'Verfügbarkeit',
}

/** From the lowest to the highest. */
export const protectionNeeds = ['normal', 'high', 'very_high'] as const
export type ProtectionNeed = (typeof protectionNeeds)[number]

export const protectionNeedWords: Record<ProtectionNeed, string> = {
  normal: 'normal',
  high: 'hoch',
  very_high: 'sehr hoch',
}

export const protectionNeedTones: Record<ProtectionNeed, Tone> = {
  normal: 'muted',
  high: 'warning',
  very_high: 'bad',
}

export type NeedEffect = 'own' | 'dependency' | 'cumulation' | 'distribution'

/** Where a need comes from; `undetermined` is what nobody set and nothing passes on. */
export type NeedOrigin = NeedEffect | 'inherited' | 'undetermined'

export const needOriginWords: Record<NeedOrigin, string> = {
  undetermined: 'nicht festgelegt',
  inherited: 'geerbt (Maximumprinzip)',
  own: 'eigene Festlegung',
  dependency: 'Abhängigkeit',
  cumulation: 'Kumulationseffekt',
  distribution: 'Verteilungseffekt',
}

export type MeasureStatus = 'planned' | 'in_progress' | 'done' | 'dropped'

export const measureStatusWords: Record<MeasureStatus, string> = {
  planned: 'geplant',
  in_progress: 'in Umsetzung',
  done: 'erledigt',
  dropped: 'verworfen',
}

export const measureStatusTones: Readonly<Record<string, Tone>> = {
  geplant: 'warning',
  'in Umsetzung': 'warning',
  erledigt: 'good',
  verworfen: 'muted',
}

export type Effort = 'hours' | 'days' | 'weeks' | 'months'

export const effortWords: Record<Effort, string> = {
  hours: 'Stunden',
  days: 'Tage',
  weeks: 'Wochen',
  months: 'Monate',
}

export const wibaAnswers = ['yes', 'no', 'not_relevant'] as const
export type WibaAnswer = (typeof wibaAnswers)[number]

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
