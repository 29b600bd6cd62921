/** What is wrong with an OpenAPI 3.1 document, by the rules of spec.openapis.org/oas/v3.1.1 that ours can break. */
type Json = Readonly<Record<string, unknown>>

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']

export function documentProblems(document: Json): string[] {
  const problems: string[] = []
  if (!/^3\.1\.\d+$/.test(String(document.openapi))) problems.push('openapi is not 3.1')
  const info = (document.info ?? {}) as Json
  if (!info.title || !info.version) problems.push('info lacks title or version')
  const operations = operationsOf(document)
  const ids = operations.map(([, operation]) => operation.operationId)
  if (new Set(ids).size < ids.length) problems.push('two operations have one operationId')
  problems.push(...operations.flatMap(([where, one]) => operationProblems(where, one)))
  problems.push(...walk(document, '#').flatMap((found) => nodeProblems(document, ...found)))
  return problems
}

function operationsOf(document: Json): [string, Json][] {
  return Object.entries((document.paths ?? {}) as Record<string, Record<string, Json>>).flatMap(
    ([path, item]) =>
      Object.entries(item).map(([method, one]): [string, Json] => [`${method} ${path}`, one]),
  )
}

function operationProblems(where: string, operation: Json): string[] {
  const parameters = (operation.parameters ?? []) as Json[]
  const inPath = [...where.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const described = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
  const answers = Object.entries((operation.responses ?? {}) as Record<string, Json>)
  return [
    ...(JSON.stringify(inPath) === JSON.stringify(described) ? [] : [`${where}: path parameters`]),
    ...(operation.summary ? [] : [`${where}: no summary`]),
    ...(answers.some(([status]) => /^2\d\d$/.test(status)) ? [] : [`${where}: no sound answer`]),
    ...answers
      .filter(([status, one]) => !/^[1-5]\d\d$/.test(status) || !(one.description || one.$ref))
      .map(([status]) => `${where}: answer ${status}`),
    ...parameters
      .filter(
        ({ name, in: place, schema }) =>
          !name || !schema || !['path', 'query', 'header'].includes(String(place)),
      )
      .map(({ name }) => `${where}: parameter ${name}`),
  ]
}

/** Every object of the document with its place; examples are data and no part of it. */
function walk(value: unknown, place: string): [string, Json][] {
  if (value === null || typeof value !== 'object') return []
  const own: [string, Json][] = Array.isArray(value) ? [] : [[place, value as Json]]
  const inner = Object.entries(value)
    .filter(([key]) => key !== 'example')
    .flatMap(([key, each]) => walk(each, `${place}/${key}`))
  return [...own, ...inner]
}

function nodeProblems(document: Json, place: string, node: Json): string[] {
  const problems: string[] = []
  if (typeof node.$ref === 'string' && !resolve(document, node.$ref)) {
    problems.push(`${place}: ${node.$ref} leads nowhere`)
  }
  const isSchema = /\/(schema|items|schemas\/\w+|properties\/\w+)$/.test(place)
  if (!isSchema) return problems
  const named = [node.type ?? []].flat()
  if (named.some((type) => !types.includes(String(type)))) problems.push(`${place}: type`)
  if (Array.isArray(node.required)) {
    const known = Object.keys((node.properties ?? {}) as Json)
    const missing = node.required.filter((name) => !known.includes(name))
    if (missing.length > 0) problems.push(`${place}: required ${missing.join(', ')}`)
  }
  if (typeof node.pattern === 'string' && !isPattern(node.pattern))
    problems.push(`${place}: pattern`)
  return problems
}

function resolve(document: Json, reference: string): unknown {
  return reference
    .split('/')
    .slice(1)
    .reduce<unknown>((node, step) => (node as Json | undefined)?.[step], document)
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') !== undefined
  } catch {
    return false
  }
}
