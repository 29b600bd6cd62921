/** The description of the programming interface: it holds no data, so that anybody may read it. @module */
import { Hono } from 'hono'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { apiPath } from '../endpoint.ts'
import { endpoints } from '../endpoints.ts'
import { type OpenApiDocument, openApiDocument } from '../openApi.ts'
import { ApiDocsPage } from './ApiDocsPage.tsx'

let made: OpenApiDocument | undefined

export const apiDocsRoutes = new Hono<WebEnv>()
  .get(`${apiPath}/openapi.json`, (c) => c.json(documentOnce()))
  .get('/api/docs', (c) =>
    renderPage(
      c,
      { title: 'Schnittstelle', isBare: true },
      <ApiDocsPage document={documentOnce()} />,
    ),
  )

/** Made when somebody first asks, and never again: it depends on nothing but the program. */
function documentOnce(): OpenApiDocument {
  made ??= openApiDocument(endpoints)
  return made
}
