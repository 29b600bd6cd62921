/** Commands and options as the pages name them. @module */
import type { Command } from '../../src/commands/command.ts'
import { commands } from '../../src/commands/commands.ts'

/** What of a command the table of commands does not show, and which options are described nowhere. */
export function undocumented(command: Command, overview: string, everything: string): string[] {
  const row = overview
    .split('\n')
    .find((line) => new RegExp(`^\\| \`${command.name}[ \`]`).test(line))
  if (row === undefined) return [command.name, ...missingOptions(command, everything)]
  const positionals = command.positionals.filter((word) => !row.includes(word))
  return [...positionals, ...missingOptions(command, `${row}\n${everything}`)]
}

/** Calls of the program by a name that no command has. */
export function unknownCalls(text: string): string[] {
  const names = commands.map(({ name }) => name)
  const calls = [...text.matchAll(/(?:npx basislotse|basislotse\.mjs) ([a-z]+(?: [a-z]+)?)/g)]
  return calls
    .map(([, words = '']) => words)
    .filter((words) => !names.some((name) => words === name || words.split(' ')[0] === name))
}

/** Options in calls of the program and in rows of tables that no command has. */
export function unknownOptions(text: string): string[] {
  const own = commands.flatMap(({ options }) => Object.keys(options))
  const known = new Set([...own, 'data', 'organisation', 'json', 'help'])
  const lines = text.split('\n').filter((line) => /^\||npx basislotse |basislotse\.mjs /.test(line))
  const calls = lines.map((line) => line.replace(/^.*node --env-file=\S+/, ''))
  return calls
    .flatMap((line) => [...line.matchAll(/(?<![\w-])--([a-z][\w-]*)/g)])
    .filter(([, name = '']) => !known.has(name))
    .map(([option]) => option)
}

function missingOptions({ options }: Command, text: string): string[] {
  return Object.keys(options)
    .map((name) => `--${name}`)
    .filter((option) => !new RegExp(`${option}(?![\\w-])`).test(text))
}
