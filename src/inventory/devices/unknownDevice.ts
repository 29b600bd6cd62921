import { Failure } from '../../core/failure.ts'

/** Also for a device of another organisation, and of an information domain out of reach. */
export function unknownDevice(): Failure {
  return new Failure(
    'not_found',
    'Dieses Gerät gibt es hier nicht, oder Sie dürfen es nicht sehen.',
  )
}
