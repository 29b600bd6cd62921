import { Failure } from '../../core/failure.ts'

export function unknownDevice(): Failure {
  return new Failure(
    'not_found',
    'Dieses Gerät gibt es hier nicht, oder Sie dürfen es nicht sehen.',
  )
}
