import type { createApp } from '../../src/app.ts'

/** Every route once, as `METHOD /path`; what stands before all pages is none. */
export function listRoutes({ routes }: ReturnType<typeof createApp>): string[] {
  const known = routes
    .filter(({ method, path }) => method !== 'ALL' || !path.endsWith('*'))
    .map(({ method, path }) => `${method} ${path}`)
  return [...new Set(known)].sort()
}
