/** Where a department answers: without a login, by an address that only it knows. @module */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type SecretAddress, secretOf, secretTextOf } from '../../reminders/secretAddress.ts'
import type { FormState } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { replyPath, saveReplies, submitReplies } from '../questionnaire/actions.ts'
import { ReplyPage, SubmittedPage } from '../questionnaire/ReplyPage.tsx'
import { readByAddress } from '../questionnaire/readByAddress.ts'
import { readAskedQuestions } from '../questionnaire/readQuestionnaire.ts'
import { repliesIn, replyValues } from '../questionnaire/replyForm.ts'

type Page = Context<WebEnv>

export const replyRoutes = new Hono<WebEnv>()
  .get(`${replyPath}/:address`, (c) => showQuestions(c))
  .post(`${replyPath}/:address`, (c) => keep(c, false))
  .post(`${replyPath}/:address/abgabe`, (c) => keep(c, true))

async function keep(c: Page, isFinal: boolean): Promise<Response> {
  const { address, questionnaire, questions, organisation } = await found(c)
  return submit(c, z.object({}), {
    async save(_data, values) {
      const replies = repliesIn(values, questionnaire.kind, questions)
      if (!isFinal) {
        await saveReplies(c.var.deps, address, replies)
        return redirectTo(c, pathOf(address), 'Ihre Antworten sind gespeichert.')
      }
      await submitReplies(c.var.deps, address, replies)
      hide(c)
      const page = <SubmittedPage organisationName={organisation.name} />
      return renderPage(c, { title: 'Abgegeben', isBare: true }, page)
    },
    again: (values, problems) => showQuestions(c, { values, problems }),
  })
}

async function showQuestions(c: Page, typed?: FormState): Promise<Response> {
  const { address, questionnaire, questions, organisation } = await found(c)
  hide(c)
  const stored = Object.assign(
    {},
    ...questions.map(({ position, reply }) => replyValues(position, reply)),
  )
  return renderPage(
    c,
    { title: questionnaire.title, isBare: true },
    <ReplyPage
      path={pathOf(address)}
      questionnaire={questionnaire}
      questions={questions}
      organisationName={organisation.name}
      form={typed ?? { values: stored }}
    />,
  )
}

/** Throws `not_found` for an address that opens nothing. */
async function found(c: Page) {
  const address = secretOf(c.req.param('address') ?? '')
  const open = await readByAddress(c.var.deps, address)
  const { organisation, questionnaire } = open
  const questions = await c.var.deps.store.read(organisation.id, (db) =>
    readAskedQuestions(db, questionnaire),
  )
  return { ...open, questions, address: address as SecretAddress }
}

function hide(c: Page): void {
  c.header('X-Robots-Tag', 'noindex')
  c.header('Referrer-Policy', 'no-referrer')
}

function pathOf(address: SecretAddress): string {
  return `${replyPath}/${secretTextOf(address)}`
}
