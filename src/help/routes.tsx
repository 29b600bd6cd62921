/** Help, open to everyone who is logged in. @module */
import { Hono } from 'hono'
import { listTerms } from '../../catalog/glossary.ts'
import { readVerifier, verifierName } from '../../reports/package/verifierFile.ts'
import { isAllowed } from '../access/permissions.ts'
import { Heading } from '../web/Heading.tsx'
import { findPageDomain } from '../web/pageDomain.ts'
import { renderPage } from '../web/renderPage.tsx'
import { sendFile } from '../web/sendFile.ts'
import type { WebEnv } from '../web/visit.ts'
import { FirstStepsList } from './FirstStepsList.tsx'
import { firstSteps, nextStep } from './firstSteps.ts'
import { GlossaryPage } from './GlossaryPage.tsx'
import { findTerms } from './glossary.ts'
import { HelpPage } from './HelpPages.tsx'
import { readFirstFacts } from './readFirstFacts.ts'
import { VerifierPage } from './VerifierPage.tsx'

/** Nobody looks for longer words; the page repeats what was looked for. */
const longestSearch = 100

export const helpRoutes = new Hono<WebEnv>()
  .get('/hilfe', (c) =>
    renderPage(c, { title: 'Hilfe', path: '/hilfe' }, <HelpPage actor={c.var.visit.actor} />),
  )
  .get('/hilfe/begriffe', (c) => {
    const search = (c.req.query('suche') ?? '').trim().slice(0, longestSearch)
    const terms = listTerms()
    return renderPage(
      c,
      { title: 'Begriffe', path: '/hilfe' },
      <GlossaryPage terms={terms} search={search} found={findTerms(terms, search)} />,
    )
  })
  .get('/hilfe/pruefprogramm', (c) => {
    const { fileName, data, sha256 } = readVerifier()
    return renderPage(
      c,
      { title: 'Ein Prüfpaket selbst prüfen', path: '/hilfe' },
      <VerifierPage fileName={fileName} bytes={data.length} sha256={sha256} />,
    )
  })
  .get(`/hilfe/pruefprogramm/${verifierName}`, (c) => {
    const { fileName, data } = readVerifier()
    return sendFile(c, { fileName, data, mediaType: 'text/javascript; charset=utf-8' })
  })
  .get('/hilfe/erste-schritte', async (c) => {
    const { deps, today, visit } = c.var
    const domain = findPageDomain(c)
    const { staleMonths } = visit.organisation
    const facts = await deps.store.read(visit.actor.organisationId, (db) =>
      readFirstFacts(deps.store, db, domain?.id, { today, staleMonths }),
    )
    const steps = firstSteps(facts)
    const isStateShown = domain === undefined || isAllowed(visit.actor, 'read', 'checks')
    const next = nextStep(steps)
    const done = steps.filter(({ isDone }) => isDone).length
    return renderPage(
      c,
      { title: 'Erste Schritte', path: '/hilfe', domain },
      <>
        <Heading
          title={
            isStateShown ? `Erste Schritte: ${done} von ${steps.length} getan` : 'Erste Schritte'
          }
          lead={
            !isStateShown
              ? 'So kommt eine Stadt zur ersten Arbeitsmappe. Den Stand sehen ISB, EDV und Leitung.'
              : next
                ? `Als Nächstes: ${next.title}.`
                : 'Alle Schritte sind getan. Weiter geht es auf der Startseite.'
          }
        />
        <FirstStepsList
          steps={steps}
          actor={visit.actor}
          domainCode={domain?.code}
          isStateShown={isStateShown}
        />
      </>,
    )
  })
