/** What the editor of a check shows beside the check. @module */

import type { OfficialBlock } from '../../../catalog/officialXml.ts'
import type { Db } from '../../../db/db.ts'
import {
  listActiveModules,
  listAnswersElsewhere,
  listEvidenceOf,
  listObjectLabels,
} from '../../../db/queries/checkLists.ts'
import { listDocumentsInForce } from '../../../db/queries/documents.ts'
import { type EvidenceFile, listEvidenceFilesOf } from '../../../db/queries/evidenceFiles.ts'
import { listTextsInForce } from '../../../db/queries/officialTexts.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { listReminded, type Reminded } from '../../../db/queries/reminderOutbox.ts'
import type { Actor } from '../../access/actor.ts'
import { isAllowed } from '../../access/permissions.ts'
import { readRetention } from '../../access/retention/readRetention.ts'
import { readEvidence } from '../evidence/readEvidence.ts'
import type { CheckTarget } from '../list/readCheckTarget.ts'
import { type AnsweredElsewhere, rankLikeAnswers } from './likeAnswers.ts'

export type CheckEditor = {
  readonly target: CheckTarget
  readonly persons: readonly { readonly value: string; readonly label: string }[]
  readonly personName: string | null
  /** Of the BSI, where the city imported it. */
  readonly officialBlocks: readonly OfficialBlock[] | undefined
  readonly providerName: string | null
  readonly evidence: readonly {
    readonly documentId: string
    readonly title: string
    readonly note: string
  }[]
  readonly files: readonly (EvidenceFile & { readonly placeNote: string })[]
  /** Files of the information domain that are not attached here, as far as the actor sees them. */
  readonly attachable: readonly EvidenceFile[]
  readonly evidenceYears: number
  /** Documents that may be named as evidence. */
  readonly documents: readonly { readonly value: string; readonly label: string }[]
  /** Only for whoever may see the answers of other target objects. */
  readonly like: readonly AnsweredElsewhere[]
  /** Empty for who may not see it. */
  readonly reminded: readonly Reminded[]
}

/** Answers that are looked through for „wie bei …“. */
const searchedAnswers = 200

export async function readEditor(db: Db, actor: Actor, target: CheckTarget): Promise<CheckEditor> {
  const { check, object } = target
  const { informationDomainId, requirement, module } = check
  const persons = await listPersons(db)
  const [place] = await listActiveModules(db, informationDomainId, {
    targetObjectIds: [object.id],
    module,
  })
  const [provider] = await listObjectLabels(db, informationDomainId, [place?.providerId ?? ''])
  const documents = await listDocumentsInForce(db, informationDomainId)
  const files = await listEvidenceFilesOf(db, [object.id], [requirement])
  const attached = new Set(files.map(({ id }) => id))
  const known = await readEvidence(db, actor, informationDomainId)
  const like = isAllowed(actor, 'read', 'checks')
    ? await listAnswersElsewhere(db, informationDomainId, requirement, searchedAnswers)
    : []
  return {
    target,
    persons: persons.map(({ id, name }) => ({ value: id, label: name })),
    personName: persons.find(({ id }) => id === check.responsibleId)?.name ?? null,
    providerName: place?.decision === 'at_provider' ? (provider?.name ?? 'Dienstleister') : null,
    officialBlocks: (await listTextsInForce(db, 'compendium', [requirement])).get(requirement)
      ?.blocks,
    evidence: await listEvidenceOf(db, [object.id], [requirement]),
    files,
    attachable: known.filter(({ id, deletedAt }) => deletedAt === null && !attached.has(id)),
    evidenceYears: (await readRetention(db)).evidenceYears,
    documents: documents.map(({ id, title }) => ({ value: id, label: title })),
    like: rankLikeAnswers(like, object),
    reminded: isAllowed(actor, 'read', 'reminders')
      ? await listReminded(db, ['check'], `${object.id} ${requirement}`)
      : [],
  }
}
