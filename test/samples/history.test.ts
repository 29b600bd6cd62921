import { describe, expect, it } from 'vitest'
import { documentTopics } from '../../catalog/documentTopics.ts'
import { readMilestones } from '../../catalog/milestones.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { readWiba } from '../../catalog/wiba.ts'
import { applications, baseServices } from '../../samples/city/applications.ts'
import { providers } from '../../samples/city/providers.ts'
import { conditionOf } from '../../samples/conditionOf.ts'
import { personSchema, ruleAnswerSchema } from '../../samples/historySchema.ts'
import { readHistory } from '../../samples/readHistory.ts'

const history = readHistory()
const catalog = readCatalog()

/** Fields that may lie in the future of the demo's clock. */
const planned = ['due', 'dueOn', 'newDueOn', 'reviewDueOn', 'proofUntil']

describe('the history', () => {
  it('lies before its own today, but for what is planned', () => {
    const late = daysOf(history).filter(
      ([field, day]) => !planned.includes(field) && day > history.today,
    )

    expect(late).toEqual([])
  })

  it('names only people that it introduces, with roles for all logins', () => {
    const known = new Set(history.people.map(({ key }) => key))

    const named = peopleOf(history)

    expect(named.filter((key) => !known.has(key))).toEqual([])
    expect(new Set(history.people.map(({ role }) => role)).size).toBe(6)
  })

  it('answers only Basis requirements in force, each module once per information domain', () => {
    const rules = history.checks.flatMap(({ domain, modules }) =>
      modules.map((rule) => ({ domain, ...rule })),
    )
    const unknown = rules.flatMap(({ module, answers }) => {
      const basic = new Set(catalog.basicRequirements(module).map(({ id }) => id))
      return Object.keys(answers)
        .map((number) => `${module}.${number}`)
        .filter((id) => !basic.has(id))
    })

    expect(unknown).toEqual([])
    expect(new Set(rules.map(({ domain, module }) => `${domain} ${module}`)).size).toBe(
      rules.length,
    )
  })

  it('explains in many words of its own', () => {
    const texts = history.checks.flatMap(({ modules }) =>
      modules.flatMap(({ answers }) =>
        Object.values(answers).map((answer) => JSON.stringify(answer)),
      ),
    )

    expect(new Set(texts).size).toBeGreaterThan(400)
  })

  it('asks every condition that it answers of the catalogue', () => {
    const unknown = history.conditions.filter(({ attribute, kinds }) => {
      const question = catalog.questions.find((one) => one.attribute === attribute)
      return (question?.askedOf === 'domain') !== (kinds.length === 0)
    })

    expect(unknown).toEqual([])
  })

  it('decides on known modules only, each once at a place, and leaves macOS to the rules', () => {
    const decided = history.decisions.map(
      (one) => `${one.domain} ${one.module} ${'application' in one ? one.application : ''}`,
    )

    expect(history.decisions.filter(({ module }) => !catalog.hasModule(module))).toEqual([])
    expect(new Set(decided).size).toBe(decided.length)
    expect(history.decisions.filter(({ module }) => module === 'SYS.2.4')).toEqual([])
  })

  it('never answers for a module that it leaves out', () => {
    const answered = new Set(
      history.checks.flatMap(({ domain, modules }) => modules.map(({ module }) => domain + module)),
    )

    const both = history.decisions.filter(
      ({ decision, domain, module }) => decision === 'left_out' && answered.has(domain + module),
    )

    expect(both).toEqual([])
  })

  it('names providers and applications of the lists', () => {
    const names = new Set([...applications, ...baseServices].map(({ name }) => name))
    const atProvider = history.decisions.filter((one) => one.decision === 'at_provider')
    const named = [
      ...history.processes.flatMap((process) => process.applications),
      ...history.needs.flatMap(({ application }) => application ?? []),
      ...atProvider.flatMap(({ application }) => application ?? []),
    ]

    expect(named.filter((name) => !names.has(name))).toEqual([])
    expect(atProvider.map(({ provider }) => provider).sort()).toEqual(['Dataport', 'KITU'])
    expect(providers.map(({ name }) => name)).toEqual(expect.arrayContaining(['Dataport', 'KITU']))
  })

  it('serves with its 17 measures only gaps that it reports', () => {
    const gaps = new Set(
      history.checks.flatMap(({ domain, modules }) =>
        modules.flatMap(({ module, answers }) =>
          Object.keys(answers).map((number) => `${domain} ${module}.${number}`),
        ),
      ),
    )

    const unserved = history.measures.flatMap(({ domain, serves }) =>
      serves.flatMap(({ module, requirements = [] }) =>
        requirements
          .map((number) => `${domain} ${module}.${number}`)
          .filter((key) => !gaps.has(key)),
      ),
    )

    expect(history.measures).toHaveLength(17)
    expect(unserved).toEqual([])
  })

  it('speaks of milestones, checklists and topics of the catalogue', () => {
    const codes = new Set(readMilestones().map(({ code }) => code))
    const { extensions, reached, steps, reviews } = history.milestones
    const checklists = readWiba().checklists.map(({ key }) => key)
    const topics = history.documents.flatMap((document) => {
      if (document.kind === 'other') return []
      const known = new Set(documentTopics(document.kind).topics.map(({ id }) => id))
      return document.topics.filter(({ topic }) => !known.has(topic))
    })

    expect(
      [...extensions, ...reached, ...steps, ...reviews].filter((e) => !codes.has(e.code)),
    ).toEqual([])
    expect(history.wiba.checklists.map(({ key }) => key).sort()).toEqual(checklists.toSorted())
    expect(topics).toEqual([])
  })

  it('has nine topics of the emergency concept done and no approval', () => {
    const emergency = history.documents.find(({ kind }) => kind === 'emergency_concept')

    expect(emergency?.topics).toHaveLength(9)
    expect(emergency?.versions.every(({ approvedOn }) => approvedOn === null)).toBe(true)
  })
})

describe('its schema refuses', () => {
  it.each([
    ['a waiver without a reason', ruleAnswerSchema, { dispensable: ' ', because: 'not_relevant' }],
    ['a gap without a person', ruleAnswerSchema, { partial: 'Text', due: '2025-06-30' }],
    ['an empty yes', ruleAnswerSchema, ''],
    [
      'a real mail domain',
      personSchema,
      { key: 'ISB', name: 'ISB', mail: 'isb@stadt.de', role: 'officer', domain: null },
    ],
  ])('%s', (_, schema, value) => {
    expect(schema.safeParse(value).success).toBe(false)
  })
})

describe('a condition', () => {
  it('is answered by the first line that fits the kinds', () => {
    const laptop = conditionOf(history, 'KERN', 'usesWlan', [
      'system.laptop',
      'system.client.windows',
    ])
    const desktop = conditionOf(history, 'KERN', 'usesWlan', ['system.client.windows'])

    expect([laptop?.answer, desktop?.answer]).toEqual([true, false])
  })

  it('stays open for kinds that nobody spoke of', () => {
    expect(conditionOf(history, 'KERN', 'usesWlan', ['provider.cloud'])).toBeUndefined()
  })
})

function daysOf(value: unknown, field = ''): [string, string][] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? [[field, value]] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, member]) =>
    daysOf(member, Array.isArray(value) ? field : key),
  )
}

const personFields = ['by', 'who', 'responsible', 'approvedBy', 'asked', 'checkedBy']

function peopleOf(value: unknown, field = ''): string[] {
  if (typeof value === 'string') return personFields.includes(field) ? [value] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, member]) =>
    peopleOf(member, Array.isArray(value) ? field : key),
  )
}
