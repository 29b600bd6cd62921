/**
 * The delivery record of the reminders: who was reminded of what when, and whether the mail server took it.
 * @module
 */
import type { Day, Instant } from '../src/core/day.ts'
import { fact, type ReportContext, workbookOf } from './cover.ts'
import type { Cell, Sheet, Tone, Workbook } from './sheet.ts'
import { day, type Items, id, instant, int, sheetOf, text } from './table.ts'

export type Delivery = {
  day: Day
  recipient: string
  email: string
  /** A German word: „zugestellt an den Mailserver“. */
  state: string
  stateTone: Tone
  sentAt: Instant | null
  attempts: number
  isLate: boolean
  problem: string
  serverAnswer: string
  messageId: string
}

export type RemindedItem = {
  delivery: Delivery
  /** A German word: „Maßnahme“. */
  kind: string
  title: string
  place: string
  informationDomain: string
  dueOn: Day
  originalDueOn: Day
  responsible: string
  /** „30 Tage vorher“ */
  lead: string
  /** „verantwortlich“, „in Vertretung für …“ */
  reason: string
  count: number
  isLate: boolean
}

export type ReminderRecord = {
  /** Both in the order of their days. Read once and not kept; as many as `counts` says. */
  deliveries: Items<Delivery & { items: number }>
  items: Items<RemindedItem>
  counts: { deliveries: number; items: number; people: number; sent: number; givenUp: number }
}

export function reminders(context: ReportContext, record: ReminderRecord): Workbook {
  const { counts } = record
  return workbookOf(context, {
    name: 'reminders',
    title: 'Erinnerungen',
    subject: 'Wer wurde wann woran erinnert, und hat der Mailserver die Mail angenommen?',
    catalogue: false,
    facts: [
      fact('Erinnerungen', counts.deliveries),
      fact('davon zugestellt', counts.sent),
      fact('davon aufgegeben', counts.givenUp),
      fact('Einträge darin', counts.items),
      fact('Erinnerte Personen', counts.people),
    ],
    notes: [
      'Name, Adresse, Termin und Titel stehen hier, wie sie in der Erinnerung standen.',
      '„Zugestellt“ heißt: Der Mailserver hat die Mail angenommen. Ob sie gelesen wurde, wird nicht verfolgt.',
    ],
    sheets: [itemSheet(record), deliverySheet(record)],
  })
}

function itemSheet({ items, counts }: ReminderRecord): Sheet {
  return sheetOf<RemindedItem>({
    name: 'Einträge',
    title: 'Wer wurde wann woran erinnert',
    fields: [
      day('Erinnert am', ({ delivery }) => delivery.day, { width: 13 }),
      text('Person', 22, ({ delivery }) => delivery.recipient),
      text('Art', 16, (item) => item.kind),
      text('Gegenstand', 40, (item) => item.title),
      text('Ort', 24, (item) => item.place),
      id('Verbund', 10, (item) => item.informationDomain),
      day('Termin', (item) => item.dueOn),
      day('Ursprünglicher Termin', originalDay, { width: 15 }),
      text('Vorlauf', 15, (item) => item.lead),
      text('Anlass', 32, (item) => item.reason),
      text('Verantwortlich', 22, (item) => item.responsible),
      int('Anzahl', 9, (item) => item.count),
      text('Verspätet', 10, (item) => (item.isLate ? 'ja' : '')),
      text('Stand', 18, ({ delivery }) => stateCell(delivery)),
      instant('Zugestellt', ({ delivery }) => delivery.sentAt),
    ],
    items,
    expected: counts.items,
  })
}

function deliverySheet({ deliveries, counts }: ReminderRecord): Sheet {
  return sheetOf<Delivery & { items: number }>({
    name: 'Zustellung',
    title: 'Jede Erinnerung mit ihrer Zustellung',
    fields: [
      day('Tag', (delivery) => delivery.day),
      text('Person', 22, (delivery) => delivery.recipient),
      text('Mailadresse', 30, (delivery) => delivery.email),
      int('Einträge', 10, (delivery) => delivery.items),
      text('Verspätet', 10, (delivery) => (delivery.isLate ? 'ja' : '')),
      text('Stand', 18, stateCell),
      instant('Zugestellt', (delivery) => delivery.sentAt),
      int('Versuche', 10, (delivery) => delivery.attempts),
      text('Hindernis', 36, (delivery) => delivery.problem),
      text('Antwort des Mailservers', 36, (delivery) => delivery.serverAnswer),
      id('Message-ID', 40, (delivery) => delivery.messageId),
    ],
    items: deliveries,
    expected: counts.deliveries,
  })
}

/** Empty where the date was never moved. */
function originalDay({ dueOn, originalDueOn }: RemindedItem): Day | null {
  return originalDueOn === dueOn ? null : originalDueOn
}

function stateCell({ state, stateTone }: Delivery): Cell {
  return { value: state, tone: stateTone }
}
