import { existsSync, readFileSync } from 'node:fs'

/**
 * The folder of package.json as a URL that ends in a slash. Data files (catalog, migrations, samples)
 * are found from here, from the sources as well as from `dist`.
 */
export const packageRoot: URL = findPackageRoot(new URL('./', import.meta.url))

/** As package.json says it, e.g. 1.4.0. */
export function readProgramVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL('package.json', packageRoot), 'utf8'),
  )
  return version
}

function findPackageRoot(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder
  const parent = new URL('../', folder)
  if (parent.href === folder.href) throw new Error('package.json not found above the program')
  return findPackageRoot(parent)
}
