/** „Verbindung prüfen“ for LDAP: step by step, until one fails. @module */
import type { Client } from 'ldapts'
import type { DirectoryPerson } from '../../access/directory/directoryPerson.ts'
import {
  type CheckStep,
  type DirectoryProblem,
  type DirectoryProblemCode,
  problemsForAdministration,
} from '../../access/directory/directoryProblem.ts'
import { type LdapSettings, usualPort } from '../../access/directory/directorySettings.ts'
import { explainDirectoryError } from './explainDirectoryError.ts'
import { atLdapServer } from './ldapConnection.ts'
import { bindService, findEntries, personOf } from './ldapLogin.ts'

/** `person` is there when a name to try was given and found. */
export type LdapCheck = {
  readonly steps: CheckStep[]
  readonly person: DirectoryPerson | undefined
}

export async function checkLdap(
  settings: LdapSettings,
  servicePassword: string,
  sample: string,
): Promise<LdapCheck> {
  const steps: CheckStep[] = []
  const title = 'Verschlüsselte Verbindung'
  try {
    const person = await atLdapServer(settings, async (client) => {
      if (settings.security === 'ldaps') await connectNow(client)
      steps.push({
        title,
        isFine: true,
        text: `${addressOf(settings)} antwortet, das Zertifikat gilt.`,
      })
      return checkInside(client, settings, servicePassword, sample, steps)
    })
    return { steps, person }
  } catch (error) {
    const isWay = steps.length === 0
    steps.push(
      failed(
        isWay ? title : 'Abfrage',
        explainDirectoryError(error, isWay ? 'encryption' : 'settings'),
      ),
    )
    return { steps, person: undefined }
  }
}

/** Each step needs the one before. */
async function checkInside(
  client: Client,
  settings: LdapSettings,
  servicePassword: string,
  sample: string,
  steps: CheckStep[],
): Promise<DirectoryPerson | undefined> {
  const refused = await bindService(client, settings, servicePassword)
  steps.push(
    refused
      ? failed('Dienstkonto', refused)
      : { title: 'Dienstkonto', isFine: true, text: `${settings.bindName} ist angemeldet.` },
  )
  if (refused) return undefined
  const bases = [await checkBase(client, 'Personen', settings.userBase)]
  if (settings.groupSource === 'search') {
    bases.push(await checkBase(client, 'Gruppen', settings.groupBase))
  }
  steps.push(...bases)
  if (sample === '' || bases.some(({ isFine }) => !isFine)) return undefined
  return checkSample(client, settings, sample, steps)
}

async function checkBase(client: Client, title: string, base: string): Promise<CheckStep> {
  try {
    const { searchEntries } = await client.search(base, {
      scope: 'sub',
      attributes: ['1.1'],
      sizeLimit: 2,
    })
    return searchEntries.length > 1
      ? { title, isFine: true, text: `Unter ${base} stehen Einträge.` }
      : {
          title,
          isFine: false,
          text: `Unter ${base} ist nichts zu sehen. Ist der Pfad richtig, und darf das Dienstkonto dort lesen?`,
        }
  } catch (error) {
    return failed(title, explainDirectoryError(error, 'settings'), `Pfad: ${base}. `)
  }
}

async function checkSample(
  client: Client,
  settings: LdapSettings,
  sample: string,
  steps: CheckStep[],
): Promise<DirectoryPerson | undefined> {
  const title = `Person „${sample}“`
  const entries = await findEntries(client, settings, sample)
  const [entry] = entries
  if (!entry || entries.length > 1) {
    const code: DirectoryProblemCode = entry ? 'ambiguous' : 'wrong_login'
    steps.push(failed(title, { code, detail: entries.map(({ dn }) => dn).join(' | ') }))
    return undefined
  }
  const answer = await personOf(client, settings, entry)
  if ('problem' in answer) {
    steps.push(failed(title, answer.problem))
    return undefined
  }
  const { person } = answer
  steps.push({
    title,
    isFine: person.email !== '',
    text: person.email
      ? `Gefunden: ${person.name}, ${person.email}.`
      : `Gefunden: ${person.name}, aber ohne Mailadresse (mail). Ohne sie gibt es keinen Zugang.`,
    detail: entry.dn,
  })
  return person
}

/** With LDAPS the first request connects; the root of the server may be read by anybody. */
async function connectNow(client: Client): Promise<void> {
  await client.search('', { scope: 'base', attributes: ['1.1'], sizeLimit: 1 })
}

export function failed(title: string, { code, detail }: DirectoryProblem, before = ''): CheckStep {
  return { title, isFine: false, text: `${before}${problemsForAdministration[code]}`, detail }
}

function addressOf({ host, port, security }: LdapSettings): string {
  return `${host}:${port ?? usualPort[security]}`
}
