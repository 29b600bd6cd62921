/** Questionnaires as the ISB puts them and decides on their answers. @module */
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { wibaQuestionIdPattern } from '../../../catalog/wiba.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { listQuestionnaires } from '../../../db/queries/questionnaires.ts'
import { listTargetObjects } from '../../../db/queries/targetObjects.ts'
import { saveWorkbook } from '../../../reports/workbook/saveWorkbook.ts'
import { allow } from '../../access/permissions.ts'
import { parseSelection } from '../../assessment/list/checkAddress.ts'
import { addDays } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { makeDownload } from '../../exports/makeDownload.ts'
import { readMailServer } from '../../reminders/mailing/readMailServer.ts'
import { addressOf } from '../../web/address.ts'
import type { FormState } from '../../web/form.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { sendDownload } from '../../web/sendDownload.ts'
import { type Problems, readAll, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import {
  createQuestionnaire,
  decideReplies,
  makeLink,
  revokeQuestionnaire,
  sendLink,
} from './actions.ts'
import { NewQuestionnairePage } from './NewQuestionnairePage.tsx'
import { QuestionnaireList } from './QuestionnaireList.tsx'
import { QuestionnairePage } from './QuestionnairePage.tsx'
import { stateOf } from './questionnaire.ts'
import { questionnaireForm } from './questionnaireForm.ts'
import { type ChoiceFilter, readQuestionChoices } from './readQuestionChoices.ts'
import { readAskedQuestions, readQuestionnaire } from './readQuestionnaire.ts'
import { replyIn, replyValues, verdictField, verdicts } from './replyForm.ts'
import { writeQuestionnaire } from './writeQuestionnaire.ts'

type Visit = Context<WebEnv>

const path = '/fragebogen'

/** How long a department usually gets. */
const usualDays = 14

export const questionnaireRoutes = new Hono<WebEnv>()
  .get(path, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'checks')
    const domain = pageDomain(c)
    const questionnaires = await deps.store.read(visit.actor.organisationId, async (db) => {
      const names = new Map((await listPersons(db)).map(({ id, name }) => [id, name]))
      return (await listQuestionnaires(db, domain.id)).map((one) => ({
        ...one,
        person: names.get(one.personId) ?? '',
      }))
    })
    return renderPage(
      c,
      { title: 'Fragebögen', path, domain },
      <QuestionnaireList {...{ domain, questionnaires, today: deps.today() }} />,
    )
  })
  .get(`${path}/neu`, (c) => {
    allow(c.var.visit.actor, 'write', 'checks')
    const expiresOn = addDays(c.var.deps.today(), usualDays)
    return showNew(c, pageDomain(c), filterIn(c.req.query()), { values: { expiresOn } })
  })
  .post(`${path}/neu`, async (c) => {
    allow(c.var.visit.actor, 'write', 'checks')
    const { verbund, art, liste } = c.req.query()
    const fragen = chosenIn(await readAll(c, 'zeile'), art)
    const nothing = 'Es war nichts angekreuzt. Wählen Sie die Fragen hier.'
    const address = addressOf(`${path}/neu`, {
      verbund,
      art,
      liste: fragen ? undefined : liste,
      fragen,
    })
    return redirectTo(c, address, fragen ? undefined : nothing)
  })
  .post(path, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'checks')
    const domain = pageDomain(c)
    const chosen = await readAll(c, 'frage')
    return submit(c, questionnaireForm, {
      async save({ art, title, personId, note, expiresOn }) {
        if (expiresOn === null) {
          const message = 'Bitte nennen Sie einen Tag.'
          throw new Failure('invalid', message, { expiresOn: message })
        }
        const head = { title, personId, note, expiresOn }
        const input =
          art === 'wiba'
            ? { ...head, kind: art, questions: chosen }
            : { ...head, kind: art, places: await placesOf(c, domain, chosen) }
        const id = await createQuestionnaire(deps, visit.actor, domain.id, input)
        return redirectTo(
          c,
          addressOf(`${path}/${id}`, { verbund: domain.code }),
          'Der Fragebogen ist angelegt. Bringen Sie ihn jetzt auf den Weg.',
        )
      },
      again: (values, problems) =>
        showNew(c, domain, filterIn(values), { values, problems }, new Set(chosen)),
    })
  })
  .get(`${path}/:id`, (c) => {
    allow(c.var.visit.actor, 'write', 'checks')
    return showOne(c)
  })
  .post(`${path}/:id/link`, (c) => {
    allow(c.var.visit.actor, 'write', 'checks')
    return change(c, async (id) => {
      const made = await makeLink(c.var.deps, c.var.visit.actor, id)
      const base = c.var.deps.baseUrl ?? new URL(c.req.url).origin
      return showOne(c, { link: `${base}${made}` })
    })
  })
  .post(`${path}/:id/mail`, (c) => {
    allow(c.var.visit.actor, 'write', 'checks')
    return change(c, async (id) => {
      await sendLink(c.var.deps, c.var.visit.actor, id)
      return backTo(c, id, 'Der Link ist gesendet.')
    })
  })
  .post(`${path}/:id/rueckzug`, (c) => {
    allow(c.var.visit.actor, 'write', 'checks')
    return change(c, async (id) => {
      await revokeQuestionnaire(c.var.deps, c.var.visit.actor, id)
      return backTo(c, id, 'Der Fragebogen ist zurückgezogen.')
    })
  })
  .post(`${path}/:id/entscheidungen`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'checks')
    const { questionnaire, questions } = await readOne(c)
    return submit(c, z.object({}), {
      async save(_data, values) {
        const all = verdicts.find((verdict) => verdict === values.alle)
        const decisions = questions.flatMap(({ position, isAnswered, state }) => {
          if (!isAnswered || state !== 'open') return []
          const own = verdicts.find((verdict) => verdict === values[verdictField(position)])
          const verdict = all ?? own
          const changed = replyIn(values, questionnaire.kind, position)
          return verdict ? [{ position, verdict, changed }] : []
        })
        if (decisions.length === 0) {
          throw new Failure('invalid', 'Bitte entscheiden Sie über mindestens eine Antwort.')
        }
        await decideReplies(deps, visit.actor, questionnaire.id, decisions)
        return backTo(c, questionnaire.id, 'Die Entscheidungen sind gespeichert.')
      },
      again: (values, problems) => showOne(c, { values, problems }),
    })
  })
  .get(`${path}/:id/fragebogen.xlsx`, async (c) => {
    allow(c.var.visit.actor, 'write', 'checks')
    return sendWorkbook(c)
  })

