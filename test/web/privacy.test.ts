/** Data protection in the browser: the record, the times, and what the night deletes. */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveAccess } from '../../db/queries/events.ts'
import { listQuestionnaires } from '../../db/queries/questionnaires.ts'
import { deleteExpired } from '../../src/administration/privacy/actions.ts'
import { addDays, startOfDay } from '../../src/core/day.ts'
import { personalKinds, recordEntries } from '../../src/core/personalData/personalKind.ts'
import { createQuestionnaire } from '../../src/returns/questionnaire/actions.ts'
import { engines } from '../support/stores.ts'
import { openWebCity, type WebCity } from './webCity.ts'

const path = '/verwaltung/datenschutz'
const times = { evidenceYears: '5', accessLogDays: '30', reminderDays: '90', uploadHours: '48' }

describe.each(engines)('data protection on %s', (engine) => {
  let city: WebCity

  beforeEach(async () => {
    city = await openWebCity(engine)
  })
  afterEach(() => city.close())

  it('shows administration and officer every kind of personal data, and nobody else', async () => {
    for (const role of ['admin', 'officer'] as const) {
      const page = await (await city.as(role)).read(path)
      for (const kind of personalKinds) expect(page).toContain(recordEntries[kind].title)
      expect(page).toContain('<code>deviceLoan</code>: borrower, borrowerUnit, borrowerContact')
    }
    for (const role of ['technician', 'management', 'contributor', 'auditor'] as const) {
      expect((await (await city.as(role)).get(path)).status).toBe(404)
    }
  })

  it('keeps times, says what is wrong with others, and shows what somebody else saved', async () => {
    const officer = await city.as('officer')

    const saved = await officer.post(`${path}/fristen`, { ...times, version: '0' })
    const refused = await officer.post(`${path}/fristen`, {
      ...times,
      ...{ reminderDays: '89', accessLogDays: 'bald', version: '1' },
    })
    const stale = await officer.post(`${path}/fristen`, {
      ...times,
      uploadHours: '9',
      version: '0',
    })

    expect(saved.status).toBe(303)
    expect(refused.status).toBe(422)
    const wrong = await refused.text()
    expect(wrong).toContain('Möglich sind 90 bis 3650.')
    expect(wrong).toContain('Bitte geben Sie eine Zahl von Tagen an.')
    expect(stale.status).toBe(409)
    expect(await stale.text()).toContain('48')
    const page = await officer.read(path)
    expect(page).toContain('90 Tage nach dem Tag der Erinnerung')
    expect(await officer.read('/verlauf')).toContain('Löschfristen geändert')
  })

  it('deletes at night what is older than its time, and tells so', async () => {
    const officer = await city.as('officer')
    await officer.post(`${path}/fristen`, { ...times, version: '0' })
    const { deps } = city.aken
    const day = deps.today()
    const note = (id: string, at: string) =>
      deps.store.write('aken', (db) =>
        saveAccess(db, { id, at, actorId: 'system', kind: 'export', subject: id }),
      )
    await note('alt', addInstant(startOfDay(addDays(day, -30)), -1))
    await note('neu', startOfDay(addDays(day, -30)))
    const before = await officer.read(path)

    await deleteExpired(deps, 'aken')
    const after = await officer.read(path)
    await deleteExpired(deps, 'aken')

    expect(before).not.toMatch(/1 Eintrag am/)
    expect(after).toMatch(/1 Eintrag am/)
    expect(await officer.read(path)).toMatch(/1 Eintrag am/)
    const left = await deps.store.read('aken', (db) => db.select().from(db.tables.accessLog))
    expect(left.map(({ subject }) => subject)).toContain('neu')
    expect(left.map(({ subject }) => subject)).not.toContain('alt')
  })

  it('deletes questionnaires that nobody submitted, 90 days after their last day, and says so', async () => {
    const { deps, actor, domain, personId } = city.aken
    const day = deps.today()
    const put = async (title: string, expiresOn: string, submittedAt: string | null = null) => {
      const questions = ['backup-1', 'backup-2']
      const head = { title, personId, note: '', expiresOn: '2099-12-31', questions }
      const id = await createQuestionnaire(deps, actor, domain.id, { ...head, kind: 'wiba' })
      await deps.store.write('aken', async (db) => {
        const { questionnaire } = db.tables
        const over = { expiresOn, submittedAt }
        await db.update(questionnaire).set(over).where(eq(questionnaire.id, id))
      })
    }
    await put('Längst vorbei', addDays(day, -91))
    await put('Gerade noch da', addDays(day, -90))
    await put('Abgegeben', addDays(day, -400), deps.serverTime())
    const officer = await city.as('officer')

    await deleteExpired(deps, 'aken')
    const after = await officer.read(path)
    await deleteExpired(deps, 'aken')

    const { left, questions } = await deps.store.read('aken', async (db) => ({
      left: await listQuestionnaires(db, domain.id),
      questions: await db.select().from(db.tables.questionnaireQuestion),
    }))
    const titles = left.map(({ title }) => title)
    expect(titles).toEqual(expect.arrayContaining(['Gerade noch da', 'Abgegeben']))
    expect(titles).not.toContain('Längst vorbei')
    const ids = new Set(left.map(({ id }) => id))
    expect(questions.every(({ questionnaireId }) => ids.has(questionnaireId))).toBe(true)
    expect(after).toMatch(/1 Eintrag am/)
    expect(await officer.read(path)).toMatch(/1 Eintrag am/)
    const trail = await officer.read('/verlauf')
    expect(trail).toContain('Fragebogen nach seiner Frist gelöscht')
    expect(trail).toContain('Längst vorbei')
  })

  it('lets nothing age in the sample city, whose clock stands still', async () => {
    const { deps } = city.aken
    await deps.store.write('aken', (db) =>
      saveAccess(db, {
        ...{ id: deps.newId(), at: deps.now(), actorId: 'system' },
        ...{ kind: 'export', subject: 'von heute' },
      }),
    )

    await deleteExpired({ ...deps, serverTime: () => '2099-01-01T10:00:00.000Z' }, 'aken')

    const left = await deps.store.read('aken', (db) => db.select().from(db.tables.accessLog))
    expect(left.map(({ subject }) => subject)).toContain('von heute')
  })

  it('lets whoever looks after one information domain read, and not change', async () => {
    const { id } = city.aken.domain
    const narrow = await city.as('officer', id)

    const page = await narrow.read(path)
    const answer = await narrow.post(`${path}/fristen`, { ...times, version: '0' })

    expect(page).not.toContain('Löschfristen speichern')
    expect(answer.status).toBe(403)
  })
})

function addInstant(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}
