/**
 * Where a workbook was issued: whose it is, and which state of the data it shows. It stands on a hidden sheet,
 * because Excel, LibreOffice and others keep sheets, while some drop document properties.
 * @module
 */

import { type RequirementLevel, requirementLevels } from '../../catalog/requirementLevel.ts'
import { type AnswerSubject, answerSubjectLabels, answerSubjects } from './answerSubject.ts'

/** Counted up when the columns of a workbook that comes back change their meaning. */
const originFormat = '1'

/**
 * What kind of workbook comes back. `levels` are those that were asked for, none for all; `questionnaireId` names
 * the questions that were put.
 */
export type OriginKind =
  | { readonly kind: 'a4'; readonly levels: readonly RequirementLevel[] }
  | { readonly kind: 'conflicts'; readonly about: AnswerSubject }
  | {
      readonly kind: 'questionnaire'
      readonly about: AnswerSubject
      readonly questionnaireId: string
    }

export type WorkbookOrigin = OriginKind & {
  readonly organisationId: string
  readonly organisation: string
  readonly domainId: string
  readonly domainCode: string
  /** The last event of the audit trail that the workbook shows; 0 while there was none. */
  readonly sequence: number
  readonly hash: string
}

const names = {
  format: 'Format',
  kind: 'Art',
  about: 'Gegenstand',
  levels: 'Stufen',
  questionnaireId: 'Fragebogen',
  organisation: 'Organisation',
  organisationId: 'Kennung der Organisation',
  domainCode: 'Informationsverbund',
  domainId: 'Kennung des Informationsverbunds',
  sequence: 'Ereignis',
  hash: 'SHA-256 des Ereignisses',
} as const

/** Names and values for the hidden sheet. */
export function originSheetOf(origin: WorkbookOrigin): Record<string, string> {
  return {
    [names.format]: originFormat,
    [names.kind]: origin.kind,
    ...(origin.kind === 'a4'
      ? { [names.levels]: origin.levels.join(', ') || 'alle' }
      : { [names.about]: answerSubjectLabels[origin.about] }),
    ...(origin.kind === 'questionnaire' ? { [names.questionnaireId]: origin.questionnaireId } : {}),
    [names.organisation]: origin.organisation,
    [names.organisationId]: origin.organisationId,
    [names.domainCode]: origin.domainCode,
    [names.domainId]: origin.domainId,
    [names.sequence]: String(origin.sequence),
    [names.hash]: origin.hash,
  }
}

/** Undefined where something is missing or makes no sense: then somebody wrote it who is not this program. */
export function parseOrigin(values: ReadonlyMap<string, string>): WorkbookOrigin | undefined {
  const of = (name: keyof typeof names) => (values.get(names[name]) ?? '').trim()
  const sequence = of('sequence')
  const kind = kindOf(of)
  if (of('format') !== originFormat || !kind) return undefined
  if (!/^\d{1,12}$/.test(sequence) || !/^[0-9a-f]{64}$/.test(of('hash'))) return undefined
  return {
    ...kind,
    organisationId: of('organisationId'),
    organisation: of('organisation'),
    domainId: of('domainId'),
    domainCode: of('domainCode'),
    sequence: Number(sequence),
    hash: of('hash'),
  }
}

function kindOf(of: (name: keyof typeof names) => string): OriginKind | undefined {
  const kind = of('kind')
  if (kind === 'a4') return levelsOf(of('levels'))
  const about = answerSubjects.find((subject) => answerSubjectLabels[subject] === of('about'))
  if (about === undefined) return undefined
  if (kind === 'conflicts') return { kind, about }
  const questionnaireId = of('questionnaireId')
  return kind === 'questionnaire' && questionnaireId !== ''
    ? { kind, about, questionnaireId }
    : undefined
}

function levelsOf(text: string): OriginKind | undefined {
  const words = text === 'alle' ? [] : text.split(',').map((level) => level.trim())
  const known = requirementLevels.filter((level) => words.includes(level))
  return known.length === words.length ? { kind: 'a4', levels: known } : undefined
}
