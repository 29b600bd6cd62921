/**
 * The official XML of the Kompendium (DocBook 5), as the BSI publishes it: read event by event, so that neither depth
 * nor size costs memory, and nothing in it is ever executed, resolved or fetched.
 * Source of the form: the file of Edition 2023 itself.
 * @module
 */
import { SaxesParser, type SaxesTag } from 'saxes'
import { Failure } from '../src/core/failure.ts'
import type { RequirementLevel } from './requirementLevel.ts'

/** A piece of a text: a paragraph, or an entry of a list. */
export type OfficialBlock = { readonly kind: 'paragraph' | 'entry'; readonly text: string }

export type OfficialRequirement = {
  readonly id: string
  readonly title: string
  readonly level: RequirementLevel
  readonly isWithdrawn: boolean
  readonly blocks: readonly OfficialBlock[]
}

/** The Kompendium goes nine deep. */
const deepest = 60
const mostElements = 500_000
const mostCharacters = 40_000_000
const namespace = 'http://docbook.org/ns/docbook'

/** One heading lacks the dot in front of its number („OPS.2.3A22“). */
const heading = /^([A-Z]{3,4}(?:\.\d+)+?)\.?A(\d+)\s+(.*?)\s*\(([BSH])\)(?:\s*\[.*\])?\s*$/
const levels: Readonly<Record<string, RequirementLevel>> = { B: 'basic', S: 'standard', H: 'high' }

type Section = { title: string | undefined; blocks: OfficialBlock[] }

/**
 * The requirements of the file in their order, withdrawn ones included. Throws `invalid` for anything that is
 * not such a file: another format, entities, too deep, too large, broken.
 */
export function readOfficialXml(chunks: Iterable<string>): OfficialRequirement[] {
  const found: OfficialRequirement[] = []
  const sections: Section[] = []
  const open: string[] = []
  let elements = 0
  let characters = 0
  let text: string | undefined
  const parser = new SaxesParser({ position: true })
  parser.on('error', (error) => {
    throw refused(`Die Datei ist kein vollständiges XML: ${placeOf(parser)}. ${cause(error)}`)
  })
  parser.on('doctype', () => {
    throw refused(
      'Die Datei enthält eine DOCTYPE-Angabe. Damit lassen sich fremde Inhalte einschleusen; das Kompendium des BSI hat keine. Sie wird nicht gelesen.',
    )
  })
  parser.on('opentag', (tag: SaxesTag) => {
    elements += 1
    if (open.length === 0) ensureKompendium(tag)
    open.push(tag.name)
    if (open.length > deepest)
      throw refused(
        `Die Datei ist tiefer als ${deepest} Ebenen verschachtelt (${placeOf(parser)}). Das Kompendium des BSI ist es nicht.`,
      )
    if (elements > mostElements)
      throw refused('Die Datei hat mehr Elemente, als ein Kompendium haben kann.')
    if (tag.name === 'section' || tag.name === 'chapter')
      sections.push({ title: undefined, blocks: [] })
    if (isText(tag.name)) text = ''
  })
  parser.on('text', (part) => {
    if (text !== undefined) text += part
  })
  parser.on('closetag', ({ name }) => {
    open.pop()
    const section = sections.at(-1)
    if (isText(name) && text !== undefined) {
      const words = tidy(text)
      text = undefined
      if (section && name === 'title') section.title ??= words
      else if (section && words)
        section.blocks.push({
          kind: open.includes('listitem') ? 'entry' : 'paragraph',
          text: words,
        })
    }
    if (name !== 'section' && name !== 'chapter') return
    const requirement = section && requirementOf(section)
    sections.pop()
    if (requirement) found.push(requirement)
  })
  for (const chunk of chunks) {
    // Counted here, because the parser keeps a text until its element ends.
    characters += chunk.length
    if (characters > mostCharacters) {
      throw refused('Die Datei hat mehr Text, als ein Kompendium haben kann.')
    }
    parser.write(chunk)
  }
  parser.close()
  return found
}

/**
 * The text of the file's bytes. Throws `invalid` for what is not UTF-8, or says of itself that it is not.
 */
export function decodeOfficialXml(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']([^"']+)["']/.exec(start)?.[1]
  if (bytes[0] === 0xff || bytes[0] === 0xfe || (declared && !/^utf-?8$/i.test(declared))) {
    throw refused(
      `Die Datei ist nicht in UTF-8 geschrieben${declared ? `, sondern nennt ${declared.slice(0, 20)}` : ''}. Die Datei des BSI ist es; bitte laden Sie sie dort neu herunter.`,
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refused(
      'Die Datei enthält Zeichen, die kein UTF-8 sind: Sie ist beschädigt oder wurde mit einem anderen Programm gespeichert. Bitte laden Sie sie beim BSI neu herunter.',
    )
  }
}

function ensureKompendium({ name, attributes }: SaxesTag): void {
  if (name === 'book' && attributes.xmlns === namespace) return
  throw refused(
    'Das ist nicht das IT-Grundschutz-Kompendium als XML (DocBook). Das BSI bietet es unter dem Namen „XML_Kompendium_2023.xml“ zum Herunterladen an.',
  )
}

function isText(name: string): boolean {
  return name === 'title' || name === 'para' || name === 'simpara' || name === 'td'
}

function requirementOf({ title = '', blocks }: Section): OfficialRequirement | undefined {
  const [, moduleId, number, words = '', letter = ''] = heading.exec(title) ?? []
  const level = levels[letter]
  if (moduleId === undefined || level === undefined) return undefined
  return {
    id: `${moduleId}.A${number}`,
    title: words,
    level,
    isWithdrawn: words === 'ENTFALLEN',
    blocks,
  }
}

/** Without soft hyphens and hard blanks; white space folded. */
function tidy(text: string): string {
  return text
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

function placeOf({ line, column }: { line: number; column: number }): string {
  return `Zeile ${line}, Spalte ${column}`
}

/** saxes speaks English, with the place in front. */
function cause({ message }: Error): string {
  if (/entity/i.test(message))
    return 'Dort steht ein Verweis (Entity), den die Datei nicht haben darf.'
  if (/unclosed/i.test(message))
    return 'Sie endet zu früh; vermutlich wurde das Herunterladen abgebrochen.'
  return 'Dort passt die Auszeichnung nicht zusammen.'
}

function refused(message: string): Failure {
  return new Failure('invalid', message)
}
