/**
 * Builds the program into `dist` (or the folder given): its own files and the packages of many small modules in a
 * few files, because loading each of 900 modules costs Node a millisecond. See src/decisions/0037.
 */
import { readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** All others are loaded from node_modules as they are: they are native, CommonJS, or few files. */
const bundledPackages = [
  '@hono/node-server',
  'd3-scale',
  'd3-shape',
  'drizzle-orm',
  'hono',
  'otpauth',
  'zod',
]

const root = fileURLToPath(new URL('../', import.meta.url))
const [folder = `${root}dist`] = process.argv.slice(2)
const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

/** zod brings its messages in 50 languages. Ours are our own, and its English ones stand apart. */
const withoutLanguages = {
  name: 'without-languages',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: '' }))
  },
}

/** The verifier is handed out as it is, and the program runs the very file that it hands out. */
const verifierApart = {
  name: 'verifier-apart',
  setup({ onResolve }) {
    const path = relative(folder, `${root}reports/package/pruefe.mjs`).replaceAll('\\', '/')
    onResolve({ filter: /[\\/]pruefe\.mjs$/ }, () => ({ path, external: true }))
  },
}

rmSync(folder, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  // What runs in a child process is a program of its own; it is looked for beside the files that start it.
  entryPoints: ['src/main.ts', 'db/*InChild.ts', 'src/**/*InChild.ts', 'reports/**/*InChild.ts'],
  entryNames: '[name]',
  outdir: folder,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: Object.keys(dependencies).filter((name) => !bundledPackages.includes(name)),
  plugins: [withoutLanguages, verifierApart],
  logLevel: 'warning',
})
