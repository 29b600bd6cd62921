import { Hono } from 'hono'
import { findAsset } from '../platform/assets.ts'
import type { WebEnv } from '../web/visit.ts'

const yearSeconds = 31_536_000

/** Style, script and fonts. An address with the right digest never changes its content. */
export const assetRoutes = new Hono<WebEnv>().get('/assets/:name{.+}', async (c) => {
  const name = c.req.param('name')
  const asset = findAsset(name)
  if (!asset) return c.notFound()
  const isFixed = c.req.query('v') === asset.digest || name.endsWith('.woff2')
  c.header('Content-Type', asset.type)
  c.header('ETag', `"${asset.digest}"`)
  c.header('Cache-Control', isFixed ? `public, max-age=${yearSeconds}, immutable` : 'no-cache')
  c.header('Vary', 'Accept-Encoding')
  if (c.req.header('If-None-Match') === `"${asset.digest}"`) return c.body(null, 304)
  if (asset.gzipped && c.req.header('Accept-Encoding')?.includes('gzip')) {
    c.header('Content-Encoding', 'gzip')
    return c.body(asset.gzipped)
  }
  return c.body(asset.bytes)
})
