/** The program's own files, and what a reader of them needs. @module */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageRoot } from '../../src/core/packageRoot.ts'

export type Import = { target: string; onlyTypes: boolean }

export function sourceFiles(folder: string): { path: string; source: string }[] {
  const root = fileURLToPath(packageRoot)
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, source: sourceOf(path) }))
}

/** Empty for what is not there: an example of the tests. */
export function sourceOf(path: string): string {
  try {
    return readFileSync(new URL(path, packageRoot), 'utf8')
  } catch {
    return ''
  }
}

export function importsOf(source: string): Import[] {
  const named = source.matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'/gm)
  const bare = source.matchAll(/^import\s+()'([^']+)'/gm)
  const late = source.matchAll(/\bimport\(\s*()'([^']+)'\s*\)/g)
  return [...named, ...bare, ...late].map(([, type, target = '']) => ({
    target,
    onlyTypes: Boolean(type),
  }))
}

/** Without comments and texts, so that words in them do no harm. */
export function codeOf(source: string): string {
  return withoutComments(source).replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")
}

export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
