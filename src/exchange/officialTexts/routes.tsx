/** Official texts of the BSI: files come in, newer editions are looked through. @module */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { listOfficialImports, listOfficialTexts } from '../../../db/queries/officialTexts.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { offsetOf, pageOf } from '../../web/Pager.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type Problems, readFile, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import {
  applyOfficialDraft,
  dropOfficialDraft,
  importOfficialTexts,
  type OfficialReading,
} from './actions.ts'
import { type Draft, OfficialTextsPage, officialTextsPath } from './OfficialTextsPage.tsx'
import {
  compareOfficialTexts,
  type OfficialSource,
  officialSourceLabels,
  officialSources,
} from './officialText.ts'

const differencesPerPage = 50

export const officialTextRoutes = new Hono<WebEnv>()
  .get(officialTextsPath, (c) => {
    allow(c.var.visit.actor, 'write', 'checks')
    return showTexts(c)
  })
  .post(officialTextsPath, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'checks')
    return submit(c, z.object({}), {
      async save() {
        const file = await readFile(c, 'datei')
        if (!file) {
          const message = 'Bitte wählen Sie eine Datei des BSI aus.'
          throw new Failure('invalid', message, { datei: message })
        }
        const bytes = new Uint8Array(await file.arrayBuffer())
        const reading = await importOfficialTexts(deps, visit.actor, { name: file.name, bytes })
        return redirectTo(c, officialTextsPath, speakReading(reading))
      },
      again: (_values, problems) => showTexts(c, problems),
    })
  })
  .post(`${officialTextsPath}/:source/uebernahme`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'checks')
    const source = ensureSource(c.req.param('source'))
    await applyOfficialDraft(deps, visit.actor, source)
    return redirectTo(c, officialTextsPath, 'Die neue Ausgabe gilt.')
  })
  .post(`${officialTextsPath}/:source/verwerfen`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'checks')
    const source = ensureSource(c.req.param('source'))
    await dropOfficialDraft(deps, visit.actor, source)
    return redirectTo(c, officialTextsPath, 'Verworfen. Es gilt, was bisher galt.')
  })

/** „1.835 Texte eingelesen“, and what is to be done now. */
export function speakReading({ source, texts, outcome }: OfficialReading): string {
  const what = `${officialSourceLabels[source]}: ${texts.toLocaleString('de-DE')} Texte`
  if (outcome === 'imported') return `${what} eingelesen.`
  if (outcome === 'unchanged') return `${what}. Genau diese gelten schon, es gab nichts zu tun.`
  return `${what}. Sie unterscheiden sich von denen, die gelten; bitte sehen Sie die Unterschiede durch.`
}

function ensureSource(text: string): OfficialSource {
  const found = officialSources.find((source) => source === text)
  if (found) return found
  throw new Failure('not_found', 'Das gibt es hier nicht, oder Sie dürfen es nicht sehen.')
}

async function showTexts(c: Context<WebEnv>, problems?: Problems): Promise<Response> {
  const { deps, visit } = c.var
  const { current, drafts } = await deps.store.read(visit.actor.organisationId, async (db) => {
    const imports = await listOfficialImports(db)
    const drafts: Draft[] = []
    for (const file of imports.filter(({ state }) => state === 'draft')) {
      const differences = compareOfficialTexts(
        await listOfficialTexts(db, file.source, 'current'),
        await listOfficialTexts(db, file.source, 'draft'),
      )
      const page = pageOf(c.req.query('seite'), differencesPerPage, differences.length)
      const start = offsetOf(page)
      const shown = differences.slice(start, start + differencesPerPage)
      drafts.push({ file, differences, shown, page })
    }
    return { current: imports.filter(({ state }) => state === 'current'), drafts }
  })
  return renderPage(
    c,
    { title: 'Amtliche Texte', path: officialTextsPath },
    <OfficialTextsPage
      current={current}
      drafts={drafts}
      problems={problems}
      csrfToken={visit.csrfToken}
    />,
  )
}
