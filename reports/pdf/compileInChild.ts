/** The child process of `writePdf`: its input on stdin, the PDF on stdout, complaints on stderr. @module */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { packageRoot } from '../../src/core/packageRoot.ts'
import { printableText } from './printableText.ts'
import { readCodePoints } from './readCodePoints.ts'
import type { PdfInput } from './writePdf.ts'

const standards = { 'ua-1': PdfStandard.UA_1, 'a-2a': PdfStandard.A_2a }

const { template, data, at, standard = 'ua-1' }: PdfInput = JSON.parse(await text(process.stdin))
/** Typst dates a document by seconds since 1970. */
const seconds = Math.floor(Date.parse(at) / 1000)
const workspace = fileURLToPath(new URL('reports/pdf/templates/', packageRoot))
const fonts = fontFolders()
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fonts }] })
compiler.mapShadow(join(workspace, 'data.json'), Buffer.from(printableJson(data)))
const compiled = compiler.compile({ mainFilePath: join(workspace, `${template}.typ`) })
const warnings = compiled.takeWarnings()
const document = compiled.result
if (!document || warnings) complain(compiled.takeDiagnostics() ?? warnings)
else write(compiler.pdf(document, { pdfStandard: standards[standard], creationTimestamp: seconds }))

/** The three cuts have the same characters. */
function printableJson(values: unknown): string {
  const codePoints = readCodePoints(join(fonts[0] ?? '', 'FiraSans_400Regular.ttf'))
  const has = (codePoint: number) => codePoints.has(codePoint)
  return JSON.stringify(values, (_, value) =>
    typeof value === 'string' ? printableText(value, has) : value,
  )
}

/** Only these three cuts are used; a folder with all eighteen would be read at each start. */
function fontFolders(): string[] {
  const family = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/fira-sans/package.json'),
  )
  return ['400Regular', '400Regular_Italic', '600SemiBold'].map((cut) => join(family, cut))
}

function complain(error: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null): void {
  const diagnostics = error ? compiler.fetchDiagnostics(error) : ['no document and no reason']
  process.stderr.write(JSON.stringify(diagnostics))
  process.exitCode = 1
}

function write(bytes: Uint8Array): void {
  process.stdout.write(bytes)
}
