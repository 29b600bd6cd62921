import { applyWholeModel } from '../assessment/modelling/actions.ts'
import { storeProgress } from '../milestones/actions.ts'
import { changesAnything, type Model, readModel } from '../modelling/readModel.ts'
import { type Command, domainOption, isSet, requiredOption } from './command.ts'
import { atWorkplace, domainOf } from './workplace.ts'

export const model: Command = {
  name: 'model',
  positionals: [],
  summary: 'schlägt Zielobjekte und Bausteine aus dem Bestand vor',
  details:
    'Ohne --apply wird nur gezeigt, was neu ist, was entfällt und was der Entscheidung einer Person widerspricht. Entscheidungen von Personen bleiben immer bestehen.',
  options: {
    domain: domainOption,
    apply: { type: 'boolean', text: 'die Vorschläge übernehmen' },
  },
  hasJson: true,
  async run(call) {
    const isApplied = isSet(call, 'apply')
    const proposed = await atWorkplace(call, async (workplace) => {
      const { deps, actor } = workplace
      const domain = await domainOf(workplace, requiredOption(call, 'domain'))
      if (isApplied) {
        const applied = await applyWholeModel(deps, actor, domain)
        await storeProgress(deps, actor.organisationId)
        return applied
      }
      return deps.store.readSnapshot(actor.organisationId, (db) =>
        readModel(db, domain, deps.today()),
      )
    })
    call.io.out(
      isSet(call, 'json') ? JSON.stringify(asJson(proposed), null, 2) : asText(proposed, isApplied),
    )
    return 0
  },
}

function asJson({ structure, modelling, comparison, leavingOut }: Model) {
  return {
    targetObjects: structure.targetObjects.map((each) => ({
      code: each.code,
      name: each.name,
      count: each.count,
      change: each.change,
      reason: each.reason,
      changes: each.changes,
    })),
    rest: structure.rest,
    moved: structure.drift,
    emptied: structure.gone,
    new: comparison.added.map(({ moduleId, code, priority, inProfile, reason }) => ({
      module: moduleId,
      targetObject: code,
      priority,
      inProfile,
      reason,
    })),
    gone: comparison.gone.map(({ decision, reason }) => ({
      module: decision.moduleId,
      targetObjectId: decision.targetObjectId,
      reason,
    })),
    conflicts: comparison.conflicting.map(({ proposal, reason }) => ({
      module: proposal.moduleId,
      targetObject: proposal.code,
      reason,
    })),
    leftOut: leavingOut.map(({ module }) => ({ module: module.moduleId, reason: module.reason })),
    questions: modelling.questions.map(({ attribute, text, moduleIds, targetObjects }) => ({
      attribute,
      text,
      modules: moduleIds,
      targetObjects: targetObjects.map(({ code }) => code),
    })),
    notes: modelling.notes.map(({ text }) => text),
  }
}

function asText(model: Model, isApplied: boolean): string {
  const { structure, modelling, comparison, leavingOut } = model
  const fresh = structure.targetObjects.filter(({ change }) => change === 'new')
  const changed = structure.targetObjects.filter(({ change }) => change === 'changed')
  const sections = [
    section(
      'Neue Zielobjekte',
      fresh.map(({ code, name, count, reason }) => `${code}  ${name} (${count})\n      ${reason}`),
    ),
    section(
      'Geänderte Zielobjekte',
      changed.map(
        ({ code, name, changes }) =>
          `${code}  ${name}: ${changes.map(({ field, before, after }) => `${field} ${shown(before)} → ${shown(after)}`).join('; ')}`,
      ),
    ),
    section(
      'Zielobjekte ohne Bestand',
      structure.gone.map(({ reason }) => reason),
    ),
    section(
      'Geräte wechseln die Gruppe',
      structure.drift.map(
        ({ label, fromCode, toCode, reason }) =>
          `${label}: ${fromCode} → ${toCode ?? 'keine Gruppe'}. ${reason}`,
      ),
    ),
    section(
      'Noch keiner Gruppe zugeordnet',
      structure.rest.map(({ label, reason, todo }) => `${label}: ${reason} ${todo}`),
    ),
    section(
      'Neue Bausteine',
      comparison.added.map(
        ({ moduleId, title, code, priority, inProfile, reason }) =>
          `${moduleId} ${title} an ${code} (${priority}${inProfile ? '' : ', nicht im Kommunalprofil'}), ${reason}`,
      ),
    ),
    section(
      'Entfallende Bausteine',
      comparison.gone.map(({ decision, reason }) => `${decision.moduleId}: ${reason}`),
    ),
    section(
      'Im Widerspruch zur Entscheidung einer Person',
      comparison.conflicting.map(({ reason }) => reason),
    ),
    section(
      'Ausgelassen',
      leavingOut.map(({ module }) => `${module.moduleId} ${module.title}: ${module.reason}`),
    ),
    section(
      'Offene Fragen',
      modelling.questions.map(
        ({ attribute, text, moduleIds, targetObjects }) =>
          `${attribute}: ${text} (${moduleIds.join(', ')}; ${targetObjects.map(({ code }) => code).join(', ')})`,
      ),
    ),
    section(
      'Hinweise',
      modelling.notes.map(({ text }) => text),
    ),
  ]
  return [...sections.filter((text) => text !== ''), summary(model, isApplied)].join('\n\n')
}

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return ''
  return [`${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)].join('\n')
}

function summary(model: Model, isApplied: boolean): string {
  if (!changesAnything(model))
    return 'Die Modellierung entspricht dem Bestand. Es gibt nichts zu übernehmen.'
  return isApplied
    ? 'Die Vorschläge sind übernommen.'
    : 'Es wurde nichts geändert. Mit --apply übernehmen Sie die Vorschläge.'
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value)
}
