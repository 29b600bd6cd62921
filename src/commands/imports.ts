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
import type { ImportPlan } from '../exchange/importPlan.ts'
import { readTables } from '../platform/spreadsheets/readTables.ts'
import {
  type Command,
  type CommandCall,
  isSet,
  positional,
  requiredOption,
  textOption,
} from './command.ts'
import { atWorkplace, domainOf } from './workplace.ts'

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
      domain: { type: 'string', value: 'KÜRZEL', text: 'Informationsverbund, z. B. KERN' },
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
        const tables = await readTables(path)
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
  const counts = {
    new: plan.new.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged,
  }
  if (isSet(call, 'json')) {
    const { refused, warnings } = plan
    call.io.out(JSON.stringify({ ...counts, refused, warnings }, null, 2))
  } else {
    const prefix = isSet(call, 'dry-run') ? 'Probelauf: ' : ''
    call.io.out(
      `${prefix}${counts.new} neu, ${counts.changed} geändert, ${counts.unchanged} unverändert, ${plan.refused.length} nicht übernommen.`,
    )
    for (const { file, sheet, row, column, reason } of plan.refused) {
      const place = [file, sheet, `Zeile ${row}`, column].filter((part) => part !== '').join(', ')
      call.io.err(`Nicht übernommen – ${place}: ${reason}`)
    }
    for (const warning of plan.warnings) call.io.err(`Hinweis – ${warning}`)
  }
  if (plan.refused.length > 0) call.io.err(`${plan.refused.length} Zeilen nicht übernommen.`)
}

function readJson(path: string): unknown {
  const text = readFileSync(path, 'utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw new Failure('invalid', `${path} ist keine gültige JSON-Datei.`)
  }
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
