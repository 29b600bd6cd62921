/** How the audit trail shows a value: as a word where the program has one, else as it is. @module */
import { documentTopics, topicDocuments } from '../../catalog/documentTopics.ts'
import { osFamilyLabel } from '../../catalog/operatingSystems.ts'
import { osFamilies } from '../../catalog/operatingSystemsFile.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { requirementLevelLabels } from '../../catalog/requirementLevel.ts'
import { isTargetKind, targetKindLabels } from '../../catalog/targetKind.ts'
import {
  groupSourceLabels,
  ldapSchemaLabels,
  ldapSecurityLabels,
} from '../access/directory/directorySettings.ts'
import { roleLabels } from '../access/role.ts'
import { tokenScopeLabels } from '../access/tokenScope.ts'
import { checkStatusLabels, dispensableReasonLabels } from '../assessment/check.ts'
import { evidenceSourceLabels } from '../assessment/evidence/evidenceFile.ts'
import { checkSuggestionLabels } from '../assessment/suggestions/checkSuggestion.ts'
import { germanDay, germanInstant, isDay } from '../core/day.ts'
import { findingKindLabels } from '../core/findingKind.ts'
import { documentKindLabels } from '../documents/document.ts'
import { importKindLabels } from '../exchange/importKind.ts'
import { hostingLabels } from '../inventory/application.ts'
import { deviceStatusLabels, networkZoneLabels, siteTypeLabels } from '../inventory/device.ts'
import { deviceKindLabels } from '../inventory/deviceKind.ts'
import { supportStateLabels } from '../inventory/devicePlatform.ts'
import { dataRiskLabels } from '../inventory/devices/ends/loss.ts'
import { destinationLabels, wipingMethodLabels } from '../inventory/devices/ends/retirement.ts'
import { operatingStatusLabels, relationLabels } from '../inventory/targetObject.ts'
import { effortLabels, measureStatusLabels } from '../measures/measure.ts'
import { areaLabels, progressLabels } from '../milestones/milestone.ts'
import { decisionOriginLabels, moduleDecisionLabels } from '../modelling/moduleDecision.ts'
import { goalLabels, needEffectLabels, protectionNeedLabels } from '../modelling/protectionNeed.ts'
import { mailSecurityLabels } from '../reminders/mailing/mailSettingsForm.ts'
import { reminderKindLabels } from '../reminders/reminderKind.ts'
import { wibaAnswerLabels } from '../wiba/wibaAnswer.ts'
import { fieldLabel } from './fieldLabels.ts'

type Words = Readonly<Record<string, string>>

const statusWords: Words = {
  ...checkStatusLabels,
  ...measureStatusLabels,
  ...deviceStatusLabels,
}

/** Words by field; `need` stands for the level of a protection need, which is another than a requirement's. */
const words: Readonly<Record<string, Words>> = {
  answer: wibaAnswerLabels,
  approach: { basic: 'Basis-Absicherung' },
  area: areaLabels,
  dataRisk: dataRiskLabels,
  decision: moduleDecisionLabels,
  destination: destinationLabels,
  defaultZone: networkZoneLabels,
  dispensableBecause: dispensableReasonLabels,
  effect: needEffectLabels,
  effort: effortLabels,
  goal: goalLabels,
  hosting: hostingLabels,
  kind: {
    ...documentKindLabels,
    ...targetKindLabels,
    ...deviceKindLabels,
    ...findingKindLabels,
    ...checkSuggestionLabels,
    ...importKindLabels,
    module_conflict: 'Abweichung in der Modellierung',
    group_drift: 'Abweichung in der Gruppe',
  },
  level: requirementLevelLabels,
  need: protectionNeedLabels,
  networkZone: networkZoneLabels,
  operatingStatus: operatingStatusLabels,
  origin: decisionOriginLabels,
  osSupport: supportStateLabels,
  profile: { kommunalverwaltung: 'Kommunalprofil' },
  progress: progressLabels,
  relation: relationLabels,
  role: roleLabels,
  scopes: tokenScopeLabels,
  groupSource: groupSourceLabels,
  schema: ldapSchemaLabels,
  sourceKind: evidenceSourceLabels,
  security: { ...mailSecurityLabels, ...ldapSecurityLabels },
  state: { open: 'offen', accepted: 'angenommen', refused: 'abgelehnt' },
  status: statusWords,
  type: siteTypeLabels,
  wipingMethod: wipingMethodLabels,
}

const sharedTopics: Words = { scope: 'Geltungsbereich', responsibilities: 'Verantwortung' }

const kindWords: Words = reminderKindLabels

const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** '' for nothing. `nameOf` gives the name of what an id stands for. */
export function speakValue(field: string, value: unknown, nameOf: (id: string) => string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'ja' : 'nein'
  if (typeof value === 'number') return speakNumber(field, value)
  if (typeof value === 'string') return speakText(field, value, nameOf)
  if (Array.isArray(value)) return value.map((each) => speakValue(field, each, nameOf)).join('; ')
  return Object.entries(value)
    .map(([key, each]) => `${partLabel(field, key)}: ${speakValue(key, each, nameOf)}`)
    .join(', ')
}

function wordOf(field: string, value: string): string | undefined {
  const ofField = Object.hasOwn(words, field) ? words[field] : undefined
  return ofField && Object.hasOwn(ofField, value) ? ofField[value] : undefined
}

/** Words that the catalogue knows. */
function findWord(field: string, value: string): string | undefined {
  if (field === 'kinds' && isTargetKind(value)) return targetKindLabels[value]
  if (field === 'attribute') return questionText(value)
  if (field === 'edited') return fieldLabel(value)
  if (field === 'topic') return topicTitle(value)
  if (field !== 'osFamily') return undefined
  const family = osFamilies.find((each) => each === value)
  return family && osFamilyLabel(family)
}

/** The same topic has another title in another document; then the word that they share. */
function topicTitle(id: string): string | undefined {
  const topics = topicDocuments.flatMap((kind) => documentTopics(kind).topics)
  return sharedTopics[id] ?? topics.find((topic) => topic.id === id)?.title
}

function partLabel(field: string, key: string): string {
  if (field === 'leadDays') return kindWords[key] ?? key
  return field === 'attributes' ? (findQuestion(key) ?? fieldLabel(key)) : fieldLabel(key)
}

/** What was asked: names of attributes say little. */
function questionText(attribute: string): string {
  return findQuestion(attribute) ?? attribute
}

function findQuestion(attribute: string): string | undefined {
  const question = readCatalog().questions.find((each) => each.attribute === attribute)
  return question && `„${question.text}“`
}

function speakNumber(field: string, value: number): string {
  if (!field.endsWith('Cents')) return String(value)
  return `${(value / 100).toFixed(2).replace('.', ',')} €`
}

function speakText(field: string, value: string, nameOf: (id: string) => string): string {
  const word = wordOf(field, value)
  if (word !== undefined) return word
  const found = findWord(field, value)
  if (found !== undefined) return found
  if (field === 'subject' || field.endsWith('Id')) return nameOf(value)
  if (isDay(value)) return germanDay(value)
  return instantPattern.test(value) ? germanInstant(value) : value
}
