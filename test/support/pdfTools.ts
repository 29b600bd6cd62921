/** What independent programs say of a PDF of ours: poppler and qpdf. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasPdfTools = ['pdfinfo', 'pdffonts', 'pdftotext', 'qpdf'].every(
  (program) => spawnSync(program, ['--version']).error === undefined,
)
if (!hasPdfTools) {
  console.warn(
    'SKIPPED: poppler-utils or qpdf is not installed; no PDF was looked at with other programs.',
  )
}

export type SeenPdf = {
  /** Lines of `pdfinfo`, by their names. */
  readonly info: Readonly<Record<string, string>>
  readonly pages: number
  /** Each font with whether it is embedded. */
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[]
  /** All words in the order of the file, single blanks between them, hyphens at the ends of lines taken back. */
  readonly text: string
  /** The words of each page. */
  readonly pageTexts: readonly string[]
  /** What qpdf complains of; '' where nothing is wrong. */
  readonly complaint: string
  /** Titles of the bookmarks, in their order. */
  readonly bookmarks: readonly string[]
  /** What stands for pictures, for who does not see them. */
  readonly alternatives: readonly string[]
  /** The names of the structure elements. */
  readonly tags: ReadonlySet<string>
}

export function seePdf(bytes: Uint8Array): SeenPdf {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'))
  try {
    const file = join(folder, 'seen.pdf')
    writeFileSync(file, bytes)
    const say = (program: string, ...words: string[]) =>
      execFileSync(program, words, {
        encoding: 'utf8',
        maxBuffer: 1e9,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
    const pageTexts = say('pdftotext', '-raw', file, '-').split('\f').slice(0, -1).map(inOneLine)
    const checked = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' })
    const objects = say('qpdf', '--json=2', '--json-key=qpdf', '--json-key=outlines', file)
    const info = infoOf(say('pdfinfo', file))
    return {
      info,
      pages: Number(info.Pages),
      fonts: fontsOf(say('pdffonts', file)),
      text: pageTexts.join(' '),
      pageTexts,
      complaint: checked.status === 0 ? '' : `${checked.stdout}${checked.stderr}`,
      bookmarks: bookmarksOf(JSON.parse(objects).outlines),
      alternatives: [...objects.matchAll(/"\/Alt": ("u:(?:[^"\\]|\\.)*")/g)].map(([, text = '']) =>
        JSON.parse(text).slice(2),
      ),
      tags: new Set([...objects.matchAll(/"\/S": "\/(\w+)"/g)].map(([, name = '']) => name)),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function infoOf(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines.split('\n').flatMap((line) => {
      const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? []
      return name === undefined ? [] : [[name, value ?? '']]
    }),
  )
}

function fontsOf(lines: string): { name: string; isEmbedded: boolean }[] {
  return lines
    .split('\n')
    .slice(2)
    .filter(Boolean)
    .map((line) => ({
      name: line.split(' ')[0] ?? '',
      isEmbedded: /\byes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.test(line),
    }))
}

type Outline = { readonly title: string; readonly kids?: readonly Outline[] }

function bookmarksOf(outlines: readonly Outline[]): string[] {
  return outlines.flatMap(({ title, kids = [] }) => [title, ...bookmarksOf(kids)])
}

/** A hyphen before a line break that stands between small letters was set by the type. */
function inOneLine(text: string): string {
  return text
    .replace(/(\p{Ll})[-\u2010\u00ad]\n(?=\p{Ll})/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}
