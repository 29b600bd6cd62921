/**
 * Which tables and columns the audit trail tells enough about to hold the database against it, and why others are left
 * out. What an action writes without telling would be reported as edited by hand, so that this list is tested with every
 * action there is.
 * @module
 */
import { usualSettings } from '../../reminders/reminderSettings.ts'
/** Why a table or a column is not compared; in the words of the manual. */
export const omissions = {
  derived: 'wird aus anderen Angaben berechnet',
  counter: 'zählt die Änderungen oder nennt den Zeitpunkt der Zeile; der Eintrag selbst hat beides',
  trail: 'ist das Protokoll selbst; dafür steht die Kette',
  login: 'Anmeldung: Geheimnisse und Sitzungen stehen in keinem Protokoll',
  delivery: 'Stand der Zustellung, ändert sich ohne Zutun einer Person',
  proposal: 'nur ein Vorschlag; was eine Person daraus macht, ist erfasst',
  own: 'eigene Einstellung einer Person ohne Wirkung auf andere',
  addressed: 'liegt unter der Prüfsumme seines Inhalts, der damit verglichen wird',
  undo: 'Hilfsdaten, um einen Vorgang zurückzunehmen',
  unrecorded: 'das Protokoll hält den Vorgang fest, nicht jede Angabe der Zeile',
} as const

export type Omission = keyof typeof omissions

export type Covered = {
  /** The thing in people's words: „Gerät“. */
  readonly label: string
  /** Columns that tell rows apart in the trail. */
  readonly key: readonly string[]
  readonly fields: readonly string[]
  /** Columns of the table that are neither. */
  readonly left: Readonly<Record<string, Omission>>
  /** What a row has that was made by an event that says nothing of it. */
  readonly defaults?: Readonly<Record<string, unknown>>
  /** The columns by which events name the row, where it is not its key. */
  readonly subject?: readonly string[]
}

const technical = { version: 'counter', createdAt: 'counter' } as const
const withId = (fields: readonly string[], left: Covered['left'] = technical) => ({
  key: ['id'],
  fields,
  left,
})

const checkTable: Covered = {
  label: 'Anforderung',
  key: ['targetObjectId', 'requirement'],
  fields: [
    'informationDomainId',
    'status',
    'dispensableBecause',
    'explanation',
    'responsibleId',
    'dueOn',
    'surveyedOn',
    'interviewed',
    'checkedAt',
    'checkedBy',
    'providerProof',
    'providerProofUntil',
    'riskAcceptedBy',
    'riskAcceptedOn',
    'riskReason',
    'module',
  ],
  left: { level: 'derived', version: 'counter' },
  defaults: {
    status: 'open',
    dispensableBecause: null,
    explanation: '',
    responsibleId: null,
    dueOn: null,
    surveyedOn: null,
    interviewed: '',
    checkedAt: null,
    checkedBy: null,
    providerProof: '',
    providerProofUntil: null,
    riskAcceptedBy: null,
    riskAcceptedOn: null,
    riskReason: '',
  },
}

const deviceTable: Covered = {
  label: 'Gerät',
  ...withId(
    [
      'informationDomainId',
      'inventoryNumber',
      'serial',
      'kind',
      'manufacturer',
      'model',
      'os',
      'osVersion',
      'hostname',
      'mac',
      'networkZone',
      'siteId',
      'roomId',
      'status',
      'holder',
      'purchasedOn',
      'priceCents',
      'warrantyUntil',
      'supportUntil',
      'fundingProgramme',
      'boundUntil',
      'targetObjectId',
      'notes',
    ],
    {
      ...technical,
      inventoryKey: 'derived',
      serialKey: 'derived',
      searchText: 'derived',
      manufacturerKey: 'derived',
      modelKey: 'derived',
      osKey: 'derived',
      holderKey: 'derived',
      lastSeenAt: 'unrecorded',
    },
  ),
  defaults: { targetObjectId: null },
}

