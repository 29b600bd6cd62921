import { listOrganisations, type Organisation } from '../../db/queries/organisations.ts'
import { type Day, germanDay } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import { foldText } from '../core/text.ts'
import { clockedBy, type Deps } from '../deps.ts'
import { speakDay } from '../milestones/speakDay.ts'
import { type Decision, decideReminders } from '../reminders/decision/actions.ts'
import { type SendReport, sendReminders } from '../reminders/outbox/actions.ts'
import type { PlannedDigest } from '../reminders/plan.ts'
import { speakReason } from '../reminders/record/reminderWords.ts'
import type { ReminderItem } from '../reminders/reminderItem.ts'
import { reminderKindLabels } from '../reminders/reminderKind.ts'
import { type Command, type CommandCall, isSet, textOption } from './command.ts'
import { whileWaiting } from './progress.ts'
import { atInstallation } from './workplace.ts'

type Told = {
  readonly organisation: string
  readonly decision: Decision
  readonly digests: readonly PlannedDigest[]
  /** Undefined where nothing was to go out: in a dry run, and in the sample city. */
  readonly sent: SendReport | undefined
}

const reliefs: Readonly<Record<Decision['state'], string>> = {
  decided: 'Heute ist niemand an etwas zu erinnern.',
  off: 'Die Erinnerungen sind ausgeschaltet. In der Verwaltung lassen sie sich einschalten.',
  early: 'Die eingestellte Uhrzeit ist noch nicht erreicht.',
}

export const remind: Command = {
  name: 'remind',
  positionals: [],
  summary: 'entscheidet, wer heute woran erinnert wird, und sendet die Mails',
  details:
    'Für cron und systemd, wenn kein Server läuft. Wer heute schon an der Reihe war, wird nicht noch einmal erinnert, gleich wie oft der Befehl läuft. Was der Mailserver vorerst ablehnte, wird noch einmal gesendet, wenn es so weit ist. In der Beispielstadt geht nichts hinaus.',
  options: {
    'dry-run': {
      type: 'boolean',
      text: 'zeigt nur, wer was bekäme, auch wenn nichts eingeschaltet ist',
    },
    organisation: { type: 'string', value: 'NAME', text: 'nur diese Organisation, sonst alle' },
  },
  hasJson: true,
  async run(call) {
    const isDryRun = isSet(call, 'dry-run')
    const told = await whileWaiting(call.io, 'Termine werden durchgesehen', () =>
      atInstallation(call, ({ deps }) => remindAll(call, deps, isDryRun)),
    )
    call.io.out(
      isSet(call, 'json')
        ? JSON.stringify(told.map(asJson), null, 2)
        : told.map((one) => asText(one, isDryRun)).join('\n\n'),
    )
    const problems = told.flatMap(({ sent }) => sent?.problem ?? [])
    for (const problem of problems) call.io.err(problem)
    return problems.length === 0 ? 0 : 1
  },
}

async function remindAll(call: CommandCall, deps: Deps, isDryRun: boolean): Promise<Told[]> {
  const told: Told[] = []
  for (const organisation of await chosen(call, deps)) {
    const digests: PlannedDigest[] = []
    const decision = await decideReminders(clockedBy(deps, organisation), organisation.id, {
      isAsked: true,
      isDryRun,
      tell: (digest) => digests.push(digest),
    })
    const isSending = !isDryRun && organisation.demoDay === null
    const sent = isSending ? await sendReminders(deps, organisation.id) : undefined
    told.push({ organisation: organisation.name, decision, digests, sent })
  }
  return told
}

async function chosen(call: CommandCall, { store }: Deps): Promise<Organisation[]> {
  const all = await store.read('', listOrganisations)
  const wanted = textOption(call, 'organisation')
  if (wanted === undefined) return all
  const found = all.filter(({ name }) => foldText(name) === foldText(wanted))
  if (found.length > 0) return found
  const names = all.map(({ name }) => `„${name}“`).join(', ')
  throw new Failure(
    'not_found',
    `Die Organisation „${wanted}“ gibt es nicht. Bekannt sind: ${names}.`,
  )
}

function asJson({ organisation, decision, digests, sent }: Told) {
  const { state, day, unheard } = decision
  return { organisation, day, state, unheard, digests, sent }
}

function asText({ organisation, decision, digests, sent }: Told, isDryRun: boolean): string {
  const { state, day, unheard, items } = decision
  const head = `${organisation}, ${germanDay(day)}`
  if (digests.length === 0) {
    return `${head}: ${reliefs[state]}${unheardText(unheard)}${sentText(sent)}`
  }
  const sum = `${counted(digests.length, 'Mail', 'Mails')} mit ${counted(items, 'Eintrag', 'Einträgen')}`
  const what = isDryRun ? `Bereitgestellt würden ${sum}.` : `Bereitgestellt: ${sum}.`
  return [
    `${head}: ${what}${unheardText(unheard)}${sentText(sent)}`,
    ...digests.map((one) => digestText(one, day)),
  ].join('\n\n')
}

function sentText(sent: SendReport | undefined): string {
  if (!sent || sent.sent + sent.postponed + sent.givenUp === 0) return ''
  const rest = [
    sent.postponed > 0 ? `${sent.postponed} vorerst abgelehnt` : '',
    sent.givenUp > 0 ? `${sent.givenUp} aufgegeben` : '',
  ].filter(Boolean)
  return ` ${[`Gesendet: ${counted(sent.sent, 'Mail', 'Mails')}`, ...rest].join(', ')}.`
}

function digestText({ recipientName, email, isLate, items }: PlannedDigest, today: Day): string {
  const rows = items.map((item) => [
    germanDay(item.dueOn),
    speakDay(item.dueOn, today),
    [item.informationDomainCode, reminderKindLabels[item.kind]].filter(Boolean).join(' '),
    item.place ? `${item.title} (${item.place})` : item.title,
    `${speakReason(item)}${lateText(item)}`,
  ])
  return [`${recipientName} <${email}>${isLate ? ', verspätet' : ''}`, ...inColumns(rows)].join(
    '\n',
  )
}

/** The columns before the last two are padded: those are as long as they are. */
function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map(
    ([day = '', when = '', kind = '', title, reason]) =>
      `  ${day}  ${when.padEnd(widths[1] ?? 0)}  ${kind.padEnd(widths[2] ?? 0)}  ${title} – ${reason}`,
  )
}

function lateText({ isLate }: ReminderItem): string {
  return isLate ? ', verspätet' : ''
}

function unheardText(unheard: number): string {
  if (unheard === 0) return ''
  return ` Von ${counted(unheard, 'Eintrag', 'Einträgen')} erfährt niemand: Es ist niemand verantwortlich, und die zuständige Rolle hat niemand.`
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
