/** A loader that takes the built program from `dist` wherever the bench imports its sources. */
const root = new URL('../', import.meta.url).href
const source = /^((?:src|db|reports|catalog|samples)\/.*)\.tsx?(?:\?.*)?$/

export async function resolve(specifier, context, next) {
  const found = await next(specifier, context)
  const [, path] = source.exec(found.url.startsWith(root) ? found.url.slice(root.length) : '') ?? []
  return path ? { ...found, url: `${root}dist/${path}.js`, format: 'module' } : found
}
