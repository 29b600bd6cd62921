import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readWiba } from '../../../catalog/wiba.ts'
import {
  findInformationDomain,
  listInformationDomains,
} from '../../../db/queries/informationDomains.ts'
import { listOrganisations, type Organisation } from '../../../db/queries/organisations.ts'
import { listSnapshots } from '../../../db/queries/snapshots.ts'
import type { Store } from '../../../db/store.ts'
import type { FinalWibaAnswer } from '../../../samples/expandWiba.ts'
import type { History } from '../../../samples/historySchema.ts'
import { readHistory } from '../../../samples/readHistory.ts'
import { systemActor } from '../../access/actor.ts'
import { roleLabels } from '../../access/role.ts'
import { addDays, type Day, ensureDay, germanDay } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { packageRoot } from '../../core/packageRoot.ts'
import { planWibaImport } from '../../exchange/planWibaImport.ts'
import { hashPassword } from '../../platform/passwords.ts'
import { readTables } from '../../platform/spreadsheets/readTables.ts'
import { packageOf, takeSnapshotForPackage } from '../../snapshots/package/actions.ts'
import { type Command, type CommandCall, isSet, textOption } from '../command.ts'
import { exportAll } from '../export.ts'
import { portOf, startServer, untilStopped } from '../serve.ts'
import { configOf, createDeps, type Workplace, withStore } from '../workplace.ts'
import { auditCity } from './auditCity.ts'
import { foundingDay } from './city.ts'
import { startCityClock } from './cityClock.ts'
import { foundOrganisation } from './foundOrganisation.ts'
import { importLists } from './importLists.ts'
import { modelCity } from './modelCity.ts'
import { tellHistory } from './tellHistory.ts'

/** Printed and meant for everybody: the demonstration holds no real data and listens on this machine only. */
const demoPassword = 'Beispielstadt-an-der-Eine'

/** The one whose Testat is in sight. */
const packagedDomain = 'KERN'

export const demo: Command = {
  name: 'demo',
  positionals: [],
  summary:
    'richtet die Beispielstadt ein, schreibt ihre Arbeitsmappen und ein Prüfpaket und startet den Server',
  details:
    'Die Beispielstadt ist erfunden. Ihre Uhr steht am 22.05.2025, wenn --today nichts anderes sagt. Noch einmal aufgerufen ändert der Befehl nichts.',
  options: {
    'no-serve': { type: 'boolean', text: 'den Server nicht starten' },
    out: {
      type: 'string',
      value: 'ORDNER',
      text: 'Ordner der Arbeitsmappen und des Prüfpakets (sonst ./out)',
    },
    today: { type: 'string', value: 'JJJJ-MM-TT', text: 'der Tag, an dem die Uhr steht' },
    port: { type: 'string', value: 'ZAHL', text: 'Anschluss des Servers (sonst PORT oder 3000)' },
  },
  async run(call) {
    const history = readHistory()
    const today = dayOfDemo(call, history)
    const port = portOf(textOption(call, 'port'), configOf(call).port)
    await withStore(call, async (store) => {
      const organisation = await ensureCity(call, store, history, today)
      const workplace: Workplace = {
        config: configOf(call),
        deps: createDeps(store, organisation.demoDay),
        actor: systemActor(organisation.id, 'Kommandozeile'),
        organisation,
      }
      await exportCity(call, workplace)
      await packageCity(call, workplace)
      call.io.out(banner(history, organisation))
      if (!isSet(call, 'no-serve')) await serveCity(call, workplace, port)
    })
    return 0
  },
}

function dayOfDemo(call: CommandCall, history: History): Day {
  const today = ensureDay(textOption(call, 'today') ?? history.today)
  if (today > foundingDay) return today
  throw new Failure(
    'invalid',
    `Die Geschichte der Beispielstadt beginnt am ${germanDay(foundingDay)}. Bitte nennen Sie einen späteren Tag.`,
  )
}

/** The city as it was set up before, or set up now. Throws `conflict` where other data lie. */
async function ensureCity(
  call: CommandCall,
  store: Store,
  history: History,
  today: Day,
): Promise<Organisation> {
  const [known] = await store.read('', listOrganisations)
  if (known) {
    if (known.name === history.organisation && known.demoDay === today) {
      await ensureAudit(store, known, today)
      return known
    }
    throw new Failure(
      'conflict',
      known.name === history.organisation
        ? `Die Beispielstadt ist hier schon eingerichtet, ihre Uhr steht am ${germanDay(known.demoDay ?? today)}. Bitte nennen Sie mit --data einen anderen Ordner.`
        : `In diesem Datenordner liegt schon „${known.name}“. Bitte nennen Sie mit --data einen anderen Ordner.`,
    )
  }
  await buildCity(call, store, history, today)
  const [built] = await store.read('', listOrganisations)
  if (!built) throw new Error('the demonstration was not stored')
  await ensureAudit(store, built, today)
  return built
}

