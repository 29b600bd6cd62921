import { describe, expect, it } from 'vitest'
import { attributesOf, modellingFileSchema } from '../../catalog/moduleRules.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import {
  coversKind,
  isTargetKind,
  kindsWithoutModule,
  targetKinds,
} from '../../catalog/targetKind.ts'
import { catalogJson } from './catalogJson.ts'

const catalog = readCatalog()
const { rules, questions } = catalog

/** Domain modules that apply under a condition only. Source: modelling-notes. */
const conditionalModules = [
  'CON.2',
  'CON.7',
  'CON.9',
  'CON.11.1',
  'OPS.1.2.2',
  'DER.2.3',
  'DER.3.2',
  'SYS.3.2.2',
  'IND.1',
  'IND.3.2',
  'INF.13',
  'INF.14',
]

describe('the modelling rules', () => {
  it('exist for each module once, with its title and layer', () => {
    expect(rules.map(({ id, title, layer }) => ({ id, title, layer }))).toEqual(
      catalog.modules.map(({ id, title, layer }) => ({ id, title, layer })),
    )
  })

  it('apply 33 modules once per domain and 78 per target object', () => {
    expect(rules.filter(({ scope }) => scope === 'domain')).toHaveLength(33)
    expect(rules.filter(({ scope }) => scope === 'target')).toHaveLength(78)
  })

  it.each([
    ['R1', 15],
    ['R2', 80],
    ['R3', 16],
  ])('put into %s %i modules', (priority, count) => {
    expect(rules.filter((rule) => rule.priority === priority)).toHaveLength(count)
  })

  it('ask the domain for exactly the twelve conditional modules', () => {
    const conditional = rules.filter(({ conditionAttribute }) => conditionAttribute)

    expect(conditional.map(({ id }) => id)).toEqual(conditionalModules)
    expect(new Set(conditional.map((rule) => rule.conditionAttribute)).size).toBe(12)
  })

  it('exclude each other in both directions', () => {
    const oneSided = rules.flatMap((rule) =>
      rule.neverWith.filter((id) => !catalog.ruleOf(id).neverWith.includes(rule.id)),
    )

    expect(oneSided).toEqual([])
  })

  it('place modules of the domain at the domain, but for INF.14 beside INF.13 at the same object', () => {
    const places = rules.flatMap((rule) =>
      rule.alsoIf.flatMap(({ where }) =>
        Object.entries(where).map(([id, place]) => ({
          companion: `${rule.id} → ${id}`,
          place,
          ofDomain: catalog.ruleOf(id).scope === 'domain',
        })),
      ),
    )

    const unexpected = places.filter(({ place, ofDomain }) => (place === 'domain') !== ofDomain)

    expect(unexpected).toEqual([{ companion: 'INF.13 → INF.14', place: 'same', ofDomain: true }])
  })

  it('use kinds of a closed world, each with a module but for those that are named', () => {
    const covered = targetKinds.filter((kind) =>
      rules.some((rule) =>
        [...rule.targets, ...rule.triggeredBy, rule.repeatPer ?? ''].some((pattern) =>
          coversKind(pattern, kind),
        ),
      ),
    )

    expect(targetKinds.filter((kind) => !covered.includes(kind))).toEqual(kindsWithoutModule)
    expect(isTargetKind('system.toaster')).toBe(false)
    expect(isTargetKind('toString')).toBe(false)
  })

  it.each([
    ['system.*', 'system.client.windows', true],
    ['system.*', 'system', false],
    ['system.client', 'system.client', true],
    ['system.client', 'system.client.windows', false],
    ['application.*', 'application.general', true],
  ])('reads the kind %s of a rule for %s: %s', (pattern, kind, covered) => {
    expect(coversKind(pattern, kind)).toBe(covered)
  })
})

