/** Reads what the WiBA document shows: all questions with their answers, and what WiBA does not ask. @module */

import type { Requirement } from '../../catalog/module.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { moduleIdOf } from '../../catalog/requirementId.ts'
import { readWiba } from '../../catalog/wiba.ts'
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listWibaAnswers } from '../../db/queries/wiba.ts'
import type { WibaGap, WibaReport, WibaRow } from '../../reports/wiba.ts'
import { isMet } from '../assessment/check.ts'
import { profileOf } from '../modelling/domainProfile.ts'
import { wibaGap } from '../wiba/wibaGap.ts'
import { readActiveChecks, readCheckModel } from './checkModel.ts'

export async function gatherWiba(db: Db, domain: InformationDomain): Promise<WibaReport> {
  return { questions: await listQuestions(db, domain), gaps: await listGaps(db, domain) }
}

/** Checklists in the recommended order, questions in that of the tool. */
async function listQuestions(db: Db, domain: InformationDomain): Promise<WibaRow[]> {
  const answers = new Map(
    (await listWibaAnswers(db, domain.id)).map((reply) => [reply.question, reply]),
  )
  return readWiba().checklists.flatMap(({ name, priority, questions }) =>
    questions.map(({ id, officialNumber, topic, effort }) => ({
      checklist: name,
      number: officialNumber,
      question: topic,
      help: '',
      effort: effort.replace('-', '–'),
      priority,
      answer: answers.get(id)?.answer ?? null,
      note: answers.get(id)?.note ?? '',
    })),
  )
}

/** The profile's Basis requirements that no question touches, with how far their checks are. */
async function listGaps(db: Db, domain: InformationDomain): Promise<WibaGap[]> {
  const profile = profileOf(domain)
  const catalog = readCatalog()
  const gaps = wibaGap(
    catalog.modules.filter(({ id }) => profile.hasModule(id)),
    readWiba(),
  )
  const counts = await countChecksOf(db, domain, gaps)
  return gaps.map(({ id, title }) => {
    const moduleId = moduleIdOf(id)
    return {
      moduleId,
      moduleTitle: catalog.moduleById(moduleId).title,
      requirementId: id,
      requirementTitle: title,
      checks: counts.get(id) ?? { met: 0, total: 0 },
    }
  })
}

async function countChecksOf(
  db: Db,
  domain: InformationDomain,
  requirements: readonly Requirement[],
): Promise<Map<string, WibaGap['checks']>> {
  const counts = new Map(requirements.map(({ id }) => [id, { met: 0, total: 0 }]))
  const model = await readCheckModel(db, domain)
  for await (const part of readActiveChecks(db, model, ['basic'])) {
    for (const check of part) {
      const count = counts.get(check.requirement)
      if (!count) continue
      count.total += 1
      if (isMet(check)) count.met += 1
    }
  }
  return counts
}
