/** Milestones: all of them, and one with its dates, its progress and what can be done. @module */
import { type Context, Hono } from 'hono'
import { listDocuments } from '../../../db/queries/documents.ts'
import { listReminded } from '../../../db/queries/reminderOutbox.ts'
import { isInDomain } from '../../access/actor.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import type { FormState } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, readAll, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import {
  changeMilestone,
  createMilestone,
  moveMilestone,
  reviewMilestone,
  tickMilestone,
} from '../actions.ts'
import { areas, milestoneStates } from '../milestone.ts'
import {
  extensionForm,
  milestoneForm,
  newMilestoneForm,
  reviewForm,
  stepsForm,
} from '../milestoneForm.ts'
import { readMilestoneDetails, readSeenMilestones } from '../readMilestonePages.ts'
import { EditMilestonePage, NewMilestonePage } from './MilestoneForm.tsx'
import { MilestoneList, milestoneAddress, milestonePath } from './MilestoneList.tsx'
import { type MilestoneFormName, MilestonePage } from './MilestonePage.tsx'

type Page = Context<WebEnv>

export const milestoneRoutes = new Hono<WebEnv>()
  .get('/meilensteine', async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'read', 'milestones')
    const milestones = await deps.store.read(visit.actor.organisationId, (db) =>
      readSeenMilestones(deps.store, db, visit.actor, figureOptions(c)),
    )
    const area = areas.find((one) => one === c.req.query('feld'))
    const state = milestoneStates.find((one) => one === c.req.query('lage'))
    const listed = milestones.filter(
      ({ report }) =>
        (!area || report.details.area === area) && (!state || report.summary.state === state),
    )
    return renderPage(
      c,
      { title: 'Meilensteine', path: milestonePath },
      <MilestoneList
        today={today}
        milestones={milestones}
        listed={listed}
        query={{ feld: area, lage: state }}
        mayWrite={isAllowed(visit.actor, 'write', 'milestones')}
      />,
    )
  })

  .get('/meilensteine/neu', async (c) => {
    allow(c.var.visit.actor, 'write', 'milestones')
    return renderNew(c, { progress: 'manual' })
  })

  .post('/meilensteine', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'milestones')
    return submit(c, newMilestoneForm, {
      async save({ stepsTotal, ...fields }) {
        const isTicked = fields.progress === 'manual' && fields.originalDueOn !== null
        await createMilestone(deps, visit.actor, {
          ...fields,
          informationDomainIds: await readAll(c, 'informationDomainIds'),
          stepsTotal: stepsTotal ?? (isTicked ? 1 : 0),
        })
        return redirectTo(c, milestoneAddress(fields.code), `${fields.code} angelegt.`)
      },
      again: (values, problems) => renderNew(c, values, takenCode(problems)),
    })
  })

  .get('/meilensteine/:code', async (c) => {
    allow(c.var.visit.actor, 'read', 'milestones')
    return renderMilestone(c, c.req.param('code'))
  })

  .get('/meilensteine/:code/bearbeiten', async (c) => {
    allow(c.var.visit.actor, 'write', 'milestones')
    return renderEdit(c, c.req.param('code'))
  })

  .post('/meilensteine/:code', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'milestones')
    const code = c.req.param('code')
    return submit(c, milestoneForm, {
      async save({ reviewIntervalMonths, ...change }) {
        const interval = reviewIntervalMonths ?? undefined
        await changeMilestone(deps, visit.actor, code, {
          ...change,
          reviewIntervalMonths: interval,
        })
        return redirectTo(c, milestoneAddress(code), 'Gespeichert.')
      },
      again: (values, problems) => renderEdit(c, code, values, problems),
    })
  })

  .post('/meilensteine/:code/verlaengerungen', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'extend', 'milestones')
    const code = c.req.param('code')
    return submit(c, extensionForm, {
      async save({ newDueOn, ...extension }) {
        await moveMilestone(deps, visit.actor, code, { ...extension, newDueOn: newDueOn ?? '' })
        return redirectTo(c, milestoneAddress(code), 'Der Meilenstein hat einen neuen Termin.')
      },
      again: (values, problems) =>
        renderMilestone(c, code, ['extension', values, withoutStored(problems)]),
    })
  })

  .post('/meilensteine/:code/schritte', async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'write', 'milestones')
    const code = c.req.param('code')
    return submit(c, stepsForm, {
      async save({ stepsDone, stepsTotal, reachedOn, version }) {
        const [done, total] = [stepsDone ?? 0, stepsTotal ?? 0]
        const isComplete = total > 0 && done >= total
        const day = isComplete ? (reachedOn ?? today) : null
        const steps = { stepsDone: done, stepsTotal: total, reachedOn: day, version }
        await tickMilestone(deps, visit.actor, code, steps)
        const said = isComplete ? 'Der Meilenstein ist erreicht.' : 'Stand gespeichert.'
        return redirectTo(c, milestoneAddress(code), said)
      },
      again: (values, problems) => renderMilestone(c, code, ['steps', values, problems]),
    })
  })

  .post('/meilensteine/:code/ueberpruefungen', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'milestones')
    const code = c.req.param('code')
    return submit(c, reviewForm, {
      async save({ lastReviewedOn }) {
        await reviewMilestone(deps, visit.actor, code, lastReviewedOn ?? '')
        return redirectTo(c, milestoneAddress(code), 'Überprüfung festgehalten.')
      },
      again: (values, problems) => renderMilestone(c, code, ['review', values, problems]),
    })
  })

