import { unknownDevice } from './unknownDevice.ts'

/**
 * The information domain of a device among those that the visitor sees, whatever the address names: a label that is
 * scanned names none. Throws `not_found` where it is out of reach.
 */
export function deviceDomain<Domain extends { readonly id: string }>(
  domains: readonly Domain[],
  { informationDomainId }: { readonly informationDomainId: string },
): Domain {
  const found = domains.find(({ id }) => id === informationDomainId)
  if (found) return found
  throw unknownDevice()
}
