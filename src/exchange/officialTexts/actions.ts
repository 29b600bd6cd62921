/** Official texts of the BSI come into the city's own database, and never anywhere else. @module */
import { createHash } from 'node:crypto'
import { decodeOfficialXml, readOfficialXml } from '../../../catalog/officialXml.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  deleteOfficialTexts,
  listOfficialImports,
  listOfficialTexts,
  type OfficialImport,
  saveOfficialTexts,
} from '../../../db/queries/officialTexts.ts'
import { type Actor, ensureEverywhere } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import {
  compareOfficialTexts,
  type OfficialDifference,
  type OfficialSource,
  type OfficialText,
  officialSourceLabels,
} from './officialText.ts'
import { officialQuestionsOf } from './wibaSheet.ts'

/** A file of the BSI is 3 MB. */
const mostBytes = 25 * 1024 * 1024
/** One piece of text for the parser: between two of them nothing else waits long. */
const piece = 64 * 1024

export type OfficialFile = { readonly name: string; readonly bytes: Uint8Array }

export type OfficialReading = {
  readonly source: OfficialSource
  readonly texts: number
  readonly differences: readonly OfficialDifference[]
  /** `unchanged`: the same texts are in force. `draft`: they wait beside those in force until somebody applies them. */
  readonly outcome: 'imported' | 'unchanged' | 'draft'
}

/**
 * Reads the XML of the Kompendium or the sheet of the WiBA tool. The first edition comes into force at once; one that
 * differs from what is in force waits as a draft. Throws `invalid` for any other file.
 */
export async function importOfficialTexts(
  deps: Deps,
  actor: Actor,
  file: OfficialFile,
): Promise<OfficialReading> {
  allowTexts(actor)
  const { source, texts } = await readTexts(deps, file)
  return deps.store.write(actor.organisationId, async (db) => {
    const before = await listOfficialTexts(db, source, 'current')
    const differences = compareOfficialTexts(before, texts)
    const outcome =
      before.length === 0 ? 'imported' : differences.length > 0 ? 'draft' : 'unchanged'
    if (outcome !== 'unchanged') {
      const row: OfficialImport = {
        source,
        state: outcome === 'draft' ? 'draft' : 'current',
        fileName: file.name,
        fileSha256: createHash('sha256').update(file.bytes).digest('hex'),
        textCount: texts.length,
        importedAt: deps.now(),
        importedBy: actor.name,
      }
      await saveOfficialTexts(db, row, texts)
      if (outcome === 'imported') recordEvent(db, eventOf(deps, actor, row))
    }
    return { source, texts: texts.length, differences, outcome }
  })
}

/** The draft comes into force. Throws `not_found` while there is none. */
export async function applyOfficialDraft(
  deps: Deps,
  actor: Actor,
  source: OfficialSource,
): Promise<void> {
  allowTexts(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const draft = (await listOfficialImports(db)).find(
      (each) => each.source === source && each.state === 'draft',
    )
    if (!draft) throw noDraft()
    const texts = await listOfficialTexts(db, source, 'draft')
    const row = { ...draft, state: 'current' as const }
    await saveOfficialTexts(db, row, texts)
    await deleteOfficialTexts(db, source, 'draft')
    recordEvent(db, eventOf(deps, actor, row))
  })
}

/** What is in force stays. Throws `not_found` while there is no draft. */
export async function dropOfficialDraft(
  deps: Deps,
  actor: Actor,
  source: OfficialSource,
): Promise<void> {
  allowTexts(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const imports = await listOfficialImports(db)
    if (!imports.some((each) => each.source === source && each.state === 'draft')) throw noDraft()
    await deleteOfficialTexts(db, source, 'draft')
  })
}

function allowTexts(actor: Actor): void {
  allow(actor, 'write', 'checks')
  ensureEverywhere(actor)
}

/** Told by its first sign: the sheet of a tool is no XML. */
async function readTexts(
  deps: Deps,
  { name, bytes }: OfficialFile,
): Promise<{ source: OfficialSource; texts: OfficialText[] }> {
  if (bytes.length > mostBytes) {
    throw new Failure(
      'invalid',
      `„${name}“ ist größer als 25 MB. Die Dateien des BSI sind es nicht.`,
    )
  }
  if (!looksLikeXml(bytes)) {
    return { source: 'wiba', texts: officialQuestionsOf(await deps.readUpload(bytes, name)) }
  }
  const texts = readOfficialXml(piecesOf(decodeOfficialXml(bytes)))
    .filter(({ isWithdrawn }) => !isWithdrawn)
    .map(({ id, title, blocks }) => ({ key: id, title, blocks }))
  if (texts.length === 0) {
    throw new Failure('invalid', 'In der Datei steht keine einzige Anforderung.')
  }
  return { source: 'compendium', texts }
}

function looksLikeXml(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 400)).toString('latin1').replaceAll('\0', '')
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(start)
}

function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += piece) yield text.slice(start, start + piece)
}

function eventOf(
  deps: Deps,
  actor: Actor,
  { source, fileName, fileSha256, textCount }: OfficialImport,
) {
  return eventBy(deps, actor, 'official_texts_imported', actor.organisationId, {
    after: { source: officialSourceLabels[source], file: fileName, fileSha256, count: textCount },
  })
}

function noDraft(): Failure {
  return new Failure(
    'not_found',
    'Es wartet keine neuere Ausgabe. Vielleicht hat sie schon jemand übernommen oder verworfen.',
  )
}
