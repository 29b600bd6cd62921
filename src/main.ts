const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What was not committed the database undoes itself. */
function abort(): void {
  process.stderr.write('\nAbgebrochen. Angefangene Änderungen wurden verworfen.\n')
  process.exit(1)
}

for (const signal of signals) process.on(signal, abort)

// Who reads only the first lines (`| head`) closes the pipe: no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

// Loaded only now, so that a signal finds us ready from the first moment.
const { runCli } = await import('./cli.ts')

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  environment: process.env,
  isTerminal: process.stderr.isTTY ?? false,
})

// All is done: who stops us now must not be told that it was undone.
for (const signal of signals) process.off(signal, abort)
