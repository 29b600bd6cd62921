/** What the stand-alone verifier offers to the program; see `pruefe.mjs`. @module */

export type PackageReport = {
  /** `unreadable`: no package, or one of a format that this verifier does not know. */
  result: 'sound' | 'flawed' | 'unreadable'
  /** What the package says of itself: label and value. */
  facts: [label: string, value: string][]
  confirmed: string[]
  notes: string[]
  problems: string[]
  /** How many more than are listed in `problems`. */
  furtherProblems: number
}

export const packageFormat: string
export const formatVersion: number
export const manifestName: string
export const eventsName: string
export const maximumEntries: number

/**
 * Checks a package; `heads` are 64 lower-case digits each. Rejects with the error of the file system when it cannot be
 * read.
 */
export function verifyPackage(
  path: string,
  options?: { heads?: readonly string[] },
): Promise<PackageReport>

/** 64 lower-case digits of a head as it was printed, in groups or not; undefined when it is none. */
export function normaliseHead(text: string): string | undefined

/** Why a file may not be called so in a package, in German; undefined when it may. */
export function nameProblem(name: string): string | undefined

export function canonicalJson(value: unknown): string
export function describeReport(report: PackageReport): string[]
export function exitCodeOf(report: PackageReport): 0 | 1 | 2
export function slowCrc32(bytes: Uint8Array, start?: number): number

export function readCall(words: readonly string[]): {
  files: string[]
  heads: string[]
  isJson: boolean
  asksHelp: boolean
  problem: string | undefined
}
