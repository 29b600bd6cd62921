import { readMilestones } from '../../../catalog/milestones.ts'
import { moveMilestone, reviewMilestone, tickMilestone } from '../../milestones/actions.ts'
import type { City } from './city.ts'
import type { Task } from './task.ts'

/** Derived milestones follow from the work; only those by hand are ticked. */
export function milestoneTasks(city: City): Task[] {
  const { extensions, reached, steps, reviews } = city.history.milestones
  const byHand = new Set(
    readMilestones()
      .filter(({ progress }) => progress === 'manual')
      .map(({ code }) => code),
  )
  const reachedOn = new Map(reached.map(({ code, on }) => [code, on]))
  return [
    ...extensions.map(({ code, newDueOn, reason, on, by }) => ({
      on,
      run: () => moveMilestone(city.deps, city.actorOf(by), code, { newDueOn, reason }),
    })),
    ...steps.map(({ code, on, done, total }) => ({
      on,
      run: () =>
        tickMilestone(city.deps, city.actorOf('ISB'), code, {
          stepsDone: done,
          stepsTotal: total,
          reachedOn: done === total ? (reachedOn.get(code) ?? on) : null,
        }),
    })),
    ...reached
      .filter(({ code }) => byHand.has(code) && !steps.some((step) => step.code === code))
      .map(({ code, on, by }) => ({
        on,
        run: () =>
          tickMilestone(city.deps, city.actorOf(by), code, {
            stepsDone: 1,
            stepsTotal: 1,
            reachedOn: on,
          }),
      })),
    ...reviews.map(({ code, on, by }) => ({
      on,
      run: () => reviewMilestone(city.deps, city.actorOf(by), code, on),
    })),
  ]
}
