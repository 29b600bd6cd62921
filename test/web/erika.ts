/** Somebody who works in Aken and has left traces everywhere. No real person. */
import { listChecks } from '../../db/queries/checks.ts'
import { saveAccess } from '../../db/queries/events.ts'
import { listMilestones } from '../../db/queries/milestones.ts'
import { addUser } from '../../src/access/accounts/actions.ts'
import type { Actor } from '../../src/access/actor.ts'
import { addPerson } from '../../src/access/persons/actions.ts'
import { checkRequirements } from '../../src/assessment/actions.ts'
import { lendDevice } from '../../src/inventory/devices/loans/actions.ts'
import { createMeasure } from '../../src/measures/actions.ts'
import { moveMilestone } from '../../src/milestones/actions.ts'
import { checkAnswer } from '../access/actionCases.ts'
import { measure } from '../access/belongings.ts'
import { logIn } from './logIn.ts'
import type { WebCity } from './webCity.ts'

export const erika = {
  name: 'Erika Musterfrau-Beispiel',
  email: 'erika.beispiel@aken.example',
} as const

export type Traces = { userId: string; personId: string; measureId: string; actor: Actor }

/**
 * An account that is officer everywhere and contact person, has a session and an entry in the access log, answered a
 * check that names her, moved a milestone, is responsible for a measure and, as borrower, has her name at a device.
 */
export async function leaveTraces({ app, aken }: WebCity): Promise<Traces> {
  const { deps, actor, domain, objectId, lifeDevices } = aken
  const { userId } = await addUser(deps, actor, {
    ...erika,
    ...{ role: 'officer', passwordHash: 'ein-pruefwert', informationDomainId: null },
  })
  const personId = await addPerson(deps, actor, { ...erika, department: 'Bauhof', userId })
  const own: Actor = {
    ...{ organisationId: 'aken', userId, name: erika.name },
    ...{ roles: ['officer'], informationDomainIds: 'all' },
  }
  await logIn(app, deps, erika.email)
  await deps.store.write('aken', (db) =>
    saveAccess(db, {
      ...{ id: 'erika-1', at: deps.now(), actorId: userId, kind: 'export', subject: 'KERN/a4' },
    }),
  )
  const stored = await deps.store.read('aken', (db) => listChecks(db, [objectId]))
  const { version = 0 } = stored.find(({ requirement }) => requirement === 'SYS.2.1.A8') ?? {}
  await checkRequirements(deps, own, domain.id, [
    {
      ...checkAnswer,
      ...{ targetObjectId: objectId, requirement: 'SYS.2.1.A8', version },
      ...{
        responsibleId: personId,
        status: 'partial',
        explanation: `Auskunft von ${erika.name} am 02.05.2025`,
      },
    },
  ])
  const [milestone] = await deps.store.read('aken', listMilestones)
  await moveMilestone(deps, own, milestone?.code ?? '', {
    ...{ newDueOn: '2025-12-31', reason: 'Der Rahmenvertrag verzögert sich.' },
  })
  const measureId = await createMeasure(deps, actor, domain.id, {
    ...measure,
    ...{ title: 'Schränke abschließen', responsibleId: personId },
  })
  await lendDevice(deps, actor, lifeDevices.toLend, 1, {
    ...{ lentOn: '2025-05-20', dueOn: '2025-05-30', borrower: erika.name },
    ...{ borrowerUnit: 'Bauhof', borrowerContact: '0391 000', accessories: '', conditionOut: '' },
  })
  return { userId, personId, measureId, actor: own }
}
