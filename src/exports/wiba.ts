/** Reads what the WiBA document shows: all questions with their answers, and what WiBA does not ask. @module */

import { readCatalog } from '../../catalog/readCatalog.ts'
import { readWiba } from '../../catalog/wiba.ts'
import { wibaTextOf } from '../../catalog/wibaTexts.ts'
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listWibaAnswers } from '../../db/queries/wiba.ts'
import type { WibaGap, WibaReport, WibaRow } from '../../reports/wiba.ts'
import { readGaps } from '../wiba/readGaps.ts'

export async function gatherWiba(db: Db, domain: InformationDomain): Promise<WibaReport> {
  return { questions: await listQuestions(db, domain), gaps: await listGaps(db, domain) }
}

/** Checklists in the recommended order, questions in that of the tool. */
async function listQuestions(db: Db, domain: InformationDomain): Promise<WibaRow[]> {
  const answers = new Map(
    (await listWibaAnswers(db, domain.id)).map((reply) => [reply.question, reply]),
  )
  return readWiba().checklists.flatMap(({ name, priority, questions }) =>
    questions.map(({ id, officialNumber, effort }) => ({
      checklist: name,
      number: officialNumber,
      question: wibaTextOf(id).question,
      help: wibaTextOf(id).hint,
      effort: effort.replace('-', '–'),
      priority,
      answer: answers.get(id)?.answer ?? null,
      note: answers.get(id)?.note ?? '',
    })),
  )
}

async function listGaps(db: Db, domain: InformationDomain): Promise<WibaGap[]> {
  return (await readGaps(db, domain)).map(({ id, title, moduleId, met, total }) => ({
    moduleId,
    moduleTitle: readCatalog().moduleById(moduleId).title,
    requirementId: id,
    requirementTitle: title,
    checks: { met, total },
  }))
}
