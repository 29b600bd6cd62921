/** What a person is told that is held about them, for reading. Source: Art. 15 GDPR. @module */
import type { Instant } from '../src/core/day.ts'
import type { ChainHead, Workbook } from './sheet.ts'
import { sheetOf, text } from './table.ts'

/** One field of one entry. */
type DisclosedField = {
  readonly kind: string
  /** „Anforderung 3“: what is listed, and which one of them. */
  readonly entry: string
  readonly foundBy: string
  readonly field: string
  readonly value: string
}

type DisclosedKind = {
  readonly kind: string
  readonly entries: number
  readonly purpose: string
  readonly source: string
  readonly seenBy: string
  readonly kept: string
  readonly deletion: string
}

type DisclosedText = { readonly place: string; readonly text: string }

type DisclosedEvent = {
  readonly sequence: number
  readonly at: Instant
  readonly kind: string
  readonly isOwn: boolean
  readonly details: string
}

export type DisclosureReport = {
  readonly organisation: string
  readonly at: Instant
  readonly chainHead: ChainHead
  readonly names: string
  readonly addresses: string
  readonly kinds: readonly DisclosedKind[]
  readonly fields: readonly DisclosedField[]
  readonly texts: readonly DisclosedText[]
  readonly events: readonly DisclosedEvent[]
}

export function disclosureWorkbook(report: DisclosureReport): Workbook {
  const { organisation, at, chainHead, names, addresses, kinds, fields, texts, events } = report
  return {
    title: 'Auskunft nach Art. 15 DSGVO',
    subject: `Was über ${names} gespeichert ist, wozu, woher und wie lange.`,
    organisation,
    scope: 'alle Informationsverbünde',
    stateOfData: at,
    cover: {
      edition: null,
      chainHead,
      facts: [
        { label: 'Name', value: names },
        { label: 'Mailadresse', value: addresses },
        { label: 'Arten von Angaben', value: kinds.length },
        { label: 'Freie Texte mit dem Namen', value: texts.length },
        { label: 'Ereignisse im Änderungsprotokoll', value: events.length },
      ],
      notes: [
        'Kennwörter, Schlüssel und Inhalte von Dateien stehen nicht darin. Leere Felder und technische Kennungen stehen nur in der JSON-Datei.',
        'Was nur über den Namen gefunden wurde, kann eine andere Person gleichen Namens betreffen.',
      ],
    },
    sheets: [kindSheet(kinds), fieldSheet(fields), textSheet(texts), eventSheet(events)],
  }
}

function kindSheet(items: readonly DisclosedKind[]) {
  return sheetOf<DisclosedKind>({
    name: 'Arten',
    title: 'Welche Arten von Angaben es gibt, wozu und wie lange',
    fields: [
      text('Art', 26, ({ kind }) => kind),
      { title: 'Einträge', kind: 'int', width: 10, cell: ({ entries }) => entries },
      text('Zweck', 34, ({ purpose }) => purpose),
      text('Herkunft', 28, ({ source }) => source),
      text('Wer es sieht', 28, ({ seenBy }) => seenBy),
      text('Wie lange', 30, ({ kept }) => kept),
      text('Löschung', 34, ({ deletion }) => deletion),
    ],
    items,
    expected: items.length,
  })
}

function fieldSheet(items: readonly DisclosedField[]) {
  return sheetOf<DisclosedField>({
    name: 'Angaben',
    title: 'Jede Angabe, eine Zeile je Feld',
    frozenColumns: 2,
    fields: [
      text('Art', 24, ({ kind }) => kind),
      text('Eintrag', 30, ({ entry }) => entry),
      text('Feld', 24, ({ field }) => field),
      text('Angabe', 50, ({ value }) => value),
      text('Gefunden über', 24, ({ foundBy }) => foundBy),
    ],
    items,
    expected: items.length,
  })
}

function textSheet(items: readonly DisclosedText[]) {
  return sheetOf<DisclosedText>({
    name: 'Texte',
    title: 'Begründungen und Bemerkungen, in denen der Name steht',
    fields: [text('Stelle', 34, ({ place }) => place), text('Text', 90, (item) => item.text)],
    items,
    expected: items.length,
  })
}

function eventSheet(items: readonly DisclosedEvent[]) {
  return sheetOf<DisclosedEvent>({
    name: 'Ereignisse',
    title: 'Was die Person getan hat, was sie betrifft und was sie nennt',
    fields: [
      { title: 'Nr.', kind: 'int', width: 8, cell: ({ sequence }) => sequence },
      { title: 'Zeitpunkt', kind: 'instant', width: 18, cell: ({ at }) => ({ instant: at }) },
      text('Art', 32, ({ kind }) => kind),
      text('Von der Person', 14, ({ isOwn }) => (isOwn ? 'ja' : 'nein')),
      text('Einzelheiten', 70, ({ details }) => details),
    ],
    items,
    expected: items.length,
  })
}
