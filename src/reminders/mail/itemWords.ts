/** How one item is told, in mails, on the preview and in calendars. @module */
import { type Day, daysBetween, epochDay, germanDay } from '../../core/day.ts'
import { tidy } from '../../core/text.ts'
import type { DueItem } from '../reminderItem.ts'
import type { ReminderKind } from '../reminderKind.ts'

type Words = {
  readonly noun: string
  /** Its title begins with what it is, and needs no noun. */
  readonly saysItself: boolean
  /** What it is once the day is over: „seit 12 Tagen überfällig“. */
  readonly past: string
  /** Somebody should answer for it; where nobody does, that is said. */
  readonly wantsPerson: boolean
  /** Several of them in one item. */
  readonly many: string
  /** The list in which all of them stand. */
  readonly list: string
}

const words: Readonly<Record<ReminderKind, Words>> = {
  milestone: {
    noun: 'Meilenstein',
    saysItself: false,
    many: 'Meilensteine',
    past: 'überfällig',
    wantsPerson: false,
    list: '/meilensteine',
  },
  measure: {
    noun: 'Maßnahme',
    saysItself: false,
    many: 'Maßnahmen',
    past: 'überfällig',
    wantsPerson: true,
    list: '/massnahmen',
  },
  check: {
    noun: 'Anforderung',
    saysItself: false,
    many: 'Anforderungen',
    past: 'überfällig',
    wantsPerson: true,
    list: '/check',
  },
  stale: {
    noun: 'Erneute Prüfung',
    saysItself: true,
    many: 'Antworten',
    past: 'überfällig',
    wantsPerson: true,
    list: '/check',
  },
  proof: {
    noun: 'Nachweis',
    saysItself: false,
    many: 'Anforderungen',
    past: 'abgelaufen',
    wantsPerson: true,
    list: '/check',
  },
  review: {
    noun: 'Überprüfung',
    saysItself: false,
    many: 'Dokumente',
    past: 'überfällig',
    wantsPerson: true,
    list: '/dokumente',
  },
  attestation: {
    noun: 'Testat',
    saysItself: true,
    many: 'Testate',
    past: 'abgelaufen',
    wantsPerson: false,
    list: '/meilensteine',
  },
  warranty: {
    noun: 'Garantie',
    saysItself: true,
    many: 'Geräte',
    past: 'abgelaufen',
    wantsPerson: false,
    list: '/geraete',
  },
  support: {
    noun: 'Ende der Updates',
    saysItself: true,
    many: 'Geräte',
    past: 'vorbei',
    wantsPerson: false,
    list: '/geraete',
  },
  funding: {
    noun: 'Zweckbindung',
    saysItself: true,
    many: 'Geräte',
    past: 'beendet',
    wantsPerson: false,
    list: '/foerderung',
  },
  loan: {
    noun: 'Rückgabe',
    saysItself: true,
    many: 'Geräte',
    past: 'überfällig',
    wantsPerson: false,
    list: '/geraete/leihen',
  },
}

/** Longer names are cut: a mail is to be looked through, the page behind the link has it all. */
const titleLetters = 160
const placeLetters = 80

export function nounOf({ kind }: Pick<DueItem, 'kind'>): string {
  return words[kind].noun
}

/** What it is and how it is called, where nothing around says what it is. */
export function fullTitleOf(item: Pick<DueItem, 'kind' | 'title'>): string {
  const { noun, saysItself } = words[item.kind]
  return saysItself ? titleOf(item) : `${noun}: ${titleOf(item)}`
}

export function titleOf({ title }: Pick<DueItem, 'title'>): string {
  return shorten(title, titleLetters)
}

/** „in 30 Tagen“, „morgen“, „heute“, „seit 12 Tagen überfällig“. */
export function speakDue({ kind, dueOn }: Pick<DueItem, 'kind' | 'dueOn'>, today: Day): string {
  const days = daysBetween(today, dueOn)
  if (days === 0) return 'heute'
  if (days === 1) return 'morgen'
  if (days > 1) return `in ${days} Tagen`
  return days === -1
    ? `seit gestern ${words[kind].past}`
    : `seit ${-days} Tagen ${words[kind].past}`
}

/** „12 Geräte“; '' for a single one. */
export function countOf({ kind, count }: Pick<DueItem, 'kind' | 'count'>): string {
  return count > 1 ? `${germanNumber(count)} ${words[kind].many}` : ''
}

/** What it is, where it belongs, how many there are, whose it is and for when it was first planned. */
export function factsOf(item: DueItem, { withPlace }: { withPlace: boolean }): string[] {
  const { kind, place, responsible, dueOn, originalDueOn } = item
  const { noun, saysItself } = words[kind]
  const many = countOf(item)
  const person = responsible ? `verantwortlich: ${shorten(responsible, placeLetters)}` : ''
  return [
    saysItself ? '' : noun,
    withPlace ? shorten(place, placeLetters) : '',
    item.title.includes(many) ? '' : many,
    person || (words[kind].wantsPerson ? 'noch ohne Verantwortliche' : ''),
    originalDueOn === dueOn ? '' : `ursprünglich ${germanDay(originalDueOn)}`,
  ].filter((fact) => fact !== '')
}

/** The list with more of the same kind, in the information domain of the item. */
export function listPathOf({ kind, informationDomainCode: code }: DueItem): string {
  const { list } = words[kind]
  return code === '' ? list : `${list}?verbund=${encodeURIComponent(code)}`
}

/** A page of ours as an address; empty without a base, and for what is no path of ours. */
export function linkOf(
  path: string,
  { baseUrl }: { readonly baseUrl: string | undefined },
): string {
  return baseUrl !== undefined && /^\/(?![/\\])[^\s\p{Cc}<>"]*$/u.test(path)
    ? `${baseUrl}${path}`
    : ''
}

const weekdays = ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa']

/** „Mi 31.12.2025“. */
export function weekdayAndDay(day: Day): string {
  return `${weekdays[(epochDay(day) + 4) % 7]} ${germanDay(day)}`
}

/** 1.234, as Germans group digits. */
export function germanNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}

/** One line without control characters, at most so many letters; whole letters, also beyond the basic plane. */
export function shorten(text: string, length: number): string {
  const line = tidy(text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' '))
  const letters = [...line]
  return letters.length <= length
    ? line
    : `${letters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}
