import { and, eq, sql } from 'drizzle-orm'
import type { DirectoryKind } from '../../src/access/directory/directoryKind.ts'
import type { Role } from '../../src/access/role.ts'
import { ask } from '../ask.ts'
import { byCodePoint, type Db } from '../db.ts'
import { ensureSaved } from './saved.ts'

export type Organisation = {
  id: string
  name: string
  land: string
  demoDay: string | null
  /** Roles that log in with a second factor. */
  secondFactorRoles: readonly Role[]
  /** Directories that people log in with. */
  directoryKinds: readonly DirectoryKind[]
  staleMonths: number
  attestationMonths: number | null
  /** How inventory numbers are made; '' while nobody said. */
  inventoryPattern: string
  loanRetentionDays: number
  createdAt: string
  version: number
}

type OrganisationSettings = Pick<
  Organisation,
  | 'secondFactorRoles'
  | 'staleMonths'
  | 'attestationMonths'
  | 'inventoryPattern'
  | 'loanRetentionDays'
  | 'version'
>

/** What a new organisation has by default. */
type Default = keyof OrganisationSettings | 'directoryKinds'

export type Person = {
  id: string
  name: string
  nameKey: string
  department: string
  email: string
  userId: string | null
  version: number
}

export type User = {
  id: string
  email: string
  name: string
  passwordHash: string | null
  passwordIsOneTime: boolean
  totpSecret: string | null
  totpConfirmedAt: string | null
  totpLastStep: number | null
  isLocked: boolean
  createdAt: string
  /** Counts changes of what opens the account. */
  version: number
}

type SecondFactor = Pick<User, 'totpSecret' | 'totpConfirmedAt' | 'totpLastStep'>

/** An account's role here; `informationDomainId` null: in all information domains. */
export type Member = {
  membershipId: string
  userId: string
  email: string
  name: string
  role: Role
  informationDomainId: string | null
  /** Given by a group of a directory. */
  isFromDirectory: boolean
  isLocked: boolean
  passwordIsOneTime: boolean
  totpConfirmedAt: string | null
}

/** Every organisation of the installation, not bound to one. */
export async function listOrganisations(db: Db): Promise<Organisation[]> {
  return ask(db, selectOrganisations)
}

function selectOrganisations(db: Db) {
  const { organisation } = db.tables
  return db.select().from(organisation).orderBy(byCodePoint(db, organisation.id))
}

/** The organisation that the database is bound to. */
export async function findOrganisation(db: Db): Promise<Organisation | undefined> {
  const { organisation } = db.tables
  const [found] = await db.select().from(organisation).where(eq(organisation.id, db.organisationId))
  return found
}

export async function insertOrganisation(db: Db, row: Omit<Organisation, Default>): Promise<void> {
  await db.insert(db.tables.organisation).values(row)
}

/** The account of a mail address; accounts belong to the installation, not to an organisation. */
export async function findUserByEmail(db: Db, email: string): Promise<User | undefined> {
  const { user } = db.tables
  const [found] = await db.select().from(user).where(eq(user.email, email))
  return found
}

/** Whether there was no account of that mail address yet; else nothing happens. */
export async function insertUserUnlessKnown(
  db: Db,
  row: Omit<User, keyof SecondFactor | 'isLocked' | 'version'>,
): Promise<boolean> {
  const { user } = db.tables
  const inserted = await db
    .insert(user)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: user.id })
  return inserted.length > 0
}

/** Null: no password opens the account. */
export async function savePassword(
  db: Db,
  userId: string,
  passwordHash: string | null,
  passwordIsOneTime: boolean,
): Promise<void> {
  const { user } = db.tables
  await db
    .update(user)
    .set({ passwordHash, passwordIsOneTime, version: sql`${user.version} + 1` })
    .where(eq(user.id, userId))
}

/** Throws `conflict` when somebody else saved the organisation since `version` was read. */
export async function saveOrganisation(
  db: Db,
  version: number,
  change: Pick<Organisation, 'name' | 'land'> & Omit<OrganisationSettings, 'version'>,
): Promise<void> {
  const { organisation } = db.tables
  const saved = await db
    .update(organisation)
    .set({ ...change, version: version + 1 })
    .where(and(eq(organisation.id, db.organisationId), eq(organisation.version, version)))
    .returning({ id: organisation.id })
  ensureSaved(saved, 'Die Organisation')
}

/** Turns the login by directories on and off. */
export async function saveDirectoryKinds(
  db: Db,
  directoryKinds: readonly DirectoryKind[],
): Promise<void> {
  const { organisation } = db.tables
  await db
    .update(organisation)
    .set({ directoryKinds })
    .where(eq(organisation.id, db.organisationId))
}

export async function insertMembership(
  db: Db,
  row: {
    id: string
    userId: string
    role: Role
    informationDomainId: string | null
    isFromDirectory?: boolean
    createdAt: string
  },
): Promise<void> {
  await db.insert(db.tables.membership).values({ ...row, organisationId: db.organisationId })
}

export async function deleteMembership(db: Db, id: string): Promise<void> {
  const { membership } = db.tables
  await db
    .delete(membership)
    .where(and(eq(membership.organisationId, db.organisationId), eq(membership.id, id)))
}

/** Accounts with a role in this organisation, one entry per role. */
export async function listMembers(db: Db): Promise<Member[]> {
  return ask(db, selectMembers)
}

function selectMembers(db: Db) {
  const { membership, user } = db.tables
  return db
    .select({
      membershipId: membership.id,
      userId: user.id,
      email: user.email,
      name: user.name,
      role: membership.role,
      informationDomainId: membership.informationDomainId,
      isFromDirectory: membership.isFromDirectory,
      isLocked: user.isLocked,
      passwordIsOneTime: user.passwordIsOneTime,
      totpConfirmedAt: user.totpConfirmedAt,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(eq(membership.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, user.email), byCodePoint(db, membership.role))
}

export async function listPersons(db: Db): Promise<Person[]> {
  return ask(db, selectPersons)
}

function selectPersons(db: Db) {
  const { person } = db.tables
  return db
    .select()
    .from(person)
    .where(eq(person.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, person.nameKey))
}

export async function findPersonByName(db: Db, nameKey: string): Promise<Person | undefined> {
  const { person } = db.tables
  const [found] = await db
    .select()
    .from(person)
    .where(and(eq(person.organisationId, db.organisationId), eq(person.nameKey, nameKey)))
  return found
}

export async function insertPerson(
  db: Db,
  row: Omit<Person, 'version'> & { createdAt: string },
): Promise<void> {
  await db.insert(db.tables.person).values({ ...row, organisationId: db.organisationId })
}

/** Throws `conflict` when somebody else saved the person since `version` was read. */
export async function savePerson(
  db: Db,
  id: string,
  version: number,
  change: Omit<Person, 'id' | 'version'>,
): Promise<void> {
  const { person } = db.tables
  const saved = await db
    .update(person)
    .set({ ...change, organisationId: undefined, version: version + 1 })
    .where(
      and(
        eq(person.organisationId, db.organisationId),
        eq(person.id, id),
        eq(person.version, version),
      ),
    )
    .returning({ id: person.id })
  ensureSaved(saved, 'Der Ansprechpartner')
}
