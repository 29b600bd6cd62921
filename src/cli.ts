/**
 * The command line: finds the command, reads its options, runs it, and turns what went wrong into a
 * German message on stderr and an exit code (0 done, 1 refused, 2 wrong usage).
 * @module
 */
import { readFileSync } from 'node:fs'
import type { Command, CommandIo } from './commands/command.ts'
import { helpOf, overviewOf, usageOf } from './commands/commandHelp.ts'
import { commands } from './commands/commands.ts'
import { type Problem, readWords } from './commands/readWords.ts'
import { packageRoot } from './core/packageRoot.ts'
import { nearestWord } from './core/text.ts'
import { explainError } from './platform/explainError.ts'

const helpWords = ['--help', '-h', 'help']

/** Runs one command line (without the program's name); returns the exit code. */
export async function runCli(words: readonly string[], io: CommandIo): Promise<number> {
  const [first, second] = words
  if (!first || (helpWords.includes(first) && !second)) return say(overviewOf(commands), io)
  if (first === '--version') return say(version(), io)
  if (helpWords.includes(first)) return runCli([...words.slice(1), '--help'], io)
  const asksHelp = words.includes('--help') || words.includes('-h')
  const command = findCommand(words)
  const group = commands.filter(({ name }) => name.startsWith(`${first} `))
  if (!command && asksHelp && group.length > 0) return say(overviewOf(group), io)
  if (!command || isMeantFor(group, command, second)) {
    return refuse(group.length > 0 ? unclear(words, group) : unknown(first), io)
  }
  if (asksHelp) return say(helpOf(command), io)
  const read = readWords(command, words.slice(command.name.split(' ').length))
  if ('problem' in read) return refuse(read, io)
  try {
    return (await command.run({ ...read, io })) ?? 0
  } catch (error) {
    io.err(explainError(error))
    return 1
  }
}

function say(text: string, io: CommandIo): number {
  io.out(text)
  return 0
}

function refuse({ problem }: Problem, io: CommandIo): number {
  io.err(problem)
  return 2
}

/** Names have one or two words. */
function findCommand(words: readonly string[]): Command | undefined {
  return [2, 1]
    .map((length) => words.slice(0, length).join(' '))
    .map((name) => commands.find((command) => command.name === name))
    .find((command) => command !== undefined)
}

/** `model` alone is a command, `model decide` another: a further word was meant for one of those. */
function isMeantFor(group: readonly Command[], command: Command, second = '-'): boolean {
  const isAlone = command.positionals.length === 0 && !command.name.includes(' ')
  return group.length > 0 && isAlone && !second.startsWith('-')
}

/** The first word is known, the second missing or unknown. */
function unclear(words: readonly string[], group: readonly Command[]): Problem {
  const [, second = ''] = words
  const given = second.startsWith('-') ? '' : second
  const near = nearestWord(
    given,
    group.map(({ name }) => name.split(' ')[1] ?? ''),
  )
  const offer = near && given ? ` Meinten Sie „${words[0]} ${near}“?` : ''
  return {
    problem: `Bitte sagen Sie genauer, was geschehen soll.${offer}\n${group.map(usageOf).join('\n')}`,
  }
}

function unknown(word: string): Problem {
  const near = nearestWord(
    word,
    commands.map(({ name }) => name.split(' ')[0] ?? ''),
  )
  const offer = near ? ` Meinten Sie „${near}“?` : ''
  return {
    problem: `Den Befehl „${word}“ gibt es nicht.${offer} „basislotse --help“ zeigt alle Befehle.`,
  }
}

function version(): string {
  const text = readFileSync(new URL('package.json', packageRoot), 'utf8')
  return `Basislotse ${(JSON.parse(text) as { version: string }).version}`
}
