/**
 * How protection needs (Schutzbedarf) are inherited along dependencies: process → application →
 * IT system → room, network. Source: BSI-Standard 200-2, Schutzbedarfsfeststellung; DOMAIN 6.
 *
 * Whatever is needed by something of need x has at least need x (Maximumprinzip). A person may set a
 * need of its own, which counts as a floor, or one reasoned override per goal: `dependency` fixes the
 * level whatever is inherited, `cumulation` lifts it to at least the level, `distribution` lowers it to
 * at most the level. Where nothing is set and nothing inherited, the need is not determined (null):
 * Basis-Absicherung asks for none.
 * @module
 */
import { Failure } from '../core/failure.ts'
import {
  type Goal,
  goals,
  type NeedEffect,
  needEffectLabels,
  type ProtectionNeed,
  protectionNeeds,
} from './protectionNeed.ts'

/** What a person set at a target object: at most one per goal. */
export type NeedSetting = {
  readonly targetObjectId: string
  readonly goal: Goal
  readonly level: ProtectionNeed
  readonly effect: NeedEffect
  readonly reason: string
}

/** The need of a target object for one goal, and where it comes from, in German. */
export type NeedResult = {
  readonly level: ProtectionNeed | null
  readonly origin: 'undetermined' | 'inherited' | NeedEffect
  /** The target object it is inherited from. */
  readonly fromId: string | null
  readonly reason: string
}

export type NeedsOfObject = Readonly<Record<Goal, NeedResult>>

export type NeedsInput = {
  readonly targetObjects: readonly { readonly id: string; readonly code: string }[]
  /** `from` needs `to`; links to unknown target objects are left out of account. */
  readonly links: readonly { readonly fromId: string; readonly toId: string }[]
  readonly settings: readonly NeedSetting[]
}

type Graph = {
  readonly codes: ReadonlyMap<string, string>
  readonly needed: ReadonlyMap<string, readonly string[]>
}

/** For each object that reaches a level: whom it inherits the level from, null where it is set. */
type Reached = ReadonlyMap<string, string | null>

const undetermined: NeedResult = {
  level: null,
  origin: 'undetermined',
  fromId: null,
  reason: 'Nicht festgelegt; in der Basis-Absicherung nicht verlangt.',
}

/**
 * The needs of every target object, by id. Cycles of dependencies do no harm. Linear in objects and
 * links. Throws `invalid` when a setting has no reason.
 */
export function inheritNeeds(input: NeedsInput): ReadonlyMap<string, NeedsOfObject> {
  const graph = graphOf(input)
  const byGoal = goals.map((goal) => {
    const settings = settingsOf(input.settings, goal)
    const reached = protectionNeeds.map((_, rank) => objectsReaching(rank, graph, settings))
    return [goal, (id: string) => resultOf(id, graph, settings.get(id), reached)] as const
  })
  return new Map(
    input.targetObjects.map(({ id }) => {
      const results = Object.fromEntries(byGoal.map(([goal, result]) => [goal, result(id)]))
      return [id, results as Record<Goal, NeedResult>]
    }),
  )
}

function graphOf({ targetObjects, links }: NeedsInput): Graph {
  const codes = new Map(targetObjects.map(({ id, code }) => [id, code]))
  const needed = new Map<string, string[]>()
  for (const { fromId, toId } of links) {
    if (!codes.has(fromId) || !codes.has(toId) || fromId === toId) continue
    const list = needed.get(fromId) ?? []
    list.push(toId)
    needed.set(fromId, list)
  }
  return { codes, needed }
}

function settingsOf(settings: readonly NeedSetting[], goal: Goal): Map<string, NeedSetting> {
  const ofGoal = settings.filter((setting) => setting.goal === goal)
  for (const setting of ofGoal) ensureReason(setting)
  return new Map(ofGoal.map((setting) => [setting.targetObjectId, setting]))
}

function ensureReason({ effect, reason }: NeedSetting): void {
  if (reason.trim() !== '') return
  const what = needEffectLabels[effect]
  throw new Failure('invalid', `Bitte begründen Sie den Schutzbedarf (${what}).`, {
    reason: 'Begründung fehlt.',
  })
}

/**
 * The objects whose need is at least the level of this rank. Round by round from those that have it of
 * their own, in the order of codes, so that the origin is the nearest and then the lowest code.
 */
function objectsReaching(
  rank: number,
  { codes, needed }: Graph,
  settings: ReadonlyMap<string, NeedSetting>,
): Reached {
  const byCode = (a: string, b: string) => compareText(codes.get(a) ?? '', codes.get(b) ?? '')
  const reached = new Map<string, string | null>()
  const seeds = [...settings.values()].filter((setting) => lifts(setting, rank))
  let round = seeds.map(({ targetObjectId }) => targetObjectId).filter((id) => codes.has(id))
  for (const id of round) reached.set(id, null)
  while (round.length > 0) {
    const next: string[] = []
    for (const id of round.sort(byCode)) {
      for (const other of needed.get(id) ?? []) {
        if (reached.has(other) || holdsBelow(settings.get(other), rank)) continue
        reached.set(other, id)
        next.push(other)
      }
    }
    round = next
  }
  return reached
}

/** Whether a setting alone brings its object to the rank. A distribution only lowers. */
function lifts({ effect, level }: NeedSetting, rank: number): boolean {
  return effect !== 'distribution' && rankOf(level) >= rank
}

/** Whether a setting keeps its object below the rank, whatever it inherits. */
function holdsBelow(setting: NeedSetting | undefined, rank: number): boolean {
  if (setting === undefined) return false
  const caps = setting.effect === 'distribution' || setting.effect === 'dependency'
  return caps && rankOf(setting.level) < rank
}

function resultOf(
  id: string,
  { codes }: Graph,
  setting: NeedSetting | undefined,
  reached: readonly Reached[],
): NeedResult {
  const rank = reached.findLastIndex((objects) => objects.has(id))
  const level = protectionNeeds[rank]
  if (level === undefined) return undetermined
  const fromId = reached[rank]?.get(id) ?? null
  if (setting && decides(setting, rank, fromId)) {
    const reason = `${needEffectLabels[setting.effect]}: ${setting.reason.trim()}`
    return { level, origin: setting.effect, fromId: null, reason }
  }
  const reason = `Geerbt von ${codes.get(fromId ?? '') ?? ''} (Maximumprinzip).`
  return { level, origin: 'inherited', fromId, reason }
}

/** Whether the level stands because of the setting: it lifts to it, or it may have kept it from more. */
function decides({ effect, level }: NeedSetting, rank: number, fromId: string | null): boolean {
  return fromId === null || (effect === 'distribution' && rankOf(level) === rank)
}

function rankOf(level: ProtectionNeed): number {
  return protectionNeeds.indexOf(level)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
