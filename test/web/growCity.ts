/** Much more of everything that pages list, made by the program's own actions. No real person. */
import { readWiba } from '../../catalog/wiba.ts'
import { insertMany } from '../../db/db.ts'
import { insertApplications } from '../../db/queries/applications.ts'
import {
  insertDevices,
  insertRooms,
  insertSites,
  listDevices,
  listRooms,
  listSites,
} from '../../db/queries/devices.ts'
import { insertProgressDays, listProgressDays } from '../../db/queries/progress.ts'
import { listWibaAnswers } from '../../db/queries/wiba.ts'
import { addUser } from '../../src/access/accounts/actions.ts'
import { ensurePerson } from '../../src/access/persons/actions.ts'
import { checkRequirements, linkEvidence, serveChecks } from '../../src/assessment/actions.ts'
import { addDays } from '../../src/core/day.ts'
import { createDocument, writeVersion } from '../../src/documents/actions.ts'
import { createTargetObject, linkTargetObjects } from '../../src/inventory/actions.ts'
import { createMeasure } from '../../src/measures/actions.ts'
import { moveMilestone } from '../../src/milestones/actions.ts'
import { applyModel, setProtectionNeed } from '../../src/modelling/actions.ts'
import { answerQuestions } from '../../src/wiba/actions.ts'
import { checkAnswer } from '../access/actionCases.ts'
import { type Belongings, measure } from '../access/belongings.ts'
import { today } from '../exports/cast.ts'

/** More than one page of any list. */
const many = 110
const some = 20

/** In one transaction, so that the chain is written once. */
export async function growCity(of: Belongings): Promise<void> {
  await of.deps.store.write(of.organisationId, async () => {
    await growInventory(of)
    const objectIds = await growTargetObjects(of)
    await applyModel(of.deps, of.actor, of.domain)
    await growAnswers(of, objectIds)
    await growPlans(of, objectIds)
    await growPeople(of)
    await growReminders(of)
  })
}

/** Digests of the account, each with two items, one of them about a measure that has a page. */
async function growReminders({ deps, organisationId, userId, measureId }: Belongings) {
  const at = deps.now()
  const digests = numbered((n) => ({
    ...{ organisationId, id: deps.newId(), recipientId: userId, recipientName: 'ISB' },
    ...{ email: 'isb@aken.example', day: addDays('2024-01-01', n), isLate: false },
    ...{ state: 'sent' as const, messageId: `<viele-${n}@aken.example>`, attempts: 1 },
    ...{ nextAttemptAt: at, sentAt: at, createdAt: at },
  }))
  const items = digests.flatMap(({ id: reminderId }) =>
    [1, 2].map((position) => ({
      ...{ organisationId, reminderId, position, kind: 'measure' as const, count: 1 },
      ...{ subjectId: position === 1 ? measureId : 'aken-x', title: 'Netzplan', place: '' },
      ...{ informationDomainCode: 'KERN', dueOn: '2025-12-31', originalDueOn: '2025-12-31' },
      ...{ responsible: '', path: '/massnahmen', reason: 'role' as const, onBehalfOf: '' },
      ...{ leadDays: 30, isLate: false },
    })),
  )
  await deps.store.write(organisationId, async (db) => {
    await insertMany(db, db.tables.reminder, digests)
    await insertMany(db, db.tables.reminderItem, items)
  })
}

async function growInventory({ deps, domain, organisationId }: Belongings): Promise<void> {
  await deps.store.write(organisationId, async (db) => {
    const [site] = await listSites(db)
    const [room] = await listRooms(db)
    const [device] = await listDevices(db, domain.id)
    if (!site || !room || !device) throw new Error('the cast has no device in a room')
    await insertSites(
      db,
      numbered((n) => ({ ...site, id: deps.newId(), name: `Schule ${n}`, nameKey: `schule ${n}` })),
    )
    await insertRooms(
      db,
      numbered((n) => ({ ...room, id: deps.newId(), name: `Raum ${n}`, nameKey: `raum ${n}` })),
    )
    const createdAt = deps.now()
    await insertDevices(
      db,
      numbered((n) => ({
        ...device,
        ...(n % 2 === 0 ? {} : { kind: 'projector' as const, targetObjectId: null }),
        id: deps.newId(),
        inventoryNumber: `VIEL-${n}`,
        inventoryKey: `viel-${n}`,
        searchText: '',
        createdAt,
      })),
    )
    await insertApplications(
      db,
      numbered((n) => ({
        id: deps.newId(),
        informationDomainId: domain.id,
        name: `Verfahren ${n}`,
        nameKey: `verfahren ${n}`,
        department: 'Bauamt',
        vendor: '',
        hosting: 'provider' as const,
        provider: 'KITU',
        personalData: n % 2 === 0,
        description: '',
        users: '',
        server: '',
        createdAt,
      })),
    )
  })
}

