/** Questions of the rules: answered here, while what follows is accepted under proposals. @module */
import { type Context, Hono } from 'hono'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import type { FormState } from '../../web/form.tsx'
import { offsetOf, pageOf } from '../../web/Pager.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { answerConditions } from '../actions.ts'
import { answerForm, rowsForm } from '../answerForm.ts'
import { readQuestionPage, readQuestions } from './readQuestions.ts'
import { QuestionPage, QuestionsPage } from './views.tsx'

const pageSize = 100

export const questionRoutes = new Hono<WebEnv>()
  .get('/modellierung/fragen', async (c) => {
    const { visit, deps } = c.var
    allow(visit.actor, 'read', 'modelling')
    const domain = pageDomain(c)
    const questions = await deps.store.read(visit.actor.organisationId, (db) =>
      readQuestions(db, domain),
    )
    return renderPage(
      c,
      { title: 'Fragen zur Modellierung', path: '/modellierung', domain },
      <QuestionsPage
        domain={domain}
        questions={questions}
        csrfToken={visit.csrfToken}
        mayDecide={isAllowed(visit.actor, 'write', 'modelling')}
      />,
    )
  })
  .get('/modellierung/fragen/:attribute', async (c) => {
    allow(c.var.visit.actor, 'read', 'modelling')
    return showQuestion(c, pageDomain(c), { values: {} })
  })
  .post('/modellierung/fragen/:attribute/antworten', async (c) => {
    const { actor } = c.var.visit
    allow(actor, 'write', 'modelling')
    const domain = pageDomain(c)
    const attribute = c.req.param('attribute')
    return submit(c, answerForm, {
      async save({ antwort, notiz, offen }) {
        const { question } = await readPage(c, domain, attribute)
        const open = question.places.filter(({ given }) => !given)
        ensureStillOpen(open.length, offen, antwort)
        await answerConditions(
          c.var.deps,
          actor,
          open.map(({ id }) => ({
            targetObjectId: id,
            attribute,
            answer: antwort,
            note: notiz,
            version: 0,
          })),
        )
        return redirectTo(c, questionAddress(domain, attribute), 'Antwort gespeichert.')
      },
      again: (values, problems) => showQuestion(c, domain, { values, problems }),
    })
  })
  .post('/modellierung/fragen/:attribute/einzeln', async (c) => {
    const { actor } = c.var.visit
    allow(actor, 'write', 'modelling')
    const domain = pageDomain(c)
    const attribute = c.req.param('attribute')
    return submit(c, rowsForm, {
      async save(rows) {
        const { question } = await readPage(c, domain, attribute)
        const places = new Map(question.places.map((place) => [place.code, place]))
        await answerConditions(
          c.var.deps,
          actor,
          rows.map(({ code, answer, note, version }) => {
            const place = places.get(code)
            if (!place) throw new Failure('invalid', `„${code}“ betrifft diese Frage nicht.`)
            return { targetObjectId: place.id, attribute, answer, note, version }
          }),
        )
        const address = questionAddress(domain, attribute, c.req.query('seite'))
        return redirectTo(c, address, 'Antworten gespeichert.')
      },
      again: (values, problems) => showQuestion(c, domain, { values, problems }),
    })
  })

function readPage(c: Context<WebEnv>, domain: InformationDomain, attribute: string) {
  const { deps, visit } = c.var
  return deps.store.read(visit.actor.organisationId, (db) =>
    readQuestionPage(db, domain, attribute),
  )
}

async function showQuestion(
  c: Context<WebEnv>,
  domain: InformationDomain,
  form: FormState,
): Promise<Response> {
  const { visit } = c.var
  const shown = await readPage(c, domain, c.req.param('attribute') ?? '')
  const { places } = shown.question
  const page = pageOf(c.req.query('seite'), pageSize, places.length)
  return renderPage(
    c,
    { title: 'Frage zur Modellierung', path: '/modellierung', domain },
    <QuestionPage
      domain={domain}
      shown={shown}
      places={places.slice(offsetOf(page), offsetOf(page) + pageSize)}
      page={page}
      form={form}
      csrfToken={visit.csrfToken}
      mayDecide={isAllowed(visit.actor, 'write', 'modelling')}
    />,
  )
}

/** Throws `conflict` when somebody answered since the question was shown; `seen` is how many places were open then. */
function ensureStillOpen(open: number, seen: number | undefined, answer: boolean): void {
  if (seen === undefined || seen === open) return
  const rest =
    open === 0 ? 'Offen ist nichts mehr' : `Offen ${open === 1 ? 'ist' : 'sind'} noch ${open}`
  throw new Failure(
    'conflict',
    `Inzwischen hat jemand anders geantwortet. ${rest}; Ihre Antwort „${answer ? 'ja' : 'nein'}“ ist nicht gespeichert.`,
  )
}

function questionAddress(domain: InformationDomain, attribute: string, seite?: string): string {
  return addressOf(pathOf('/modellierung/fragen', attribute), { verbund: domain.code, seite })
}
