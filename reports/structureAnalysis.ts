/**
 * A.1 Strukturanalyse: what belongs to the information domain and how it hangs together.
 * Source: BSI-Standard 200-2, chapter 8.1 (fields per list: reference BSI-FACTS 5.4).
 * @module
 */
import { fact, type ReportContext, workbookOf } from './cover.ts'
import { sortedBy } from './order.ts'
import type { Cell, CoverFact, Sheet, Workbook } from './sheet.ts'
import {
  type ObjectList,
  objectLists,
  type StructureObject,
  type StructureSection,
} from './structureObject.ts'
import { id, int, linked, rowNumbers, sheetOf, sumOf, text } from './table.ts'
import { type Relation, relationWords } from './words.ts'

export type StructureLink = { from: string; relation: Relation; to: string; reason: string }

/** How many devices of a site belong to a group. */
export type GroupMembers = { code: string; site: string; count: number }

export type Delimitation = { topic: string; text: string }

export type StructureAnalysis = {
  /** What the scope says in words: „Gegenstand“, „Nicht enthalten“, „Schnittstellen“ … */
  delimitation: readonly Delimitation[]
  objects: readonly StructureObject[]
  links: readonly StructureLink[]
  members: readonly GroupMembers[]
  /** Devices that belong to no target object yet. */
  ungroupedDevices: number
}

const linkSheet = 'Verbindungen'
const groupSheet = 'Gruppen'

/** A.1. Objects, links and members may come in any order; links to unknown codes stay plain text. */
export function structureAnalysis(context: ReportContext, input: StructureAnalysis): Workbook {
  const sorted: StructureAnalysis = {
    ...input,
    objects: sortedBy(input.objects, (object) => [object.code]),
    links: sortedBy(input.links, (link) => [link.from, link.relation, link.to]),
    members: sortedBy(input.members, (member) => [member.code, member.site]),
  }
  return workbookOf(context, {
    name: 'a1',
    title: 'A.1 Strukturanalyse',
    subject: 'Was zum Informationsverbund gehört und wie es zusammenhängt.',
    facts: factsOf(sorted),
    notes: [
      'In der Basis-Absicherung genügt eine Ersterfassung; diese Strukturanalyse geht darüber hinaus.',
    ],
    sheets: [
      delimitationSheet(context, sorted),
      ...objectLists.map((sheet) => objectSheet(sheet, sorted)),
      linksSheet(sorted),
      membersSheet(sorted),
    ],
  })
}

function factsOf({ objects, links, members, ungroupedDevices }: StructureAnalysis): CoverFact[] {
  return [
    ...objectLists.map(({ section, name: sheet }) =>
      fact(sheet, objectsOf(objects, section).length),
    ),
    fact('Verbindungen und Abhängigkeiten', links.length),
    fact(
      'Geräte in Gruppen',
      sumOf(members, (member) => member.count),
    ),
    fact('Geräte ohne Zielobjekt', ungroupedDevices),
  ]
}

function delimitationSheet(context: ReportContext, input: StructureAnalysis): Sheet {
  const { informationDomain, organisation } = context
  const lines: readonly Delimitation[] = [
    { topic: 'Institution', text: organisation },
    { topic: 'Informationsverbund', text: `${informationDomain.code} – ${informationDomain.name}` },
    ...objectsOf(input.objects, 'domain').map((object) => ({
      topic: 'Übergeordnetes Zielobjekt',
      text: `${object.code} ${object.name}`,
    })),
    ...input.delimitation,
  ]
  return sheetOf<Delimitation>({
    name: 'Abgrenzung',
    title: 'Informationsverbund und Abgrenzung',
    fields: [
      text('Gegenstand', 32, (line) => line.topic),
      text('Festlegung', 110, (line) => line.text),
    ],
    items: lines,
  })
}

function objectSheet(sheet: ObjectList, input: StructureAnalysis): Sheet {
  const rowOfLink = rowNumbers(input.links, (link) => link.from)
  const { section: _, ...head } = sheet
  return sheetOf<StructureObject>({
    ...head,
    fields: [
      id('Kürzel', 9, ({ code }) => linked(code, linkSheet, rowOfLink.get(code))),
      ...sheet.fields,
    ],
    items: objectsOf(input.objects, sheet.section),
  })
}

function linksSheet(input: StructureAnalysis): Sheet {
  const cellOf = objectLinks(input.objects)
  const nameOf = namesByCode(input.objects)
  return sheetOf<StructureLink>({
    name: linkSheet,
    title: 'Kommunikationsverbindungen und Abhängigkeiten',
    fields: [
      id('Von', 9, (link) => cellOf(link.from)),
      text('Name (von)', 32, (link) => nameOf.get(link.from) ?? ''),
      text('Beziehung', 24, (link) => relationWords[link.relation]),
      id('Nach', 9, (link) => cellOf(link.to)),
      text('Name (nach)', 32, (link) => nameOf.get(link.to) ?? ''),
      text('Grund', 40, (link) => link.reason),
    ],
    items: input.links,
  })
}

function membersSheet(input: StructureAnalysis): Sheet {
  const cellOf = objectLinks(input.objects)
  const nameOf = namesByCode(input.objects)
  return sheetOf<GroupMembers>({
    name: groupSheet,
    title: 'Mitglieder der Gruppen je Standort',
    intro: ['Die einzelnen Geräte stehen in der Geräteliste.'],
    fields: [
      id('Kürzel', 9, (member) => cellOf(member.code)),
      text('Gruppe', 60, (member) => nameOf.get(member.code) ?? ''),
      text('Standort', 50, (member) => member.site),
      int('Geräte', 10, (member) => member.count),
    ],
    items: input.members,
    total: 'Summe',
  })
}

/** The code of an object as a link to its row in its list. */
function objectLinks(objects: readonly StructureObject[]): (code: string) => Cell {
  const places = new Map<string, { sheet: string; row: number }>()
  for (const { section, name: sheet } of objectLists) {
    const rows = rowNumbers(objectsOf(objects, section), (object) => object.code)
    for (const [code, row] of rows) places.set(code, { sheet, row })
  }
  return (code) => {
    const place = places.get(code)
    return place ? linked(code, place.sheet, place.row) : code
  }
}

function namesByCode(objects: readonly StructureObject[]): ReadonlyMap<string, string> {
  return new Map(objects.map((object) => [object.code, object.name]))
}

function objectsOf(
  objects: readonly StructureObject[],
  section: StructureSection,
): readonly StructureObject[] {
  return objects.filter((object) => object.section === section)
}
