/**
 * What a person must know of a model: missing companions, systems without a module of their own, and
 * modules outside the Kommunalprofil. Nothing stays silent.
 * Source: modelling-notes, „Stapel“ and „Widersprüche“; DOMAIN 4.
 * @module
 */

import { osFamilyLabel } from '../../catalog/operatingSystems.ts'
import { type OsFamily, osFamilies } from '../../catalog/operatingSystemsFile.ts'
import { kindsWithoutModule } from '../../catalog/targetKind.ts'
import { groupedBy } from '../inventory/order.ts'
import { type Derivation, isCarried, type Wanted } from './derivation.ts'
import { type ModellingContext, osVersionsOf } from './modellingContext.ts'
import { codesText, kindLabel, objectText } from './modellingText.ts'
import type { ModelledObject, ModellingNote, ModuleProposal } from './moduleProposal.ts'

/** A general module and the specific ones of which each such target object needs one. */
const specificModules: readonly (readonly [general: string, specific: readonly string[]])[] = [
  ['SYS.1.1', ['SYS.1.2.2', 'SYS.1.2.3', 'SYS.1.3', 'SYS.1.7']],
  ['SYS.2.1', ['SYS.2.2.3', 'SYS.2.3', 'SYS.2.4']],
  ['SYS.3.2.1', ['SYS.3.2.3', 'SYS.3.2.4']],
]

/** Windows versions that SYS.2.2.3 names. */
const coveredWindows: readonly string[] = ['10', '11']

/** NET.4.2 joins its two companions with „oder“; CON.7 wants its own only where they are in use. */
const alternatives: Readonly<Record<string, string>> = { 'NET.3.2': 'NET.1.1' }
const wantsOnlyWhatIsThere: readonly string[] = ['CON.7']

/**
 * Companions that no target object carries, one note per module that is missing. What a person left out
 * is not missing.
 */
export function noteMissingCompanions(
  context: ModellingContext,
  found: Derivation,
): ModellingNote[] {
  const placed = new Set([...found.placements.values()].map(({ rule }) => rule.id))
  const missing = found.wanted.filter(
    (wanted) => !placed.has(wanted.moduleId) && isMissing(found, wanted),
  )
  return [...groupedBy(missing, ({ moduleId }) => moduleId)].map(([moduleId, wanted]) => {
    const { title, targets } = context.ruleOf(moduleId)
    const objects = [...new Map(wanted.map(({ by }) => [by.object.id, by.object])).values()]
    const wanting = [...new Set(wanted.map(({ by }) => by.rule.id))].join(', ')
    const kinds = targets.map((target) => `„${kindLabel(target)}“`).join(', ')
    return {
      kind: 'missing_companion' as const,
      text: `${moduleId} ${title} wird verlangt (von ${wanting} an ${codesText(objects)}), es gibt aber kein Zielobjekt dafür. Erfassen Sie eines der Art ${kinds}, oder entscheiden Sie begründet, dass der Baustein nicht gebraucht wird.`,
      moduleIds: [moduleId],
      targetObjectIds: objects.map(({ id }) => id),
    }
  })
}

/** Servers, clients and mobile devices whose operating system no module names. */
export function noteSystemsWithoutModule(
  context: ModellingContext,
  found: Derivation,
): ModellingNote[] {
  return context.objects.flatMap((object) => {
    const modules = found.modulesAt.get(object.id)
    const [general] =
      specificModules.find(
        ([id, specific]) => modules?.has(id) && !specific.some((other) => modules.has(other)),
      ) ?? []
    if (general === undefined) return oldWindows(object, modules)
    return [noteOf('no_specific_module', generalText(object, general), [general], object)]
  })
}

