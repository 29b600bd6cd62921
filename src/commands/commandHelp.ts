/** What `--help` says. @module */
import type { Command, Option } from './command.ts'

/** The options of a command with those that all commands have. */
export function allOptions(command: Command): Readonly<Record<string, Option>> {
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

/** One line: how the command is called, with the options it cannot do without. */
export function usageOf(command: Command): string {
  const required = Object.entries(command.options)
    .filter(([, { isRequired }]) => isRequired)
    .map(([name, { value }]) => `--${name} ${value}`)
  return [
    'Aufruf: basislotse',
    command.name,
    ...command.positionals,
    ...required,
    '[Optionen]',
  ].join(' ')
}

export function helpOf(command: Command): string {
  const rows = Object.entries(allOptions(command)).map(([name, { value, text, isRequired }]) => [
    `--${name}${value ? ` ${value}` : ''}`,
    isRequired ? `${text} (nötig)` : text,
  ])
  const details = command.details ? `\n${command.details}\n` : ''
  return `${usageOf(command)}\n\n${command.summary}\n${details}\nOptionen:\n${inColumns(rows)}`
}

/** All commands, one line each. */
export function overviewOf(commands: readonly Command[]): string {
  const lines = inColumns(commands.map(({ name, summary }) => [name, summary]))
  return `Basislotse führt eine Stadt zur Basis-Absicherung nach IT-Grundschutz.\n\nBefehle:\n${lines}\n\n„basislotse BEFEHL --help“ erklärt einen Befehl.`
}

function inColumns(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([left = '']) => left.length)) + 2
  return rows.map(([left = '', right = '']) => `  ${left.padEnd(width)}${right}`).join('\n')
}
