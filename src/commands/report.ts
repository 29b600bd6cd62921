import { dirname, extname, resolve } from 'node:path'
import { listSites } from '../../db/queries/devices.ts'
import { Failure } from '../core/failure.ts'
import { foldText, nearestWord } from '../core/text.ts'
import { exportReport } from '../exports/reports/actions.ts'
import { ensureReportName, reportLabels, reportNames } from '../exports/reports/reportNames.ts'
import { makeFolder } from '../platform/makeFolder.ts'
import {
  type Command,
  domainOption,
  isSet,
  positional,
  requiredOption,
  textOption,
} from './command.ts'
import { whileWaiting } from './progress.ts'
import { atWorkplace, domainOf, type Workplace } from './workplace.ts'

const nameLines = reportNames.map((name) => `  ${name.padEnd(12)}${reportLabels[name].title}`)

export const report: Command = {
  name: 'report',
  positionals: ['NAME'],
  summary: 'schreibt einen Bericht als PDF',
  details: `Namen:\n${nameLines.join('\n')}

Wird ein Bericht zu mehreren Dateien (je Standort eine, oder Teile ab etwa 3.000 Prüfungen),
bekommen sie den Namen aus --out mit einem Zusatz: bericht_Teil-1-von-3.pdf.`,
  options: {
    domain: domainOption,
    out: { type: 'string', value: 'DATEI', text: 'die Datei, z. B. bericht.pdf', isRequired: true },
    archive: { type: 'boolean', text: 'Archivfassung PDF/A-2a statt PDF/UA-1 zum Lesen' },
    site: { type: 'string', value: 'NAME', text: 'devices: nur dieser Standort' },
    basis: { type: 'boolean', text: 'checks: nur Basis-Anforderungen' },
  },
  hasJson: true,
  usageProblem({ positionals: [name], values: { site, basis } }) {
    if (site !== undefined && name !== 'devices') return '--site gibt es nur bei „devices“.'
    return basis && name !== 'checks' ? '--basis gibt es nur bei „checks“.' : undefined
  },
  async run(call) {
    const files = await atWorkplace(call, async (workplace) => {
      const name = ensureReportName(positional(call, 0))
      const { code } = await domainOf(workplace, requiredOption(call, 'domain'))
      const out = requiredOption(call, 'out')
      const siteId = await findSite(workplace, textOption(call, 'site'))
      const { deps, actor } = workplace
      makeFolder(dirname(resolve(out)))
      return whileWaiting(call.io, `${out} schreiben`, () =>
        exportReport(deps, actor, {
          ...{ name, domainCode: code, siteId },
          standard: isSet(call, 'archive') ? 'a-2a' : 'ua-1',
          levels: isSet(call, 'basis') ? ['basic'] : undefined,
          placeOf: ({ suffix }) => withSuffix(out, siteId ? withoutSite(suffix) : suffix),
        }),
      )
    })
    call.io.out(
      isSet(call, 'json')
        ? JSON.stringify(files, null, 2)
        : files.map(({ file, sha256 }) => `${file}  SHA-256 ${sha256}`).join('\n') ||
            'Es ist noch kein Gerät erfasst; es wurde keine Datei geschrieben.',
    )
    return 0
  },
}

function withSuffix(out: string, suffix: string): string {
  const ending = extname(out)
  return suffix === '' ? out : `${out.slice(0, out.length - ending.length)}_${suffix}${ending}`
}

/** Who asked for one site gave the file its name. */
function withoutSite(suffix: string): string {
  return suffix.split('_')[1] ?? ''
}

/** Throws `not_found` with the nearest known name. */
async function findSite(
  { deps, actor }: Workplace,
  name: string | undefined,
): Promise<string | undefined> {
  if (name === undefined) return undefined
  const sites = await deps.store.read(actor.organisationId, listSites)
  const found = sites.find((site) => foldText(site.name) === foldText(name))
  if (found) return found.id
  const near = nearestWord(
    name,
    sites.map((site) => site.name),
  )
  throw new Failure(
    'not_found',
    `Den Standort „${name}“ gibt es nicht.${near ? ` Meinten Sie „${near}“?` : ''}`,
  )
}
