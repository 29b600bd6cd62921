/**
 * The OpenAPI 3.1 document, made of the same values that the routes validate with.
 * Source: spec.openapis.org/oas/v3.1.1; its schemas are JSON Schema 2020-12.
 * @module
 */
import { z } from 'zod'
import { tokenScopeLabels, tokenScopes } from '../access/tokenScope.ts'
import { apiPath, type Endpoint } from './endpoint.ts'
import { type ProblemKind, problemKinds, problemSchema } from './problem.ts'

export const apiVersion = '1.0.0'

export type JsonSchema = Readonly<Record<string, unknown>>

export type Operation = {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: {
    readonly required: true
    readonly content: Readonly<Record<string, { schema: JsonSchema; example?: unknown }>>
  }
  readonly responses: Readonly<Record<string, JsonSchema>>
}

export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string
  readonly schema: JsonSchema
}

export type OpenApiDocument = {
  readonly openapi: '3.1.1'
  readonly info: JsonSchema
  readonly servers: readonly JsonSchema[]
  readonly security: readonly JsonSchema[]
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly responses: Readonly<Record<string, JsonSchema>>
    readonly securitySchemes: Readonly<Record<string, JsonSchema>>
  }
}

export function openApiDocument(endpoints: readonly Endpoint[]): OpenApiDocument {
  const schemas: Record<string, JsonSchema> = {}
  const paths: Record<string, Record<string, Operation>> = {}
  for (const endpoint of endpoints) {
    const operations = paths[endpoint.path] ?? {}
    paths[endpoint.path] = operations
    operations[endpoint.method] = operationOf(endpoint, schemas)
  }
  const problem = {
    'application/problem+json': { schema: schemaOf(problemSchema, 'output', schemas) },
  }
  const responses = Object.entries(problemKinds).map(([kind, { title, text }]) => [
    kind,
    { description: `${title}. ${text}`, content: problem },
  ])
  return {
    openapi: '3.1.1',
    info: {
      title: 'Basislotse',
      version: apiVersion,
      description:
        'Geräte, Zielobjekte, Ergebnisse des Grundschutz-Checks, Meilensteine und Arbeitsmappen für andere Programme.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: apiPath }],
    security: [{ token: [] }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      responses: Object.fromEntries(responses),
      securitySchemes: { token: securityScheme() },
    },
  }
}

function securityScheme(): JsonSchema {
  const scopes = tokenScopes.map((scope) => `${scope}: ${tokenScopeLabels[scope]}`).join('\n')
  return {
    type: 'http',
    scheme: 'bearer',
    description: `Schlüssel aus der Verwaltung. Rechte:\n${scopes}`,
  }
}

function operationOf(endpoint: Endpoint, schemas: Record<string, JsonSchema>): Operation {
  const { id, tag, summary, description = '', scope, body, example } = endpoint
  const right = scope === null ? 'Jeder gültige Schlüssel.' : `Recht: ${scope}.`
  const content = body && {
    schema: schemaOf(body, 'input', schemas),
    ...(example === undefined ? {} : { example }),
  }
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, right].filter(Boolean).join(' '),
    parameters: [
      ...pathParameters(endpoint),
      ...queryParameters(endpoint, schemas),
      ...headers(endpoint),
    ],
    ...(content
      ? { requestBody: { required: true as const, content: { 'application/json': content } } }
      : {}),
    responses: { ...answersOf(endpoint, schemas), ...problemsOf(endpoint) },
  }
}

function pathParameters({ params = {} }: Endpoint): Parameter[] {
  return Object.entries(params).map(([name, description]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string' },
  }))
}

function queryParameters({ query }: Endpoint, schemas: Record<string, JsonSchema>): Parameter[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const { description = '', ...rest } = schemaOf(schema as z.ZodType, 'input', schemas)
    return { name, in: 'query', required: false, description: String(description), schema: rest }
  })
}

function headers({ version }: Endpoint): Parameter[] {
  if (version !== 'needed') return []
  return [
    {
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'ETag der Fassung, die gelesen wurde',
      schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
    },
  ]
}

function answersOf(endpoint: Endpoint, schemas: Record<string, JsonSchema>) {
  const answers = Object.entries(endpoint.answers).map(([status, answer]) => {
    const { description, schema, mediaType = 'application/json' } = answer
    const content = schema
      ? { schema: schemaOf(schema, 'output', schemas) }
      : { schema: { type: 'string', contentMediaType: mediaType } }
    const etag = endpoint.version
      ? { headers: { ETag: { description: 'Fassung', schema: { type: 'string' } } } }
      : {}
    return [status, { description, ...etag, content: { [mediaType]: content } }]
  })
  return Object.fromEntries(answers)
}

/** Several kinds may share a status; here none do. */
function problemsOf({ scope, params, query, body, version, method }: Endpoint) {
  const kinds: ProblemKind[] = [
    'unauthenticated',
    'too-many-requests',
    ...(scope === null ? [] : (['forbidden'] as const)),
    ...(params ? (['not-found'] as const) : []),
    ...(query || body ? (['malformed'] as const) : []),
    ...(body ? (['conflict', 'too-large', 'not-json', 'invalid'] as const) : []),
    ...(version === 'needed' || method === 'post' ? (['stale'] as const) : []),
    ...(version === 'needed' ? (['version-required'] as const) : []),
  ]
  return Object.fromEntries(
    kinds.map((kind) => [
      String(problemKinds[kind].status),
      { $ref: `#/components/responses/${kind}` },
    ]),
  )
}

/** Schemas with an id become components; the rest stands where it is used. */
function schemaOf(
  schema: z.ZodType,
  io: 'input' | 'output',
  schemas: Record<string, JsonSchema>,
): JsonSchema {
  const frame = z.toJSONSchema(z.object({ it: schema.optional() }), { io, unrepresentable: 'any' })
  const { $defs = {}, properties } = relinked(frame) as {
    $defs?: Record<string, JsonSchema>
    properties: { it: JsonSchema }
  }
  for (const [name, definition] of Object.entries($defs)) {
    const { id: _, ...rest } = definition
    schemas[name] = rest
  }
  return properties.it
}

function relinked(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'))
}
