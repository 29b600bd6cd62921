/**
 * What can go wrong in a way that the user can mend. Everything else is a bug.
 * @module
 */
export const failureCodes = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'invalid',
] as const
export type FailureCode = (typeof failureCodes)[number]

/**
 * A refusal with a German message that is shown as it is: it says where and what to do.
 * `fields` names the inputs concerned, each with its own German message.
 */
export class Failure extends Error {
  readonly code: FailureCode
  readonly fields: Readonly<Record<string, string>>

  constructor(code: FailureCode, message: string, fields: Readonly<Record<string, string>> = {}) {
    super(message)
    this.name = 'Failure'
    this.code = code
    this.fields = fields
  }
}
