import { readCatalog } from '../../../catalog/readCatalog.ts'
import { compareModuleIds } from '../../../catalog/requirementId.ts'
import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { type ConditionAnswer, listConditionAnswers } from '../../../db/queries/modelling.ts'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import { Failure } from '../../core/failure.ts'
import type { ModuleChange } from '../moduleChanges.ts'
import type { ModellingNote, OpenQuestion } from '../moduleProposal.ts'
import type { VersionedDecision } from '../readDecision.ts'
import { type Modules, readModules } from '../readModules.ts'

type AnsweredQuestion = Pick<ConditionAnswer, 'attribute' | 'answer' | 'note' | 'answeredBy'> & {
  readonly text: string
}

export type ObjectPage = {
  readonly object: TargetObject
  readonly modules: readonly (VersionedDecision & {
    readonly title: string
    readonly priority: string
    readonly inProfile: boolean
    readonly provider: string
  })[]
  readonly changes: readonly ModuleChange[]
  readonly notes: readonly ModellingNote[]
  readonly questions: readonly OpenQuestion[]
  readonly answers: readonly AnsweredQuestion[]
  readonly waiting: Modules['waiting']
}

/** Everything that modelling says of one target object. Throws `not_found` for an unknown code. */
export async function readObjectPage(
  db: Db,
  domain: InformationDomain,
  code: string,
): Promise<ObjectPage> {
  const { model, rows, changes, waiting } = await readModules(db, domain)
  const object = model.objects.find((one) => one.code === code)
  if (!object) {
    throw new Failure('not_found', `Das Zielobjekt „${code}“ gibt es in ${domain.name} nicht.`)
  }
  const { questions, notes } = model.modelling
  const answers = await listConditionAnswers(db, domain.id)
  const rowOf = new Map(rows.map((row) => [row.moduleId, row]))
  const nameOf = new Map(model.objects.map((one) => [one.id, `${one.code} ${one.name}`]))
  return {
    object,
    modules: model.decisions
      .filter(({ targetObjectId }) => targetObjectId === object.id)
      .map((decision) => ({
        ...decision,
        title: rowOf.get(decision.module)?.title ?? '',
        priority: rowOf.get(decision.module)?.priority ?? '',
        inProfile: rowOf.get(decision.module)?.inProfile ?? false,
        provider: nameOf.get(decision.providerId ?? '') ?? '',
      }))
      .sort((a, b) => compareModuleIds(a.module, b.module)),
    changes: changes.filter(({ targetObjectId }) => targetObjectId === object.id),
    notes: notes.filter((note) => note.targetObjectIds.includes(object.id)),
    questions: questions.filter(({ targetObjects }) =>
      targetObjects.some(({ id }) => id === object.id),
    ),
    answers: answers
      .filter(({ targetObjectId }) => targetObjectId === object.id)
      .map((answer) => ({ ...answer, text: readCatalog().questionOf(answer.attribute).text })),
    waiting,
  }
}
