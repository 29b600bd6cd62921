/** Workbooks that came back, and questions to departments: a thing of every state for the walks. No real person. */
import { findChainHead } from '../../db/queries/events.ts'
import { insertReturnedWorkbook } from '../../db/queries/returnedWorkbooks.ts'
import type { Actor } from '../../src/access/actor.ts'
import { ensurePerson } from '../../src/access/persons/actions.ts'
import type { Deps } from '../../src/deps.ts'
import { secretOf } from '../../src/reminders/secretAddress.ts'
import { takeOverReturned } from '../../src/returns/merge/actions.ts'
import { readOwnReturned } from '../../src/returns/merge/readOwnReturned.ts'
import { readReturnedPage } from '../../src/returns/merge/readReturnedPage.ts'
import {
  createQuestionnaire,
  makeLink,
  submitReplies,
} from '../../src/returns/questionnaire/actions.ts'
import { noReply } from '../../src/returns/questionnaire/questionnaire.ts'

/** Where answers belong: the object, with its code, in its information domain. */
export type AskedObject = {
  readonly deps: Deps
  readonly actor: Actor
  readonly informationDomainId: string
  readonly targetObjectId: string
  readonly code: string
}

/** Workbooks with an answer to a requirement that nobody has answered yet; one of them is taken over. */
export async function letReturn(asked: AskedObject) {
  const { deps, actor } = asked
  const returnedId = await addReturned(asked, 'SYS.2.1.A6')
  const spareReturnId = await addReturned(asked, 'SYS.2.1.A6')
  const mergedReturnId = await addReturned(asked, 'SYS.2.1.A8')
  const digest = await digestOfReturn(deps, actor, mergedReturnId)
  await takeOverReturned(deps, actor, mergedReturnId, digest)
  return { returnedId, spareReturnId, mergedReturnId }
}

async function addReturned(asked: AskedObject, requirement: string): Promise<string> {
  const { deps, actor, informationDomainId, targetObjectId, code } = asked
  const id = deps.newId()
  const place = { sheet: 'IT-Grundschutz-Check', row: 5, keys: [code, requirement] } as const
  const text = { field: 'explanation', text: 'Antwort des Amts', problem: '' } as const
  const cells = [{ ...place, ...text, subject: `${targetObjectId}/${requirement}` }]
  await deps.store.write(actor.organisationId, async (db) => {
    const { sequence } = await findChainHead(db)
    await insertReturnedWorkbook(db, {
      ...{ id, informationDomainId, actorId: 'isb', personId: null, kind: 'a4' },
      ...{ file: 'a4.xlsx', fileSha256: '0'.repeat(64), state: 'waiting', decisions: {} },
      contents: { about: 'checks', baseSequence: sequence, cells, notices: [], rows: 1 },
      ...{ outcome: null, undoing: null, mergedAt: null, undoneAt: null },
      receivedAt: deps.now(),
    })
  })
  return id
}

/** Questions that wait for answers, and questions that are answered. */
export async function letAsk({ deps, actor, informationDomainId, targetObjectId }: AskedObject) {
  const person = await ensurePerson(deps, actor, { name: 'Bauamt Aken' })
  const create = async (requirement: string) => {
    const id = await createQuestionnaire(deps, actor, informationDomainId, {
      ...{ kind: 'checks', title: 'Fragen an Aken', personId: person.id, note: '' },
      ...{ expiresOn: '2099-12-31', places: [{ targetObjectId, requirement }] },
    })
    return { id, path: await makeLink(deps, actor, id) }
  }
  const waiting = await create('SYS.2.1.A8')
  const submitted = await create('SYS.2.1.A8')
  const reply = { ...noReply, status: 'yes', text: 'Ist erledigt (Aken).' } as const
  const address = secretOf(submitted.path.split('/').at(-1) ?? '')
  await submitReplies(deps, address, new Map([[1, reply]]))
  return {
    questionnaireId: waiting.id,
    questionnaireAddress: waiting.path,
    submittedQuestionnaireId: submitted.id,
  }
}

/** What a page says that shows what would be taken over. */
export async function digestOfReturn(deps: Deps, actor: Actor, id: string): Promise<string> {
  return deps.store.read(actor.organisationId, async (db) => {
    const page = await readReturnedPage(db, deps, actor, await readOwnReturned(db, actor, id))
    return page.digest
  })
}
