/** The mail that carries the head of the event chain out of the house, once a month. @module */
import { type Day, germanDay, germanInstant, type Instant } from '../../core/day.ts'
import type { WorkDays } from '../workDays.ts'

export const headMailStates = ['waiting', 'sent', 'given_up'] as const
export type HeadMailState = (typeof headMailStates)[number]

export const headMailStateLabels: Readonly<Record<HeadMailState, string>> = {
  waiting: 'wartet',
  sent: 'zugestellt an den Mailserver',
  given_up: 'aufgegeben',
}

export type Head = { readonly sequence: number; readonly hash: string; readonly headAt: Instant }

/** YYYY-MM of the mail that is due: this month's, from its first work day on; undefined before. */
export function dueMonth(
  today: Day,
  { isWorkDay }: Pick<WorkDays, 'isWorkDay'>,
): string | undefined {
  const month = today.slice(0, 7)
  for (let date = 1; date <= Number(today.slice(8)); date += 1) {
    if (isWorkDay(`${month}-${String(date).padStart(2, '0')}`)) return month
  }
  return undefined
}

const months =
  'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')

/** „November 2026“ */
export function speakMonth(month: string): string {
  return `${months[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`
}

/** In groups of eight, as people compare them. */
export function hashGroups(hash: string): string[] {
  return hash.match(/.{1,8}/g) ?? []
}

type Letter = Head & {
  readonly name: string
  readonly month: string
  readonly organisation: string
  readonly addedBy: string
  readonly addedOn: Day
  readonly baseUrl: string | undefined
}

export function headMailText(letter: Letter): { subject: string; text: string } {
  const { name, month, organisation, sequence, hash, headAt, addedBy, addedOn, baseUrl } = letter
  const groups = hashGroups(hash)
  return {
    subject: `Prüfsumme des Änderungsprotokolls im ${speakMonth(month)} (${organisation})`,
    text: [
      `Guten Tag ${name},`,
      '',
      'bitte heben Sie diese Mail auf. Mehr ist nicht zu tun.',
      '',
      `${organisation} führt in Basislotse ein Änderungsprotokoll. Jeder Eintrag enthält die Prüfsumme des vorigen; die letzte heißt Kopf der Kette. Er lautet:`,
      '',
      `    ${groups.slice(0, 4).join(' ')}`,
      `    ${groups.slice(4).join(' ')}`,
      '',
      `    Ereignis ${sequence} vom ${germanInstant(headAt)}`,
      '',
      'Wozu das gut ist: Wer die Datenbank beherrscht, könnte das Protokoll im Ganzen neu schreiben, ohne dass es ihm anzusehen wäre. Dann kommt diese Prüfsumme aber nicht mehr darin vor.',
      '',
      'So prüfen Sie ein Prüfpaket der Stadt, heute oder in Jahren, mit Node.js und dem Prüfprogramm:',
      '',
      `    node pruefe.mjs PAKET.zip --kopf ${hash}`,
      '',
      baseUrl
        ? `Das Prüfprogramm und seine Prüfsumme: ${baseUrl}/hilfe/pruefprogramm`
        : 'Das Prüfprogramm pruefe.mjs liegt in Basislotse unter „Hilfe“.',
      '',
      `Sie bekommen diese Mail einmal im Monat, weil ${addedBy} Sie am ${germanDay(addedOn)} dafür eingetragen hat. Wenn Sie das nicht möchten, antworten Sie einfach.`,
      '',
    ].join('\n'),
  }
}
