/** What a command of the command line is. @module */
import { Failure } from '../core/failure.ts'

/** Where words come from and go to; data on `out`, everything else on `err`. */
export type CommandIo = {
  out: (text: string) => void
  err: (text: string) => void
  environment: Readonly<Record<string, string | undefined>>
  /** Whether a person watches: only then progress is shown. */
  isTerminal: boolean
}

export type Option = {
  type: 'string' | 'boolean'
  /** What stands for the value in the help, in capitals. */
  value?: string
  text: string
  multiple?: boolean
  /** Without it the call is wrong usage. */
  isRequired?: boolean
}

export type CommandCall = {
  values: Readonly<Record<string, string | boolean | readonly string[]>>
  positionals: readonly string[]
  io: CommandIo
}

export type Command = {
  /** One or two words. */
  name: string
  /** Names in capitals; in brackets when they may be missing. */
  positionals: readonly string[]
  summary: string
  details?: string
  options: Readonly<Record<string, Option>>
  hasJson?: boolean
  /** What options and words say together that makes no sense; undefined when all is well. */
  usageProblem?: (words: Pick<CommandCall, 'values' | 'positionals'>) => string | undefined
  /** Returns the exit code; nothing means 0. */
  run: (call: CommandCall) => Promise<number | undefined>
}

/** For commands that work on one information domain. */
export const domainOption: Option = {
  type: 'string',
  value: 'KÜRZEL',
  text: 'Informationsverbund, z. B. KERN',
  isRequired: true,
}

/** The value of an option that takes text; undefined when it is missing. */
export function textOption(call: CommandCall, name: string): string | undefined {
  const value = call.values[name]
  return typeof value === 'string' ? value : undefined
}

/** Throws `invalid` when the option is missing. */
export function requiredOption(call: CommandCall, name: string): string {
  const value = textOption(call, name)
  if (value !== undefined && value !== '') return value
  throw new Failure('invalid', `Bitte geben Sie --${name} an.`)
}

export function isSet(call: CommandCall, name: string): boolean {
  return call.values[name] === true
}

/** A word of the call; that it is there has been made sure of before. */
export function positional(call: CommandCall, index: number): string {
  return call.positionals[index] ?? ''
}
