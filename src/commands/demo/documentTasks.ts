import { listDocuments } from '../../../db/queries/documents.ts'
import {
  approveDocument,
  changeDocument,
  createDocument,
  finishTopic,
  writeVersion,
} from '../../documents/actions.ts'
import { type City, domainOf } from './city.ts'
import type { Task } from './task.ts'

/** Documents: topics worked off, versions written and approved. */
export function documentTasks(city: City): Task[] {
  return city.history.documents.flatMap((document) => {
    const domain = domainOf(city, document.domain)
    const actor = city.actorOf(document.responsible)
    const responsibleId = city.people.get(document.responsible)?.id ?? null
    const plan = { responsibleId, reviewDueOn: document.reviewDueOn }
    let documentId = ''
    const start: Task = {
      on: document.createdOn,
      run: async () => {
        const known = await city.deps.store.read(city.organisationId, (db) =>
          listDocuments(db, domain.id),
        )
        const stored = known.find(({ kind }) => kind === document.kind)
        documentId =
          stored?.id ??
          (await createDocument(city.deps, actor, {
            informationDomainId: domain.id,
            kind: document.kind,
            title: document.title,
            ...plan,
          }))
        if (stored) await changeDocument(city.deps, actor, documentId, plan)
      },
    }
    const topics = document.topics.map(({ topic, on, note }) => ({
      on,
      run: () => finishTopic(city.deps, actor, { documentId, topic, doneOn: on, note: note ?? '' }),
    }))
    const versions = document.versions.flatMap(
      ({ number, writtenOn, note, approvedBy, approvedOn }) => {
        const write: Task = {
          on: writtenOn,
          run: async () => {
            await writeVersion(city.deps, actor, { documentId, writtenOn, note })
          },
        }
        if (approvedBy === null || approvedOn === null) return [write]
        const approve: Task = {
          on: approvedOn,
          run: () =>
            approveDocument(city.deps, city.actorOf(approvedBy), {
              documentId,
              number,
              approvedOn,
            }),
        }
        return [write, approve]
      },
    )
    return [start, ...topics, ...versions]
  })
}
