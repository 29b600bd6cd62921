import { readWiba } from '../../../catalog/wiba.ts'
import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { listWibaAnswers } from '../../../db/queries/wiba.ts'
import { checkStatusLabels } from '../../assessment/check.ts'
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import { readActiveChecks, readCheckModel } from '../../exports/checkModel.ts'
import { wibaAnswerLabels } from '../../wiba/wibaAnswer.ts'
import { mostQuestions } from './questionnaireForm.ts'
import { questionWords } from './questionWords.ts'

/** `list` is the code of a target object, or the key of a WiBA checklist. */
export type ChoiceFilter = {
  readonly kind: AnswerSubject
  readonly list: string | undefined
  readonly isOnlyOpen: boolean
  readonly isOnlyBasic: boolean
  /** Exactly these, whatever list they stand in: they were ticked on another page. */
  readonly chosen: readonly string[] | undefined
}

export type QuestionChoice = {
  /** In forms: „C001/SYS.2.1.A1“, or the question of WiBA. */
  readonly value: string
  readonly title: string
  readonly today: string
}

export type QuestionChoices = {
  readonly filter: ChoiceFilter
  readonly lists: readonly { readonly value: string; readonly label: string }[]
  readonly choices: readonly QuestionChoice[]
  readonly persons: readonly { readonly id: string; readonly name: string }[]
}

/** What can be asked at one target object or in one checklist, at most 200 questions. */
export async function readQuestionChoices(
  db: Db,
  domain: InformationDomain,
  wanted: ChoiceFilter,
): Promise<QuestionChoices> {
  const persons = (await listPersons(db)).map(({ id, name }) => ({ id, name }))
  const found =
    wanted.kind === 'wiba'
      ? await readWibaChoices(db, domain, wanted)
      : await readCheckChoices(db, domain, wanted)
  const { list, lists, choices } = found
  return { persons, lists, choices: choices.slice(0, mostQuestions), filter: { ...wanted, list } }
}

async function readCheckChoices(db: Db, domain: InformationDomain, filter: ChoiceFilter) {
  const model = await readCheckModel(db, domain)
  const { chosen } = filter
  const wanted = chosen && new Set(chosen)
  const levels = filter.isOnlyBasic && !chosen ? (['basic'] as const) : undefined
  const object =
    model.objects.find(({ code }) => code === filter.list) ??
    (filter.isOnlyOpen && !chosen ? await findOpenObject(db, model, levels) : undefined) ??
    model.objects[0]
  const codes = chosen?.map((value) => value.split('/')[0]) ?? [object?.code]
  const objects = model.objects.filter(({ code }) => codes.includes(code))
  const byId = new Map(objects.map(({ id, code }) => [id, code]))
  const choices: QuestionChoice[] = []
  for await (const checks of readActiveChecks(db, { ...model, objects }, levels)) {
    for (const { targetObjectId, requirement, status } of checks) {
      const code = byId.get(targetObjectId) ?? ''
      const value = `${code}/${requirement}`
      if (wanted ? !wanted.has(value) : filter.isOnlyOpen && status !== 'open') continue
      const { title } = questionWords({ requirement, question: null }, '')
      const words = `${requirement} ${title}`
      const today = checkStatusLabels[status]
      choices.push({ value, title: wanted ? `${code} ${words}` : words, today })
    }
  }
  return {
    list: object?.code,
    lists: model.objects.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
    choices,
  }
}

/** The first one with an open question, so that the page begins with something to ask. */
async function findOpenObject(
  db: Db,
  model: Awaited<ReturnType<typeof readCheckModel>>,
  levels: Parameters<typeof readActiveChecks>[2],
) {
  for await (const checks of readActiveChecks(db, model, levels)) {
    const open = checks.find(({ status }) => status === 'open')
    if (open) return model.objects.find(({ id }) => id === open.targetObjectId)
  }
  return undefined
}

async function readWibaChoices(db: Db, domain: InformationDomain, filter: ChoiceFilter) {
  const answers = new Map(
    (await listWibaAnswers(db, domain.id)).map(({ question, answer }) => [question, answer]),
  )
  const { checklists } = readWiba()
  const isOpen = ({ id }: { id: string }) => (answers.get(id) ?? null) === null
  const checklist =
    checklists.find(({ key }) => key === filter.list) ??
    (filter.isOnlyOpen ? checklists.find((each) => each.questions.some(isOpen)) : undefined) ??
    checklists[0]
  const wanted = filter.chosen && new Set(filter.chosen)
  const shown = wanted ? checklists : checklists.filter(({ key }) => key === checklist?.key)
  const choices = shown.flatMap(({ name, questions }) =>
    questions.flatMap(({ id, officialNumber, topic }): QuestionChoice[] => {
      const answer = answers.get(id) ?? null
      if (wanted ? !wanted.has(id) : filter.isOnlyOpen && !isOpen({ id })) return []
      const today = answer ? wibaAnswerLabels[answer] : 'offen'
      return [{ value: id, title: `${name} Nr. ${officialNumber}: ${topic}`, today }]
    }),
  )
  const lists = checklists.map(({ key, name }) => ({ value: key, label: name }))
  return { list: checklist?.key, lists, choices }
}
