/** Reads what A.3 shows: the decision on each of the catalogue's modules, and what is still open. @module */

import { moduleTextOf } from '../../catalog/moduleTexts.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listModuleDecisions, type StoredDecision } from '../../db/queries/modelling.ts'
import { listTargetObjects, type TargetObject } from '../../db/queries/targetObjects.ts'
import type { CoverageHint, Modelling, OpenQuestion } from '../../reports/modelling.ts'
import type { DecidedModule } from '../../reports/moduleLines.ts'
import { profileOf } from '../modelling/domainProfile.ts'
import type { ModellingNote, Modelling as ProposedModel } from '../modelling/moduleProposal.ts'
import { readProposedModel } from '../modelling/readProposedModel.ts'
import { objectName, readObjectLabels, readPersonNames } from './labels.ts'
import { readProviderProofs } from './providerProofs.ts'

export async function gatherModelling(db: Db, domain: InformationDomain): Promise<Modelling> {
  const catalog = readCatalog()
  const profile = profileOf(domain)
  const objects = await listTargetObjects(db, domain.id)
  const decisions = await listModuleDecisions(db, domain.id)
  const proposed = await readProposedModel(db, domain, objects, decisions)
  return {
    modules: catalog.modules.map(({ id, title }) => ({
      id,
      title,
      priority: catalog.ruleOf(id).priority,
      inProfile: profile.hasModule(id),
      about: moduleTextOf(id).about,
      applies: moduleTextOf(id).applies,
    })),
    decisions: [
      ...(await describeDecisions(db, domain, objects, decisions)),
      ...listUndecided(decisions, proposed),
    ],
    openQuestions: proposed.questions.flatMap(speakQuestion),
    hints: proposed.notes.filter(isCoverageNote).map((note) => speakNote(note, objects)),
  }
}

async function describeDecisions(
  db: Db,
  domain: InformationDomain,
  objects: readonly TargetObject[],
  decisions: readonly StoredDecision[],
): Promise<DecidedModule[]> {
  const personName = await readPersonNames(db)
  const labels = await readObjectLabels(db, domain)
  const proofOf = await readProviderProofs(db, decisions)
  const byId = new Map(objects.map((object) => [object.id, object]))
  return decisions.flatMap((decided): DecidedModule[] => {
    const object = byId.get(decided.targetObjectId)
    if (!object) return []
    const { code, name, count, responsibleId } = object
    const provider = labels.get(decided.providerId ?? '')
    return [
      {
        moduleId: decided.module,
        targetObject: { code, name, count, responsible: personName(responsibleId) },
        decision: decided.decision,
        reason: decided.reason,
        origin: decided.origin,
        provider: provider ? { ...provider, proof: proofOf(decided) } : null,
      },
    ]
  })
}

/** Modules that nobody decided on, with what stands in the way. */
function listUndecided(
  decisions: readonly StoredDecision[],
  proposed: Pick<ProposedModel, 'proposals' | 'leftOver'>,
): DecidedModule[] {
  const decided = new Set(decisions.map(({ module }) => module))
  const why = new Map(proposed.leftOver.map(({ moduleId, reason }) => [moduleId, reason]))
  for (const { moduleId } of proposed.proposals) {
    why.set(moduleId, 'Der Vorschlag der Regeln ist noch nicht übernommen.')
  }
  return [...why]
    .filter(([moduleId]) => !decided.has(moduleId))
    .map(([moduleId, reason]) => ({
      moduleId,
      targetObject: { code: '', name: '', count: 0, responsible: '' },
      decision: 'undecided',
      reason,
      origin: 'rule',
      provider: null,
    }))
}

/** One line for each target object that the question is asked of. */
function speakQuestion({
  text,
  moduleIds,
  targetObjects,
}: ProposedModel['questions'][number]): OpenQuestion[] {
  return targetObjects.map((object) => ({
    moduleIds,
    targetObject: objectName(object),
    question: text,
  }))
}

function isCoverageNote({ kind }: ModellingNote): boolean {
  return kind === 'no_specific_module' || kind === 'no_module'
}

function speakNote(note: ModellingNote, objects: readonly TargetObject[]): CoverageHint {
  const concerned = new Set(note.targetObjectIds)
  const named = objects.filter(({ id }) => concerned.has(id)).map(objectName)
  return { targetObject: named.join('; '), hint: note.text }
}
