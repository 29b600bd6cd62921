/**
 * Where a provider sends the browser back to. Each organisation has an address of its own: else the answer of one
 * provider could be taken for that of another (RFC 9700, 4.4).
 */
export function oidcAnswerPath(organisationId: string): string {
  return `/anmelden/oidc/${encodeURIComponent(organisationId)}/antwort`
}
