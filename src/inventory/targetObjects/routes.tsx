/** Target objects and providers made, changed and linked by hand. Their list and page show the check too and lie there. @module */
import { type Context, Hono } from 'hono'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listConditionAnswers } from '../../../db/queries/modelling.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import {
  findTargetObject,
  listTargetObjects,
  type TargetObject,
} from '../../../db/queries/targetObjects.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { ensurePerson } from '../../access/persons/actions.ts'
import { Failure } from '../../core/failure.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, readValues, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { createTargetObject, linkTargetObjects } from '../actions.ts'
import { prefixOfKinds } from '../kindWords.ts'
import { readProposals } from '../proposals/readProposals.ts'
import { kindFields, linkForm, readVersion, targetObjectForm } from '../targetObjectForm.ts'
import { changeTargetObject, restoreField, unlinkTargetObjects } from './actions.ts'
import { answerIn, askedAttributes, type YesNoUnknown, yesNoUnknown } from './askedAttributes.ts'
import { EditTargetObjectPage, NewTargetObjectPage } from './FormPages.tsx'
import { keptTexts } from './keptText.ts'
import { LinkPage } from './LinkPage.tsx'

/** The path of a target object's page. Codes are capitals and digits, so that words are other pages. */
const codePath = '/zielobjekte/:code{[A-Z]+[0-9]+}'

export const targetObjectRoutes = new Hono<WebEnv>()
  .get('/zielobjekte/neu', async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showNew(c, false, {
      operatingStatus: 'operation',
      count: '1',
      kind1: c.req.query('art') ?? '',
    })
  })
  .get('/dienstleister/neu', async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showNew(c, true, { operatingStatus: 'operation', count: '1' })
  })
  .post('/zielobjekte', (c) => create(c, false))
  .post('/dienstleister', (c) => create(c, true))
  .get(`${codePath}/bearbeiten`, async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showEdit(c, await readObject(c))
  })
  .post(codePath, async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    const { deps, visit } = c.var
    const object = await readObject(c)
    return submit(c, targetObjectForm, {
      save: async (data, values) => {
        const version = readVersion(values)
        const answers = answersOf(object, values)
        await changeTargetObject(deps, visit.actor, object.id, version, data, answers)
        return redirectTo(c, pageOf(c, object.code), 'Gespeichert.')
      },
      again: async (values, problems) => showEdit(c, await readObject(c), values, problems),
    })
  })
  .post(`${codePath}/ruecknahmen`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const object = await readObject(c)
    const values = await readValues(c)
    await restoreField(deps, visit.actor, object.id, readVersion(values), values.field ?? '')
    return redirectTo(c, `${pageOf(c, object.code)}`, 'Der Vorschlag gilt wieder.')
  })
  .get(`${codePath}/abhaengigkeiten/neu`, async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showLink(c, await readObject(c), { direction: 'needs', relation: 'depends_on' })
  })
  .post(`${codePath}/abhaengigkeiten`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const object = await readObject(c)
    return submit(c, linkForm, {
      save: async ({ other, direction, relation, reason }) => {
        const found = await deps.store.read(visit.actor.organisationId, (db) =>
          findTargetObject(db, object.informationDomainId, other),
        )
        if (!found) {
          throw new Failure('invalid', `Ein Zielobjekt „${other}“ gibt es hier nicht.`, {
            other: 'Bitte wählen Sie ein Kürzel aus der Liste.',
          })
        }
        const ends =
          direction === 'needs'
            ? { fromId: object.id, toId: found.id }
            : { fromId: found.id, toId: object.id }
        await linkTargetObjects(deps, visit.actor, { ...ends, relation, reason })
        return redirectTo(c, pageOf(c, object.code), 'Abhängigkeit eingetragen.')
      },
      again: (values, problems) => showLink(c, object, values, problems),
    })
  })
  .post(`${codePath}/abhaengigkeiten/entfernung`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const object = await readObject(c)
    const { id = '' } = await readValues(c)
    await unlinkTargetObjects(deps, visit.actor, id)
    return redirectTo(c, pageOf(c, object.code), 'Abhängigkeit entfernt.')
  })

async function create(c: Context<WebEnv>, isProvider: boolean): Promise<Response> {
  const { deps, visit } = c.var
  allow(visit.actor, 'write', 'inventory')
  const domain = pageDomain(c)
  return submit(c, targetObjectForm, {
    save: async ({ newPerson, responsibleId, ...facts }) => {
      const person = newPerson
        ? (await ensurePerson(deps, visit.actor, { name: newPerson })).id
        : responsibleId || null
      const id = await createTargetObject(deps, visit.actor, domain, {
        ...facts,
        prefix: prefixOfKinds(facts.kinds),
        responsibleId: person,
      })
      return redirectTo(c, pageOf(c, await codeOf(c, domain, id)), 'Angelegt.')
    },
    again: (values, problems) => showNew(c, isProvider, values, problems),
  })
}

