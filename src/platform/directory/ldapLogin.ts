/**
 * Logging in with LDAP: the service account looks for the person, the person's own password is proved by a bind in
 * their name, then the service account reads the groups.
 * @module
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client, Entry } from 'ldapts'
import {
  type DirectoryAnswer,
  type DirectoryProblem,
  problemOf,
} from '../../access/directory/directoryProblem.ts'
import type { LdapSchema, LdapSettings } from '../../access/directory/directorySettings.ts'
import { bindProblem } from './bindProblem.ts'
import { explainDirectoryError } from './explainDirectoryError.ts'
import { atLdapServer } from './ldapConnection.ts'
import { readLdapGroups, textsOf } from './ldapGroups.ts'

/** A refusal takes at least so long, whether the person is known or not. */
const leastRefusalMilliseconds = 400

type Attributes = {
  readonly logins: readonly string[]
  /** Never changes and is never given away again. */
  readonly subject: string
  readonly objectClass: string
}

export const attributesOf: Readonly<Record<LdapSchema, Attributes>> = {
  active_directory: {
    logins: ['sAMAccountName', 'userPrincipalName', 'mail'],
    subject: 'objectGUID',
    objectClass: 'user',
  },
  standard: { logins: ['uid', 'mail'], subject: 'entryUUID', objectClass: 'person' },
}

export type LdapLogin = { readonly name: string; readonly password: string }

/** Never binds with an empty password: LDAP would call that a success without looking at the name (RFC 4513, 5.1.2). */
export async function logInToLdap(
  settings: LdapSettings,
  servicePassword: string,
  login: LdapLogin,
): Promise<DirectoryAnswer> {
  const start = performance.now()
  const answer = await tryLogin(settings, servicePassword, login)
  if ('problem' in answer) {
    await pause(Math.max(0, leastRefusalMilliseconds - (performance.now() - start)))
  }
  return answer
}

async function tryLogin(
  settings: LdapSettings,
  servicePassword: string,
  { name, password }: LdapLogin,
): Promise<DirectoryAnswer> {
  if (!isUsable(password) || name.includes('\0')) return problemOf('wrong_login', 'unusable')
  try {
    return await atLdapServer(settings, async (client) => {
      const refused = await bindService(client, settings, servicePassword)
      if (refused) return { problem: refused }
      const entries = await findEntries(client, settings, name)
      const [entry] = entries
      const isOne = entry !== undefined && entries.length === 1
      const dn = isOne ? entry.dn : `cn=${randomBytes(12).toString('hex')},${settings.userBase}`
      const wrong = await bindPerson(client, dn, password)
      if (entries.length > 1)
        return problemOf('ambiguous', entries.map((one) => one.dn).join(' | '))
      if (!isOne) return problemOf('wrong_login', 'unknown')
      if (wrong) return { problem: wrong }
      await client.bind(settings.bindName, servicePassword)
      return personOf(client, settings, entry)
    })
  } catch (error) {
    return { problem: explainDirectoryError(error, 'settings') }
  }
}

/** What is wrong with the service account; undefined when it is bound. Throws for what is wrong with the way. */
export async function bindService(
  client: Client,
  { bindName }: LdapSettings,
  password: string,
): Promise<DirectoryProblem | undefined> {
  if (!isUsable(password)) return { code: 'secret_missing', detail: 'empty' }
  try {
    await client.bind(bindName, password)
    return undefined
  } catch (error) {
    if (bindProblem(error) === undefined) throw error
    return { code: 'secret_refused', detail: messageOf(error) }
  }
}

/** At most two: more than one is already one too many. The name goes into the filter as a value, never as its text. */
export async function findEntries(
  client: Client,
  { schema, userBase }: LdapSettings,
  typed: string,
): Promise<Entry[]> {
  const { AndFilter, EqualityFilter, OrFilter } = await import('ldapts')
  const { logins, subject, objectClass } = attributesOf[schema]
  // `STADT\mueller`: the domain in front is no part of the name.
  const value = schema === 'active_directory' ? typed.replace(/^[^\\@]+\\/, '') : typed
  const { searchEntries } = await client.search(userBase, {
    scope: 'sub',
    filter: new AndFilter({
      filters: [
        new EqualityFilter({ attribute: 'objectClass', value: objectClass }),
        new OrFilter({
          filters: logins.map((attribute) => new EqualityFilter({ attribute, value })),
        }),
      ],
    }),
    attributes: ['mail', 'displayName', 'cn', 'uid', 'memberOf', subject],
    explicitBufferAttributes: ['objectGUID'],
    sizeLimit: 2,
  })
  return searchEntries
}

/** Bound as the service account. */
export async function personOf(
  client: Client,
  settings: LdapSettings,
  entry: Entry,
): Promise<DirectoryAnswer> {
  const subject = subjectOf(entry, attributesOf[settings.schema].subject)
  if (subject === '') return problemOf('no_subject', entry.dn)
  const [uid = ''] = textsOf(entry.uid)
  const memberOf = textsOf(entry.memberOf)
  const groups = await readLdapGroups(client, settings, { dn: entry.dn, uid, memberOf })
  const [email = ''] = textsOf(entry.mail)
  const [name = email] = [...textsOf(entry.displayName), ...textsOf(entry.cn)]
  return {
    person: {
      issuer: '',
      subject,
      email: email.trim().toLowerCase(),
      isEmailVerified: false,
      name,
      groups,
    },
  }
}

/** `undefined` when the password is right. Throws for what is wrong with the way. */
async function bindPerson(
  client: Client,
  dn: string,
  password: string,
): Promise<DirectoryProblem | undefined> {
  try {
    await client.bind(dn, password)
    return undefined
  } catch (error) {
    const code = bindProblem(error)
    if (code === undefined) throw error
    return { code, detail: messageOf(error) }
  }
}

/** A server written in C would end the password at U+0000 and take what stands before it, perhaps nothing. */
function isUsable(password: string): boolean {
  return password !== '' && !password.includes('\0')
}

function subjectOf(entry: Entry, attribute: string): string {
  const value = entry[attribute]
  const one = Array.isArray(value) ? value[0] : value
  if (one === undefined) return ''
  return typeof one === 'string' ? one.toLowerCase() : one.toString('hex')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
}
