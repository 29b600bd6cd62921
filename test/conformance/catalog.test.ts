import { describe, expect, it } from 'vitest'
import { readMilestones } from '../../catalog/milestones.ts'
import { catalogJson } from '../catalog/catalogJson.ts'
import { hasReference, referenceJson, referenceText } from './sharedReference.ts'

describe.runIf(hasReference('the catalogue against the reference'))('the catalogue', () => {
  it('holds the modules and requirements of the reference, field by field', () => {
    const ours = catalogJson('edition-2023/modules.json') as ModulesFile
    const reference = referenceJson<ModulesFile>('kompendium-2023.json')
    // The reference leaves the title of a withdrawn requirement empty; the Kompendium prints ENTFALLEN.
    for (const module of reference.modules) {
      for (const item of module.requirements) if (item.withdrawn) item.title = 'ENTFALLEN'
    }

    expect(ours.layers).toEqual(reference.layers)
    expect(ours.modules).toEqual(reference.modules)
  })

  it('holds the modelling rules of the reference, every field, plus what we add', () => {
    const { modules } = catalogJson('edition-2023/modelling.json') as { modules: Rule[] }
    const reference = referenceJson<Rule[]>('modelling-2023.json')

    expect(modules.map((rule) => withoutEnrichment(rule, reference))).toEqual(reference)
  })

  it('keeps the attributes that the reference names for conditions', () => {
    const { modules } = catalogJson('edition-2023/modelling.json') as { modules: Rule[] }
    const named = referenceJson<Rule[]>('modelling-2023.json').flatMap((rule) =>
      rule.alsoIf.flatMap(({ attribute, when }) =>
        attribute ? [{ id: rule.id, attribute, when }] : [],
      ),
    )

    expect(named).toHaveLength(1)
    for (const { id, attribute, when } of named) {
      const rule = modules.find((module) => module.id === id)
      expect(rule?.alsoIf.find((condition) => condition.when === when)?.attribute).toBe(attribute)
    }
  })

  it('holds the modules of the Kommunalprofil with their certainty', () => {
    const ours = catalogJson('profiles/kommunalverwaltung.json') as ProfileFile
    const reference = referenceJson<ReferenceProfile>('kommunalprofil.json')

    expect(ours.modules).toEqual(
      reference.bausteine.map(({ baustein, certainty }) => ({ id: baustein, certainty })),
    )
    expect(Object.values(ours.totals)).toEqual(Object.values(reference.totals))
    expect(ours.officialVersionAssumed).toBe(reference.version_assumed)
  })

  it('holds the checklists, questions and mappings of WiBA', () => {
    const ours = catalogJson('wiba/wiba.json') as WibaFile
    const reference = referenceJson<ReferenceWiba>('wiba.json')
    const expected = reference.checklists.map((list) => ({
      order: list.order,
      priority: list.priority,
      key: list.key,
      name: list.name,
      modules: list.bausteine,
      questions: list.questions.map(({ hasHelp: _, mappingInferred = false, ...question }) => ({
        ...question,
        mappingInferred,
      })),
    }))

    expect(ours.checklists).toEqual(expected)
    expect(ours.unattributedRequirementIds.toSorted()).toEqual(
      reference.requirementIdsNotAttributedToAQuestion.ids.toSorted(),
    )
    expect([ours.tool.sheet, ours.tool.columns]).toEqual([
      reference.tool.sheet,
      reference.tool.columns,
    ])
  })

  it('holds the dates of the working paper', () => {
    const rows = [
      ...referenceText('../DOMAIN.md').matchAll(
        /^\| ([\d.]{10}|fortlaufend) \| (.*) \| (\w+) \|$/gm,
      ),
    ]
    const expected = rows.map(([, day, title, area]) => ({ day, title, area }))

    expect(expected).toHaveLength(17)
    expect(
      readMilestones().map(({ dueOn, title, area }) => ({
        day: dueOn?.split('-').reverse().join('.') ?? 'fortlaufend',
        title,
        area,
      })),
    ).toEqual(expected)
  })
})

/** A rule as the reference has it: our fields of conditions and of the domain taken away. */
function withoutEnrichment(rule: Rule, reference: readonly Rule[]): Rule {
  const { conditionAttribute: _, ...rest } = rule
  const original = reference.find(({ id }) => id === rule.id)
  const alsoIf = rule.alsoIf.map(({ when, add, attribute }, index) =>
    original?.alsoIf[index]?.attribute ? { when, add, attribute } : { when, add },
  )
  return { ...rest, alsoIf } as Rule
}

type ModulesFile = {
  layers: unknown[]
  modules: { requirements: { title: string; withdrawn: boolean }[] }[]
}
type Rule = {
  id: string
  conditionAttribute?: string
  alsoIf: { when: string; add: string[]; attribute?: string }[]
}
type ProfileFile = {
  modules: { id: string; certainty: string }[]
  totals: Record<string, number>
  officialVersionAssumed: string
}
type ReferenceProfile = {
  bausteine: { baustein: string; certainty: string }[]
  totals: Record<string, number>
  version_assumed: string
}
type Tool = { sheet: string; columns: string[] }
type WibaFile = { checklists: unknown[]; unattributedRequirementIds: string[]; tool: Tool }
type ReferenceWiba = {
  checklists: {
    order: number
    priority: number
    key: string
    name: string
    bausteine: string[]
    questions: { hasHelp: boolean; mappingInferred?: boolean }[]
  }[]
  requirementIdsNotAttributedToAQuestion: { ids: string[] }
  tool: Tool
}
