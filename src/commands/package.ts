/** `package`: the audit package of a snapshot. @module */
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listSnapshots } from '../../db/queries/snapshots.ts'
import { germanNumber } from '../../reports/cover.ts'
import { germanDay } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import { foldText, nearestWord } from '../core/text.ts'
import { makeFolder } from '../platform/makeFolder.ts'
import {
  packageOf,
  takeSnapshotForPackage,
  type WrittenPackage,
} from '../snapshots/package/actions.ts'
import { snapshotForm } from '../snapshots/snapshotForm.ts'
import {
  type Command,
  type CommandCall,
  domainOption,
  isSet,
  requiredOption,
  textOption,
} from './command.ts'
import { parsed } from './parsed.ts'
import { whileWaiting } from './progress.ts'
import { atWorkplace, domainOf, type Workplace } from './workplace.ts'

export const packageCommand: Command = {
  name: 'package',
  positionals: [],
  summary: 'schreibt das Prüfpaket (ZIP) zu einem Stand',
  details: `Das Paket enthält A.0 bis A.6, WiBA, Geräteliste, Fristen, Änderungsprotokoll, Berichte als PDF, alle Daten als JSON, Dokumente und
ein Anschreiben; voran steht, was für ein Testat noch fehlt. Ohne --snapshot wird zuerst ein Stand festgehalten. Derselbe Stand ergibt immer
dieselben Bytes. „basislotse verify PAKET“ prüft es.`,
  options: {
    domain: domainOption,
    snapshot: {
      type: 'string',
      value: 'STAND',
      text: 'Nummer oder Name eines festgehaltenen Stands',
    },
    name: {
      type: 'string',
      value: 'NAME',
      text: 'Name des neuen Stands, ohne --snapshot (sonst „Prüfpaket“ und der Tag)',
    },
    out: { type: 'string', value: 'DATEI', text: 'das Paket, z. B. paket.zip', isRequired: true },
  },
  hasJson: true,
  usageProblem({ values: { snapshot, name } }) {
    if (snapshot === undefined || name === undefined) return undefined
    return 'Bitte nennen Sie entweder einen Stand (--snapshot) oder den Namen eines neuen (--name).'
  },
  async run(call) {
    const out = requiredOption(call, 'out')
    const written = await atWorkplace(call, async (workplace) => {
      const domain = await domainOf(workplace, requiredOption(call, 'domain'))
      const wanted = textOption(call, 'snapshot')
      if (wanted !== undefined) await findWanted(workplace, domain, wanted)
      ensureFree(out)
      makeFolder(dirname(resolve(out)))
      return whileWaiting(call.io, `${out} schreiben`, () =>
        writePackage(workplace, domain, out, { wanted, name: nameOf(call) }),
      )
    })
    call.io.out(isSet(call, 'json') ? JSON.stringify(written, null, 2) : describe(written))
    return 0
  },
}

/** Writes the package of a snapshot that is there, or of one taken now. */
export async function writePackage(
  workplace: Workplace,
  domain: InformationDomain,
  file: string,
  { wanted, name }: { wanted: string | undefined; name: string | undefined },
): Promise<WrittenPackage> {
  const { deps, actor } = workplace
  const { id } =
    wanted === undefined
      ? await takeSnapshotForPackage(deps, actor, domain.id, name)
      : await findWanted(workplace, domain, wanted)
  return packageOf(deps, actor, { snapshotId: id, file })
}

/** Throws `invalid` for a name that no snapshot may have. */
function nameOf(call: CommandCall): string | undefined {
  const name = textOption(call, 'name')
  return name === undefined ? undefined : parsed(snapshotForm, { name }).name
}

/** By number or name. Throws `not_found` with the nearest name. */
async function findWanted(
  { deps, actor }: Workplace,
  domain: InformationDomain,
  wanted: string,
): Promise<{ id: string }> {
  const snapshots = await deps.store.read(actor.organisationId, (db) =>
    listSnapshots(db, domain.id),
  )
  const found =
    snapshots.find(({ name }) => foldText(name) === foldText(wanted)) ??
    snapshots.find(({ number }) => String(number) === wanted.trim())
  if (found) return found
  const near = nearestWord(
    wanted,
    snapshots.map(({ name }) => name),
  )
  const known = snapshots.map(({ number, name }) => `Nr. ${number} „${name}“`).join(', ')
  throw new Failure(
    'not_found',
    `Den Stand „${wanted}“ gibt es im Informationsverbund ${domain.code} nicht.${near ? ` Meinten Sie „${near}“?` : ''} Bekannt sind: ${known || 'keiner'}.`,
  )
}

/** A package that somebody may have handed out is never overwritten. */
function ensureFree(file: string): void {
  if (!existsSync(file)) return
  throw new Failure(
    'conflict',
    `${resolve(file)} gibt es schon. Bitte nennen Sie mit --out eine andere Datei, oder löschen Sie diese zuerst.`,
  )
}

function describe({ file, sha256, bytes, files, snapshot, gaps }: WrittenPackage): string {
  return [
    `${file}  SHA-256 ${sha256}`,
    `Stand Nr. ${snapshot.number} „${snapshot.name}“ vom ${germanDay(snapshot.takenOn)}, ${germanNumber(files)} Dateien, ${germanNumber(Math.ceil(bytes / 1000))} kB`,
    gaps.length === 0
      ? 'Die erfassten Daten zeigen keine Lücke.'
      : `Vor einem Testat zu klären (${gaps.length}):`,
    ...gaps.map(({ text }) => `  ${text}`),
    `Prüfen: basislotse verify ${file}`,
  ].join('\n')
}
