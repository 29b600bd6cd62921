import { runCli } from './cli.ts'

process.on('SIGINT', () => {
  process.stderr.write('\nAbgebrochen. Angefangene Änderungen wurden verworfen.\n')
  process.exit(1)
})

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  environment: process.env,
  isTerminal: process.stderr.isTTY ?? false,
})
