/** Reads the questions of the rules: open ones, answered ones, and what hangs on them. @module */
import { modulesAsking } from '../../../catalog/moduleRules.ts'
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { compareModuleIds } from '../../../catalog/requirementId.ts'
import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listConditionAnswers, type StoredAnswer } from '../../../db/queries/modelling.ts'
import { compareByCode } from '../../inventory/order.ts'
import { type AnswerEffect, answerEffect } from '../answerEffect.ts'
import type { ModuleChange } from '../moduleChanges.ts'
import { type Modules, readModules } from '../readModules.ts'
import { readModellingInput } from '../readProposedModel.ts'

/** A target object that a question is asked of; `given` is missing while it is open there. */
export type QuestionPlace = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly given: StoredAnswer | undefined
}

export type Question = {
  readonly attribute: string
  readonly text: string
  /** Modules that hang on the answer, in official order. */
  readonly moduleIds: readonly string[]
  /** By code; open ones and answered ones. */
  readonly places: readonly QuestionPlace[]
}

export type Questions = {
  readonly modules: Modules
  readonly open: readonly Question[]
  readonly answered: readonly Question[]
}

export async function readQuestions(db: Db, domain: InformationDomain): Promise<Questions> {
  const modules = await readModules(db, domain)
  const questions = await listQuestions(db, domain, modules)
  const isOpen = ({ places }: Question) => places.some(({ given }) => given === undefined)
  return {
    modules,
    open: questions.filter(isOpen),
    answered: questions.filter((question) => !isOpen(question)),
  }
}

export type QuestionPage = {
  readonly modules: Modules
  readonly question: Question
  /** If all that is open were answered so; null where nothing is open. */
  readonly effects: { readonly yes: AnswerEffect; readonly no: AnswerEffect } | null
  /** Proposals that wait, of the modules that hang on the question. */
  readonly changes: readonly ModuleChange[]
}

/** Throws `not_found` for a question that the rules do not know. */
export async function readQuestionPage(
  db: Db,
  domain: InformationDomain,
  attribute: string,
): Promise<QuestionPage> {
  const { text } = readCatalog().questionOf(attribute)
  const modules = await readModules(db, domain)
  const found = (await listQuestions(db, domain, modules)).find(
    (question) => question.attribute === attribute,
  )
  const moduleIds = dependentModules(attribute)
  const question = found ?? { attribute, text, moduleIds, places: [] }
  const ids = question.places.filter(({ given }) => !given).map(({ id }) => id)
  const { objects, decisions } = modules.model
  const input = await readModellingInput(db, domain, objects, decisions)
  const effects =
    input && ids.length > 0
      ? {
          yes: answerEffect(input, attribute, ids, true),
          no: answerEffect(input, attribute, ids, false),
        }
      : null
  const changes = modules.changes.filter(({ moduleId }) => moduleIds.includes(moduleId))
  return { modules, question, effects, changes }
}

async function listQuestions(
  db: Db,
  domain: InformationDomain,
  { model }: Modules,
): Promise<Question[]> {
  const objects = new Map(model.objects.map((object) => [object.id, object]))
  const asked = new Map(
    model.modelling.questions.map(({ attribute, targetObjects }) => [attribute, targetObjects]),
  )
  const answers = await listConditionAnswers(db, domain.id)
  return readCatalog().questions.flatMap(({ attribute, text }) => {
    const open = (asked.get(attribute) ?? []).map((object) => ({ ...object, given: undefined }))
    const given = answers
      .filter((answer) => answer.attribute === attribute)
      .flatMap((answer) => {
        const object = objects.get(answer.targetObjectId)
        return object
          ? [{ id: object.id, code: object.code, name: object.name, given: answer }]
          : []
      })
    const places = [...open, ...given].sort(compareByCode)
    if (places.length === 0) return []
    return [{ attribute, text, moduleIds: dependentModules(attribute), places }]
  })
}

function dependentModules(attribute: string): string[] {
  return modulesAsking(readCatalog().rules, attribute).sort(compareModuleIds)
}
