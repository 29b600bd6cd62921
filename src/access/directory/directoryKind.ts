/** The kinds of directories that people log in with; an organisation has at most one of each. @module */
export const directoryKinds = ['oidc', 'ldap'] as const
export type DirectoryKind = (typeof directoryKinds)[number]

export const directoryLabels: Readonly<Record<DirectoryKind, string>> = {
  oidc: 'OpenID Connect',
  ldap: 'LDAP oder Active Directory',
}
