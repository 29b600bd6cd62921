/** What went wrong becomes a calm page; what is no fault of the person becomes a line in the log. @module */
import type { ErrorHandler, NotFoundHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Failure, type FailureCode } from '../core/failure.ts'
import type { Log } from '../platform/log.ts'
import { showMessage } from '../web/showMessage.tsx'
import type { WebEnv } from '../web/visit.ts'

const statuses: Record<FailureCode, ContentfulStatusCode> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
}

export function handleError(log: Log): ErrorHandler<WebEnv> {
  return async (error, c) => {
    if (error instanceof Failure) return showMessage(c, statuses[error.code], error.message)
    log.error(
      { request: c.var.requestId, path: withoutSecret(c.req.path), err: error },
      'request failed',
    )
    return showMessage(
      c,
      500,
      `Die Seite konnte nicht erstellt werden. Bitte melden Sie den Fehler mit der Nummer ${c.var.requestId}.`,
    )
  }
}

export const showNotFound: NotFoundHandler<WebEnv> = async (c) =>
  showMessage(
    c,
    404,
    'Diese Seite gibt es nicht. Bitte prüfen Sie die Adresse, oder beginnen Sie auf der Startseite.',
  )

/** The log is read by more people than the addresses that open without a login. */
function withoutSecret(path: string): string {
  return path.replace(/\.[\w-]{32,}/, '.…')
}
