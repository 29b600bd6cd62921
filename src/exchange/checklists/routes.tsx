/** BSI's checklists of modules come in. @module */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { listObjectLabels } from '../../../db/queries/checkLists.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { formText } from '../../core/formText.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, readFile, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { importChecklist } from './actions.ts'
import { ChecklistOutcomePage, ChecklistUploadPage, checklistPath } from './ChecklistPage.tsx'
import { speakOutcome } from './speakOutcome.ts'

const form = z.object({ zielobjekt: formText(100) })

export const checklistImportRoutes = new Hono<WebEnv>()
  .get(checklistPath, (c) => {
    allow(c.var.visit.actor, 'write', 'checks')
    return showUpload(c, {})
  })
  .post(checklistPath, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'checks')
    const domain = pageDomain(c)
    return submit(c, form, {
      async save({ zielobjekt }) {
        const file = await readFile(c, 'datei')
        if (!file) {
          const message = 'Bitte wählen Sie eine Checkliste aus.'
          throw new Failure('invalid', message, { datei: message })
        }
        const bytes = new Uint8Array(await file.arrayBuffer())
        const outcome = await importChecklist(deps, visit.actor, {
          informationDomainId: domain.id,
          tables: await deps.readUpload(bytes, file.name),
          fileName: file.name,
          targetObjectId: zielobjekt || undefined,
        })
        return renderPage(
          c,
          { title: 'Checkliste eingelesen', path: '/check', domain },
          <ChecklistOutcomePage
            domain={domain}
            words={speakOutcome(outcome)}
            refused={outcome.refused}
            warnings={outcome.warnings}
          />,
        )
      },
      again: (values, problems) => showUpload(c, values, problems),
    })
  })

async function showUpload(
  c: Context<WebEnv>,
  values: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, visit } = c.var
  const domain = pageDomain(c)
  const objects = await deps.store.read(visit.actor.organisationId, (db) =>
    listObjectLabels(db, domain.id),
  )
  return renderPage(
    c,
    { title: 'Checkliste des BSI einlesen', path: '/check', domain },
    <ChecklistUploadPage
      domain={domain}
      objects={objects.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
      state={{ values, problems }}
      csrfToken={visit.csrfToken}
    />,
  )
}
