/** A loader that takes the compiled modules from `dist/modules` wherever the bench imports their sources. */
const root = new URL('../', import.meta.url).href
const source = /^((?:src|db|reports|catalog|samples)\/.*)\.tsx?(?:\?.*)?$/

export async function resolve(specifier, context, next) {
  const found = await next(specifier, context)
  const [, path] = source.exec(found.url.startsWith(root) ? found.url.slice(root.length) : '') ?? []
  return path ? { ...found, url: `${root}dist/modules/${path}.js`, format: 'module' } : found
}
