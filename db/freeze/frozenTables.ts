/**
 * What a snapshot of an information domain holds: which rows of which tables, and what of them is left out because
 * the purpose does not need it (logins, addresses, holders, borrowers).
 * @module
 */
import { and, eq, inArray, isNotNull, not, or, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db } from '../db.ts'
import type { Tables } from '../schema/tables.ts'

export type FrozenName = keyof typeof frozenTables

type FrozenTable = {
  /** The columns of the primary key behind the organisation: rows are read and cut in their order. */
  readonly key: readonly string[]
  /** Beside that they belong to the organisation. */
  readonly where?: (db: Db, domainId: string) => SQL | undefined
  /** What these columns hold instead. */
  readonly instead?: Readonly<Record<string, string | null>>
  /** Each row is a part of its own, so that a person can be erased. */
  readonly isPersonal?: true
}

const id = ['id'] as const

/** In the order of their references. Tables that are not named here are not frozen; a test asks why. */
export const frozenTables = {
  organisation: { key: [] },
  informationDomain: { key: id },
  user: {
    key: id,
    where: (db) => inArray(db.tables.user.id, members(db)),
    instead: { passwordHash: null, totpSecret: null, totpConfirmedAt: null },
    isPersonal: true,
  },
  membership: { key: id },
  person: {
    key: id,
    where: (db, domainId) => isResponsible(db, domainId),
    instead: { email: '' },
    isPersonal: true,
  },
  site: { key: id, where: (db, domainId) => inArray(db.tables.site.id, sitesOf(db, domainId)) },
  room: { key: id, where: (db, domainId) => inArray(db.tables.room.siteId, sitesOf(db, domainId)) },
  targetObject: { key: id, where: (db, domainId) => isObjectNamedIn(db, domainId) },
  targetObjectLink: {
    key: id,
    where: (db, domainId) => inArray(db.tables.targetObjectLink.fromId, objectsOf(db, domainId)),
  },
  device: {
    key: id,
    where: ofDomain('device'),
    instead: { holder: '', holderKey: '', searchText: '' },
  },
  deviceRepair: { key: id, where: ofDevice('deviceRepair') },
  deviceLoss: { key: id, where: ofDevice('deviceLoss') },
  deviceRetirement: { key: id, where: ofDevice('deviceRetirement') },
  deviceFile: { key: id, where: ofDevice('deviceFile') },
  fundingProgramme: { key: id, where: ofDomain('fundingProgramme') },
  operatingSystemSupport: { key: id },
  application: { key: id, where: ofDomain('application') },
  groupRefusal: { key: ['groupKey'], where: ofDomain('groupRefusal') },
  moduleDecision: { key: ['targetObjectId', 'module'], where: ofDomain('moduleDecision') },
  conditionAnswer: { key: ['targetObjectId', 'attribute'], where: ofObject('conditionAnswer') },
  protectionNeed: { key: ['targetObjectId', 'goal'], where: ofObject('protectionNeed') },
  suggestion: { key: id, where: ofDomain('suggestion') },
  check: { key: ['targetObjectId', 'requirement'], where: ofDomain('check') },
  measure: { key: id, where: ofDomain('measure') },
  measureCheck: {
    key: ['measureId', 'targetObjectId', 'requirement'],
    where: (db, domainId) =>
      inArray(db.tables.measureCheck.measureId, idsOf(db, domainId, 'measure')),
  },
  progressDay: { key: ['day'], where: ofDomain('progressDay') },
  blob: {
    key: ['sha256'],
    where: (db, domainId) => isFileOf(db, domainId),
    // The bytes are kept once, beside the rows.
    instead: { data: '' },
  },
  document: { key: id, where: (db, domainId) => isDocumentOf(db, domainId) },
  documentTopic: { key: ['documentId', 'topic'], where: ofDocument('documentTopic') },
  documentVersion: { key: ['documentId', 'number'], where: ofDocument('documentVersion') },
  evidenceLink: {
    key: ['targetObjectId', 'requirement', 'documentId'],
    where: ofObject('evidenceLink'),
  },
  evidenceFile: { key: id, where: ofDomain('evidenceFile') },
  evidenceFileCheck: {
    key: ['targetObjectId', 'requirement', 'evidenceFileId'],
    where: ofObject('evidenceFileCheck'),
  },
  milestone: { key: id, where: (db, domainId) => isMilestoneOf(db, domainId) },
  milestoneDomain: {
    key: ['milestoneId', 'informationDomainId'],
    where: ofDomain('milestoneDomain'),
  },
  milestoneExtension: {
    key: ['milestoneId', 'number'],
    where: (db, domainId) =>
      inArray(db.tables.milestoneExtension.milestoneId, milestonesOf(db, domainId)),
  },
  wibaAnswer: { key: ['question'], where: ofDomain('wibaAnswer') },
  wibaAssignment: { key: ['question'], where: ofDomain('wibaAssignment') },
  finding: { key: id, where: ofDomain('finding') },
  importRun: { key: id, where: ofDomain('importRun') },
} as const satisfies Partial<Record<keyof Tables, FrozenTable>>