/** In a transaction of its own: the demonstration may have been interrupted in front of it. */
async function ensureAudit(store: Store, { id }: Organisation, today: Day): Promise<void> {
  await auditCity(startCityClock(store, today, 'audit').deps, id, today)
}

/** One transaction: an interrupted demonstration leaves nothing behind. */
async function buildCity(
  call: CommandCall,
  store: Store,
  history: History,
  today: Day,
): Promise<void> {
  const progress = (label: string) => call.io.err(`  ${label}`)
  const passwordHash = await hashPassword(demoPassword)
  const wibaAnswers = await readWibaAnswers()
  const clock = startCityClock(store, foundingDay)
  progress('Die Beispielstadt wird eingerichtet, das dauert etwa eine halbe Minute.')
  const organisationId = clock.deps.newId()
  await store.write(organisationId, async () => {
    const city = await foundOrganisation(clock, organisationId, history, today, passwordHash)
    clock.setDay(addDays(foundingDay, 1))
    await importLists(city, progress)
    await modelCity(city, progress)
    await tellHistory(city, today, wibaAnswers, progress)
    progress('Das Änderungsprotokoll wird geschrieben')
  })
}

/** The last answer to each question, from the sheet that the city filled in. */
async function readWibaAnswers(): Promise<FinalWibaAnswer[]> {
  const tables = await readTables(
    fileURLToPath(new URL('samples/wiba-antworten.xlsx', packageRoot)),
  )
  const questions = readWiba().checklists.flatMap((checklist) =>
    checklist.questions.map(({ id, officialNumber }) => ({
      id,
      checklist: checklist.name,
      number: officialNumber,
    })),
  )
  return planWibaImport({ tables, questions, existing: [] }).new.flatMap(
    ({ questionId, answer, note }) =>
      answer === null ? [] : [{ question: questionId, answer, note }],
  )
}

async function exportCity(call: CommandCall, workplace: Workplace): Promise<void> {
  const folder = textOption(call, 'out') ?? './out'
  const { deps, organisation } = workplace
  for (const { code } of await deps.store.read(organisation.id, listInformationDomains)) {
    call.io.err(`  Arbeitsmappen für ${code} schreiben`)
    const files = await exportAll(call.io, workplace, code, join(folder, code))
    for (const { file } of files) call.io.out(file)
  }
}

/** Of the snapshot for the audit, which an interrupted demonstration may have left out. */
async function packageCity(call: CommandCall, workplace: Workplace): Promise<void> {
  const { deps, organisation, actor } = workplace
  const { domain, snapshots } = await deps.store.read(organisation.id, async (db) => {
    const domain = await findInformationDomain(db, packagedDomain)
    return { domain, snapshots: domain ? await listSnapshots(db, domain.id) : [] }
  })
  if (!domain) return
  call.io.err(`  Prüfpaket für ${domain.code} schreiben`)
  const { id } = snapshots.at(-1) ?? (await takeSnapshotForPackage(deps, actor, domain.id))
  const file = join(textOption(call, 'out') ?? './out', domain.code, 'pruefpaket.zip')
  await packageOf(deps, actor, { snapshotId: id, file })
  call.io.out(file)
}

async function serveCity(call: CommandCall, workplace: Workplace, port: number): Promise<void> {
  const { config, deps } = workplace
  const installation = { config, deps: createDeps(deps.store, null, config) }
  const server = await startServer(installation, { port, host: '127.0.0.1' })
  const stopped = untilStopped()
  call.io.out(`Basislotse läuft: ${server.address}  (Strg+C beendet)`)
  await stopped
  await server.stop()
}

function banner(history: History, { name, demoDay }: Organisation): string {
  const logins = history.people.map(({ mail, role }) => `  ${mail.padEnd(42)}${roleLabels[role]}`)
  return [
    '',
    `${name} ist eine erfundene Stadt. Ihre Uhr steht am ${germanDay(demoDay ?? history.today)}.`,
    '',
    `Zugänge (Kennwort für alle: ${demoPassword}):`,
    ...logins,
    '',
  ].join('\n')
}