describe('the questions', () => {
  it('cover every attribute that a rule uses, and no other', () => {
    const used = new Set(rules.flatMap((rule) => [...attributesOf(rule).keys()]))

    expect(questions.map(({ attribute }) => attribute).toSorted()).toEqual([...used].toSorted())
  })

  it('are plain German questions, each different', () => {
    const texts = questions.map(({ text }) => text)

    expect(new Set(texts).size).toBe(texts.length)
    expect(texts.filter((text) => !/^[A-ZÄÖÜ][^.!]*( \(.*\))?[^.!]*\?$/.test(text))).toEqual([])
  })

  it('answer the companions of a laptop by kinds and attributes', () => {
    const { alsoIf } = catalog.ruleOf('SYS.3.1')

    expect(
      alsoIf.map(({ add, kinds, attribute, where }) => [add, kinds ?? attribute, where]),
    ).toEqual([
      [['SYS.2.2.3'], ['system.client.windows'], { 'SYS.2.2.3': 'same' }],
      [['SYS.2.3'], ['system.client.linux'], { 'SYS.2.3': 'same' }],
      [['SYS.2.4'], ['system.client.macos'], { 'SYS.2.4': 'same' }],
      [['NET.2.2'], 'usesWlan', { 'NET.2.2': 'same' }],
      [['NET.3.3'], 'usesVpn', { 'NET.3.3': 'related' }],
    ])
  })
})

describe('the schema of modelling.json', () => {
  const edited = (edit: (file: EditableModelling) => void) => {
    const file = structuredClone(catalogJson('edition-2023/modelling.json')) as EditableModelling
    edit(file)
    return modellingFileSchema.safeParse(file)
  }
  const rule = (file: EditableModelling, id: string) => {
    const found = file.modules.find((module) => module.id === id)
    if (!found) throw new Error(id)
    return found
  }
  const firstCondition = (file: EditableModelling) => {
    const [found] = rule(file, 'SYS.3.3').alsoIf
    if (!found) throw new Error('alsoIf')
    return found
  }

  it('accepts the file', () => {
    expect(edited(() => undefined).success).toBe(true)
  })

  it.each<[string, (file: EditableModelling) => void]>([
    ['an unknown target kind', (f) => rule(f, 'SYS.1.1').targets.push('system.toaster')],
    ['an unknown companion', (f) => rule(f, 'SYS.1.1').alsoConsider.push('SYS.9.9')],
    ['a companion without a place', (f) => rule(f, 'SYS.1.1').alsoRequires.push('SYS.2.1')],
    ['an exclusion without a basis', (f) => rule(f, 'SYS.1.1').neverWith.push('SYS.2.1')],
    [
      'a priority R4',
      (f) => {
        rule(f, 'SYS.1.1').priority = 'R4'
      },
    ],
    [
      'a condition without kinds and attribute',
      (f) => {
        delete firstCondition(f).kinds
      },
    ],
    [
      'a condition with both',
      (f) => {
        firstCondition(f).attribute = 'usesVpn'
      },
    ],
    [
      'a condition with an unknown kind',
      (f) => {
        firstCondition(f).kinds = ['system.x']
      },
    ],
    [
      'a condition without a place',
      (f) => {
        firstCondition(f).where = {}
      },
    ],
    [
      'a condition of the domain on a target module',
      (f) => {
        rule(f, 'SYS.1.1').conditionAttribute = 'usesMdm'
      },
    ],
    ['an attribute without a question', (f) => f.questions.shift()],
    [
      'a question asked for nothing',
      (f) => f.questions.push({ attribute: 'isRed', askedOf: 'target', text: 'Ist es rot?' }),
    ],
    [
      'a question asked of the wrong one',
      (f) => {
        for (const question of f.questions) question.askedOf = 'target'
      },
    ],
    [
      'a question that is none',
      (f) => {
        for (const question of f.questions.slice(0, 1)) question.text = 'Nutzt WLAN.'
      },
    ],
    [
      'an unknown field',
      (f) => {
        rule(f, 'SYS.1.1').remark = '…'
      },
    ],
  ])('rejects %s', (_, edit) => {
    expect(edited(edit).success).toBe(false)
  })
})

type EditableRule = {
  id: string
  targets: string[]
  alsoRequires: string[]
  alsoConsider: string[]
  neverWith: string[]
  priority: string
  conditionAttribute?: string
  remark?: string
  alsoIf: { kinds?: string[]; attribute?: string; where: Record<string, string> }[]
}
type EditableModelling = {
  modules: EditableRule[]
  questions: { attribute: string; askedOf: string; text: string }[]
}
