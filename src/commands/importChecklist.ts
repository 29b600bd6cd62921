/** `import checklist`: answers in BSI's own checklists become suggestions. @module */
import { basename } from 'node:path'
import { listTargetObjects } from '../../db/queries/targetObjects.ts'
import { Failure } from '../core/failure.ts'
import { importChecklist } from '../exchange/checklists/actions.ts'
import { speakOutcome } from '../exchange/checklists/speakOutcome.ts'
import { readTables } from '../platform/spreadsheets/readTables.ts'
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

export const importChecklistCommand: Command = {
  name: 'import checklist',
  positionals: ['DATEI'],
  summary: 'liest eine ausgefüllte Checkliste des BSI zu einem Baustein ein, als Vorschläge',
  details:
    'Jede beantwortete Anforderung wird ein Vorschlag im Grundschutz-Check; übernehmen oder ablehnen muss ihn eine Person. Ohne --target gilt die Checkliste für jedes Zielobjekt, an dem der Baustein modelliert ist.',
  options: {
    domain: domainOption,
    target: { type: 'string', value: 'KÜRZEL', text: 'nur für dieses Zielobjekt' },
  },
  hasJson: true,
  async run(call) {
    const path = positional(call, 0)
    const outcome = await atWorkplace(call, async (workplace) => {
      const { id } = await domainOf(workplace, requiredOption(call, 'domain'))
      const tables = await whileWaiting(call.io, `${basename(path)} lesen`, () => readTables(path))
      return importChecklist(workplace.deps, workplace.actor, {
        informationDomainId: id,
        tables,
        fileName: basename(path),
        targetObjectId: await findTarget(workplace, id, textOption(call, 'target')),
      })
    })
    if (isSet(call, 'json')) call.io.out(JSON.stringify(outcome, null, 2))
    else call.io.out(speakOutcome(outcome))
    for (const { sheet, row, column, reason } of outcome.refused) {
      const place = [sheet, `Zeile ${row}`, column].filter(Boolean).join(', ')
      call.io.err(`Nicht übernommen – ${place}: ${reason}`)
    }
    for (const warning of outcome.warnings) call.io.err(`Hinweis – ${warning}`)
    return 0
  },
}

async function findTarget(
  { deps, actor }: Workplace,
  informationDomainId: string,
  code: string | undefined,
): Promise<string | undefined> {
  if (code === undefined) return undefined
  const objects = await deps.store.read(actor.organisationId, (db) =>
    listTargetObjects(db, informationDomainId),
  )
  const found = objects.find((object) => object.code === code.trim().toUpperCase())
  if (found) return found.id
  throw new Failure(
    'not_found',
    `Das Zielobjekt „${code}“ gibt es in diesem Informationsverbund nicht.`,
  )
}
