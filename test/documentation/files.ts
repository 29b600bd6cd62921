/** The pages, by their path from the root of the repository. @module */
import { readdirSync, readFileSync } from 'node:fs'

export const root = new URL('../../', import.meta.url)

export function readText(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}

export function filesIn(folder: string, ending: string, deep = true): string[] {
  return readdirSync(new URL(`${folder}/`, root), { recursive: deep, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => (folder === '.' ? name : `${folder}/${name.replaceAll('\\', '/')}`))
}
