import { describe, expect, it } from 'vitest'
import { readProfile } from '../../catalog/profile.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { readWiba, wibaFileSchema } from '../../catalog/wiba.ts'
import { catalogJson } from './catalogJson.ts'

const wiba = readWiba()
const catalog = readCatalog()

/** Questions per checklist, in the recommended order. Source: BSI-FACTS §4 and wiba.json. */
const questionCounts: [key: string, priority: number, questions: number][] = [
  ['backup', 1, 7],
  ['it-administration', 1, 22],
  ['organisation-personal', 1, 18],
  ['rollen-berechtigungen-authentisierung', 1, 16],
  ['vorbereitung-sicherheitsvorfaelle', 1, 7],
  ['buerosoftware', 2, 19],
  ['client', 2, 13],
  ['netze', 2, 26],
  ['serversysteme', 2, 35],
  ['serverraum-datentraegerarchiv', 2, 11],
  ['sicherheitsmechanismen', 2, 10],
  ['webserver-webanwendungen', 2, 16],
  ['arbeit-ausserhalb', 3, 10],
  ['arbeit-innerhalb-haustechnik', 3, 7],
  ['mobile-endgeraete', 3, 18],
  ['outsourcing-cloud', 3, 6],
  ['umgang-mit-informationen', 3, 6],
  ['drucker-mfg', 4, 6],
  ['telefonie-fax', 4, 4],
]

describe('WiBA', () => {
  it('has 19 checklists with 257 questions in the recommended order', () => {
    const counted = wiba.checklists.map(({ key, priority, questions }) => [
      key,
      priority,
      questions.length,
    ])

    expect(counted).toEqual(questionCounts)
    expect(wiba.questions).toHaveLength(257)
    expect(new Set(wiba.questions.map(({ id }) => id)).size).toBe(257)
  })

  it('explains its four priority groups', () => {
    expect(wiba.priorityGroups.map(({ priority }) => priority)).toEqual([1, 2, 3, 4])
  })

  it('attributes 211 requirements to questions and knows 302 in all', () => {
    expect(wiba.attributedRequirementIds.size).toBe(211)
    expect(wiba.unattributedRequirementIds).toHaveLength(91)
    expect(wiba.mappedRequirementIds.size).toBe(302)
  })

  it('maps only requirements and modules that exist, and none that is withdrawn', () => {
    const named = [...wiba.mappedRequirementIds, ...wiba.questions.flatMap((q) => q.requirementIds)]

    expect(named.filter((id) => catalog.requirementById(id).withdrawn)).toEqual([])
    expect(wiba.checklists.flatMap((c) => c.modules).every(catalog.hasModule)).toBe(true)
  })

  it('touches 240 of the 339 Basis requirements of the profile, 59 Standard and 3 erhöht', () => {
    const levels = [...wiba.mappedRequirementIds].map((id) => catalog.requirementById(id).level)
    const basic = readProfile().modules.flatMap(({ id }) => catalog.basicRequirements(id))
    const touched = basic.filter(({ id }) => wiba.mappedRequirementIds.has(id))

    expect(['basic', 'standard', 'high'].map((l) => levels.filter((x) => x === l).length)).toEqual([
      240, 59, 3,
    ])
    expect([basic.length, touched.length, basic.length - touched.length]).toEqual([339, 240, 99])
  })

  it('marks six inferred mappings, and attributes nothing by them', () => {
    const inferred = wiba.questions.filter(({ mappingInferred }) => mappingInferred)

    expect(inferred).toHaveLength(6)
    expect(wiba.questionsFor('OPS.1.1.2.A2')).toEqual([])
  })

  it('finds questions by identifier, by the number in the tool and by requirement', () => {
    expect(wiba.questionById('backup-7')?.topic).toBe('Wiederherstellungstests')
    expect(wiba.questionByNumber('Backup', 7)?.id).toBe('backup-7')
    expect(wiba.questionByNumber('Backup', 8)).toBeUndefined()
    expect(wiba.checklistOf('backup-7')?.name).toBe('Backup')
    expect(wiba.questionsFor('CON.3.A15').map(({ id }) => id)).toEqual(['backup-7'])
  })

  it('knows the sheet of the BSI tool', () => {
    expect(wiba.tool.sheet).toBe('Dokumentation WiBA')
    expect(wiba.tool.columns).toHaveLength(7)
  })
})

describe('the schema of wiba.json', () => {
  it.each<[string, (file: EditableWiba) => void]>([
    ['a question numbered twice', ({ checklists: [first] }) => first.questions.reverse()],
    ['a checklist out of order', ({ checklists }) => checklists.reverse()],
    [
      'a requirement both attributed and not',
      ({ unattributedRequirementIds }) => unattributedRequirementIds.push('CON.3.A1'),
    ],
    [
      'an unknown effort',
      ({ checklists: [first] }) => Object.assign(first.questions[0] ?? {}, { effort: '2 -3' }),
    ],
    [
      'a question text',
      ({ checklists: [first] }) => Object.assign(first.questions[0] ?? {}, { text: 'Sind …?' }),
    ],
  ])('rejects %s', (_, edit) => {
    const file = structuredClone(catalogJson('wiba/wiba.json')) as EditableWiba
    edit(file)

    expect(wibaFileSchema.safeParse(file).success).toBe(false)
    expect(wibaFileSchema.safeParse(catalogJson('wiba/wiba.json')).success).toBe(true)
  })
})

type EditableWiba = {
  checklists: [{ questions: object[] }]
  unattributedRequirementIds: string[]
}