async function showNew(
  c: Context<WebEnv>,
  isProvider: boolean,
  values: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { visit } = c.var
  const domain = pageDomain(c)
  const path = isProvider ? '/dienstleister' : '/zielobjekte'
  return renderPage(
    c,
    { title: isProvider ? 'Dienstleister anlegen' : 'Zielobjekt anlegen', path, domain },
    <NewTargetObjectPage
      isProvider={isProvider}
      domain={domain}
      state={{ values, problems }}
      csrfToken={visit.csrfToken}
      persons={await readPersonList(c)}
      mayAddPerson={isAllowed(visit.actor, 'write', 'measures')}
    />,
  )
}

async function showEdit(
  c: Context<WebEnv>,
  object: TargetObject,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, today, visit } = c.var
  const domain = pageDomain(c)
  const stored = valuesOf(object)
  const { answered, kept } = await deps.store.read(visit.actor.organisationId, async (db) => {
    const answers = await listConditionAnswers(db, domain.id)
    const isKept = object.edited.length > 0 && object.groupKey !== ''
    const proposals = isKept ? (await readProposals(db, domain, today)).structure : undefined
    const own = proposals?.targetObjects.find(({ existingId }) => existingId === object.id)
    return {
      answered: answers.filter(({ targetObjectId }) => targetObjectId === object.id),
      kept: own ? keptTexts(object.edited, own.kept) : [],
    }
  })
  return renderPage(
    c,
    { title: `${object.code} bearbeiten`, path: '/zielobjekte', domain },
    <EditTargetObjectPage
      domain={domain}
      object={object}
      version={object.version}
      state={{ values: values ?? stored, problems, stored }}
      csrfToken={visit.csrfToken}
      persons={await readPersonList(c)}
      mayAddPerson={isAllowed(visit.actor, 'write', 'measures')}
      questions={askedAttributes(object.kinds)}
      answered={
        new Map(answered.map(({ attribute, answer }) => [attribute, answer ? 'ja' : 'nein']))
      }
      kept={kept}
    />,
  )
}

async function showLink(
  c: Context<WebEnv>,
  object: TargetObject,
  values: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, visit } = c.var
  const domain = pageDomain(c)
  const others = await deps.store.read(visit.actor.organisationId, (db) =>
    listTargetObjects(db, domain.id),
  )
  return renderPage(
    c,
    { title: `${object.code}: Abhängigkeit`, path: '/zielobjekte', domain },
    <LinkPage
      domain={domain}
      object={object}
      others={others.filter(({ id }) => id !== object.id)}
      state={{ values, problems: problems && { ...problems, isStale: false } }}
      csrfToken={visit.csrfToken}
    />,
  )
}

/** Throws `not_found` for a code that the page's information domain does not know. */
async function readObject(c: Context<WebEnv>): Promise<TargetObject> {
  const domain = pageDomain(c)
  const found = await c.var.deps.store.read(c.var.visit.actor.organisationId, (db) =>
    findTargetObject(db, domain.id, c.req.param('code') ?? ''),
  )
  if (found) return found
  throw new Failure('not_found', 'Dieses Zielobjekt gibt es hier nicht.')
}

async function codeOf(c: Context<WebEnv>, domain: InformationDomain, id: string): Promise<string> {
  const objects = await c.var.deps.store.read(c.var.visit.actor.organisationId, (db) =>
    listTargetObjects(db, domain.id),
  )
  return objects.find((each) => each.id === id)?.code ?? ''
}

async function readPersonList(c: Context<WebEnv>) {
  return c.var.deps.store.read(c.var.visit.actor.organisationId, listPersons)
}

function pageOf(c: Context<WebEnv>, code: string): string {
  return addressOf(pathOf('/zielobjekte', code), { verbund: pageDomain(c).code })
}

function valuesOf(object: TargetObject): FormValues {
  const { name, kinds, count, description, platform, location, users } = object
  const kindValues = kindFields.map((field, index) => [field, kinds[index] ?? ''])
  const answers = askedAttributes(kinds).map(({ attribute }) => [
    `frage-${attribute}`,
    answerIn(object.attributes, attribute),
  ])
  return {
    ...Object.fromEntries([...kindValues, ...answers]),
    name,
    count: String(count),
    description,
    platform,
    location,
    users,
    operatingStatus: object.operatingStatus,
    responsibleId: object.responsibleId ?? '',
    newPerson: '',
  }
}

/** Only questions that the page asked, and only answers that it offers. */
function answersOf(object: TargetObject, values: FormValues): Record<string, YesNoUnknown> {
  const given = askedAttributes(object.kinds).flatMap(({ attribute }) => {
    const value = values[`frage-${attribute}`]
    const answer = yesNoUnknown.find((each) => each === value)
    return answer === undefined ? [] : [[attribute, answer] as const]
  })
  return Object.fromEntries(given)
}
