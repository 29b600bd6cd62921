/** Writes the migration of a changed schema for both engines: `npm run migrations -- --name what_it_does`. */
import { execFileSync } from 'node:child_process'

const words = process.argv.slice(2)
if (!words.includes('--name')) {
  console.error('Name the migration for its effect: npm run migrations -- --name what_it_does')
  process.exit(2)
}
for (const engine of ['sqlite', 'postgres']) {
  const config = ['generate', '--config', `db/drizzle.${engine}.config.ts`]
  execFileSync('npx', ['drizzle-kit', ...config, ...words], { stdio: 'inherit' })
}
