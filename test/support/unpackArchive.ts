/** What a ZIP archive holds, opened by a reader that is not ours. @module */
import * as yauzl from 'yauzl'
import { hasPdfTools, seePdf } from './pdfTools.ts'
import { readParts } from './readWorkbook.ts'

/** The files of the archive by their names, in their order. */
export async function unpackArchive(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const archive = await yauzl.fromBufferPromise(bytes)
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await archive.openReadStreamPromise(entry))
      chunks.push(chunk as Buffer)
    files.set(entry.fileName, Buffer.concat(chunks))
  }
  return files
}

/** Of workbooks the parts; PDFs are packed inside and seen elsewhere. */
export async function textsIn(entries: ReadonlyMap<string, Buffer>) {
  const texts: { name: string; text: string }[] = []
  for (const [name, content] of entries) {
    if (name.endsWith('.xlsx')) {
      for (const [part, text] of await readParts(content))
        texts.push({ name: `${name}/${part}`, text })
    } else if (!name.endsWith('.pdf')) texts.push({ name, text: content.toString() })
    else if (hasPdfTools) texts.push({ name, text: seePdf(content).text })
  }
  return texts
}