/** Clients, providers, networks and rooms, all tied to one another. */
async function growTargetObjects(of: Belongings): Promise<string[]> {
  const { deps, actor, domain, objectId, otherObjectId, providerId } = of
  const sorts = [
    ['C', 'system.client.windows'],
    ['D', 'provider.cloud'],
    ['NZ', 'network.lan'],
    ['R', 'room.office'],
    ['A', 'application.general'],
  ] as const
  const clients: string[] = []
  for (const [prefix, kind] of sorts) {
    for (const n of prefix === 'C' ? numbers : numbers.slice(0, some)) {
      const id = await createTargetObject(deps, actor, domain, {
        prefix,
        name: `${kind} ${n}`,
        kinds: [kind],
        count: 1,
        description: '',
      })
      if (prefix === 'C') clients.push(id)
      if (n > some) continue
      const link = { reason: '', relation: 'depends_on' } as const
      await linkTargetObjects(deps, actor, { ...link, fromId: otherObjectId, toId: id })
      if (prefix === 'A')
        await linkTargetObjects(deps, actor, { ...link, fromId: id, toId: objectId })
      if (prefix === 'A')
        await linkTargetObjects(deps, actor, {
          reason: '',
          relation: 'provided_by',
          fromId: id,
          toId: providerId,
        })
      if (prefix === 'A')
        await setProtectionNeed(deps, actor, {
          targetObjectId: id,
          goal: 'integrity',
          level: 'high',
          effect: 'own',
          reason: 'Fachverfahren',
        })
    }
  }
  return clients
}

async function growAnswers(of: Belongings, objectIds: readonly string[]): Promise<void> {
  const { deps, actor, domain, documentId, organisationId } = of
  await checkRequirements(
    deps,
    actor,
    domain.id,
    objectIds.flatMap((targetObjectId) => [
      { ...checkAnswer, targetObjectId, requirement: 'SYS.2.1.A1' },
      { ...checkAnswer, targetObjectId, requirement: 'SYS.2.1.A3', status: 'partial' as const },
    ]),
  )
  for (const targetObjectId of objectIds) {
    await linkEvidence(deps, actor, {
      targetObjectId,
      requirement: 'SYS.2.1.A1',
      documentId,
      note: '',
    })
  }
  const answered = await deps.store.read(organisationId, (db) => listWibaAnswers(db, domain.id))
  const known = new Set(answered.map(({ question }) => question))
  const open = readWiba().checklists.flatMap(({ questions }) => questions.map(({ id }) => id))
  await answerQuestions(
    deps,
    actor,
    domain.id,
    open
      .filter((question) => !known.has(question))
      .map((question) => ({ question, answer: 'yes' as const, note: '', version: 0 })),
  )
  await deps.store.write(organisationId, async (db) => {
    const [day] = await listProgressDays(db, domain.id)
    if (day) {
      await insertProgressDays(
        db,
        numbered((n) => ({ ...day, day: addDays('2024-06-01', n) })),
      )
    }
  })
}

async function growPlans(of: Belongings, objectIds: readonly string[]): Promise<void> {
  const { deps, actor, domain, personId, objectId } = of
  for (const [index, targetObjectId] of objectIds.entries()) {
    const id = await createMeasure(deps, actor, domain.id, {
      ...measure,
      title: `Maßnahme ${index}`,
      responsibleId: personId,
    })
    await serveChecks(deps, actor, domain.id, id, [
      { targetObjectId, requirement: 'SYS.2.1.A3' },
      { targetObjectId: objectId, requirement: 'SYS.2.1.A6' },
    ])
    const documentId = await createDocument(deps, actor, {
      informationDomainId: domain.id,
      kind: 'other',
      title: `Richtlinie ${index}`,
      responsibleId: personId,
      reviewDueOn: today,
    })
    await writeVersion(deps, actor, { documentId, writtenOn: today, note: '' })
    await linkEvidence(deps, actor, {
      targetObjectId: objectId,
      requirement: 'SYS.2.1.A1',
      documentId,
      note: '',
    })
  }
  for (const n of numbers) {
    await moveMilestone(deps, actor, 'TESTAT', {
      newDueOn: addDays('2026-01-01', n),
      reason: 'Die Zuarbeit fehlt.',
    })
    await writeVersion(deps, actor, { documentId: of.documentId, writtenOn: today, note: '' })
  }
}

async function growPeople({ deps, actor }: Belongings): Promise<void> {
  for (const n of numbers) {
    const email = `person${n}@aken.example`
    const { userId } = await addUser(deps, actor, {
      email,
      name: `Person ${n}`,
      role: n % 2 === 0 ? 'technician' : 'contributor',
      passwordHash: 'x',
      passwordIsOneTime: false,
      informationDomainId: null,
    })
    await ensurePerson(deps, actor, { name: `Person ${n}`, email, userId })
  }
}

const numbers = Array.from({ length: many }, (_, index) => index + 1)

function numbered<Row>(rowOf: (n: number) => Row): Row[] {
  return numbers.map(rowOf)
}
