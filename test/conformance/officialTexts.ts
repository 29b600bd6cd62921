import { referenceText } from './sharedReference.ts'

const xmlPath = 'official-xml/XML_Kompendium_2023.xml'
/** The dot before A is optional because of the typing error „OPS.2.3A22“. */
const requirementHeading = /^([A-Z]{3,4}(?:\.\d+)+?)\.?A(\d+)\s.*\([BSH]\)/

/**
 * The official text of each requirement, withdrawn ones included, by identifier: for comparison in
 * memory only. A requirement is a section without sections of its own.
 */
export function officialTexts(): ReadonlyMap<string, string> {
  const sections = referenceText(xmlPath).matchAll(
    /<title[^>]*>((?:(?!<\/title>).)*)<\/title>((?:(?!<section|<\/section).)*)/gs,
  )
  return new Map(
    [...sections].flatMap(([, title = '', body = '']) => {
      const [, moduleId, number] = requirementHeading.exec(plain(title)) ?? []
      return moduleId === undefined ? [] : [[`${moduleId}.A${number}`, plain(body)] as const]
    }),
  )
}

/**
 * The whole chapter of each module with its requirements, by identifier. The same titles stand in the table of the
 * layer model, without sections below them: the longest is the chapter.
 */
export function officialChapters(): ReadonlyMap<string, string> {
  const text = referenceText(xmlPath)
  const heads = [
    ...text.matchAll(/<title[^>]*>([A-Z]{3,4}(?:\.\d+)+) (?:(?!<\/title>).)*<\/title>/g),
  ]
  const chapters = new Map<string, string>()
  heads.forEach(({ index, 1: id = '' }, at) => {
    const body = plain(text.slice(index, heads[at + 1]?.index))
    if (body.length > (chapters.get(id)?.length ?? 0)) chapters.set(id, body)
  })
  return chapters
}

/** Without mark-up, entities, soft hyphens and hard blanks; white space folded. */
function plain(text: string): string {
  return text
    .replace(/<\/?emphasis[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\u00ad|\u200b/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}