const lifeTable = (label: string, fields: readonly string[], left: Covered['left'] = {}) => ({
  label,
  key: ['id'],
  fields: ['deviceId', ...fields],
  left,
  subject: ['deviceId'],
})

/** In the order in which they are compared and told. */
export const coveredTables = {
  organisation: {
    label: 'Organisation',
    ...withId(
      [
        'name',
        'land',
        'demoDay',
        'secondFactorRoles',
        'staleMonths',
        'attestationMonths',
        'inventoryPattern',
        'loanRetentionDays',
      ],
      { ...technical, directoryKinds: 'unrecorded' },
    ),
    defaults: {
      secondFactorRoles: [],
      staleMonths: 12,
      attestationMonths: null,
      inventoryPattern: '',
      loanRetentionDays: 90,
    },
  },
  informationDomain: {
    label: 'Informationsverbund',
    ...withId(['code', 'name', 'approach', 'profile', 'edition']),
  },
  membership: {
    label: 'Rolle',
    key: ['userId', 'role', 'informationDomainId'],
    fields: [],
    left: { id: 'counter', isFromDirectory: 'unrecorded', createdAt: 'counter' },
    subject: ['userId'],
  },
  person: {
    label: 'Ansprechpartner',
    ...withId(['name', 'department', 'email', 'userId'], { ...technical, nameKey: 'derived' }),
  },
  deputy: {
    label: 'Vertretung',
    key: ['userId', 'deputyId', 'fromOn', 'untilOn'],
    fields: [],
    left: { id: 'counter', createdAt: 'counter' },
    subject: ['userId'],
  },
  apiToken: {
    label: 'Schlüssel der Schnittstelle',
    ...withId(['name', 'scopes', 'informationDomainId', 'expiresOn', 'revokedBy'], {
      createdAt: 'counter',
      tokenHash: 'login',
      lastUsedAt: 'delivery',
      createdBy: 'unrecorded',
      revokedAt: 'counter',
    }),
    defaults: { revokedBy: null },
  },
  directoryGroup: {
    label: 'Zuordnung einer Gruppe',
    ...withId(['kind', 'name', 'role', 'informationDomainId'], {
      nameKey: 'derived',
      createdAt: 'counter',
    }),
    subject: ['organisationId'],
  },
  site: {
    label: 'Standort',
    ...withId(['name', 'type', 'defaultZone'], { nameKey: 'derived', version: 'counter' }),
  },
  room: {
    label: 'Raum',
    ...withId(['siteId', 'building', 'name', 'kind'], { nameKey: 'derived', version: 'counter' }),
  },
  targetObject: {
    label: 'Zielobjekt',
    ...withId(
      [
        'informationDomainId',
        'code',
        'name',
        'kinds',
        'attributes',
        'description',
        'platform',
        'location',
        'users',
        'operatingStatus',
        'count',
        'groupKey',
        'edited',
        'reason',
        'responsibleId',
      ],
      { ...technical, searchText: 'derived' },
    ),
  },
  targetObjectLink: {
    label: 'Abhängigkeit',
    ...withId(['fromId', 'toId', 'relation', 'reason', 'origin'], {}),
  },
  groupRefusal: {
    label: 'Abgelehnte Gruppe',
    key: ['informationDomainId', 'groupKey'],
    fields: ['reason'],
    left: { refusedBy: 'unrecorded', refusedAt: 'counter' },
  },
  device: deviceTable,
  deviceLoan: lifeTable(
    'Ausleihe',
    [
      'borrower',
      'borrowerUnit',
      'borrowerContact',
      'lentOn',
      'dueOn',
      'accessories',
      'conditionOut',
      'lentBy',
      'returnedOn',
      'conditionIn',
      'missing',
      'returnedTo',
    ],
    { erasedAt: 'counter' },
  ),
  deviceRepair: lifeTable('Reparatur', [
    'sentOn',
    'defect',
    'company',
    'isWarranty',
    'sentBy',
    'endedOn',
    'result',
    'costCents',
    'endedBy',
  ]),
  deviceLoss: lifeTable('Verlust', [
    'noticedOn',
    'place',
    'circumstances',
    'policeReport',
    'insuranceReport',
    'dataRisk',
    'dataRiskNote',
    'reportedBy',
    'foundOn',
    'foundBy',
  ]),
  deviceRetirement: lifeTable(
    'Aussonderung',
    [
      'retiredOn',
      'destination',
      'recipient',
      'wipingMethod',
      'wipedOn',
      'wipedBy',
      'wipingProof',
      'boundUntil',
      'boundReason',
      'retiredBy',
      'withdrawnBy',
      'withdrawnBecause',
    ],
    { withdrawnAt: 'counter' },
  ),
  deviceFile: {
    label: 'Datei zum Gerät',
    ...withId(['deviceId', 'fileSha256', 'fileName', 'note', 'mediaType'], {
      createdAt: 'counter',
    }),
    subject: ['deviceId'],
  },
  fundingProgramme: {
    label: 'Förderprogramm',
    ...withId(
      [
        'informationDomainId',
        'name',
        'startsOn',
        'years',
        'grantNumber',
        'grantedOn',
        'grantCents',
        'ownShareCents',
        'note',
      ],
      { ...technical, nameKey: 'derived' },
    ),
  },
  operatingSystemSupport: {
    label: 'Ende der Unterstützung',
    ...withId(['release', 'supportUntil', 'source', 'checkedOn'], {
      ...technical,
      releaseKey: 'derived',
    }),
  },
  application: {
    label: 'Fachanwendung',
    ...withId(
      [
        'informationDomainId',
        'name',
        'department',
        'vendor',
        'hosting',
        'provider',
        'personalData',
        'users',
        'server',
        'description',
      ],
      { ...technical, nameKey: 'derived', targetObjectId: 'unrecorded' },
    ),
  },
  stocktaking: {
    label: 'Inventur',
    ...withId(['siteId', 'name'], {
      informationDomainId: 'unrecorded',
      startedAt: 'counter',
      startedBy: 'unrecorded',
      finishedAt: 'counter',
      finishedBy: 'unrecorded',
    }),
  },
  moduleDecision: {
    label: 'Baustein',
    key: ['targetObjectId', 'module'],
    fields: ['informationDomainId', 'decision', 'reason', 'origin', 'providerId', 'decidedBy'],
    left: { decidedAt: 'counter', version: 'counter' },
    subject: ['targetObjectId'],
  },
  conditionAnswer: {
    label: 'Antwort zur Modellierung',
    key: ['targetObjectId', 'attribute'],
    fields: ['answer', 'note', 'answeredBy'],
    left: { answeredAt: 'counter', version: 'counter' },
    subject: ['targetObjectId'],
  },
  protectionNeed: {
    label: 'Schutzbedarf',
    key: ['targetObjectId', 'goal'],
    fields: ['level', 'effect', 'reason'],
    left: { version: 'counter' },
    subject: ['targetObjectId'],
  },
  check: checkTable,
  measure: {
    label: 'Maßnahme',
    ...withId([
      'informationDomainId',
      'code',
      'modelKey',
      'title',
      'description',
      'status',
      'effort',
      'responsibleId',
      'dueOn',
      'doneOn',
      'personnelOnceCents',
      'personnelYearlyCents',
      'materialOnceCents',
      'materialYearlyCents',
      'yearlyFromOn',
      'yearlyUntilOn',
    ]),
    defaults: { modelKey: null },
  },
  measureCheck: {
    label: 'Zuordnung einer Maßnahme',
    key: ['measureId', 'targetObjectId', 'requirement'],
    fields: [],
    left: {},
    subject: ['measureId'],
  },
  document: {
    label: 'Dokument',
    ...withId([
      'informationDomainId',
      'kind',
      'title',
      'responsibleId',
      'reviewDueOn',
      'retiredOn',
    ]),
    defaults: { retiredOn: null },
  },
  documentTopic: {
    label: 'Thema eines Dokuments',
    key: ['documentId', 'topic'],
    fields: ['doneOn', 'note'],
    left: {},
    subject: ['documentId'],
  },
  documentVersion: {
    label: 'Version eines Dokuments',
    key: ['documentId', 'number'],
    fields: [
      'writtenOn',
      'note',
      'approvedBy',
      'approvedOn',
      'fileSha256',
      'fileName',
      'mediaType',
    ],
    left: {},
    defaults: { approvedBy: null, approvedOn: null, fileSha256: null, fileName: '', mediaType: '' },
    subject: ['documentId'],
  },
  evidenceLink: {
    label: 'Nachweis',
    key: ['targetObjectId', 'requirement', 'documentId'],
    fields: ['note'],
    left: {},
    subject: ['targetObjectId', 'requirement'],
  },
  evidenceFile: {
    label: 'Nachweis',
    ...withId(
      [
        'informationDomainId',
        'title',
        'sourceKind',
        'source',
        'datedOn',
        'note',
        'keptUntilOn',
        'sha256',
        'fileName',
        'mediaType',
        'size',
        'addedAt',
        'addedBy',
        'deletedBy',
        'deletedBecause',
      ],
      { fileSha256: 'derived', deletedAt: 'counter', version: 'counter' },
    ),
    defaults: { deletedBy: null, deletedBecause: null },
  },
  evidenceFileCheck: {
    label: 'Zuordnung eines Nachweises',
    key: ['targetObjectId', 'requirement', 'evidenceFileId'],
    fields: ['note'],
    left: {},
    subject: ['targetObjectId', 'requirement'],
  },
  retentionSettings: {
    label: 'Löschfristen',
    key: ['organisationId'],
    fields: ['evidenceYears', 'accessLogDays', 'reminderDays', 'uploadHours'],
    left: { version: 'counter' },
  },
  milestone: {
    label: 'Meilenstein',
    ...withId([
      'code',
      'title',
      'area',
      'originalDueOn',
      'reviewIntervalMonths',
      'lastReviewedOn',
      'progress',
      'documentId',
      'stepsDone',
      'stepsTotal',
      'reachedOn',
    ]),
  },
  milestoneDomain: {
    label: 'Verbund eines Meilensteins',
    key: ['milestoneId', 'informationDomainId'],
    fields: [],
    left: {},
    subject: ['milestoneId'],
  },
  milestoneExtension: {
    label: 'Verlängerung eines Meilensteins',
    key: ['milestoneId', 'number'],
    fields: ['newDueOn', 'reason', 'extendedBy', 'extendedAt'],
    left: {},
    subject: ['milestoneId'],
  },
  wibaAnswer: {
    label: 'WiBA-Prüffrage',
    key: ['informationDomainId', 'question'],
    fields: ['answer', 'note', 'answeredBy'],
    left: { answeredAt: 'counter', version: 'counter' },
    subject: ['question'],
  },
  wibaAssignment: {
    label: 'Zuweisung einer WiBA-Prüffrage',
    key: ['informationDomainId', 'question'],
    fields: ['responsibleId'],
    left: {},
    subject: ['question'],
  },
  snapshot: {
    label: 'Stand zum Stichtag',
    ...withId(
      [
        'informationDomainId',
        'number',
        'name',
        'takenOn',
        'note',
        'takenAt',
        'takenBy',
        'edition',
        'programVersion',
        'chainSequence',
        'chainHash',
        'chainAt',
        'contentSha256',
        'rowCount',
      ],
      {},
    ),
  },
  auditAccess: {
    label: 'Prüfzugang',
    ...withId([
      'informationDomainId',
      'snapshotId',
      'userId',
      'fromOn',
      'untilOn',
      'purpose',
      'createdBy',
      'revokedAt',
      'revokedBy',
    ]),
    defaults: { revokedAt: null, revokedBy: null },
  },
  finding: {
    label: 'Feststellung',
    ...withId([
      'informationDomainId',
      'number',
      'snapshotId',
      'accessId',
      'kind',
      'title',
      'text',
      'targetObjectCode',
      'module',
      'requirement',
      'documentTitle',
      'foundOn',
      'dueOn',
      'createdBy',
      'withdrawnOn',
      'withdrawnBecause',
      'measureId',
      'answer',
      'answeredOn',
      'answeredBy',
    ]),
    defaults: {
      withdrawnOn: null,
      withdrawnBecause: null,
      measureId: null,
      answer: '',
      answeredOn: null,
      answeredBy: null,
    },
  },
  importRun: {
    label: 'Eingelesene Liste',
    ...withId(
      [
        'informationDomainId',
        'kind',
        'file',
        'fileSha256',
        'created',
        'changed',
        'unchanged',
        'refused',
        'at',
        'actorId',
      ],
      {},
    ),
  },
  chainHeadReader: {
    label: 'Adresse für den Kopf der Kette',
    ...withId(['name', 'email'], { addedBy: 'unrecorded', addedAt: 'counter' }),
  },
  mailSettings: {
    label: 'Mailserver',
    key: ['organisationId'],
    fields: ['host', 'port', 'security', 'user', 'senderName', 'senderAddress', 'replyTo'],
    left: { version: 'counter' },
  },
  reminderSettings: {
    label: 'Einstellungen der Erinnerungen',
    key: ['organisationId'],
    fields: [
      'isEnabled',
      'at',
      'leadDays',
      'officerAfterDays',
      'managementAfterDays',
      'ownsSchoolHolidays',
    ],
    left: { version: 'counter' },
    defaults: usualSettings,
  },
  schoolHoliday: {
    label: 'Schulferien',
    key: ['name', 'fromOn', 'untilOn'],
    fields: [],
    left: { id: 'counter' },
  },
} satisfies Readonly<Record<string, Covered>>

