import { dirname, join, resolve } from 'node:path'
import { type ExportedFile, exportWorkbook } from '../exports/actions.ts'
import { ensureExportName, exportLabels, exportNames } from '../exports/exportNames.ts'
import { makeFolder } from '../platform/makeFolder.ts'
import {
  type Command,
  type CommandCall,
  type CommandIo,
  domainOption,
  isSet,
  positional,
  requiredOption,
} from './command.ts'
import { whileWaiting } from './progress.ts'
import { atWorkplace, domainOf, type Workplace } from './workplace.ts'

const nameLines = exportNames.map((name) => `  ${name.padEnd(11)}${exportLabels[name].title}`)

export const exportCommand: Command = {
  name: 'export',
  positionals: ['[NAME]'],
  summary: 'schreibt eine Arbeitsmappe (XLSX) oder mit --all alle',
  details: `Namen:\n${nameLines.join('\n')}`,
  options: {
    domain: domainOption,
    out: { type: 'string', value: 'ZIEL', text: 'Datei, mit --all ein Ordner', isRequired: true },
    all: { type: 'boolean', text: 'alle Arbeitsmappen' },
  },
  hasJson: true,
  usageProblem({ positionals: [name], values: { all } }) {
    if (name && all) return 'Bitte nennen Sie entweder einen Export oder --all.'
    if (name || all) return undefined
    return `Bitte nennen Sie den Export (${exportNames.join(', ')}) oder --all.`
  },
  async run(call) {
    const files = await atWorkplace(call, async (workplace) => {
      const { code } = await domainOf(workplace, requiredOption(call, 'domain'))
      const out = requiredOption(call, 'out')
      return isSet(call, 'all')
        ? exportAll(call.io, workplace, code, out)
        : [await exportOne(call, workplace, code, out)]
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
export async function exportAll(
  io: CommandIo,
  { deps, actor }: Workplace,
  domainCode: string,
  folder: string,
): Promise<ExportedFile[]> {
  makeFolder(folder)
  const files = []
  for (const name of exportNames) {
    const file = join(folder, `${name}.xlsx`)
    const order = { name, domainCode, file }
    files.push(
      await whileWaiting(io, `${file} schreiben`, () => exportWorkbook(deps, actor, order)),
    )
  }
  return files
}

async function exportOne(
  call: CommandCall,
  { deps, actor }: Workplace,
  domainCode: string,
  file: string,
): Promise<ExportedFile> {
  const name = ensureExportName(positional(call, 0))
  makeFolder(dirname(resolve(file)))
  return whileWaiting(call.io, `${file} schreiben`, () =>
    exportWorkbook(deps, actor, { name, domainCode, file }),
  )
}
