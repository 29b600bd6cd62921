import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listPersons } from '../../db/queries/organisations.ts'
import { saveWorkbook } from '../../reports/workbook/saveWorkbook.ts'
import { Failure } from '../core/failure.ts'
import { foldText, nearestWord } from '../core/text.ts'
import { makeFolder } from '../platform/makeFolder.ts'
import { readTables } from '../platform/spreadsheets/readTables.ts'
import { mergeReturned } from '../returns/merge/actions.ts'
import type { AnswerPlan, PlannedCell } from '../returns/merge/planAnswers.ts'
import { refusalWords } from '../returns/merge/refusalWords.ts'
import { writeConflicts } from '../returns/merge/writeConflicts.ts'
import { decisions } from '../returns/planMerge.ts'
import { placeWords } from '../returns/returnedWorkbook.ts'
import {
  type Command,
  type CommandCall,
  domainOption,
  isSet,
  positional,
  requiredOption,
  textOption,
} from './command.ts'
import { whileWaiting } from './progress.ts'
import { atWorkplace, domainOf, type Workplace } from './workplace.ts'

export const merge: Command = {
  name: 'merge',
  positionals: ['DATEI'],
  summary: 'übernimmt eine ausgefüllte Arbeitsmappe (A.4, Fragebogen, Konflikte)',
  details:
    'Übernommen wird nur, was in der Datei geändert wurde, ganz oder gar nicht. Was seit der Ausgabe auch im Programm geändert wurde, ist ein Konflikt und bleibt, wie es ist, bis jemand entscheidet: im Browser, mit --prefer oder in der Arbeitsmappe von --conflicts, die selbst wieder eingelesen wird. Dieselbe Datei noch einmal ändert nichts.',
  options: {
    domain: domainOption,
    person: { type: 'string', value: 'NAME', text: 'wessen Antworten es sind' },
    'dry-run': { type: 'boolean', text: 'nur zeigen, was geschähe' },
    conflicts: { type: 'string', value: 'DATEI', text: 'schreibt die Konflikte als Arbeitsmappe' },
    prefer: {
      type: 'string',
      value: 'today|returned',
      text: 'bei Konflikten gilt der heutige oder der zurückgekommene Wert',
    },
  },
  hasJson: true,
  usageProblem({ values: { prefer } }) {
    if (prefer === undefined || decisions.some((one) => one === prefer)) return undefined
    return 'Bei --prefer sind „today“ und „returned“ möglich.'
  },
  async run(call) {
    const plan = await atWorkplace(call, (workplace) => mergeFile(call, workplace))
    const count = plan.refused.length
    if (count > 0) call.io.err(`${count} ${count === 1 ? 'Zelle' : 'Zellen'} nicht übernommen.`)
    return 0
  },
}

async function mergeFile(call: CommandCall, workplace: Workplace): Promise<AnswerPlan> {
  const path = positional(call, 0)
  const name = basename(path)
  const domain = await domainOf(workplace, requiredOption(call, 'domain'))
  const personId = await personOf(workplace, textOption(call, 'person'))
  const tables = await whileWaiting(call.io, `${name} lesen`, () => readTables(path))
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
  const prefer = decisions.find((one) => one === textOption(call, 'prefer'))
  const isRehearsal = isSet(call, 'dry-run')
  const { deps, actor } = workplace
  const input = { domain, tables, file: { name, sha256 }, personId }
  const { plan, contents } = await whileWaiting(call.io, 'Vergleichen und übernehmen', () =>
    mergeReturned(deps, actor, input, { prefer, isRehearsal }),
  )
  if (isSet(call, 'json')) call.io.out(JSON.stringify(asJson(plan, contents.notices), null, 2))
  else {
    call.io.out(asText(plan, isRehearsal))
    for (const cell of plan.refused) call.io.err(`Nicht übernommen – ${refusalWords(cell)}`)
    for (const notice of contents.notices) call.io.err(`Hinweis – ${notice}`)
  }
  await saveConflicts(call, workplace, domain, name, plan)
  return plan
}

async function saveConflicts(
  call: CommandCall,
  { deps, actor }: Workplace,
  domain: InformationDomain,
  name: string,
  plan: AnswerPlan,
): Promise<void> {
  const out = textOption(call, 'conflicts')
  const open = plan.conflicts.filter(({ decision }) => decision === undefined)
  if (out === undefined || open.length === 0) return
  makeFolder(dirname(resolve(out)))
  await deps.store.readSnapshot(actor.organisationId, async (db) => {
    const undecided = { ...plan, conflicts: open }
    await saveWorkbook(await writeConflicts(db, domain, name, undecided), out)
  })
  call.io.err(`Die Konflikte stehen in ${out}.`)
}

/** Throws `not_found` with the nearest known name. */
async function personOf(
  { deps, actor }: Workplace,
  name: string | undefined,
): Promise<string | null> {
  if (name === undefined) return null
  const persons = await deps.store.read(actor.organisationId, listPersons)
  const found = persons.find(({ nameKey }) => nameKey === foldText(name))
  if (found) return found.id
  const near = nearestWord(
    name,
    persons.map((person) => person.name),
  )
  throw new Failure(
    'not_found',
    `„${name}“ steht nicht unter den Ansprechpartnern.${near ? ` Meinten Sie „${near}“?` : ''}`,
  )
}

function asText(plan: AnswerPlan, isRehearsal: boolean): string {
  const { changes, conflicts, held, refused, same } = plan
  const open = conflicts.filter(({ decision }) => decision === undefined)
  const decided = conflicts.filter(({ decision }) => decision === 'returned')
  const taken = changes.length + decided.length
  return [
    `${isRehearsal ? 'Probelauf: ' : ''}${taken} Zellen übernommen, ${open.length} Konflikte, ${held.length} warten auf deren Entscheidung, ${same} schon gleich, ${refused.length} nicht übernommen.`,
    ...[...changes, ...decided].map((cell) => `Übernommen – ${lineOf(cell)}`),
    ...open.map(
      (cell) =>
        `Konflikt – ${placeOf(cell)}: ausgegeben „${cell.base ?? 'nicht mehr bekannt'}“, heute „${cell.today}“, zurückgekommen „${cell.returned}“`,
    ),
    ...held.map((cell) => `Wartet – ${lineOf(cell)}`),
  ].join('\n')
}

function lineOf(cell: PlannedCell): string {
  return `${placeOf(cell)}: „${cell.today}“ → „${cell.returned}“`
}

function placeOf(cell: PlannedCell): string {
  return `${placeWords(cell, cell.title)} (${cell.label})`
}

function asJson(
  { changes, conflicts, held, refused, same }: AnswerPlan,
  notices: readonly string[],
) {
  const short = ({ label, field, sheet, row, base, today, returned }: PlannedCell) => ({
    ...{ label, field, sheet, row, base, today, returned },
  })
  return {
    changes: changes.map(short),
    conflicts: conflicts.map((cell) => ({ ...short(cell), decision: cell.decision ?? null })),
    held: held.map(short),
    refused: refused.map((cell) => ({ ...short(cell), reason: cell.reason })),
    ...{ same, notices },
  }
}