export type CoveredTable = keyof typeof coveredTables

/** All others, with the reason. A new table has to be put here or there. */
export const uncoveredTables: Readonly<Record<string, Omission>> = {
  event: 'trail',
  eventDetail: 'trail',
  chainHead: 'trail',
  accessLog: 'trail',
  user: 'login',
  session: 'login',
  recoveryCode: 'login',
  loginAttempt: 'login',
  directory: 'login',
  directoryAccount: 'login',
  suggestion: 'proposal',
  progressDay: 'derived',
  retentionRun: 'derived',
  blob: 'addressed',
  frozenPart: 'addressed',
  snapshotFile: 'addressed',
  deviceChangeSet: 'undo',
  deviceChange: 'undo',
  questionnaire: 'unrecorded',
  questionnaireQuestion: 'unrecorded',
  returnedWorkbook: 'undo',
  officialImport: 'unrecorded',
  officialText: 'unrecorded',
  importMapping: 'own',
  importUpload: 'undo',
  importPreview: 'undo',
  savedFilter: 'own',
  stocktakingRoom: 'unrecorded',
  stocktakingFind: 'unrecorded',
  reminderRecipient: 'own',
  reminder: 'delivery',
  reminderItem: 'delivery',
  chainHeadMail: 'delivery',
  calendarFeed: 'own',
}

export function coveredTable(name: CoveredTable): Covered {
  return coveredTables[name]
}

type Row = Readonly<Record<string, unknown>>

/** What a row is kept under; the parts are ids, codes and days, none of which holds a line feed. */
export function keyOf(table: CoveredTable, row: Row): string {
  return joined(row, coveredTable(table).key, '\n')
}

/** The subject under which events tell of a row. */
export function subjectOf(table: CoveredTable, row: Row): string {
  const { key, subject = key } = coveredTable(table)
  return joined(row, subject, '/')
}

function joined(row: Row, columns: readonly string[], separator: string): string {
  return columns.map((column) => String(row[column] ?? '')).join(separator)
}
