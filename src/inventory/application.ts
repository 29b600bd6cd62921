/**
 * A specialist application (Fachanwendung) as a list names it.
 * @module
 */
export const hostings = ['own', 'provider', 'cloud'] as const
export type Hosting = (typeof hostings)[number]

export const hostingLabels: Record<Hosting, string> = {
  own: 'eigener Betrieb',
  provider: 'beim Dienstleister',
  cloud: 'Cloud',
}

/** What a list can say of an application; '' and null mean „not stated“. */
export type ApplicationFacts = {
  name: string
  department: string
  vendor: string
  hosting: Hosting | null
  /** KITU, Dataport or another provider; '' when the city runs it or nothing is stated. */
  provider: string
  personalData: boolean | null
  description: string
  users: string
  /** The server it runs on, as the list names it. */
  server: string
}
