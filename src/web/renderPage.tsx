import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { Layout, type PageFrame } from './Layout.tsx'
import type { WebEnv } from './visit.ts'

/** Answers with a whole page: `content` in the frame that all pages share. Keeps the status that was set. */
export async function renderPage(
  c: Context<WebEnv>,
  frame: PageFrame,
  content: Child,
): Promise<Response> {
  const page = (
    <Layout
      frame={frame}
      visit={c.get('visit')}
      today={c.var.today}
      notice={c.var.notice}
      assetUrl={c.var.assetUrl}
    >
      {content}
    </Layout>
  )
  return c.html(`<!doctype html>${await page.toString()}`)
}
