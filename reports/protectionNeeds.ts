/**
 * A.2 Schutzbedarfsfeststellung: how much confidentiality, integrity and availability is needed.
 * The Basis-Absicherung does not require it, and the document says so on every sheet.
 * Source: BSI-Standard 200-2, chapter 8.2.
 * @module
 */
import { fact, type ReportContext, workbookOf } from './cover.ts'
import { sortedBy } from './order.ts'
import type { Cell, Sheet, Workbook } from './sheet.ts'
import { id, linked, rowNumbers, sheetOf, text } from './table.ts'
import {
  type Goal,
  goals,
  goalWords,
  type NeedOrigin,
  protectionNeeds as needLevels,
  needOriginWords,
  type ProtectionNeed,
  protectionNeedTones,
  protectionNeedWords,
} from './words.ts'

export type GoalNeed = {
  /** Null where nobody set a need and nothing is inherited. */
  level: ProtectionNeed | null
  origin: NeedOrigin
  /** The code of the object it is inherited from. */
  inheritedFrom: string | null
  reason: string
}

export type NeedyObject = {
  code: string
  name: string
  /** A German word: „Anwendung“, „Serverraum“. */
  kind: string
  needs: Readonly<Record<Goal, GoalNeed>>
}

type Category = { need: ProtectionNeed; meaning: string; examples: string }
type NeedLine = { object: NeedyObject; goal: Goal; need: GoalNeed }

const mark = 'In der Basis-Absicherung nicht gefordert (BSI-Standard 200-2); informativ.'
const overviewSheet = 'Übersicht'
const detailSheet = 'Schutzbedarf'

/** Our own words for the three categories, as a municipality would meet them. */
const categories: readonly Category[] = [
  {
    need: 'normal',
    meaning: 'Ein Schaden bliebe überschaubar und ließe sich mit eigenen Mitteln bewältigen.',
    examples:
      'Bürgerinnen und Bürger warten etwas länger; Ausfälle von ein bis drei Tagen sind verkraftbar; eine Panne fällt außerhalb der Verwaltung kaum auf.',
  },
  {
    need: 'high',
    meaning: 'Ein Schaden wäre beträchtlich, träfe Menschen oder Haushalt spürbar.',
    examples:
      'Leistungen werden nicht ausgezahlt; vertrauliche Angaben werden bekannt und Betroffene erleiden Nachteile; mehr als ein Tag Ausfall ist nicht hinnehmbar.',
  },
  {
    need: 'very_high',
    meaning:
      'Ein Schaden könnte existenzbedrohend werden oder Menschen an Leib und Leben gefährden.',
    examples:
      'Hilfe in Notlagen bleibt aus; geschützte Adressen werden bekannt; schon ein Ausfall von unter einer Stunde ist nicht hinnehmbar.',
  },
]

/** A.2. The objects may come in any order. */
export function protectionNeeds(
  context: ReportContext,
  input: { objects: readonly NeedyObject[] },
): Workbook {
  const objects = sortedBy(input.objects, (object) => [object.code])
  return workbookOf(context, {
    name: 'a2',
    title: 'A.2 Schutzbedarfsfeststellung (informativ)',
    subject: 'Wie viel Schutz die Zielobjekte brauchen, und woraus sich das ergibt.',
    facts: [
      fact('Zielobjekte', objects.length),
      ...needLevels.map((need) =>
        fact(
          `davon insgesamt ${protectionNeedWords[need]}`,
          objects.filter((object) => overallNeed(object) === need).length,
        ),
      ),
      fact('ohne Festlegung', objects.filter((object) => overallNeed(object) === null).length),
    ],
    notes: [
      mark,
      'Der Schutzbedarf vererbt sich entlang der Abhängigkeiten nach dem Maximumprinzip: Was eine Anwendung braucht, brauchen auch das System und der Raum, auf die sie sich stützt. Abweichungen davon sind begründet.',
    ],
    legend: categories.map(({ need, meaning }) => ({
      term: protectionNeedWords[need],
      meaning,
      tone: protectionNeedTones[need],
    })),
    sheets: [categorySheet(), overviewOf(objects), detailsOf(objects)],
  })
}

function categorySheet(): Sheet {
  return sheetOf<Category>({
    name: 'Kategorien',
    title: 'Schutzbedarfskategorien',
    intro: [mark],
    fields: [
      text('Kategorie', 14, ({ need }) => toned(need)),
      text('Bedeutung', 60, ({ meaning }) => meaning),
      text('Woran man es erkennt', 76, ({ examples }) => examples),
    ],
    items: categories,
  })
}

function overviewOf(objects: readonly NeedyObject[]): Sheet {
  const detailRow = detailRows(objects)
  return sheetOf<NeedyObject>({
    name: overviewSheet,
    title: 'Schutzbedarf der Zielobjekte',
    intro: [mark, 'Insgesamt gilt der höchste der drei Werte.'],
    fields: [
      id('Kürzel', 9, ({ code }) => linked(code, detailSheet, detailRow(code))),
      text('Zielobjekt', 52, (object) => object.name),
      text('Art', 24, (object) => object.kind),
      ...goals.map((goal) =>
        text<NeedyObject>(goalWords[goal], 15, (object) => toned(object.needs[goal].level)),
      ),
      text('Insgesamt', 13, (object) => toned(overallNeed(object))),
    ],
    items: objects,
  })
}

function detailsOf(objects: readonly NeedyObject[]): Sheet {
  const overviewRow = rowNumbers(objects, (object) => object.code)
  const detailRow = detailRows(objects)
  return sheetOf<NeedLine>({
    name: detailSheet,
    title: 'Schutzbedarf mit Herkunft und Begründung',
    intro: [mark],
    fields: [
      id('Kürzel', 9, ({ object: { code } }) => linked(code, overviewSheet, overviewRow.get(code))),
      text('Zielobjekt', 34, ({ object }) => object.name),
      text('Grundwert', 15, ({ goal }) => goalWords[goal]),
      text('Schutzbedarf', 16, ({ need }) => toned(need.level)),
      text('Herkunft', 25, ({ need }) => needOriginWords[need.origin]),
      id('Geerbt von', 11, ({ need: { inheritedFrom } }) =>
        linked(inheritedFrom ?? '', detailSheet, detailRow(inheritedFrom ?? '')),
      ),
      text('Begründung', 52, ({ need }) => need.reason),
    ],
    items: objects.flatMap((object) =>
      goals.map((goal) => ({ object, goal, need: object.needs[goal] })),
    ),
    style: ({ need }) => (need.level === null ? 'muted' : 'plain'),
  })
}

/** The first of the three lines (one a goal) of an object in the details. */
function detailRows(objects: readonly NeedyObject[]): (code: string) => number | undefined {
  const rows = rowNumbers(objects, (object) => object.code)
  return (code) => {
    const row = rows.get(code)
    return row === undefined ? undefined : (row - 1) * goals.length + 1
  }
}

/** The highest of the three goals; null where none is determined. */
function overallNeed({ needs }: NeedyObject): ProtectionNeed | null {
  const reached = goals.map((goal) => needs[goal].level)
  return needLevels.findLast((level) => reached.includes(level)) ?? null
}

function toned(need: ProtectionNeed | null): Cell {
  return need === null
    ? { value: needOriginWords.undetermined, tone: 'muted' }
    : { value: protectionNeedWords[need], tone: protectionNeedTones[need] }
}
