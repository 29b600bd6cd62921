/** The record of a stocktaking round: what was found where, what is missing, and which rooms were counted. @module */
import type { Instant } from '../src/core/day.ts'
import { fact, type ReportContext, workbookOf } from './cover.ts'
import type { Tone, Workbook } from './sheet.ts'
import { id, instant, int, sheetOf, text } from './table.ts'

/** A result of counting in German words, and how it stands out. */
export type ResultWord = { readonly word: string; readonly meaning: string; readonly tone: Tone }

export type FoundRow = {
  readonly device: string
  readonly result: string
  readonly room: string
  /** Where the inventory says it is; '' where that is here. */
  readonly statedPlace: string
  readonly at: Instant
  readonly by: string
  readonly rebookedAt: Instant | null
}

export type CountedRow = {
  readonly room: string
  /** Null for a room that nobody has counted. */
  readonly countedAt: Instant | null
  readonly countedBy: string
  readonly found: number
  readonly elsewhere: number
  readonly missing: number
  readonly others: number
}

export type StocktakingRecord = {
  readonly name: string
  readonly site: string
  readonly startedAt: Instant
  readonly startedBy: string
  readonly finishedAt: Instant | null
  readonly finishedBy: string
  readonly words: readonly ResultWord[]
  readonly finds: readonly FoundRow[]
  readonly rooms: readonly CountedRow[]
}

export function stocktakingRecord(context: ReportContext, record: StocktakingRecord): Workbook {
  const { words, finds, rooms } = record
  const counted = rooms.filter(({ countedAt }) => countedAt !== null).length
  return workbookOf(context, {
    name: 'stocktaking',
    title: `Inventurprotokoll ${record.name}`,
    subject: 'Was bei der Inventur da war, woanders stand, fehlte oder unbekannt ist.',
    catalogue: false,
    facts: [
      fact('Inventur', record.name),
      fact('Standort', record.site),
      fact('Begonnen', { instant: record.startedAt }),
      fact('Begonnen von', record.startedBy),
      fact('Beendet', record.finishedAt ? { instant: record.finishedAt } : 'läuft noch'),
      ...(record.finishedAt ? [fact('Beendet von', record.finishedBy)] : []),
      fact('Räume', rooms.length),
      fact('Gezählte Räume', counted),
      ...words.map(({ word, tone }) =>
        fact(capitalised(word), {
          value: finds.filter(({ result }) => result === word).length,
          tone,
        }),
      ),
    ],
    notes: [
      ...(record.finishedAt ? [] : ['Zwischenstand: Die Inventur ist noch nicht beendet.']),
      ...(counted < rooms.length
        ? [
            `${rooms.length - counted} von ${rooms.length} Räumen sind nicht gezählt; was dort stehen soll, gilt weder als da noch als fehlend.`,
          ]
        : []),
    ],
    legend: words.map(({ word, meaning, tone }) => ({ term: word, meaning, tone })),
    sheets: [findSheet(record), roomSheet(record)],
  })
}

function findSheet({ words, finds, site }: StocktakingRecord) {
  const tones = Object.fromEntries(words.map(({ word, tone }) => [word, tone]))
  return sheetOf<FoundRow>({
    name: 'Funde',
    title: `Funde, ${site}`,
    fields: [
      id('Gerät', 18, ({ device }) => device),
      text('Ergebnis', 20, ({ result }) => result, { tones }),
      text('Raum', 28, ({ room }) => room),
      text('Laut Bestand', 34, ({ statedPlace }) => statedPlace),
      instant('Wann', ({ at }) => at),
      text('Durch', 24, ({ by }) => by),
      instant('Umgebucht', ({ rebookedAt }) => rebookedAt),
    ],
    items: finds,
    expected: finds.length,
  })
}

function roomSheet({ rooms, site }: StocktakingRecord) {
  return sheetOf<CountedRow>({
    name: 'Räume',
    title: `Räume, ${site}`,
    fields: [
      text('Raum', 34, ({ room }) => room),
      instant('Gezählt', ({ countedAt }) => countedAt),
      text('Durch', 24, ({ countedBy }) => countedBy),
      int('Da', 10, ({ found }) => found),
      int('Woanders gefunden', 12, ({ elsewhere }) => elsewhere),
      int('Fehlt', 10, ({ missing }) => missing),
      int('Aufgetaucht, unbekannt', 14, ({ others }) => others),
    ],
    items: rooms,
    total: 'Summe',
    expected: rooms.length,
  })
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
