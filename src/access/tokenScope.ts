/**
 * What a token of the programming interface may be given; each opens a few addresses and nothing else.
 * @module
 */
export const tokenScopes = [
  'devices:read',
  'devices:write',
  'device-reports:write',
  'target-objects:read',
  'checks:read',
  'milestones:read',
  'exports:read',
] as const
export type TokenScope = (typeof tokenScopes)[number]

export const tokenScopeLabels: Record<TokenScope, string> = {
  'devices:read': 'Geräte lesen',
  'devices:write': 'Geräte lesen, anlegen und ändern',
  'device-reports:write': 'Geräte melden sich selbst, sonst nichts',
  'target-objects:read': 'Zielobjekte lesen',
  'checks:read': 'Ergebnisse des Grundschutz-Checks lesen',
  'milestones:read': 'Meilensteine lesen',
  'exports:read': 'Arbeitsmappen herunterladen',
}
