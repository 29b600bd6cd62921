import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findQuestionnaire } from '../../db/queries/questionnaires.ts'
import { ensurePerson } from '../../src/access/persons/actions.ts'
import { readUpload } from '../../src/platform/spreadsheets/readTables.ts'
import { looseText } from '../../src/returns/answerField.ts'
import { mergeReturned } from '../../src/returns/merge/actions.ts'
import { createQuestionnaire } from '../../src/returns/questionnaire/actions.ts'
import { writeQuestionnaire } from '../../src/returns/questionnaire/writeQuestionnaire.ts'
import { answerQuestions } from '../../src/wiba/actions.ts'
import { type City, foundCity } from '../exports/cast.ts'
import { workbookBytes } from '../support/readWorkbook.ts'
import { openTestStore } from '../support/stores.ts'
import { fill, throughLibreOffice, wibaKeys } from './returnedFile.ts'

const isInstalled = spawnSync('soffice', ['--version']).status === 0
if (!isInstalled) {
  console.warn(
    'SKIPPED: LibreOffice (soffice) is not installed; no WiBA workbook came back from it.',
  )
}

/** What spreadsheet programs are known to change on the way. */
const awkward = 'Grüße aus Köthen\n=1+1\n  eingerückt  zwei\n„Anführung“ & <Zeichen>\n00123'

describe.skipIf(!isInstalled)('a WiBA questionnaire that LibreOffice saved', () => {
  let city: City
  let bytes: Buffer
  let close: () => Promise<void>
  beforeAll(async () => {
    const test = await openTestStore('sqlite')
    close = test.close
    city = await foundCity(test.store, 'aken', 'Aken')
    const { deps, actor, kern } = city
    const reply = { question: 'client-1', answer: 'no', note: awkward, version: 0 } as const
    await answerQuestions(deps, actor, kern.id, [reply])
    const person = await ensurePerson(deps, actor, { name: 'Bauamt' })
    const id = await createQuestionnaire(deps, actor, kern.id, {
      ...{ kind: 'wiba', title: 'WiBA im Bauamt', personId: person.id, note: '' },
      ...{ expiresOn: '2099-12-31', questions: ['client-1', 'client-2', 'client-3'] },
    })
    bytes = await deps.store.readSnapshot('aken', async (db) => {
      const questionnaire = await findQuestionnaire(db, id)
      if (!questionnaire) throw new Error(`no questionnaire ${id}`)
      return workbookBytes(await writeQuestionnaire(db, kern, questionnaire, 'Bauamt'))
    })
  })
  afterAll(() => close())

  it.each(['xlsx', 'ods'] as const)('as %s changes nothing that nobody touched', async (format) => {
    const { plan, contents } = await rehearse(throughLibreOffice(bytes, format), format)

    expect(contents).toMatchObject({ about: 'wiba', rows: 3, notices: [] })
    expect(plan).toMatchObject({ changes: [], conflicts: [], refused: [], answers: [] })
  })

  it.each(['xlsx', 'ods'] as const)('as %s keeps what somebody typed', async (format) => {
    const filled = fill(
      bytes,
      [
        { at: ['Client', '2'], title: 'Antwort', to: 'nicht relevant' },
        { at: ['Client', '2'], title: 'Begründung / Notiz', to: `${awkward}\n+49 3925` },
        { at: ['Client', '3'], title: 'Antwort', to: 'ja' },
      ],
      'Fragen',
      wibaKeys,
    )

    const { plan, contents } = await rehearse(throughLibreOffice(filled, format), format)

    expect(contents.notices).toEqual([])
    expect(plan.refused).toEqual([])
    const values = plan.changes.map(({ name, value }) => [name, looseText(value)])
    expect(Object.fromEntries(values)).toEqual({
      'client-2/answer': 'not_relevant',
      'client-2/note': looseText(`${awkward}\n+49 3925`),
      'client-3/answer': 'yes',
    })
  })

  async function rehearse(saved: Buffer, format: string) {
    const name = `wiba.${format}`
    const tables = await readUpload(saved, name)
    const file = { name, sha256: '0'.repeat(64) }
    const input = { domain: city.kern, tables, file, personId: null }
    return mergeReturned(city.deps, city.actor, input, { isRehearsal: true })
  }
})
