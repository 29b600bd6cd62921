/** `import devices`, `applications`, `rooms`, `providers` and `wiba`. @module */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Actor } from '../access/actor.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import {
  type ImportInput,
  importApplications,
  importDevices,
  importProviders,
  importRooms,
  importWiba,
} from '../exchange/actions.ts'
import { applicationColumns } from '../exchange/columns/applicationColumns.ts'
import type { ColumnSet } from '../exchange/columns/columnSet.ts'
import { deviceColumns } from '../exchange/columns/deviceColumns.ts'
import { providerColumns } from '../exchange/columns/providerColumns.ts'
import { roomColumns } from '../exchange/columns/roomColumns.ts'
import { wibaColumns } from '../exchange/columns/wibaColumns.ts'
import { parseImportMapping } from '../exchange/importMapping.ts'
import type { Changed, ImportPlan } from '../exchange/importPlan.ts'
import { fieldLabel } from '../exports/fieldLabels.ts'
import { speakValue } from '../exports/fieldValue.ts'
import { codeOf } from '../platform/explainError.ts'
import { decodeText } from '../platform/spreadsheets/decodeText.ts'
import { readTables } from '../platform/spreadsheets/readTables.ts'
import {
  type Command,
  type CommandCall,
  domainOption,
  isSet,
  positional,
  requiredOption,
  textOption,
} from './command.ts'
import { tellProgress, whileWaiting } from './progress.ts'
import { atWorkplace, domainOf } from './workplace.ts'

/** Comparing and storing fewer takes no time. */
const manyRows = 1_000

type ImportKind = {
  name: string
  summary: string
  columns: ColumnSet<string>
  run: (deps: Deps, actor: Actor, input: ImportInput) => Promise<ImportPlan<unknown>>
}

export const importDevicesCommand = importCommand({
  name: 'import devices',
  summary: 'liest eine Geräteliste ein (CSV, XLSX, XLS, ODS)',
  columns: deviceColumns,
  run: importDevices,
})

export const importApplicationsCommand = importCommand({
  name: 'import applications',
  summary: 'liest eine Liste der Fachanwendungen ein',
  columns: applicationColumns,
  run: importApplications,
})

export const importRoomsCommand = importCommand({
  name: 'import rooms',
  summary: 'liest eine Raumliste ein',
  columns: roomColumns,
  run: importRooms,
})

export const importProvidersCommand = importCommand({
  name: 'import providers',
  summary: 'liest eine Liste der Dienstleister ein',
  columns: providerColumns,
  run: importProviders,
})

export const importWibaCommand = importCommand({
  name: 'import wiba',
  summary: 'liest Antworten aus dem WiBA-Tool des BSI ein',
  columns: wibaColumns,
  run: importWiba,
})

function importCommand({ name, summary, columns, run }: ImportKind): Command {
  return {
    name,
    positionals: ['DATEI'],
    summary,
    details:
      'Fehlerhafte Zeilen werden mit Grund gemeldet, die übrigen übernommen. Dieselbe Liste noch einmal einzulesen ändert nichts.',
    options: {
      domain: domainOption,
      'dry-run': { type: 'boolean', text: 'nur zeigen, was geschähe' },
      mapping: { type: 'string', value: 'DATEI', text: 'Zuordnung der Spalten (JSON)' },
      strict: { type: 'boolean', text: 'bei einer fehlerhaften Zeile nichts übernehmen' },
    },
    hasJson: true,
    async run(call) {
      const path = positional(call, 0)
      const mappingFile = textOption(call, 'mapping')
      const mapping = mappingFile ? parseImportMapping(readJson(mappingFile), columns) : undefined
      const plan = await atWorkplace(call, async (workplace) => {
        const domain = await domainOf(workplace, requiredOption(call, 'domain'))
        const tables = await whileWaiting(call.io, `${basename(path)} lesen`, () =>
          readTables(path),
        )
        const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
        if (rows > manyRows) {
          tellProgress(call.io, `${rows.toLocaleString('de')} Zeilen vergleichen und übernehmen`)
        }
        return run(workplace.deps, workplace.actor, {
          domain,
          tables,
          file: { name: basename(path), sha256: sha256Of(path) },
          mapping,
          dryRun: isSet(call, 'dry-run'),
          strict: isSet(call, 'strict'),
        })
      })
      report(call, plan)
      return 0
    },
  }
}

/** Data on stdout; what went wrong, and what was only assumed, on stderr. */
function report(call: CommandCall, plan: ImportPlan<unknown>): void {
  if (isSet(call, 'json')) call.io.out(JSON.stringify(asJson(plan), null, 2))
  else {
    call.io.out(asText(plan, isSet(call, 'dry-run')))
    for (const { file, sheet, row, column, reason } of plan.refused) {
      const place = [file, sheet, `Zeile ${row}`, column].filter((part) => part !== '').join(', ')
      call.io.err(`Nicht übernommen – ${place}: ${reason}`)
    }
    for (const warning of plan.warnings) call.io.err(`Hinweis – ${warning}`)
  }
  const count = plan.refused.length
  if (count > 0) call.io.err(`${count} ${count === 1 ? 'Zeile' : 'Zeilen'} nicht übernommen.`)
}

function asJson({ new: created, changed, unchanged, refused, warnings }: ImportPlan<unknown>) {
  return { new: created.length, changed: changed.length, unchanged, refused, warnings }
}

function asText(plan: ImportPlan<unknown>, isDryRun: boolean): string {
  const { new: created, changed, unchanged, refused } = plan
  return [
    `${isDryRun ? 'Probelauf: ' : ''}${created.length} neu, ${changed.length} geändert, ${unchanged} unverändert, ${refused.length} nicht übernommen.`,
    ...changed.map(changeLine),
  ].join('\n')
}

/** Geändert – liste.xlsx, Bestand, Zeile 12: Raum „R 1“ → „R 2“ */
function changeLine({ from, fields }: Changed<unknown>): string {
  const place = [from.file, from.sheet, `Zeile ${from.row}`].filter((part) => part !== '')
  const changes = Object.entries(fields).map(([field, { before, after }]) => {
    const speak = (value: unknown) => `„${speakValue(field, value, (id) => id)}“`
    return `${fieldLabel(field)} ${speak(before)} → ${speak(after)}`
  })
  return `Geändert – ${place.join(', ')}: ${changes.join('; ')}`
}

/** As people save it: also with the byte order mark of Windows' editor. */
function readJson(path: string): unknown {
  const text = decodeText(readMapping(path), basename(path))
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Failure(
      'invalid',
      `Die Zuordnung „${path}“ ist keine gültige JSON-Datei${lineOf(text, error)}. Ein Beispiel steht in docs/einlesen.md.`,
    )
  }
}

function readMapping(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT') throw new Failure('invalid', `Die Zuordnung „${path}“ gibt es nicht.`)
    if (code !== 'EISDIR') throw error
    throw new Failure('invalid', `Die Zuordnung „${path}“ ist ein Ordner, keine Datei.`)
  }
}

/** Node says the position, people count lines. */
function lineOf(text: string, error: unknown): string {
  const position = /at position (\d+)/.exec(String(error))?.[1]
  if (position === undefined) return ''
  return ` (Zeile ${text.slice(0, Number(position)).split('\n').length})`
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
