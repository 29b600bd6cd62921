/** „Verbindung prüfen“: the secret, the way, and what the groups of a person would give. @module */
import { listDirectoryGroups } from '../../../db/queries/directories.ts'
import type { Deps } from '../../deps.ts'
import { roleLabels } from '../role.ts'
import type { DirectoryKind } from './directoryKind.ts'
import type { DirectoryPerson } from './directoryPerson.ts'
import type { CheckStep } from './directoryProblem.ts'
import { isLdap } from './directorySettings.ts'
import { type GroupGrant, grantsOf, groupKeyOf } from './groupGrants.ts'
import type { KnownDirectory } from './readDirectory.ts'

export async function readDirectoryCheck(
  deps: Deps,
  known: KnownDirectory,
  { sample, redirectUri }: { sample: string; redirectUri: string },
): Promise<readonly CheckStep[]> {
  const { stored, secret, organisation } = known
  const { settings, kind } = stored
  const groups = await deps.store.read(organisation.id, (db) => listDirectoryGroups(db, kind))
  const first = secretStep(known)
  const last = mappingStep(groups)
  if (!isLdap(settings)) {
    const steps = await deps.directory.checkOidc(settings, secret.value, redirectUri)
    return [first, ...steps, last]
  }
  // The way to the server is worth a look also while the password is missing.
  const { steps, person } = await deps.directory.checkLdap(settings, secret.value ?? '', sample)
  return [first, ...steps, ...(person ? personSteps(person, groups, kind) : []), last]
}

function secretStep({ stored: { kind }, secret: { value, place } }: KnownDirectory): CheckStep {
  const title = kind === 'ldap' ? 'Kennwort des Dienstkontos' : 'Geheimnis der Anwendung'
  if (value !== undefined) return { title, isFine: true, text: `Gefunden: ${place}.` }
  if (kind === 'ldap') return { title, isFine: false, text: `Es fehlt. Erwartet wird: ${place}.` }
  return {
    title,
    isFine: true,
    text: `Keines hinterlegt; die Anwendung meldet sich als öffentlicher Client an, nur mit PKCE. Verlangt der Aussteller eines, gehört es hierher: ${place}.`,
  }
}

function personSteps(
  person: DirectoryPerson,
  groups: readonly GroupGrant[],
  kind: DirectoryKind,
): CheckStep[] {
  const keys = new Set(person.groups.map((name) => groupKeyOf(kind, name)))
  const { grants, isUneven } = grantsOf(keys, groups, [])
  const names = [...new Set(grants.map(({ role }) => roleLabels[role]))].join(', ')
  return [
    {
      title: 'Gruppen der Person',
      isFine: person.groups.length > 0,
      text:
        person.groups.length === 0
          ? 'Es sind keine Gruppen zu sehen. Darf das Dienstkonto sie lesen, und kommen sie von dort, wo Sie es eingestellt haben?'
          : `${person.groups.length === 1 ? 'Eine Gruppe' : `${person.groups.length} Gruppen`}; zum Zuordnen übernehmen Sie den ganzen Namen.`,
      detail: person.groups.slice(0, 100).join('\n'),
    },
    {
      title: 'Rollen der Person',
      isFine: grants.length > 0,
      text: names
        ? `${names}.${isUneven ? ' Weitere Rollen gelten nicht in allen ihren Informationsverbünden und entfallen.' : ''}`
        : 'Keine: So käme die Person nicht hinein.',
    },
  ]
}

function countText(count: number): string {
  return count === 1 ? 'Eine Zuordnung ist' : `${count} Zuordnungen sind`
}

function mappingStep(groups: readonly GroupGrant[]): CheckStep {
  const title = 'Zuordnung von Gruppen'
  return groups.length > 0
    ? { title, isFine: true, text: `${countText(groups.length)} eingetragen.` }
    : {
        title,
        isFine: false,
        text: 'Noch gibt keine Gruppe eine Rolle. Hinein kommen nur Personen, deren Zugang hier schon Rollen hat.',
      }
}
