/** Many people and their open work, due in these weeks. @module */
import { readCatalog } from '../../catalog/readCatalog.ts'
import { insertMany } from '../../db/db.ts'
import { insertChecks } from '../../db/queries/checks.ts'
import { insertModuleDecisions } from '../../db/queries/modelling.ts'
import { insertMembership, insertUserUnlessKnown } from '../../db/queries/organisations.ts'
import { insertTargetObjects } from '../../db/queries/targetObjects.ts'
import { addDays } from '../../src/core/day.ts'
import { benchDay, type City } from './city.ts'
import { pick } from './pick.ts'
import { madeByHand } from './targetObjects.ts'

const createdAt = `${benchDay}T08:00:00.000Z`

/** Items are due from so many days ago on, over three months: all of them are looked at each day. */
const firstDue = -60
const dueDays = 90

/** Measures and checks by halves, each with one of the people, who have a mail address. */
export async function fillWithReminders(
  city: City,
  { people, items }: { people: number; items: number },
): Promise<void> {
  const { deps, actor, domain } = city
  const personIds = Array.from({ length: people }, (_, n) => `person-${n}`)
  const [first = '', ...others] = personIds
  const ownerOf = (index: number) => pick([first, ...others], index)
  const dueOf = (index: number) => addDays(benchDay, firstDue + ((index * 7) % dueDays))
  await city.write(async (db) => {
    const { organisationId } = db
    const persons = personIds.map((id) => ({
      ...{ organisationId, id, name: `Fachdienst ${id}`, nameKey: id, createdAt },
      email: `${id}@stadt.example`,
    }))
    await insertMany(db, db.tables.person, persons)
    await insertMany(
      db,
      db.tables.measure,
      Array.from({ length: Math.floor(items / 2) }, (_, n) => ({
        ...{ organisationId, id: `measure-${n}`, informationDomainId: domain.id, createdAt },
        ...{ code: `M-${n}`, title: `Regelung ${n} ergänzen`, status: 'planned' as const },
        ...{ responsibleId: ownerOf(n), dueOn: dueOf(n) },
      })),
    )
    for (const role of ['officer', 'technician', 'management'] as const) {
      const account = { id: role, name: role, email: `${role}@stadt.example`, createdAt }
      await insertUserUnlessKnown(db, { ...account, passwordHash: null, passwordIsOneTime: false })
      const membership = { id: deps.newId(), userId: role, role, createdAt }
      await insertMembership(db, { ...membership, informationDomainId: null })
    }
  })
  await fillWithDueChecks(city, Math.ceil(items / 2), ownerOf, dueOf)
  await city.write(async (db) => {
    await db.insert(db.tables.reminderSettings).values({
      ...{ organisationId: actor.organisationId, isEnabled: true, at: '06:30', leadDays: {} },
      ...{ officerAfterDays: 7, managementAfterDays: 30 },
    })
  })
}

async function fillWithDueChecks(
  city: City,
  size: number,
  ownerOf: (index: number) => string,
  dueOf: (index: number) => string,
): Promise<void> {
  const informationDomainId = city.domain.id
  const { modules, activeRequirements } = readCatalog()
  const keys = modules.flatMap(({ id: module }) =>
    activeRequirements(module).map(({ id: requirement, level }) => ({
      module,
      requirement,
      level,
    })),
  )
  const objects = madeByHand(city, Math.ceil(size / keys.length)).map(({ row }) => row)
  const decided = {
    ...({ decision: 'modelled', origin: 'person', reason: '', providerId: null } as const),
    ...{ decidedBy: 'ISB', decidedAt: createdAt, informationDomainId },
  }
  const answered = {
    ...({
      status: 'partial',
      dispensableBecause: null,
      explanation: 'Es fehlt noch etwas.',
    } as const),
    ...{ surveyedOn: benchDay, interviewed: '', checkedAt: createdAt, checkedBy: 'ISB' },
    ...{ providerProof: '', providerProofUntil: null, riskAcceptedBy: null, riskAcceptedOn: null },
    ...{ riskReason: '', informationDomainId },
  }
  const checks = objects
    .flatMap(({ id: targetObjectId }) => keys.map((key) => ({ ...key, targetObjectId })))
    .slice(0, size)
    .map((key, n) => ({ ...key, ...answered, responsibleId: ownerOf(n), dueOn: dueOf(n) }))
  await city.write(async (db) => {
    await insertTargetObjects(db, objects)
    await insertModuleDecisions(
      db,
      objects.flatMap(({ id: targetObjectId }) =>
        modules.map(({ id: module }) => ({ targetObjectId, module, ...decided })),
      ),
    )
    await insertChecks(db, checks)
  })
}