/** Files whose bytes a snapshot of the information domain keeps. */
export async function listFileDigests(db: Db, domainId: string): Promise<string[]> {
  const { blob } = db.tables
  const rows = await db
    .select({ sha256: blob.sha256 })
    .from(blob)
    .where(and(eq(blob.organisationId, db.organisationId), isFileOf(db, domainId)))
  return rows.map(({ sha256 }) => sha256).sort()
}

type OfDomain = {
  [Name in keyof Tables]: Tables[Name] extends { informationDomainId: PgColumn } ? Name : never
}[keyof Tables]
type OfObject = {
  [Name in keyof Tables]: Tables[Name] extends { targetObjectId: PgColumn } ? Name : never
}[keyof Tables]
type OfDevice = 'deviceRepair' | 'deviceLoss' | 'deviceRetirement' | 'deviceFile'

function ofDomain(name: OfDomain) {
  return (db: Db, domainId: string): SQL =>
    eq(db.tables[name].informationDomainId as PgColumn, domainId)
}

function ofObject(name: OfObject) {
  return (db: Db, domainId: string): SQL =>
    inArray(db.tables[name].targetObjectId as PgColumn, objectsOf(db, domainId))
}

function ofDevice(name: OfDevice) {
  return (db: Db, domainId: string): SQL =>
    inArray(db.tables[name].deviceId, idsOf(db, domainId, 'device'))
}

function ofDocument(name: 'documentTopic' | 'documentVersion') {
  return (db: Db, domainId: string): SQL =>
    inArray(db.tables[name].documentId, documentsOf(db, domainId))
}

function idsOf(db: Db, domainId: string, name: 'device' | 'measure' | 'targetObject') {
  const { id, organisationId, informationDomainId } = db.tables[name]
  return db
    .select({ id })
    .from(db.tables[name])
    .where(and(eq(organisationId, db.organisationId), eq(informationDomainId, domainId)))
}

function objectsOf(db: Db, domainId: string) {
  return idsOf(db, domainId, 'targetObject')
}

/** Its own target objects, and those of others that they need or that do their work. */
function isObjectNamedIn(db: Db, domainId: string): SQL | undefined {
  const { moduleDecision, targetObject, targetObjectLink } = db.tables
  const needed = db
    .select({ id: targetObjectLink.toId })
    .from(targetObjectLink)
    .where(
      and(
        eq(targetObjectLink.organisationId, db.organisationId),
        inArray(targetObjectLink.fromId, objectsOf(db, domainId)),
      ),
    )
  const providers = db
    .select({ id: moduleDecision.providerId })
    .from(moduleDecision)
    .where(
      and(
        eq(moduleDecision.organisationId, db.organisationId),
        eq(moduleDecision.informationDomainId, domainId),
        isNotNull(moduleDecision.providerId),
      ),
    )
  return or(
    eq(targetObject.informationDomainId, domainId),
    inArray(targetObject.id, needed),
    inArray(targetObject.id, providers),
  )
}

