/**
 * One address of the programming interface as a value: the routes validate with it, and the OpenAPI document is made
 * of it, so that neither can say anything else than the other.
 * @module
 */
import type { z } from 'zod'
import type { TokenScope } from '../access/tokenScope.ts'

export const apiPath = '/api/v1'

/** What an answer holds; `schema` validates it before it is sent, `mediaType` is that of a file. */
export type EndpointAnswer = {
  readonly description: string
  readonly schema?: z.ZodType
  readonly mediaType?: string
}

export type Endpoint = {
  readonly method: 'get' | 'post' | 'patch'
  /** Below `apiPath`, parameters in braces. */
  readonly path: string
  readonly id: string
  readonly tag: string
  /** German, as the documentation shows it. */
  readonly summary: string
  readonly description?: string
  /** null: any token that is valid. */
  readonly scope: TokenScope | null
  readonly params?: Readonly<Record<string, string>>
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** A body that is sound, for the documentation. */
  readonly example?: unknown
  /** `given`: answers carry an ETag; `needed`: a request must name it in If-Match. */
  readonly version?: 'given' | 'needed'
  /** What a sound request is answered with. */
  readonly answers: Readonly<Record<number, EndpointAnswer>>
}

/** Keeps the types of the schemas, so that handlers get what was parsed. */
export function defineEndpoint<const One extends Endpoint>(endpoint: One): One {
  return endpoint
}

/** The path as Hono routes it. */
export function routePath({ path }: Pick<Endpoint, 'path'>): string {
  return `${apiPath}${path.replace(/\{(\w+)\}/g, ':$1')}`
}
