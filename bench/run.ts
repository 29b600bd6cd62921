/**
 * `npm run bench`, or `npm run bench -- --only export,status`: measures what is built, not the sources.
 * @module
 */
import { register } from 'node:module'

register('./useBuilt.mjs', import.meta.url)
const { runBench } = await import('./runBench.ts')
process.exitCode = await runBench(process.argv.slice(2))
