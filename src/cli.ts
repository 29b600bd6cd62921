/**
 * The command line: finds the command, reads its options, runs it, and turns what went wrong into a
 * German message on stderr and an exit code (0 done, 1 refused, 2 wrong usage).
 * @module
 */
import { parseArgs } from 'node:util'
import type { Command, CommandIo, Option } from './commands/command.ts'
import { commands } from './commands/commands.ts'
import { nearestWord } from './core/text.ts'
import { explainError } from './platform/explainError.ts'

class UsageError extends Error {}

/** Runs one command line (without the program's name); returns the exit code. */
export async function runCli(words: readonly string[], io: CommandIo): Promise<number> {
  try {
    const command = findCommand(words)
    if (!command) {
      io.out(overview())
      return 0
    }
    const rest = words.slice(command.name.split(' ').length)
    if (rest.includes('--help') || rest.includes('-h')) {
      io.out(helpOf(command))
      return 0
    }
    return (await command.run({ ...readWords(command, rest), io })) ?? 0
  } catch (error) {
    io.err(error instanceof UsageError ? error.message : explainError(error))
    return error instanceof UsageError ? 2 : 1
  }
}

function findCommand(words: readonly string[]): Command | undefined {
  const [first] = words
  if (!first || first === '--help' || first === '-h' || first === 'help') return undefined
  const found = [2, 1]
    .map((length) => words.slice(0, length).join(' '))
    .map((name) => commands.find((command) => command.name === name))
    .find((command) => command !== undefined)
  if (found) return found
  const group = commands.filter((command) => command.name.startsWith(`${first} `))
  if (group.length > 0) {
    throw new UsageError(
      `Bitte sagen Sie genauer, was geschehen soll:\n${group.map(usageOf).join('\n')}`,
    )
  }
  const near = nearestWord(
    first,
    commands.map((command) => command.name.split(' ')[0] ?? ''),
  )
  throw new UsageError(
    `Den Befehl „${first}“ gibt es nicht.${near ? ` Meinten Sie „${near}“?` : ''} „basislotse --help“ zeigt alle Befehle.`,
  )
}

type Words = {
  values: Readonly<Record<string, string | boolean | string[]>>
  positionals: string[]
}

function readWords(command: Command, words: readonly string[]): Words {
  const options = Object.fromEntries(
    Object.entries(allOptions(command)).map(([name, { type, multiple }]) => [
      name,
      { type, multiple: multiple ?? false },
    ]),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    ensurePositionals(command, positionals)
    return { values: values as Words['values'], positionals }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${germanParseProblem(error)}\n${usageOf(command)}`)
  }
}

function ensurePositionals(command: Command, positionals: readonly string[]): void {
  const missing = command.positionals[positionals.length]
  if (missing && !missing.startsWith('[')) {
    throw new UsageError(`Es fehlt: ${missing}\n${usageOf(command)}`)
  }
  const surplus = positionals[command.positionals.length]
  if (surplus !== undefined) {
    throw new UsageError(`Das gehört hier nicht hin: „${surplus}“\n${usageOf(command)}`)
  }
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
