/** `catalog import`: official texts of the BSI from a file that the city has. @module */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure } from '../core/failure.ts'
import { applyOfficialDraft, importOfficialTexts } from '../exchange/officialTexts/actions.ts'
import { officialSourceLabels, speakDifferences } from '../exchange/officialTexts/officialText.ts'
import { codeOf } from '../platform/explainError.ts'
import { type Command, isSet, positional } from './command.ts'
import { whileWaiting } from './progress.ts'
import { atWorkplace } from './workplace.ts'

export const catalogImport: Command = {
  name: 'catalog import',
  positionals: ['DATEI'],
  summary: 'liest amtliche Texte des BSI ein: das Kompendium (XML) oder das WiBA-Werkzeug (XLSX)',
  details:
    'Die Texte bleiben in der eigenen Datenbank. Gilt schon eine andere Ausgabe, zeigt der Befehl zuerst die Unterschiede; --apply übernimmt sie.',
  options: { apply: { type: 'boolean', text: 'eine neuere Ausgabe gleich übernehmen' } },
  hasJson: true,
  async run(call) {
    const path = positional(call, 0)
    const file = { name: basename(path), bytes: await readBytes(path) }
    const reading = await atWorkplace(call, async ({ deps, actor }) => {
      const read = await whileWaiting(call.io, `${file.name} lesen`, () =>
        importOfficialTexts(deps, actor, file),
      )
      if (read.outcome !== 'draft' || !isSet(call, 'apply')) return read
      await applyOfficialDraft(deps, actor, read.source)
      return { ...read, outcome: 'imported' as const }
    })
    if (isSet(call, 'json')) {
      call.io.out(JSON.stringify(reading, null, 2))
      return 0
    }
    const { source, texts, differences, outcome } = reading
    call.io.out(
      `${officialSourceLabels[source]}: ${texts} Texte, ${speakDifferences(differences)}.`,
    )
    if (outcome !== 'draft') return 0
    for (const { key, before, after } of differences) {
      const word = before === null ? 'neu' : after === null ? 'entfallen' : 'geändert'
      call.io.out(`  ${word.padEnd(10)}${key} ${(after ?? before)?.title ?? ''}`)
    }
    call.io.err(
      'Noch gilt die bisherige Ausgabe. Mit --apply, oder unter „Amtliche Texte“ im Browser, übernehmen Sie die neue.',
    )
    return 0
  },
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT') throw new Failure('not_found', `Die Datei ${path} gibt es nicht.`)
    if (code === 'EISDIR') throw new Failure('invalid', `${path} ist ein Ordner, keine Datei.`)
    throw error
  }
}