function members(db: Db) {
  const { membership } = db.tables
  return db
    .select({ id: membership.userId })
    .from(membership)
    .where(eq(membership.organisationId, db.organisationId))
}

/** Responsible for something of the information domain. */
function isResponsible(db: Db, domainId: string): SQL | undefined {
  const named = (['targetObject', 'check', 'measure', 'document', 'wibaAssignment'] as const).map(
    (name) => {
      const { organisationId, informationDomainId, responsibleId } = db.tables[name]
      return db
        .select({ id: responsibleId })
        .from(db.tables[name])
        .where(
          and(
            eq(organisationId, db.organisationId),
            eq(informationDomainId, domainId),
            isNotNull(responsibleId),
          ),
        )
    },
  )
  return or(...named.map((ids) => inArray(db.tables.person.id, ids)))
}

/** Sites and their rooms come with the devices that stand there. */
function sitesOf(db: Db, domainId: string) {
  const { device } = db.tables
  return db
    .select({ id: device.siteId })
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        eq(device.informationDomainId, domainId),
        isNotNull(device.siteId),
      ),
    )
}

/** Those that name the information domain, and those that name none. */
function isMilestoneOf(db: Db, domainId: string): SQL | undefined {
  const { milestone, milestoneDomain } = db.tables
  const named = (where?: SQL) =>
    db
      .select({ id: milestoneDomain.milestoneId })
      .from(milestoneDomain)
      .where(and(eq(milestoneDomain.organisationId, db.organisationId), where))
  return or(
    inArray(milestone.id, named(eq(milestoneDomain.informationDomainId, domainId))),
    not(inArray(milestone.id, named())),
  )
}

function milestonesOf(db: Db, domainId: string) {
  const { milestone } = db.tables
  return db
    .select({ id: milestone.id })
    .from(milestone)
    .where(and(eq(milestone.organisationId, db.organisationId), isMilestoneOf(db, domainId)))
}

/** Its own documents, and those that its milestones wait for. */
function isDocumentOf(db: Db, domainId: string): SQL | undefined {
  const { document, milestone } = db.tables
  const awaited = db
    .select({ id: milestone.documentId })
    .from(milestone)
    .where(
      and(
        eq(milestone.organisationId, db.organisationId),
        isNotNull(milestone.documentId),
        isMilestoneOf(db, domainId),
      ),
    )
  return or(eq(document.informationDomainId, domainId), inArray(document.id, awaited))
}

function documentsOf(db: Db, domainId: string) {
  const { document } = db.tables
  return db
    .select({ id: document.id })
    .from(document)
    .where(and(eq(document.organisationId, db.organisationId), isDocumentOf(db, domainId)))
}

function isFileOf(db: Db, domainId: string): SQL | undefined {
  const { blob, deviceFile, documentVersion, evidenceFile } = db.tables
  const ofDocuments = db
    .select({ sha256: documentVersion.fileSha256 })
    .from(documentVersion)
    .where(
      and(
        eq(documentVersion.organisationId, db.organisationId),
        isNotNull(documentVersion.fileSha256),
        inArray(documentVersion.documentId, documentsOf(db, domainId)),
      ),
    )
  const ofDevices = db
    .select({ sha256: deviceFile.fileSha256 })
    .from(deviceFile)
    .where(
      and(
        eq(deviceFile.organisationId, db.organisationId),
        inArray(deviceFile.deviceId, idsOf(db, domainId, 'device')),
      ),
    )
  const ofEvidence = db
    .select({ sha256: evidenceFile.fileSha256 })
    .from(evidenceFile)
    .where(
      and(
        eq(evidenceFile.organisationId, db.organisationId),
        eq(evidenceFile.informationDomainId, domainId),
        isNotNull(evidenceFile.fileSha256),
      ),
    )
  return or(
    inArray(blob.sha256, ofDocuments),
    inArray(blob.sha256, ofDevices),
    inArray(blob.sha256, ofEvidence),
  )
}
