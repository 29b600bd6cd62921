/** For every CHECK of the tables: what must not be stored, as a change to the valid row of `rows.ts`. */
import type { TableName } from './rows.ts'

export type Violation = {
  table: TableName
  constraint: string
  sentence: string
  change: Readonly<Record<string, unknown>>
}

const day = '31.12.2024'
const at = '2024-03-01T08:00:00.000Z'
const otherFile = { id: 'new' }
const unanswered = { dispensableBecause: null, explanation: '' }

export const violations: readonly Violation[] = [
  refuse('organisation', 'organisation_demo_day', 'a day in German order', { demoDay: day }),
  refuse('deputy', 'deputy_other', 'a person who stands in for herself', {
    deputyId: 'aken-user',
  }),
  refuse('deputy', 'deputy_order', 'an end before the beginning', { untilOn: '2024-01-31' }),
  refuse('deputy', 'deputy_from_on', 'a day in German order', { fromOn: '01.02.2024' }),
  refuse('deputy', 'deputy_until_on', 'a day in German order', { untilOn: day }),
  refuse('apiToken', 'api_token_name', 'a blank name', { id: 'new', tokenHash: 'new', name: ' ' }),
  refuse('apiToken', 'api_token_expires_on', 'a day in German order', {
    id: 'new',
    tokenHash: 'new',
    expiresOn: day,
  }),
  refuse('apiToken', 'api_token_revoked', 'revoked by nobody', {
    id: 'new',
    tokenHash: 'new',
    revokedAt: '2024-03-01T08:00:00.000Z',
  }),
  refuse('apiToken', 'api_token_revoked', 'revoked at no time', {
    id: 'new',
    tokenHash: 'new',
    revokedBy: 'isb',
  }),
  refuse('reminderSettings', 'reminder_settings_at', 'a time without minutes', { at: '6' }),
  refuse('reminderSettings', 'reminder_settings_escalation', 'the management before the officer', {
    managementAfterDays: 3,
  }),
  refuse('chainHeadReader', 'chain_head_reader_name', 'no name', {
    id: 'new',
    email: 'a@b',
    name: ' ',
  }),
  refuse('chainHeadReader', 'chain_head_reader_address', 'no address', { id: 'new', email: 'x' }),
  refuse('chainHeadMail', 'chain_head_mail_month', 'a day for a month', { month: '2024-02-01' }),
  refuse('chainHeadMail', 'chain_head_mail_hash', 'half a hash', { month: '2024-03', hash: 'a' }),
  refuse('chainHeadMail', 'chain_head_mail_state', 'an unknown state', {
    month: '2024-03',
    state: 'gone',
  }),
  refuse('chainHeadMail', 'chain_head_mail_sent', 'sent at no time', {
    month: '2024-03',
    state: 'sent',
  }),
  refuse('chainHeadMail', 'chain_head_mail_claim', 'a claim for ever', {
    month: '2024-03',
    claimedBy: 'n',
  }),
  refuse('schoolHoliday', 'school_holiday_name', 'no name', { name: ' ' }),
  refuse('schoolHoliday', 'school_holiday_order', 'an end before the beginning', {
    untilOn: '2024-06-01',
  }),
  refuse('schoolHoliday', 'school_holiday_from_on', 'a day in German order', {
    fromOn: '01.02.2024',
  }),
  refuse('schoolHoliday', 'school_holiday_until_on', 'a day in German order', { untilOn: day }),
  refuse('reminderRecipient', 'reminder_recipient_unsubscribe_token', 'a secret to guess', {
    unsubscribeToken: 'x',
  }),
  refuse('reminderRecipient', 'reminder_recipient_decided_until_on', 'a day in German order', {
    decidedUntilOn: day,
  }),
  refuse('reminder', 'reminder_state', 'an unknown state', { state: 'lost' }),
  refuse('reminder', 'reminder_day', 'a day in German order', { day }),
  refuse('reminder', 'reminder_sent', 'sent at no time', { state: 'sent' }),
  refuse('reminder', 'reminder_given_up', 'given up without a reason', { state: 'given_up' }),
  refuse('reminder', 'reminder_claim', 'claimed for ever', { claimedBy: 'node' }),
  refuse('reminderItem', 'reminder_item_kind', 'an unknown kind', { kind: 'party' }),
  refuse('reminderItem', 'reminder_item_reason', 'an unknown reason', { reason: 'why not' }),
  refuse('reminderItem', 'reminder_item_count', 'nothing', { count: 0 }),
  refuse('reminderItem', 'reminder_item_due_on', 'a day in German order', { dueOn: day }),
  refuse('reminderItem', 'reminder_item_original_due_on', 'a day in German order', {
    originalDueOn: day,
  }),
  refuse('mailSettings', 'mail_settings_host', 'no server', { host: ' ' }),
  refuse('mailSettings', 'mail_settings_port', 'no port', { port: 0 }),
  refuse('mailSettings', 'mail_settings_security', 'an unknown way', { security: 'ssl3' }),
  refuse('mailSettings', 'mail_settings_sender_address', 'no address', { senderAddress: 'stadt' }),
  refuse('evidenceFile', 'evidence_file_title', 'a blank title', { ...otherFile, title: ' ' }),
  refuse('evidenceFile', 'evidence_file_source_kind', 'an unknown source', {
    ...otherFile,
    sourceKind: 'rumour',
  }),
  refuse('evidenceFile', 'evidence_file_dated_on', 'a day in German order', {
    ...otherFile,
    datedOn: day,
  }),
  refuse('evidenceFile', 'evidence_file_kept_until_on', 'a day in German order', {
    ...otherFile,
    keptUntilOn: day,
  }),
  refuse('evidenceFile', 'evidence_file_sha256', 'half a digest', {
    ...otherFile,
    ...{ sha256: 'ab', fileSha256: null },
    ...{ deletedAt: at, deletedBy: 'isb', deletedBecause: 'Frist' },
  }),
  refuse('evidenceFile', 'evidence_file_size', 'no byte', { ...otherFile, size: 0 }),
  refuse('evidenceFile', 'evidence_file_deleted', 'deleted without a reason', {
    ...otherFile,
    ...{ fileSha256: null, deletedAt: at, deletedBy: 'isb', deletedBecause: ' ' },
  }),
  refuse('evidenceFile', 'evidence_file_deleted', 'deleted and still there', {
    ...otherFile,
    ...{ deletedAt: at, deletedBy: 'isb', deletedBecause: 'Frist' },
  }),
  refuse('retentionSettings', 'retention_settings_evidence', 'no time', { evidenceYears: 0 }),
  refuse('retentionSettings', 'retention_settings_access_log', 'no time', { accessLogDays: 0 }),
  refuse('retentionSettings', 'retention_settings_reminders', 'less than what is told again', {
    reminderDays: 89,
  }),
  refuse('retentionSettings', 'retention_settings_uploads', 'no time', { uploadHours: 0 }),
  refuse('retentionRun', 'retention_run_kind', 'an unknown kind', { kind: 'everything' }),
  refuse('retentionRun', 'retention_run_counted', 'less than nothing', { deletedCount: -1 }),
  refuse('snapshot', 'snapshot_counted', 'a number before the first', {
    id: 'new',
    name: 'neu',
    number: 0,
  }),
  refuse('snapshot', 'snapshot_named', 'a blank name', { id: 'new', number: 2, name: ' ' }),
  refuse('snapshot', 'snapshot_taken_on', 'a day in German order', {
    id: 'new',
    name: 'neu',
    number: 2,
    takenOn: day,
  }),
  refuse('snapshot', 'snapshot_content', 'no digest', {
    id: 'new',
    name: 'neu',
    number: 2,
    contentSha256: 'x',
  }),
  refuse('officialImport', 'official_import_source', 'an unknown source', { source: 'iso' }),
  refuse('officialImport', 'official_import_state', 'an unknown state', { state: 'old' }),
  refuse('auditAccess', 'audit_access_from_on', 'a day in German order', {
    id: 'new',
    fromOn: '01.02.2024',
  }),
  refuse('auditAccess', 'audit_access_until_on', 'a day in German order', {
    id: 'new',
    untilOn: day,
  }),
  refuse('auditAccess', 'audit_access_period', 'an end before the beginning', {
    id: 'new',
    untilOn: '2024-02-04',
  }),
  refuse('auditAccess', 'audit_access_purpose', 'no purpose', { id: 'new', purpose: ' ' }),
  refuse('auditAccess', 'audit_access_revoked', 'revoked by nobody', { id: 'new', revokedAt: at }),
  refuse('finding', 'finding_counted', 'a number before the first', { id: 'new', number: 0 }),
  refuse('finding', 'finding_kind', 'an unknown kind', { id: 'new', number: 2, kind: 'hint' }),
  refuse('finding', 'finding_titled', 'a blank title', { id: 'new', number: 2, title: ' ' }),
  refuse('finding', 'finding_found_on', 'a day in German order', {
    id: 'new',
    number: 2,
    foundOn: day,
  }),
  refuse('finding', 'finding_due_on', 'a day in German order', {
    id: 'new',
    number: 2,
    dueOn: day,
  }),
  refuse('finding', 'finding_withdrawn_on', 'a day in German order', {
    ...{ id: 'new', number: 2 },
    ...{ withdrawnOn: day, withdrawnBecause: 'Irrtum' },
  }),
  refuse('finding', 'finding_withdrawn', 'withdrawn without a reason', {
    ...{ id: 'new', number: 2 },
    ...{ withdrawnOn: '2024-02-11', withdrawnBecause: ' ' },
  }),
  refuse('finding', 'finding_answered_on', 'a day in German order', {
    ...{ id: 'new', number: 2 },
    ...{ answer: 'Neu gezeichnet', answeredOn: day, answeredBy: 'isb' },
  }),
  refuse('finding', 'finding_answered', 'answered without a word', {
    ...{ id: 'new', number: 2 },
    ...{ answeredOn: '2024-02-20', answeredBy: 'isb' },
  }),
  refuse('frozenPart', 'frozen_part_sha256', 'no digest', { sha256: 'x' }),
  refuse('frozenPart', 'frozen_part_erased', 'erased without a reason', {
    erasedAt: at,
    erasedBecause: ' ',
  }),
  refuse('calendarFeed', 'calendar_feed_token_hash', 'a secret itself', { tokenHash: 'geheim' }),
  refuse('groupRefusal', 'group_refusal_reason', 'no reason', { groupKey: 'new', reason: ' ' }),
  refuse('blob', 'blob_sha256', 'a digest of another length', { sha256: 'ab' }),
  refuse('blob', 'blob_size', 'nothing', { sha256: 'b'.repeat(64), size: 0 }),
  refuse('directory', 'directory_kind', 'an unknown kind', { kind: 'saml' }),
  refuse('directoryGroup', 'directory_group_role', 'an unknown role', { role: 'mayor' }),
  refuse('directoryGroup', 'directory_group_name', 'no name', { name: '' }),
  refuse('directoryAccount', 'directory_account_subject', 'nobody', { subject: '' }),
  refuse('membership', 'membership_role_known', 'an unknown role', { role: 'mayor' }),

  refuse('informationDomain', 'information_domain_approach', 'an unknown approach', {
    approach: 'core',
  }),
  refuse('site', 'site_type', 'an unknown type', { type: 'castle' }),
  refuse('site', 'site_default_zone', 'an unknown zone', { defaultZone: 'wlan' }),
  refuse('targetObject', 'target_object_status', 'an unknown status', { operatingStatus: 'x' }),
  refuse('targetObject', 'target_object_count', 'a negative count', { count: -1 }),
  refuse('targetObjectLink', 'target_object_link_relation', 'an unknown relation', {
    relation: 'likes',
  }),
  refuse('targetObjectLink', 'target_object_link_origin', 'an unknown origin', { origin: 'x' }),
  refuse('targetObjectLink', 'target_object_link_other', 'a link to itself', {
    toId: 'aken-c001',
  }),

  refuse('device', 'device_kind', 'an unknown kind', { kind: 'toaster' }),
  refuse('device', 'device_status', 'an unknown status', { status: 'new' }),
  refuse('device', 'device_zone', 'an unknown zone', { networkZone: 'wlan' }),
  refuse('device', 'device_identified', 'nothing that identifies it', {
    inventoryNumber: null,
    serial: null,
    mac: '',
    hostname: '',
  }),
  refuse('device', 'device_price', 'a negative price', { priceCents: -1 }),
  refuse('device', 'device_purchased_on', 'a day in German order', { purchasedOn: day }),
  refuse('device', 'device_warranty_until', 'an instant', { warrantyUntil: '2024-12-31T00:00Z' }),
  refuse('device', 'device_support_until', 'a day without zeros', { supportUntil: '2024-1-1' }),
  refuse('device', 'device_bound_until', 'an empty day', { boundUntil: '' }),
  refuse('operatingSystemSupport', 'operating_system_support_release_key', 'no release', {
    releaseKey: ' ',
  }),
  refuse(
    'operatingSystemSupport',
    'operating_system_support_support_until',
    'a day in German order',
    {
      supportUntil: day,
    },
  ),
  refuse('operatingSystemSupport', 'operating_system_support_source', 'no source', { source: ' ' }),
  refuse('operatingSystemSupport', 'operating_system_support_checked_on', 'a day in German order', {
    checkedOn: day,
  }),
  refuse('fundingProgramme', 'funding_programme_granted_on', 'a day in German order', {
    grantedOn: day,
  }),
  refuse('fundingProgramme', 'funding_programme_starts_on', 'a day in German order', {
    startsOn: day,
  }),
  refuse('fundingProgramme', 'funding_programme_years', 'no year', { years: 0 }),
  refuse('fundingProgramme', 'funding_programme_cents', 'a negative grant', { grantCents: -1 }),
  refuse('deviceLoan', 'device_loan_lent_on', 'a day in German order', { lentOn: '01.01.2024' }),
  refuse('deviceLoan', 'device_loan_due_on', 'a day in German order', { dueOn: day }),
  refuse('deviceLoan', 'device_loan_returned_on', 'a day in German order', { returnedOn: day }),
  refuse('deviceLoan', 'device_loan_order', 'due before it began', { dueOn: '2024-01-14' }),
  refuse('deviceLoan', 'device_loan_taken_back', 'taken back by nobody', { returnedTo: null }),
  refuse('deviceLoan', 'device_loan_erased', 'lent to nobody', { borrower: ' ' }),
  refuse('deviceLoan', 'device_loan_erased', 'erased with its borrower', { erasedAt: at }),
  refuse('deviceRepair', 'device_repair_sent_on', 'a day in German order', { sentOn: day }),
  refuse('deviceRepair', 'device_repair_ended_on', 'a day in German order', {
    endedOn: day,
    endedBy: 'EDV',
  }),
  refuse('deviceRepair', 'device_repair_defect', 'no defect', { defect: ' ' }),
  refuse('deviceRepair', 'device_repair_ended', 'ended by nobody', { endedOn: '2024-02-01' }),
  refuse('deviceRepair', 'device_repair_cost', 'a negative cost', { costCents: -1 }),
  refuse('deviceLoss', 'device_loss_noticed_on', 'a day in German order', { noticedOn: day }),
  refuse('deviceLoss', 'device_loss_found_on', 'a day in German order', {
    foundOn: day,
    foundBy: 'EDV',
  }),
  refuse('deviceLoss', 'device_loss_circumstances', 'no circumstances', { circumstances: ' ' }),
  refuse('deviceLoss', 'device_loss_data_risk', 'an unknown risk', { dataRisk: 'high' }),
  refuse('deviceLoss', 'device_loss_found', 'found by nobody', { foundOn: '2024-02-01' }),
  refuse('deviceRetirement', 'device_retirement_retired_on', 'a day in German order', {
    retiredOn: day,
  }),
  refuse('deviceRetirement', 'device_retirement_wiped_on', 'a day in German order', {
    wipedOn: day,
  }),
  refuse('deviceRetirement', 'device_retirement_bound_until', 'a day in German order', {
    boundUntil: day,
    boundReason: 'Defekt',
  }),
  refuse('deviceRetirement', 'device_retirement_destination', 'an unknown destination', {
    destination: 'sea',
  }),
  refuse('deviceRetirement', 'device_retirement_wiping_method', 'an unknown method', {
    wipingMethod: 'hope',
  }),
  refuse('deviceRetirement', 'device_retirement_wiped', 'wiped by nobody', { wipedBy: ' ' }),
  refuse('deviceRetirement', 'device_retirement_bound', 'no reason against its funding', {
    boundUntil: '2027-12-31',
  }),
  refuse('deviceRetirement', 'device_retirement_withdrawn', 'withdrawn without a reason', {
    withdrawnAt: at,
    withdrawnBy: 'EDV',
  }),
  refuse('stocktaking', 'stocktaking_name', 'no name', { name: ' ' }),
  refuse('stocktaking', 'stocktaking_finished', 'finished by nobody', {
    id: 'new',
    finishedAt: '2024-03-01T08:00:00.000Z',
  }),
  refuse('stocktakingRoom', 'stocktaking_room_counted', 'counted by nobody', {
    roomId: 'new',
    countedBy: null,
  }),
  refuse('stocktakingFind', 'stocktaking_find_result', 'an unknown result', { result: 'eaten' }),
  refuse('stocktakingFind', 'stocktaking_find_device', 'an unknown device that is known', {
    result: 'unknown',
  }),
  refuse('deviceChangeSet', 'device_change_set_kind', 'an unknown kind', { kind: 'magic' }),
  refuse('deviceChangeSet', 'device_change_set_extent', 'a negative number', { created: -1 }),
  refuse('deviceChangeSet', 'device_change_set_undone', 'undone by nobody', {
    undoneAt: '2024-05-01T00:00:00.000Z',
  }),
  refuse('deviceChange', 'device_change_version', 'a version before the first', {
    deviceId: 'new',
    versionAfter: 0,
  }),
  refuse('savedFilter', 'saved_filter_named', 'no name', { id: 'new', nameKey: '', name: ' ' }),
  refuse('application', 'application_hosting', 'an unknown hosting', { hosting: 'basement' }),

  refuse('returnedWorkbook', 'returned_workbook_kind', 'an unknown kind', { kind: 'a6' }),
  refuse('returnedWorkbook', 'returned_workbook_state', 'an unknown state', {
    state: 'lost',
    mergedAt: at,
  }),
  refuse('returnedWorkbook', 'returned_workbook_waiting', 'taken over, yet waiting', {
    mergedAt: at,
  }),
  refuse('returnedWorkbook', 'returned_workbook_undone', 'taken back, yet waiting', {
    undoneAt: at,
  }),
  refuse('questionnaire', 'questionnaire_kind', 'an unknown kind', {
    id: 'new',
    tokenHash: null,
    kind: 'quiz',
  }),
  refuse('questionnaire', 'questionnaire_title', 'a blank title', {
    id: 'new',
    tokenHash: null,
    title: ' ',
  }),
  refuse('questionnaire', 'questionnaire_expires_on', 'a day in German order', {
    id: 'new',
    tokenHash: null,
    expiresOn: day,
  }),
  refuse('questionnaire', 'questionnaire_token_hash', 'no digest', { id: 'new', tokenHash: 'x' }),
  refuse('questionnaireQuestion', 'questionnaire_question_about', 'two questions in one', {
    position: 2,
    question: 'X',
  }),
  refuse('questionnaireQuestion', 'questionnaire_question_position', 'before the first', {
    position: 0,
  }),
  refuse('questionnaireQuestion', 'questionnaire_question_state', 'an unknown state', {
    position: 2,
    state: 'lost',
    decidedAt: at,
    decidedBy: 'isb',
  }),
  refuse('questionnaireQuestion', 'questionnaire_question_decided', 'decided by nobody', {
    position: 2,
    decidedAt: at,
  }),
  refuse('importUpload', 'import_upload_kind', 'an unknown kind', { kind: 'toasters' }),
  refuse('importUpload', 'import_upload_state', 'an unknown state', { state: 'lost' }),
  refuse('importUpload', 'import_upload_size', 'nothing', { size: 0 }),
  refuse('importUpload', 'import_upload_claim', 'work that nobody is named for', {
    claimedAt: '2024-02-01T08:00:00.000Z',
  }),
  refuse('importPreview', 'import_preview_list', 'an unknown list', { list: 'others' }),
  refuse('importPreview', 'import_preview_page', 'a page before the first', { page: 0 }),

  refuse('moduleDecision', 'module_decision_known', 'an unknown decision', {
    decision: 'undecided',
    providerId: null,
  }),
  refuse('moduleDecision', 'module_decision_origin', 'an unknown origin', { origin: 'oracle' }),
  refuse('moduleDecision', 'module_decision_reason', 'left out without a reason', {
    decision: 'left_out',
    providerId: null,
    reason: ' ',
  }),
  refuse('moduleDecision', 'module_decision_provider_named', 'at a provider that is not named', {
    providerId: null,
  }),
  refuse('moduleDecision', 'module_decision_provider_named', 'modelled with a provider', {
    decision: 'modelled',
  }),
  refuse('protectionNeed', 'protection_need_goal', 'an unknown goal', { goal: 'speed' }),
  refuse('protectionNeed', 'protection_need_level', 'an unknown level', { level: 'low' }),
  refuse('protectionNeed', 'protection_need_effect', 'an unknown effect', { effect: 'x' }),
  refuse('protectionNeed', 'protection_need_reason', 'no reason', { reason: ' ' }),
  refuse('suggestion', 'suggestion_kind', 'an unknown kind', { kind: 'gossip' }),
  refuse('suggestion', 'suggestion_state', 'an unknown state', { state: 'done' }),
  refuse('suggestion', 'suggestion_made_on', 'a day in German order', { madeOn: day }),

  refuse('check', 'check_level', 'an unknown level', { level: 'basis' }),
  refuse('check', 'check_status', 'an unknown status', { status: 'maybe', ...unanswered }),
  refuse('check', 'check_dispensable_because', 'an unknown kind of reason', {
    dispensableBecause: 'too_expensive',
  }),
  refuse('check', 'check_dispensable_justified', 'dispensable without a kind of reason', {
    dispensableBecause: null,
  }),
  refuse('check', 'check_dispensable_justified', 'dispensable with a blank reason', {
    explanation: '  ',
  }),
  refuse('check', 'check_dispensable_only', 'a kind of reason at another status', {
    status: 'yes',
  }),
  refuse('check', 'check_answer_recorded', 'an answer without its time', { checkedAt: null }),
  refuse('check', 'check_answer_recorded', 'an answer without its author', { checkedBy: null }),
  refuse('check', 'check_basic_risk_never_accepted', 'an accepted risk of a Basis requirement', {
    status: 'no',
    ...unanswered,
    riskAcceptedBy: 'leitung',
    riskAcceptedOn: '2024-03-01',
    riskReason: 'Zu teuer.',
  }),
  refuse('check', 'check_risk_complete', 'a risk accepted by nobody', {
    level: 'standard',
    riskAcceptedOn: '2024-03-01',
    riskReason: 'Zu teuer.',
  }),
  refuse('check', 'check_risk_complete', 'a risk accepted on no day', {
    level: 'standard',
    riskAcceptedBy: 'leitung',
    riskReason: 'Zu teuer.',
  }),
  refuse('check', 'check_risk_complete', 'a risk accepted without a reason', {
    level: 'high',
    riskAcceptedBy: 'leitung',
    riskAcceptedOn: '2024-03-01',
    riskReason: ' ',
  }),
  refuse('check', 'check_due_on', 'a day in German order', { dueOn: day }),
  refuse('check', 'check_surveyed_on', 'a day in German order', { surveyedOn: day }),
  refuse('check', 'check_provider_proof_until', 'a day in German order', {
    providerProofUntil: day,
  }),
  refuse('check', 'check_risk_accepted_on', 'a day in German order', {
    level: 'standard',
    riskAcceptedBy: 'leitung',
    riskAcceptedOn: day,
    riskReason: 'Zu teuer.',
  }),

  refuse('measure', 'measure_status', 'an unknown status', { status: 'x', doneOn: null }),
  refuse('measure', 'measure_effort', 'an unknown effort', { effort: 'years' }),
  ...['personnelOnceCents', 'personnelYearlyCents', 'materialOnceCents', 'materialYearlyCents'].map(
    (field) => refuse('measure', 'measure_costs', `negative ${field}`, { [field]: -1 }),
  ),
  refuse('measure', 'measure_done', 'done on no day', { doneOn: null }),
  refuse('measure', 'measure_done', 'a day of completion while planned', { status: 'planned' }),
  refuse('measure', 'measure_due_on', 'a day in German order', { dueOn: day }),
  refuse('measure', 'measure_done_on', 'a day in German order', { doneOn: day }),
  refuse('measure', 'measure_yearly_from_on', 'a year', { yearlyFromOn: '2024' }),
  refuse('measure', 'measure_yearly_until_on', 'a year', { yearlyUntilOn: '2025' }),
  refuse('progressDay', 'progress_day_day', 'a day in German order', { day }),
  refuse('progressDay', 'progress_day_sane', 'more met than there is', { basicMet: 10 }),
  refuse('progressDay', 'progress_day_sane', 'a negative count', { wibaYes: -1 }),

  refuse('document', 'document_kind', 'an unknown kind', { kind: 'letter' }),
  refuse('document', 'document_review_due_on', 'a day in German order', { reviewDueOn: day }),
  refuse('document', 'document_retired_on', 'a day in German order', { retiredOn: day }),
  refuse('documentTopic', 'document_topic_done_on', 'a day in German order', { doneOn: day }),
  refuse('documentVersion', 'document_version_number', 'version 0', { number: 0 }),
  refuse('documentVersion', 'document_version_approved', 'approved by nobody', {
    approvedBy: null,
  }),
  refuse('documentVersion', 'document_version_approved', 'approved on no day', {
    approvedOn: null,
  }),
  refuse('documentVersion', 'document_version_written_on', 'a day in German order', {
    writtenOn: day,
  }),
  refuse('documentVersion', 'document_version_approved_on', 'a day in German order', {
    approvedOn: day,
  }),

  refuse('milestone', 'milestone_area', 'an unknown area', { area: 'sports' }),
  refuse('milestone', 'milestone_progress', 'an unknown source', { progress: 'guess' }),
  refuse('milestone', 'milestone_dated_or_ongoing', 'neither a date nor an interval', {
    id: 'new',
    originalDueOn: null,
  }),
  refuse('milestone', 'milestone_dated_or_ongoing', 'both a date and an interval', {
    reviewIntervalMonths: 12,
  }),
  refuse('milestone', 'milestone_steps', 'more steps than there are', { stepsDone: 2 }),
  refuse('milestone', 'milestone_steps', 'negative steps', { stepsDone: -1 }),
  refuse('milestone', 'milestone_original_due_on', 'a day in German order', {
    id: 'new',
    originalDueOn: day,
  }),
  refuse('milestone', 'milestone_last_reviewed_on', 'a day in German order', {
    lastReviewedOn: day,
  }),
  refuse('milestone', 'milestone_reached_on', 'a day in German order', { reachedOn: day }),
  refuse('milestoneExtension', 'milestone_extension_reason', 'no reason', {
    number: 2,
    reason: ' ',
  }),
  refuse('milestoneExtension', 'milestone_extension_new_due_on', 'a day in German order', {
    number: 2,
    newDueOn: day,
  }),
  refuse('wibaAnswer', 'wiba_answer_known', 'an unknown answer', { answer: 'perhaps' }),
  refuse('wibaAnswer', 'wiba_answer_not_relevant_noted', 'not relevant without a note', {
    note: ' ',
  }),

  refuse('event', 'event_sequence', 'a sequence before the first', { sequence: 0 }),
  refuse('eventDetail', 'event_detail_erased', 'empty details that nobody erased', {
    sequence: 9,
    details: '',
  }),
  refuse('eventDetail', 'event_detail_erased', 'erased details that are still there', {
    sequence: 9,
    erasedAt: '2024-05-01T00:00:00.000Z',
    erasedBecause: 'Löschantrag',
  }),
  refuse('eventDetail', 'event_detail_erased', 'erased details whose salt is still there', {
    sequence: 9,
    details: '',
    erasedAt: '2024-05-01T00:00:00.000Z',
    erasedBecause: 'Löschantrag',
  }),
  refuse('accessLog', 'access_log_kind', 'an unknown kind', { kind: 'coffee' }),
  refuse('importRun', 'import_run_kind', 'an unknown kind', { kind: 'recipes' }),
]

function refuse(
  table: TableName,
  constraint: string,
  sentence: string,
  change: Record<string, unknown>,
): Violation {
  return { table, constraint, sentence, change }
}
