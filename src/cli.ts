/**
 * The command line: finds the command, reads its options, runs it, and turns what went wrong into a
 * German message on stderr and an exit code (0 done, 1 refused, 2 wrong usage).
 * @module
 */
import { parseArgs } from 'node:util'
import type { Command, CommandCall, CommandIo, Option } from './commands/command.ts'
import { commands } from './commands/commands.ts'
import { nearestWord } from './core/text.ts'
import { explainError } from './platform/explainError.ts'

/** Wrong usage, in German; the exit code is 2. */
type Problem = { problem: string }

type Words = { values: CommandCall['values']; positionals: string[] }

/** Runs one command line (without the program's name); returns the exit code. */
export async function runCli(words: readonly string[], io: CommandIo): Promise<number> {
  const [first] = words
  if (!first || first === '--help' || first === '-h' || first === 'help') {
    io.out(overview())
    return 0
  }
  const command = findCommand(words, first)
  if ('problem' in command) return refuse(command, io)
  const rest = words.slice(command.name.split(' ').length)
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(helpOf(command))
    return 0
  }
  const read = readWords(command, rest)
  if ('problem' in read) return refuse(read, io)
  try {
    return (await command.run({ ...read, io })) ?? 0
  } catch (error) {
    io.err(explainError(error))
    return 1
  }
}

function refuse({ problem }: Problem, io: CommandIo): number {
  io.err(problem)
  return 2
}

function findCommand(words: readonly string[], first: string): Command | Problem {
  const found = [2, 1]
    .map((length) => words.slice(0, length).join(' '))
    .map((name) => commands.find((command) => command.name === name))
    .find((command) => command !== undefined)
  if (found) return found
  const group = commands.filter((command) => command.name.startsWith(`${first} `))
  if (group.length > 0) {
    return {
      problem: `Bitte sagen Sie genauer, was geschehen soll:\n${group.map(usageOf).join('\n')}`,
    }
  }
  const near = nearestWord(
    first,
    commands.map((command) => command.name.split(' ')[0] ?? ''),
  )
  const offer = near ? ` Meinten Sie „${near}“?` : ''
  return {
    problem: `Den Befehl „${first}“ gibt es nicht.${offer} „basislotse --help“ zeigt alle Befehle.`,
  }
}

function readWords(command: Command, words: readonly string[]): Words | Problem {
  const options = Object.fromEntries(
    Object.entries(allOptions(command)).map(([name, { type, multiple }]) => [
      name,
      { type, multiple: multiple ?? false },
    ]),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const problem = positionalProblem(command, positionals)
    if (problem) return { problem: `${problem}\n${usageOf(command)}` }
    return { values: values as Words['values'], positionals }
  } catch (error) {
    return { problem: `${germanParseProblem(error)}\n${usageOf(command)}` }
  }
}

function positionalProblem(command: Command, positionals: readonly string[]): string | undefined {
  const missing = command.positionals[positionals.length]
  if (missing && !missing.startsWith('[')) return `Es fehlt: ${missing}`
  const surplus = positionals[command.positionals.length]
  return surplus === undefined ? undefined : `Das gehört hier nicht hin: „${surplus}“`
}

function germanParseProblem(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const option = /'(-[^' ]+)/.exec(message)?.[1] ?? ''
  if (message.includes('Unknown option')) return `Die Option „${option}“ gibt es hier nicht.`
  if (message.includes('argument missing')) return `Die Option „${option}“ braucht einen Wert.`
  return `Die Option „${option}“ ist so nicht möglich.`
}

function allOptions(command: Command): Readonly<Record<string, Option>> {
  return {
    ...command.options,
    data: {
      type: 'string',
      value: 'ORDNER',
      text: 'Datenordner (sonst BASISLOTSE_DATA oder ./data)',
    },
    organisation: command.options.organisation ?? {
      type: 'string',
      value: 'NAME',
      text: 'nötig nur, wenn es mehrere Organisationen gibt',
    },
    ...(command.hasJson ? { json: { type: 'boolean', text: 'Ausgabe als JSON' } } : {}),
    help: { type: 'boolean', text: 'diese Hilfe' },
  }
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`)
  return `Basislotse führt eine Stadt zur Basis-Absicherung nach IT-Grundschutz.\n\nBefehle:\n${lines.join('\n')}\n\n„basislotse BEFEHL --help“ erklärt einen Befehl.`
}

function usageOf(command: Command): string {
  return `Aufruf: basislotse ${[command.name, ...command.positionals].join(' ')} [Optionen]`
}

function helpOf(command: Command): string {
  const rows = Object.entries(allOptions(command)).map(([name, { value, text }]) => [
    `--${name}${value ? ` ${value}` : ''}`,
    text,
  ])
  const width = Math.max(...rows.map(([left = '']) => left.length)) + 2
  const lines = rows.map(([left = '', text]) => `  ${left.padEnd(width)}${text}`)
  return `${usageOf(command)}\n\n${command.summary}\n${command.details ? `\n${command.details}\n` : ''}\nOptionen:\n${lines.join('\n')}`
}
