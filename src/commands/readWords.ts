/** The words behind a command's name: read, checked, and refused in German. @module */
import { parseArgs } from 'node:util'
import { nearestWord } from '../core/text.ts'
import type { Command, CommandCall } from './command.ts'
import { allOptions, usageOf } from './commandHelp.ts'

/** Wrong usage, in German; the exit code is 2. */
export type Problem = { problem: string }

export type Words = Pick<CommandCall, 'values' | 'positionals'>

/** What the command is called with, or what is wrong with it and how it is called rightly. */
export function readWords(command: Command, words: readonly string[]): Words | Problem {
  const read = parse(command, words)
  if ('problem' in read) return read
  const problem =
    positionalProblem(command, read.positionals) ??
    missingOption(command, read) ??
    command.usageProblem?.(read)
  return problem === undefined ? read : refused(command, problem)
}

function parse(command: Command, words: readonly string[]): Words | Problem {
  const options = Object.fromEntries(
    Object.entries(allOptions(command)).map(([name, { type, multiple }]) => [
      name,
      { type, multiple: multiple ?? false },
    ]),
  )
  try {
    const parsed = parseArgs({ args: [...words], options, allowPositionals: true, tokens: true })
    const given = parsed.tokens.filter((token) => token.kind === 'option')
    const empty = given.find(({ value }) => value?.trim() === '')
    if (empty) return refused(command, needsValue(`--${empty.name}`))
    const doubled = given.find(
      ({ name }, index) =>
        !options[name]?.multiple && given.findIndex((other) => other.name === name) !== index,
    )
    if (doubled) return refused(command, `Die Option „--${doubled.name}“ steht zweimal da.`)
    return { values: parsed.values as Words['values'], positionals: parsed.positionals }
  } catch (error) {
    return refused(command, germanParseProblem(command, error))
  }
}

function refused(command: Command, problem: string): Problem {
  return { problem: `${problem}\n${usageOf(command)}` }
}

function positionalProblem(command: Command, positionals: readonly string[]): string | undefined {
  const missing = command.positionals.find(
    (name, index) => !name.startsWith('[') && (positionals[index] ?? '').trim() === '',
  )
  if (missing) return `Es fehlt: ${missing}`
  const surplus = positionals[command.positionals.length]
  return surplus === undefined ? undefined : `Das gehört hier nicht hin: „${surplus}“`
}

function missingOption({ options }: Command, { values }: Words): string | undefined {
  const missing = Object.entries(options).find(
    ([name, { isRequired }]) => isRequired && values[name] === undefined,
  )
  return missing && `Bitte geben Sie --${missing[0]} an.`
}

function germanParseProblem(command: Command, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const option = /'(-[^' ]+)/.exec(message)?.[1] ?? ''
  if (message.includes('Unknown option')) {
    const near = nearestWord(option.replace(/^-+/, ''), Object.keys(allOptions(command)))
    const offer = near === undefined ? '' : ` Meinten Sie „--${near}“?`
    return `Die Option „${option}“ gibt es hier nicht.${offer}`
  }
  if (message.includes('does not take an argument'))
    return `Die Option „${option}“ hat keinen Wert.`
  return needsValue(option)
}

function needsValue(option: string): string {
  return `Die Option „${option}“ braucht einen Wert. Beginnt er mit „-“, schreiben Sie ${option}=WERT.`
}