function figureOptions(c: Page) {
  return { today: c.var.today, staleMonths: c.var.visit.organisation.staleMonths }
}

function readDetails(c: Page, code: string) {
  const { deps, visit } = c.var
  return deps.store.read(visit.actor.organisationId, (db) =>
    readMilestoneDetails(deps.store, db, visit.actor, figureOptions(c), code),
  )
}

type Returned = readonly [form: MilestoneFormName, values: FormValues, problems: Problems]

async function renderMilestone(c: Page, code: string, returned?: Returned): Promise<Response> {
  const { deps, today, visit } = c.var
  const details = await readDetails(c, code)
  const reminded = isAllowed(visit.actor, 'read', 'reminders')
    ? await deps.store.read(visit.actor.organisationId, (db) =>
        listReminded(db, ['milestone', 'attestation'], details.milestone.code),
      )
    : []
  const { version, stepsDone, stepsTotal, reachedOn } = details.milestone
  const steps = {
    stepsDone: String(stepsDone),
    stepsTotal: String(stepsTotal),
    reachedOn: reachedOn ?? '',
    version: String(version),
  }
  return renderPage(
    c,
    { title: details.milestone.title, path: milestonePath },
    <MilestonePage
      {...details}
      today={today}
      forms={{
        extension: stateOf('extension', {}, returned),
        steps: stateOf('steps', steps, returned),
        review: stateOf('review', { lastReviewedOn: today }, returned),
      }}
      mayWrite={isAllowed(visit.actor, 'write', 'milestones')}
      mayExtend={isAllowed(visit.actor, 'extend', 'milestones')}
      reminded={reminded}
      csrfToken={visit.csrfToken}
    />,
  )
}

/** The form that came back shows what was typed; after a stale save it goes on from the stored version. */
function stateOf(form: MilestoneFormName, stored: FormValues, returned?: Returned): FormState {
  if (returned?.[0] !== form) return { values: stored }
  const [, values, problems] = returned
  return { values: goingOn(values, stored, problems), stored, problems }
}

function goingOn(values: FormValues, stored: FormValues, problems: Problems): FormValues {
  return problems.isStale && stored.version ? { ...values, version: stored.version } : values
}

async function renderEdit(
  c: Page,
  code: string,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { milestone } = await readDetails(c, code)
  const stored: FormValues = {
    title: milestone.title,
    area: milestone.area,
    reviewIntervalMonths: String(milestone.reviewIntervalMonths ?? ''),
    version: String(milestone.version),
  }
  const state: FormState =
    values && problems
      ? { values: goingOn(values, stored, problems), stored, problems }
      : { values: stored }
  return renderPage(
    c,
    { title: `${code} bearbeiten`, path: milestonePath },
    <EditMilestonePage
      code={code}
      isOngoing={milestone.reviewIntervalMonths !== null}
      state={state}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function renderNew(c: Page, values: FormValues, problems?: Problems): Promise<Response> {
  const { deps, visit } = c.var
  const documents = await deps.store.read(visit.actor.organisationId, (db) => listDocuments(db))
  return renderPage(
    c,
    { title: 'Meilenstein anlegen', path: milestonePath },
    <NewMilestonePage
      state={{ values, problems }}
      domains={visit.domains}
      chosenDomains={problems ? await readAll(c, 'informationDomainIds') : []}
      documents={documents.filter((one) => isInDomain(visit.actor, one.informationDomainId))}
      csrfToken={visit.csrfToken}
    />,
  )
}

/** Nobody changed what was shown: the code of a new milestone is taken. */
function takenCode({ isStale, message, fields }: Problems): Problems {
  return isStale ? { message, fields: { code: message } } : { message, fields }
}

/** An extension changes nothing that the form shows: the list of dates beside it says what happened. */
function withoutStored({ message, fields }: Problems): Problems {
  return { message, fields }
}