function filterIn(query: Readonly<Record<string, string | undefined>>): ChoiceFilter {
  return {
    kind: query.art === 'wiba' ? 'wiba' : 'checks',
    list: query.liste || undefined,
    isOnlyOpen: query.stand !== 'alle',
    isOnlyBasic: query.stufe !== 'alle',
    chosen: query.fragen ? query.fragen.split(',') : undefined,
  }
}

/** The ticked rows of a list, as an address names them; those of the check name the version too, which is none of it. */
function chosenIn(rows: readonly string[], art: string | undefined): string {
  if (art === 'wiba') return rows.filter((row) => wibaQuestionIdPattern.test(row)).join(',')
  const names = rows.flatMap((row) => parseSelection(row) ?? [])
  return names.map(({ code, requirement }) => `${code}/${requirement}`).join(',')
}

/** Throws `not_found` for a code that is none of the information domain. */
async function placesOf(c: Visit, domain: InformationDomain, values: readonly string[]) {
  const objects = await c.var.deps.store.read(c.var.visit.actor.organisationId, (db) =>
    listTargetObjects(db, domain.id),
  )
  const ids = new Map(objects.map(({ code, id }) => [code, id]))
  return values.map((value) => {
    const [code = '', requirement = ''] = value.split('/')
    const targetObjectId = ids.get(code)
    if (!targetObjectId)
      throw new Failure('not_found', `Das Zielobjekt ${code} gibt es hier nicht.`)
    return { targetObjectId, requirement }
  })
}

function readOne(c: Visit) {
  const { deps, visit } = c.var
  return deps.store.read(visit.actor.organisationId, async (db) => {
    const found = await readQuestionnaire(db, visit.actor, c.req.param('id') ?? '')
    return { ...found, questions: await readAskedQuestions(db, found.questionnaire) }
  })
}

/** Does what a button is for, or shows the page with what is wrong. */
async function change(c: Visit, work: (id: string) => Promise<Response>): Promise<Response> {
  const { questionnaire } = await readOne(c)
  return submit(c, z.object({}), {
    save: () => work(questionnaire.id),
    again: (_values, problems) => showOne(c, { problems }),
  })
}

async function showNew(
  c: Visit,
  domain: InformationDomain,
  filter: ChoiceFilter,
  state: FormState,
  ticked?: ReadonlySet<string>,
): Promise<Response> {
  const { deps, visit } = c.var
  const found = await deps.store.read(visit.actor.organisationId, (db) =>
    readQuestionChoices(db, domain, filter),
  )
  return renderPage(
    c,
    { title: 'Fragebogen anlegen', path, domain },
    <NewQuestionnairePage {...{ domain, csrfToken: visit.csrfToken, state, found, ticked }} />,
  )
}

async function showOne(
  c: Visit,
  {
    link,
    values,
    problems,
  }: { link?: string; values?: FormState['values']; problems?: Problems } = {},
): Promise<Response> {
  const { deps, visit } = c.var
  const { questionnaire, person, questions } = await readOne(c)
  const domain = visit.domains.find(({ id }) => id === questionnaire.informationDomainId)
  const waiting = questions.filter((one) => one.isAnswered && one.state === 'open').length
  const stored = Object.assign(
    {},
    ...questions.map(({ position, reply }) => replyValues(position, reply)),
  )
  const server = await readMailServer(deps, visit.actor.organisationId)
  return renderPage(
    c,
    { title: questionnaire.title, path, ...(domain && { domain }) },
    <QuestionnairePage
      {...{ questionnaire, person, questions, link, csrfToken: visit.csrfToken }}
      state={stateOf(questionnaire, waiting, deps.today())}
      form={{ values: values ?? stored, problems }}
      query={{ verbund: domain?.code }}
      maySend={server.settings !== undefined && deps.baseUrl !== undefined && person.email !== ''}
    />,
  )
}

function backTo(c: Visit, id: string, notice: string): Response {
  return redirectTo(c, addressOf(`${path}/${id}`, { verbund: c.req.query('verbund') }), notice)
}

async function sendWorkbook(c: Visit): Promise<Response> {
  const { deps, visit } = c.var
  const { questionnaire, person } = await readOne(c)
  const domain = visit.domains.find(({ id }) => id === questionnaire.informationDomainId)
  if (!domain) {
    throw new Failure('not_found', 'Diese Arbeitsmappe gibt es hier nicht.')
  }
  const workbook = await deps.store.readSnapshot(visit.actor.organisationId, (db) =>
    writeQuestionnaire(db, domain, questionnaire, person.name),
  )
  const download = await makeDownload(async (folder) => {
    const file = join(folder, 'fragebogen.xlsx')
    await saveWorkbook(workbook, file)
    return { file, fileName: `Fragebogen – ${questionnaire.title}.xlsx` }
  })
  return sendDownload(c, download)
}
