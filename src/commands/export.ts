import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Failure } from '../core/failure.ts'
import { exportWorkbook } from '../exports/actions.ts'
import { ensureExportName, exportLabels, exportNames } from '../exports/exportNames.ts'
import { type Command, type CommandCall, isSet, requiredOption } from './command.ts'
import { atWorkplace, domainOf, type Workplace } from './workplace.ts'

const nameLines = exportNames.map((name) => `  ${name.padEnd(11)}${exportLabels[name].title}`)

export const exportCommand: Command = {
  name: 'export',
  positionals: ['[NAME]'],
  summary: 'schreibt eine Arbeitsmappe (XLSX) oder mit --all alle',
  details: `Namen:\n${nameLines.join('\n')}`,
  options: {
    domain: { type: 'string', value: 'KÜRZEL', text: 'Informationsverbund, z. B. KERN' },
    out: { type: 'string', value: 'ZIEL', text: 'Datei, mit --all ein Ordner' },
    all: { type: 'boolean', text: 'alle Arbeitsmappen' },
  },
  hasJson: true,
  async run(call) {
    const files = await atWorkplace(call, async (workplace) => {
      const { code } = await domainOf(workplace, requiredOption(call, 'domain'))
      return isSet(call, 'all')
        ? exportAll(workplace, code, requiredOption(call, 'out'))
        : [await exportOne(call, workplace, code)]
    })
    call.io.out(
      isSet(call, 'json')
        ? JSON.stringify(files, null, 2)
        : files.map(({ file, sha256 }) => `${file}  SHA-256 ${sha256}`).join('\n'),
    )
    return 0
  },
}

/** Writes every workbook of an information domain as `FOLDER/NAME.xlsx`. */
export async function exportAll({ deps, actor }: Workplace, domainCode: string, folder: string) {
  mkdirSync(folder, { recursive: true })
  const files = []
  for (const name of exportNames) {
    const file = join(folder, `${name}.xlsx`)
    files.push(await exportWorkbook(deps, actor, { name, domainCode, file }))
  }
  return files
}

async function exportOne(call: CommandCall, { deps, actor }: Workplace, domainCode: string) {
  const [given] = call.positionals
  if (!given) {
    throw new Failure(
      'invalid',
      `Bitte nennen Sie den Export (${exportNames.join(', ')}) oder --all.`,
    )
  }
  const name = ensureExportName(given)
  const file = requiredOption(call, 'out')
  mkdirSync(dirname(resolve(file)), { recursive: true })
  return exportWorkbook(deps, actor, { name, domainCode, file })
}
