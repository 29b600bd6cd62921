import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { MessagePage } from './MessagePage.tsx'
import { renderPage } from './renderPage.tsx'
import type { WebEnv } from './visit.ts'

const titles: Readonly<Record<number, string>> = {
  401: 'Bitte melden Sie sich an',
  403: 'Das dürfen Sie hier nicht',
  404: 'Das gibt es hier nicht',
  409: 'Inzwischen geändert',
  413: 'Das ist zu groß',
  422: 'So geht es nicht',
  429: 'Zu viele Versuche',
  500: 'Interner Fehler',
  503: 'Gerade nicht erreichbar',
}

/** A page that has only `text` to say, with the number under which the log tells more. */
export async function showMessage(
  c: Context<WebEnv>,
  status: ContentfulStatusCode,
  text: string,
): Promise<Response> {
  c.status(status)
  const title = titles[status] ?? 'Fehler'
  return renderPage(
    c,
    { title },
    <MessagePage title={title} text={text} requestId={c.var.requestId} />,
  )
}