/** Target objects that no module at all covers. */
export function noteUncovered(context: ModellingContext, found: Derivation): ModellingNote[] {
  const covered = new Set(found.notes.flatMap((note) => note.targetObjectIds))
  const asked = new Set(found.asked.map(({ object }) => object.id))
  const ofDomain = context.rules.filter(
    (rule) => rule.scope === 'domain' && isCarried(found, rule.id),
  )
  const patterns = ofDomain.flatMap(({ targets }) => targets)
  const byDomain = new Set(context.objectsOf(patterns).map(({ id }) => id))
  return context.objects
    .filter(({ id, kinds }) => {
      const named = kinds.some((kind) => !kindsWithoutModule.some((other) => other === kind))
      return named && !found.modulesAt.has(id) && !byDomain.has(id) && !covered.has(id)
    })
    .map((object) => {
      const open = asked.has(object.id) ? ' Offene Fragen können noch Bausteine ergeben.' : ''
      const kinds = object.kinds.map((kind) => `„${kindLabel(kind)}“`).join(', ')
      const text = `${objectText(object)}: Für die Art ${kinds} nennt die Edition 2023 keinen Baustein. Prüfen Sie in einer ergänzenden Risikobetrachtung, was zu tun ist.${open}`
      return noteOf('no_module', text, [], object)
    })
}

/** Modules that the Testat covers and the Kommunalprofil does not. */
export function noteOutsideProfile(proposals: readonly ModuleProposal[]): ModellingNote[] {
  const outside = proposals.filter(({ inProfile }) => !inProfile)
  if (outside.length === 0) return []
  const modules = [...groupedBy(outside, ({ moduleId }) => moduleId)]
  const listed = modules.map(([moduleId, at]) => `${moduleId} (${codesText(at)})`).join(', ')
  return [
    {
      kind: 'outside_profile',
      text: `Außerhalb des Kommunalprofils werden gebraucht: ${listed}. Für das Testat zählen diese Bausteine mit.`,
      moduleIds: modules.map(([moduleId]) => moduleId),
      targetObjectIds: [...new Set(outside.map(({ targetObjectId }) => targetObjectId))],
    },
  ]
}

function isMissing(found: Derivation, { by, moduleId }: Wanted): boolean {
  if (wantsOnlyWhatIsThere.includes(by.rule.id)) return false
  const other = by.rule.id === 'NET.4.2' ? alternatives[moduleId] : undefined
  return other === undefined || !isCarried(found, other)
}

function generalText(object: ModelledObject, general: string): string {
  const family = object.attributes.osFamily
  if (family === undefined || family === 'unknown') {
    return `${objectText(object)}: Das Betriebssystem ist nicht angegeben, deshalb gilt bisher nur ${general}. Tragen Sie es nach, damit der Baustein des Betriebssystems dazukommt.`
  }
  const unclear = family === 'windows_server' && osVersionsOf(object).join('') === ''
  if (unclear) {
    return `${objectText(object)}: Die Version von Windows Server ist nicht angegeben, deshalb gilt bisher nur ${general}. Tragen Sie sie nach.`
  }
  return `${objectText(object)}: Für ${systemText(object)} kennt die Edition 2023 keinen eigenen Baustein. Es gilt ${general}; konkretisieren Sie dessen Anforderungen, und ergänzen Sie eine Risikobetrachtung.`
}

function systemText(object: ModelledObject): string {
  const { osFamily } = object.attributes
  const family = osFamilies.find((known) => known === osFamily) satisfies OsFamily | undefined
  const name =
    family === undefined || family === 'other' ? 'dieses Betriebssystem' : osFamilyLabel(family)
  return [name, osVersionsOf(object).join(', ')].filter(Boolean).join(' ')
}

/** Windows 7 and 8.1 are Windows clients, but SYS.2.2.3 speaks of 10 and 11. */
function oldWindows(
  object: ModelledObject,
  modules: ReadonlySet<string> | undefined,
): ModellingNote[] {
  if (!modules?.has('SYS.2.2.3')) return []
  const old = osVersionsOf(object).filter((v) => v !== '' && !coveredWindows.includes(v))
  if (old.length === 0) return []
  const text = `${objectText(object)}: SYS.2.2.3 nennt nur Windows 10 und 11; für Windows ${old.join(', ')} ist eine ergänzende Risikobetrachtung fällig.`
  return [noteOf('no_specific_module', text, ['SYS.2.2.3'], object)]
}

function noteOf(
  kind: ModellingNote['kind'],
  text: string,
  moduleIds: readonly string[],
  object: ModelledObject,
): ModellingNote {
  return { kind, text, moduleIds, targetObjectIds: [object.id] }
}
