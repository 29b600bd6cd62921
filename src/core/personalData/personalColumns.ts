/**
 * Which columns hold what of a person. Every column of every table stands here once; a test asks for new ones. What is
 * in `name` holds the name of who did something and is what the deletion of a person replaces.
 * @module
 */
import type { PersonalKind } from './personalKind.ts'

/** `none`: nothing of a person. */
type Kinds = Readonly<Partial<Record<PersonalKind | 'none', string>>>

const kindsByTable: Readonly<Record<string, Kinds>> = {
  organisation: {
    none: 'id name land demoDay secondFactorRoles directoryKinds staleMonths attestationMonths inventoryPattern loanRetentionDays createdAt version',
  },
  user: {
    account:
      'id email name passwordHash passwordIsOneTime totpSecret totpConfirmedAt totpLastStep isLocked createdAt',
    none: 'version',
  },
  informationDomain: {
    none: 'organisationId id code name approach profile edition createdAt version',
  },
  membership: {
    none: 'organisationId',
    account: 'id userId role informationDomainId isFromDirectory createdAt',
  },
  person: {
    none: 'organisationId version',
    person: 'id name nameKey department email userId createdAt',
  },
  deputy: {
    none: 'organisationId',
    deputy: 'id userId deputyId fromOn untilOn createdAt',
  },
  session: {
    login:
      'id userId chosenOrganisationId createdAt lastSeenAt endsAt userAgent address secondFactorAt isFromDirectory',
  },
  recoveryCode: {
    login: 'userId codeHash usedAt',
  },
  loginAttempt: {
    login: 'id account address at isSuccess',
  },
  apiToken: {
    none: 'organisationId id name tokenHash scopes informationDomainId createdAt expiresOn lastUsedAt revokedAt',
    name: 'createdBy revokedBy',
  },
  directory: {
    none: 'organisationId kind settings trustsMail trustsSecondFactor createdAt version',
  },
  directoryGroup: {
    none: 'organisationId id kind name nameKey role informationDomainId createdAt',
  },
  directoryAccount: {
    none: 'organisationId',
    account: 'kind issuer subject userId createdAt lastLoginAt',
  },
  site: {
    none: 'organisationId id name nameKey type defaultZone version',
  },
  room: {
    none: 'organisationId id siteId building name nameKey kind version',
  },
  targetObject: {
    none: 'organisationId id informationDomainId code name kinds attributes platform users operatingStatus count groupKey edited searchText createdAt version',
    freeText: 'description location reason',
    duty: 'responsibleId',
  },
  targetObjectLink: {
    none: 'organisationId id fromId toId relation origin',
    freeText: 'reason',
  },
  groupRefusal: {
    none: 'organisationId informationDomainId groupKey refusedAt',
    freeText: 'reason',
    name: 'refusedBy',
  },
  device: {
    none: 'organisationId id informationDomainId inventoryNumber inventoryKey serial serialKey kind manufacturer model os osVersion hostname mac networkZone siteId roomId status purchasedOn priceCents warrantyUntil supportUntil fundingProgramme boundUntil targetObjectId lastSeenAt searchText manufacturerKey modelKey osKey createdAt version',
    holder: 'holder holderKey',
    freeText: 'notes',
  },
  application: {
    none: 'organisationId id informationDomainId name nameKey department vendor hosting provider personalData server targetObjectId createdAt version',
    freeText: 'description users',
  },
  deviceChangeSet: {
    none: 'organisationId id informationDomainId kind created changed at undoneAt',
    file: 'file',
    account: 'actorId',
    name: 'undoneBy',
  },
  deviceChange: {
    none: 'organisationId changeSetId deviceId versionAfter',
    holder: 'before',
  },
  savedFilter: {
    none: 'organisationId',
    account: 'id userId informationDomainId name nameKey parameters createdAt',
  },
  deviceLoan: {
    none: 'organisationId id deviceId lentOn dueOn returnedOn erasedAt',
    borrower: 'borrower borrowerUnit borrowerContact',
    freeText: 'accessories conditionOut conditionIn missing',
    name: 'lentBy returnedTo',
  },
  deviceRepair: {
    none: 'organisationId id deviceId sentOn company isWarranty endedOn costCents',
    freeText: 'defect result',
    name: 'sentBy endedBy',
  },
  deviceLoss: {
    none: 'organisationId id deviceId noticedOn policeReport insuranceReport dataRisk foundOn',
    freeText: 'place circumstances dataRiskNote',
    name: 'reportedBy foundBy',
  },
  deviceRetirement: {
    none: 'organisationId id deviceId retiredOn destination wipingMethod wipedOn boundUntil withdrawnAt',
    freeText: 'recipient wipingProof boundReason withdrawnBecause',
    name: 'wipedBy retiredBy withdrawnBy',
  },
  fundingProgramme: {
    none: 'organisationId id informationDomainId name nameKey grantNumber grantedOn startsOn years grantCents ownShareCents createdAt version',
    freeText: 'note',
  },
  stocktaking: {
    none: 'organisationId id informationDomainId siteId name startedAt finishedAt',
    name: 'startedBy finishedBy',
  },
  stocktakingRoom: {
    none: 'organisationId stocktakingId roomId name countedAt',
    name: 'countedBy',
  },
  stocktakingFind: {
    none: 'organisationId id stocktakingId roomId roomName deviceId label statedPlace at result rebookedAt',
    name: 'by',
  },
  operatingSystemSupport: {
    none: 'organisationId id release releaseKey supportUntil checkedOn createdAt version',
    freeText: 'source',
  },
  moduleDecision: {
    none: 'organisationId targetObjectId module informationDomainId decision origin providerId decidedAt version',
    freeText: 'reason',
    name: 'decidedBy',
  },
  conditionAnswer: {
    none: 'organisationId targetObjectId attribute answer answeredAt version',
    freeText: 'note',
    name: 'answeredBy',
  },
  protectionNeed: {
    none: 'organisationId targetObjectId goal level effect version',
    freeText: 'reason',
  },
  suggestion: {
    none: 'organisationId id informationDomainId kind subject proposal state madeOn decidedAt version',
    freeText: 'reason',
    name: 'decidedBy',
  },
  check: {
    none: 'organisationId targetObjectId requirement module informationDomainId level status dispensableBecause dueOn surveyedOn checkedAt providerProofUntil riskAcceptedOn version',
    freeText: 'explanation interviewed providerProof riskReason',
    duty: 'responsibleId',
    name: 'checkedBy riskAcceptedBy',
  },
  measure: {
    none: 'organisationId id informationDomainId code modelKey status effort dueOn doneOn personnelOnceCents personnelYearlyCents materialOnceCents materialYearlyCents yearlyFromOn yearlyUntilOn createdAt version',
    freeText: 'title description',
    duty: 'responsibleId',
  },
  measureCheck: {
    none: 'organisationId measureId targetObjectId requirement',
  },
  progressDay: {
    none: 'organisationId informationDomainId day basicMet basicTotal wibaYes wibaTotal',
  },
  blob: {
    none: 'organisationId sha256 size createdAt',
    file: 'data',
  },
  wibaAssignment: {
    none: 'organisationId informationDomainId question',
    duty: 'responsibleId',
  },
  document: {
    none: 'organisationId id informationDomainId kind reviewDueOn retiredOn createdAt version',
    freeText: 'title',
    duty: 'responsibleId',
  },
  documentTopic: {
    none: 'organisationId documentId topic doneOn',
    freeText: 'note',
  },
  documentVersion: {
    none: 'organisationId documentId number writtenOn approvedOn fileSha256 mediaType',
    freeText: 'note',
    name: 'approvedBy',
    file: 'fileName',
  },
  evidenceLink: {
    none: 'organisationId targetObjectId requirement documentId',
    freeText: 'note',
  },
  milestone: {
    none: 'organisationId id code area originalDueOn reviewIntervalMonths lastReviewedOn progress documentId stepsDone stepsTotal reachedOn createdAt version',
    freeText: 'title',
  },
  milestoneDomain: {
    none: 'organisationId milestoneId informationDomainId',
  },
  milestoneExtension: {
    none: 'organisationId milestoneId number newDueOn extendedAt',
    freeText: 'reason',
    name: 'extendedBy',
  },
  wibaAnswer: {
    none: 'organisationId informationDomainId question answer answeredAt version',
    freeText: 'note',
    name: 'answeredBy',
  },
  deviceFile: {
    none: 'organisationId id deviceId fileSha256 mediaType createdAt',
    file: 'fileName',
    freeText: 'note',
  },
  event: {
    none: 'organisationId sequence at kind detailsDigest previousHash hash',
    trail: 'actorId subjectId',
  },
  eventDetail: {
    none: 'organisationId sequence salt erasedAt erasedBecause',
    trail: 'details',
  },
  chainHead: {
    none: 'organisationId sequence hash at',
  },
  accessLog: {
    none: 'organisationId',
    accessLog: 'id at actorId kind subject',
  },
  importRun: {
    none: 'organisationId id informationDomainId kind fileSha256 created changed unchanged refused at',
    file: 'file',
    account: 'actorId',
  },
  importMapping: {
    none: 'organisationId kind headerFingerprint mapping rememberedAt',
  },
  importUpload: {
    none: 'organisationId id informationDomainId kind fileSha256 size state message mapping claimedBy claimedAt uploadedAt',
    upload: 'actorId file data reading plan result',
  },
  importPreview: {
    none: 'organisationId uploadId list page',
    upload: 'rows',
  },
  reminderSettings: {
    none: 'organisationId isEnabled at leadDays officerAfterDays managementAfterDays ownsSchoolHolidays version',
  },
  schoolHoliday: {
    none: 'organisationId id name fromOn untilOn',
  },
  reminderRecipient: {
    none: 'organisationId version',
    reminder: 'recipientId decidedUntilOn keepsSchoolHolidays choices unsubscribeToken',
  },
  reminder: {
    none: 'organisationId claimedBy',
    reminder:
      'id recipientId recipientName email day isLate state messageId attempts nextAttemptAt claimEndsAt sentAt serverAnswer problem createdAt',
  },
  reminderItem: {
    none: 'organisationId',
    reminder:
      'reminderId position kind subjectId title place informationDomainCode dueOn originalDueOn responsible path count reason onBehalfOf leadDays isLate',
  },
  mailSettings: {
    none: 'organisationId host port security version',
    mail: 'user senderName senderAddress replyTo',
  },
  calendarFeed: {
    none: 'organisationId',
    account: 'id userId tokenHash createdAt lastReadAt',
  },
  snapshot: {
    none: 'organisationId id informationDomainId number name takenOn takenAt edition programVersion chainSequence chainHash chainAt contentSha256 rowCount',
    freeText: 'note',
    name: 'takenBy',
  },
  frozenPart: {
    none: 'organisationId sha256 size erasedAt erasedBecause',
    snapshot: 'data',
  },
  snapshotFile: {
    none: 'organisationId snapshotId fileSha256',
  },
  evidenceFile: {
    none: 'organisationId id informationDomainId sourceKind datedOn keptUntilOn sha256 fileSha256 mediaType size addedAt deletedAt version',
    freeText: 'title source note deletedBecause',
    file: 'fileName',
    name: 'addedBy deletedBy',
  },
  evidenceFileCheck: {
    none: 'organisationId evidenceFileId targetObjectId requirement',
    freeText: 'note',
  },
  auditAccess: {
    none: 'organisationId id informationDomainId snapshotId fromOn untilOn createdAt revokedAt version',
    account: 'userId',
    freeText: 'purpose',
    name: 'createdBy revokedBy',
  },
  finding: {
    none: 'organisationId id informationDomainId number snapshotId accessId kind targetObjectCode module requirement documentTitle foundOn dueOn createdAt withdrawnOn measureId answeredOn version',
    freeText: 'title text withdrawnBecause answer',
    name: 'createdBy answeredBy',
  },
  chainHeadReader: {
    none: 'organisationId id addedAt',
    headMail: 'name email',
    name: 'addedBy',
  },
  chainHeadMail: {
    none: 'organisationId month sequence hash headAt state attempts nextAttemptAt claimedBy claimEndsAt',
    headMail: 'name email messageId sentAt serverAnswer problem',
  },
  officialImport: {
    none: 'organisationId source state fileName fileSha256 textCount importedAt',
    name: 'importedBy',
  },
  officialText: {
    none: 'organisationId source state key position title blocks',
  },
  returnedWorkbook: {
    none: 'organisationId id informationDomainId kind fileSha256 state receivedAt mergedAt undoneAt',
    account: 'actorId',
    duty: 'personId',
    file: 'file',
    freeText: 'contents decisions outcome undoing',
  },
  questionnaire: {
    none: 'organisationId id informationDomainId kind title expiresOn createdAt sentAt savedAt submittedAt revokedAt',
    duty: 'personId',
    login: 'tokenHash',
    freeText: 'note',
    name: 'createdBy',
  },
  questionnaireQuestion: {
    none: 'organisationId questionnaireId position targetObjectId requirement question baseVersion isAnswered state decidedAt',
    freeText: 'reply',
    name: 'decidedBy',
  },
  retentionSettings: {
    none: 'organisationId evidenceYears accessLogDays reminderDays uploadHours version',
  },
  retentionRun: {
    none: 'organisationId kind ranAt deletedAt deletedCount',
  },
}

/** Of each table its columns by kind. */
export const personalColumns: Readonly<
  Record<
    string,
    readonly { readonly kind: PersonalKind | 'none'; readonly columns: readonly string[] }[]
  >
> = Object.fromEntries(
  Object.entries(kindsByTable).map(([table, kinds]) => [
    table,
    Object.entries(kinds).map(([kind, columns]) => ({
      kind: kind as PersonalKind | 'none',
      columns: columns.split(' '),
    })),
  ]),
)

/** Columns with the name of who did something: table and column. */
export const nameColumns: readonly (readonly [table: string, column: string])[] =
  columnsOfKind('name')

/** Table and column of all that hold this kind. */
export function columnsOfKind(wanted: PersonalKind): (readonly [string, string])[] {
  return Object.entries(personalColumns).flatMap(([table, kinds]) =>
    kinds
      .filter(({ kind }) => kind === wanted)
      .flatMap(({ columns }) => columns.map((column) => [table, column] as const)),
  )
}
