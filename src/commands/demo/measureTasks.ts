import type { DatedAnswer } from '../../../samples/expandHistory.ts'
import type { History } from '../../../samples/historySchema.ts'
import { serveChecks } from '../../assessment/actions.ts'
import { changeMeasure, createMeasure } from '../../measures/actions.ts'
import { type City, domainOf } from './city.ts'
import { expandAnswers } from './expandAnswers.ts'
import type { Task } from './task.ts'

/** Measures as they were planned and done. */
export async function measureTasks(city: City): Promise<Task[]> {
  const { targets, answers } = await expandAnswers(city)
  const last = new Map(
    answers.map((answer) => [
      `${answer.domain} ${answer.targetObject} ${answer.requirement}`,
      answer,
    ]),
  )
  return city.history.measures.flatMap((measure) => {
    const domain = domainOf(city, measure.domain)
    const served = servedBy(measure, [...last.values()])
    const keys = served.flatMap(({ targetObject, requirement }) => {
      const target = targets.get(`${measure.domain} ${targetObject}`)
      return target ? [{ targetObjectId: target.id, requirement }] : []
    })
    const actor = city.actorOf('ISB')
    let id = ''
    const create: Task = {
      on: measure.createdOn,
      run: async () => {
        const { euro } = measure
        id = await createMeasure(city.deps, actor, domain.id, {
          code: `M-0${measure.code.slice(1)}`,
          title: measure.title,
          description: measure.description,
          status: measure.status === 'done' ? 'in_progress' : measure.status,
          effort: measure.effort,
          responsibleId: city.people.get(measure.responsible)?.id ?? null,
          dueOn: measure.dueOn,
          doneOn: null,
          personnelOnceCents: euro.personnelOnce * 100,
          personnelYearlyCents: euro.personnelYearly * 100,
          materialOnceCents: euro.materialOnce * 100,
          materialYearlyCents: euro.materialYearly * 100,
          yearlyFromOn: null,
          yearlyUntilOn: null,
        })
        await serveChecks(city.deps, actor, domain.id, id, keys)
      },
    }
    const { doneOn } = measure
    if (doneOn === null) return [create]
    const finish: Task = {
      on: doneOn,
      run: () =>
        changeMeasure(city.deps, actor, domain.id, id, { version: 1, status: 'done', doneOn }),
    }
    return [create, finish]
  })
}

/** The checks a measure names; without requirement numbers those of the module that stay unmet. */
function servedBy(
  { domain, serves }: History['measures'][number],
  last: readonly DatedAnswer[],
): DatedAnswer[] {
  return last.filter(
    (answer) =>
      answer.domain === domain &&
      serves.some(({ module, requirements }) => {
        if (answer.module !== module) return false
        const number = answer.requirement.slice(module.length + 1)
        return requirements
          ? requirements.includes(number)
          : answer.status === 'no' || answer.status === 'partial'
      }),
  )
}
