/**
 * A directory of its own for a test: Debian's slapd in a folder of its own, with certificates that the test made. It
 * is no service of the machine and ends with the test.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'ldapts'
import { describe } from 'vitest'
import { freePort } from './freePort.ts'

export const suffix = 'dc=stadt,dc=example'
const rootName = `cn=admin,${suffix}`
export const serviceName = `cn=basislotse,ou=dienste,${suffix}`
/** With characters that a shell, a file or LDAP might take for more. */
export const servicePassword = 'Dienst "geheim" $1 ü'

const program = '/usr/sbin/slapd'

export type Entry = Readonly<Record<string, string | string[]>>

export type Slapd = {
  readonly folder: string
  readonly ldapsPort: number
  readonly ldapPort: number
  /** The certificate of the authority that signed the server's. */
  readonly authority: string
  /** As the owner of the directory, over an open connection. */
  readonly add: (dn: string, entry: Entry) => Promise<void>
  readonly remove: (dn: string) => Promise<void>
  readonly replace: (dn: string, attribute: string, values: string[]) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Tests that need slapd; skipped by a loud name where it is not installed. */
export function describeWithSlapd(name: string, tests: () => void): void {
  if (existsSync(program)) describe(name, tests)
  else describe.skip(`NICHT GEPRÜFT (kein slapd): ${name}`, tests)
}

export async function startSlapd(): Promise<Slapd> {
  const folder = mkdtempSync(join(tmpdir(), 'basislotse-slapd-'))
  const certificates = makeCertificates(folder)
  mkdirSync(join(folder, 'db'))
  writeFileSync(join(folder, 'slapd.conf'), configuration(folder))
  const [ldapsPort, ldapPort] = [await freePort(), await freePort()]
  const addresses = `ldaps://127.0.0.1:${ldapsPort}/ ldap://127.0.0.1:${ldapPort}/`
  const child = spawn(program, ['-f', join(folder, 'slapd.conf'), '-h', addresses, '-d', '0'], {
    stdio: 'ignore',
  })
  const stop = async () => {
    await ended(child)
    rmSync(folder, { recursive: true, force: true })
  }
  const asRoot = async (work: (client: Client) => Promise<unknown>) => {
    const client = new Client({ url: `ldap://127.0.0.1:${ldapPort}`, timeout: 5_000 })
    await client.bind(rootName, 'root')
    await work(client)
    await client.unbind()
  }
  const add = (dn: string, entry: Entry) => asRoot((client) => client.add(dn, { ...entry }))
  try {
    await answering(() => asRoot(async () => {}))
    await addCity(add)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    folder,
    ldapsPort,
    ldapPort,
    authority: readFileSync(certificates.authority, 'utf8'),
    add,
    remove: (dn) => asRoot((client) => client.del(dn)),
    replace: (dn, attribute, values) =>
      asRoot(async (client) => {
        const { Attribute, Change } = await import('ldapts')
        const modification = new Attribute({ type: attribute, values })
        await client.modify(dn, new Change({ operation: 'replace', modification }))
      }),
    stop,
  }
}

/** Nobody but the service account reads; passwords are only for proving them. */
function configuration(folder: string): string {
  const schemas = ['core', 'cosine', 'inetorgperson', 'nis']
  return [
    ...schemas.map((name) => `include /etc/ldap/schema/${name}.schema`),
    `pidfile ${join(folder, 'slapd.pid')}`,
    'modulepath /usr/lib/ldap',
    'moduleload back_mdb',
    'moduleload memberof',
    `TLSCertificateFile ${join(folder, 'server.pem')}`,
    `TLSCertificateKeyFile ${join(folder, 'server.key')}`,
    `TLSCACertificateFile ${join(folder, 'authority.pem')}`,
    'database mdb',
    `suffix "${suffix}"`,
    `rootdn "${rootName}"`,
    'rootpw root',
    `directory ${join(folder, 'db')}`,
    'overlay memberof',
    'access to attrs=userPassword by anonymous auth by * none',
    `access to * by dn.exact="${serviceName}" read by * none`,
    '',
  ].join('\n')
}

async function addCity(add: Slapd['add']): Promise<void> {
  await add(suffix, { objectClass: ['dcObject', 'organization'], dc: 'stadt', o: 'Stadt' })
  for (const unit of ['personen', 'gruppen', 'dienste', 'leer']) {
    await add(`ou=${unit},${suffix}`, { objectClass: 'organizationalUnit', ou: unit })
  }
  await add(serviceName, {
    objectClass: ['organizationalRole', 'simpleSecurityObject'],
    cn: 'basislotse',
    userPassword: servicePassword,
  })
}

/** The name of a person's entry. */
export function personDn(uid: string): string {
  return `uid=${uid},ou=personen,${suffix}`
}

export function groupDn(name: string): string {
  return `cn=${name},ou=gruppen,${suffix}`
}

export function person(uid: string, more: Entry = {}): Entry {
  return {
    objectClass: 'inetOrgPerson',
    uid,
    cn: uid,
    sn: uid,
    displayName: `Person ${uid}`,
    mail: `${uid}@stadt.example`,
    userPassword: passwordOf(uid),
    ...more,
  }
}

export function passwordOf(uid: string): string {
  return `Kennwort von ${uid} ß`
}

export type Certificates = { readonly authority: string; readonly key: string }

/** An authority, and what it signed for `localhost`: `server.pem`, and `expired.pem`, which no longer holds. */
export function makeCertificates(folder: string): Certificates {
  const run = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  run(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'authority.key',
    '-out',
    'authority.pem',
    '-days',
    '2',
    '-subj',
    '/CN=Stadt',
  )
  run('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost')
  writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost\n')
  const sign = [
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'authority.pem',
    '-CAkey',
    'authority.key',
    '-CAcreateserial',
    '-extfile',
    'names',
  ]
  run(...sign, '-days', '2', '-out', 'server.pem')
  run(...sign, '-days', '0', '-out', 'expired.pem')
  return { authority: join(folder, 'authority.pem'), key: join(folder, 'server.key') }
}

async function answering(ask: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await ask()
      return
    } catch (error) {
      if (attempt > 100) throw error
      await pause(50)
    }
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill()
  return gone
}
