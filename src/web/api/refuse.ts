/** Answers of the programming interface to what is wrong: application/problem+json, in German. @module */
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type FieldProblem, type ProblemKind, problemKinds } from '../../api/problem.ts'

type Numbered = { readonly requestId: string }

/** What of a request an answer needs, whatever else it knows. */
export type Refusable = { readonly var: Numbered }

export type ProblemExtras = {
  readonly errors?: readonly FieldProblem[]
  readonly headers?: Readonly<Record<string, string>>
}

export function problemResponse(
  { requestId }: Numbered,
  kind: ProblemKind,
  detail: string,
  { errors, headers }: ProblemExtras = {},
): Response {
  const { status, title } = problemKinds[kind]
  const body = {
    type: `/api/docs#${kind}`,
    title,
    status,
    detail,
    instance: `urn:uuid:${requestId}`,
    ...(errors ? { errors } : {}),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': 'de',
      ...headers,
    },
  })
}

/** Thrown where nothing can go on; the answer is complete. */
export function refusal(
  c: Refusable,
  kind: ProblemKind,
  detail: string,
  extras?: ProblemExtras,
): HTTPException {
  const status = problemKinds[kind].status as ContentfulStatusCode
  return new HTTPException(status, { res: problemResponse(c.var, kind, detail, extras) })
}
