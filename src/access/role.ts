/**
 * The roles that a membership gives in an organisation.
 * @module
 */
export const roles = [
  'officer',
  'technician',
  'contributor',
  'management',
  'auditor',
  'admin',
] as const
export type Role = (typeof roles)[number]

export const roleLabels: Record<Role, string> = {
  officer: 'Informationssicherheitsbeauftragte (ISB)',
  technician: 'EDV',
  contributor: 'Fachverantwortliche',
  management: 'Leitung',
  auditor: 'Auditor',
  admin: 'Administration',
}
