/** One valid row of every table (two target objects, for their link), in the order of their references. */
import type { PgTable } from 'drizzle-orm/pg-core'
import { chainEvents, chainStart } from '../../db/chain.ts'
import type { Db } from '../../db/db.ts'
import type { Tables } from '../../db/schema/tables.ts'
import type { Store } from '../../db/store.ts'

export type TableName = keyof Tables
export type TableRow = {
  [Name in TableName]: readonly [Name, Tables[Name]['$inferInsert']]
}[TableName]

const at = '2024-02-01T08:00:00.000Z'

export function rowsOfEveryTable(organisationId: string): readonly TableRow[] {
  const own = (name: string) => `${organisationId}-${name}`
  const id = (name: string) => ({ organisationId, id: own(name) })
  const domain = { organisationId, informationDomainId: own('kern') }
  const target = { organisationId, targetObjectId: own('c001') }
  const check = { ...target, requirement: 'SYS.2.1.A1' }
  const document = { organisationId, documentId: own('concept') }
  const milestone = { organisationId, milestoneId: own('testat') }
  const targetObject = {
    ...domain,
    name: 'Arbeitsplätze',
    kinds: ['client.windows'],
    attributes: { usesWlan: true, osVersion: '11' },
    edited: ['attributes.usesWlan'],
    operatingStatus: 'operation',
    searchText: 'arbeitsplaetze arbeitsplatze',
    createdAt: at,
  } as const
  return [
    ['organisation', { id: organisationId, name: 'Stadt', createdAt: at }],
    ['user', { id: own('user'), email: `isb@${organisationId}.de`, name: 'ISB', createdAt: at }],
    ['user', { id: own('deputy'), email: `v@${organisationId}.de`, name: 'EDV', createdAt: at }],
    [
      'session',
      {
        id: own('session'),
        userId: own('user'),
        chosenOrganisationId: organisationId,
        createdAt: at,
        lastSeenAt: at,
        endsAt: '2024-02-01T20:00:00.000Z',
      },
    ],
    ['recoveryCode', { userId: own('user'), codeHash: 'ab' }],
    [
      'loginAttempt',
      {
        id: own('try'),
        account: `isb@${organisationId}.de`,
        address: '192.0.2.1',
        at,
        isSuccess: false,
      },
    ],
    ['informationDomain', { ...id('kern'), code: 'KERN', name: 'Kernverwaltung', createdAt: at }],
    [
      'apiToken',
      {
        ...domain,
        ...id('token'),
        name: 'Abgleich',
        tokenHash: own('digest'),
        scopes: ['devices:read'],
        createdBy: 'isb',
        createdAt: at,
        expiresOn: '2024-12-31',
      },
    ],
    [
      'membership',
      { ...domain, ...id('isb'), userId: own('user'), role: 'officer', createdAt: at },
    ],
    [
      'directory',
      {
        organisationId,
        kind: 'oidc',
        settings: {
          issuer: 'https://anmeldung.stadt.example',
          clientId: 'basislotse',
          scope: '',
          groupsClaim: 'groups',
        },
        createdAt: at,
      },
    ],
    [
      'directoryGroup',
      {
        ...domain,
        ...id('group'),
        kind: 'oidc',
        name: 'ISB',
        nameKey: 'ISB',
        role: 'officer',
        createdAt: at,
      },
    ],
    [
      'directoryAccount',
      {
        organisationId,
        kind: 'oidc',
        issuer: 'https://anmeldung.stadt.example',
        subject: own('subject'),
        userId: own('user'),
        createdAt: at,
        lastLoginAt: at,
      },
    ],
    ['person', { ...id('edv'), name: 'EDV', nameKey: 'edv', userId: own('user'), createdAt: at }],
    [
      'deputy',
      {
        ...id('leave'),
        userId: own('user'),
        deputyId: own('deputy'),
        fromOn: '2024-02-01',
        untilOn: '2024-02-14',
        createdAt: at,
      },
    ],
    ['site', { ...id('hall'), name: 'Rathaus', nameKey: 'rathaus', type: 'administration' }],
    ['room', { ...id('r1'), siteId: own('hall'), name: 'Serverraum', nameKey: 'serverraum' }],
    ['targetObject', { ...targetObject, id: own('c001'), code: 'C001', responsibleId: own('edv') }],
    ['targetObject', { ...targetObject, id: own('d001'), code: 'D001', groupKey: 'provider' }],
    [
      'targetObjectLink',
      {
        ...id('link'),
        fromId: own('c001'),
        toId: own('d001'),
        relation: 'provided_by',
        origin: 'person',
      },
    ],
    [
      'groupRefusal',
      { ...domain, groupKey: 'tablet', reason: 'Einzeln.', refusedBy: 'isb', refusedAt: at },
    ],
    [
      'device',
      {
        ...domain,
        ...id('pc'),
        inventoryNumber: '0815',
        inventoryKey: '0815',
        serial: 'S-1',
        serialKey: 's-1',
        mac: own('mac'),
        model: 'Kasten',
        fundingProgramme: 'DigitalPakt',
        kind: 'pc',
        networkZone: 'administrative',
        siteId: own('hall'),
        roomId: own('r1'),
        status: 'in_use',
        purchasedOn: '2023-05-02',
        priceCents: 114_900,
        targetObjectId: own('c001'),
        searchText: '0815',
        createdAt: at,
      },
    ],
    [
      'operatingSystemSupport',
      {
        ...id('support'),
        release: 'Windows 10 22H2',
        releaseKey: 'windows 10 22h2',
        supportUntil: '2026-10-13',
        source: 'ESU-Vertrag',
        checkedOn: '2024-02-01',
        createdAt: at,
      },
    ],
    [
      'reminderSettings',
      {
        organisationId,
        isEnabled: true,
        at: '06:30',
        leadDays: { milestone: [30, 7] },
        officerAfterDays: 7,
        managementAfterDays: 30,
      },
    ],
    [
      'chainHeadReader',
      {
        ...id('pruefer'),
        name: 'Rechnungsprüfung',
        email: `pruefung@${organisationId}.example`,
        addedBy: 'ISB',
        addedAt: at,
      },
    ],
    [
      'chainHeadMail',
      {
        organisationId,
        month: '2024-02',
        email: `pruefung@${organisationId}.example`,
        name: 'Rechnungsprüfung',
        sequence: 1,
        hash: 'a'.repeat(64),
        headAt: at,
        state: 'waiting',
        messageId: '<kopf-1@localhost>',
        nextAttemptAt: at,
      },
    ],
    [
      'schoolHoliday',
      {
        ...id('sommer'),
        name: 'Sommerferien',
        fromOn: '2024-06-24',
        untilOn: '2024-08-03',
      },
    ],
    [
      'reminderRecipient',
      {
        organisationId,
        recipientId: own('user'),
        choices: { loan: { isOff: true, leadDays: null } },
        unsubscribeToken: `${organisationId}-`.padEnd(43, 'x'),
      },
    ],
    [
      'reminder',
      {
        ...id('reminder'),
        recipientId: own('user'),
        recipientName: 'ISB',
        email: `isb@${organisationId}.de`,
        day: '2024-02-01',
        isLate: false,
        state: 'waiting',
        messageId: `<${organisationId}@basislotse>`,
        nextAttemptAt: at,
        createdAt: at,
      },
    ],
    [
      'reminderItem',
      {
        organisationId,
        reminderId: own('reminder'),
        position: 1,
        kind: 'milestone',
        subjectId: own('testat'),
        title: 'Testat',
        place: '',
        informationDomainCode: 'KERN',
        dueOn: '2024-03-02',
        originalDueOn: '2024-03-02',
        responsible: '',
        path: '/meilensteine/M10',
        count: 1,
        reason: 'role',
        onBehalfOf: '',
        leadDays: 30,
        isLate: false,
      },
    ],
    [
      'mailSettings',
      {
        organisationId,
        host: 'mail.example',
        port: 587,
        security: 'starttls',
        senderName: 'Basislotse',
        senderAddress: `basislotse@${organisationId}.de`,
      },
    ],
    [
      'calendarFeed',
      {
        ...id('feed'),
        userId: own('user'),
        tokenHash: organisationId.padEnd(64, 'c'),
        createdAt: at,
      },
    ],
    [
      'snapshot',
      {
        ...domain,
        ...id('snapshot'),
        number: 1,
        name: 'Testat',
        takenOn: '2024-02-01',
        takenAt: at,
        takenBy: 'isb',
        edition: '2023',
        programVersion: '1.0.0',
        chainSequence: 2,
        chainHash: 'h',
        chainAt: at,
        contentSha256: organisationId.padEnd(64, 'd'),
        rowCount: 1,
      },
    ],
    [
      'officialImport',
      {
        organisationId,
        source: 'compendium',
        state: 'current',
        fileName: 'XML_Kompendium_2023.xml',
        fileSha256: 'ab',
        textCount: 1,
        importedAt: at,
        importedBy: 'isb',
      },
    ],
    [
      'officialText',
      {
        organisationId,
        source: 'compendium',
        state: 'current',
        key: 'SYS.2.1.A1',
        position: 0,
        title: 'Anmeldung',
        blocks: [{ kind: 'paragraph', text: 'Alle melden sich an.' }],
      },
    ],
    [
      'frozenPart',
      {
        organisationId,
        sha256: organisationId.padEnd(64, 'd'),
        size: 2,
        data: Buffer.from([3, 0]),
      },
    ],
    [
      'auditAccess',
      {
        ...domain,
        ...id('access'),
        snapshotId: own('snapshot'),
        userId: own('user'),
        fromOn: '2024-02-05',
        untilOn: '2024-03-05',
        purpose: 'Testat',
        createdAt: at,
        createdBy: 'isb',
      },
    ],
    [
      'fundingProgramme',
      {
        ...domain,
        ...id('pact'),
        name: 'DigitalPakt',
        nameKey: 'digitalpakt',
        startsOn: '2024-01-01',
        createdAt: at,
      },
    ],
    [
      'deviceLoan',
      {
        ...id('loan'),
        deviceId: own('pc'),
        borrower: 'Klasse 7b',
        lentOn: '2024-01-15',
        dueOn: '2024-07-31',
        lentBy: 'EDV',
        returnedOn: '2024-01-31',
        returnedTo: 'EDV',
      },
    ],
    [
      'deviceRepair',
      {
        ...id('repair'),
        deviceId: own('pc'),
        sentOn: '2024-01-15',
        defect: 'Akku',
        isWarranty: false,
        sentBy: 'EDV',
      },
    ],
    [
      'deviceLoss',
      {
        ...id('loss'),
        deviceId: own('pc'),
        noticedOn: '2024-01-15',
        circumstances: 'Gestohlen',
        dataRisk: 'encrypted',
        reportedBy: 'EDV',
      },
    ],
    [
      'deviceRetirement',
      {
        ...id('end'),
        deviceId: own('pc'),
        retiredOn: '2024-01-15',
        destination: 'recycled',
        wipingMethod: 'overwritten',
        wipedOn: '2024-01-14',
        wipedBy: 'EDV',
        retiredBy: 'EDV',
      },
    ],
    [
      'deviceChangeSet',
      {
        ...domain,
        ...id('edit'),
        kind: 'bulk_edit',
        created: 0,
        changed: 1,
        at,
        actorId: 'isb',
      },
    ],
    [
      'deviceChange',
      {
        organisationId,
        changeSetId: own('edit'),
        deviceId: own('pc'),
        before: { notes: '' },
        versionAfter: 1,
      },
    ],
    [
      'savedFilter',
      {
        ...domain,
        ...id('list'),
        userId: own('user'),
        name: 'Burgschule',
        nameKey: 'burgschule',
        parameters: 'standort=1',
        createdAt: at,
      },
    ],
    [
      'stocktaking',
      {
        ...domain,
        ...id('round'),
        siteId: own('hall'),
        name: 'Sommer',
        startedAt: at,
        startedBy: 'edv',
      },
    ],
    [
      'stocktakingRoom',
      {
        organisationId,
        stocktakingId: own('round'),
        roomId: own('r1'),
        name: 'Serverraum',
        countedAt: at,
        countedBy: 'edv',
      },
    ],
    [
      'stocktakingFind',
      {
        ...id('find'),
        stocktakingId: own('round'),
        roomId: own('r1'),
        roomName: 'Serverraum',
        deviceId: own('pc'),
        label: '0815',
        result: 'found',
        at,
        by: 'edv',
      },
    ],
    [
      'application',
      {
        ...domain,
        ...id('app'),
        name: 'Meldewesen',
        nameKey: 'meldewesen',
        hosting: 'provider',
        personalData: true,
        targetObjectId: own('c001'),
        createdAt: at,
      },
    ],
    [
      'moduleDecision',
      {
        ...domain,
        ...target,
        module: 'SYS.2.1',
        decision: 'at_provider',
        origin: 'person',
        providerId: own('d001'),
        decidedBy: 'isb',
        decidedAt: at,
      },
    ],
    [
      'conditionAnswer',
      { ...target, attribute: 'usesWlan', answer: true, answeredBy: 'isb', answeredAt: at },
    ],
    [
      'protectionNeed',
      { ...target, goal: 'integrity', level: 'high', effect: 'own', reason: 'Haushaltsdaten' },
    ],
    [
      'suggestion',
      {
        ...domain,
        ...id('hint'),
        kind: 'module_conflict',
        subject: 'SYS.2.4',
        proposal: { decision: 'modelled' },
        reason: 'Ein macOS-Notebook kam dazu.',
        madeOn: '2024-02-01',
      },
    ],
    [
      'check',
      {
        ...domain,
        ...check,
        module: 'SYS.2.1',
        level: 'basic',
        status: 'dispensable',
        dispensableBecause: 'replaced',
        explanation: 'Durch Terminalbetrieb ersetzt.',
        providerProof: 'Testat',
        responsibleId: own('edv'),
        dueOn: '2024-12-31',
        checkedAt: at,
        checkedBy: 'isb',
      },
    ],
    [
      'measure',
      {
        ...domain,
        ...id('m1'),
        code: 'M-001',
        title: 'Anmeldung härten',
        status: 'done',
        effort: 'days',
        responsibleId: own('edv'),
        doneOn: '2024-06-30',
        personnelOnceCents: 3_000_000_000,
        modelKey: 'ARB-01',
        createdAt: at,
      },
    ],
    ['measureCheck', { ...check, measureId: own('m1') }],
    [
      'finding',
      {
        ...domain,
        ...id('finding'),
        number: 1,
        snapshotId: own('snapshot'),
        accessId: own('access'),
        kind: 'minor',
        title: 'Netzplan veraltet',
        text: 'Der Netzplan zeigt den Stand von 2022.',
        foundOn: '2024-02-10',
        measureId: own('m1'),
        createdAt: at,
        createdBy: 'audit',
      },
    ],
    [
      'progressDay',
      { ...domain, day: '2024-02-01', basicMet: 1, basicTotal: 9, wibaYes: 0, wibaTotal: 257 },
    ],
    [
      'document',
      {
        ...domain,
        ...id('concept'),
        kind: 'emergency_concept',
        title: 'IT-Notfallkonzept',
        responsibleId: own('edv'),
        createdAt: at,
      },
    ],
    ['documentTopic', { ...document, topic: 'alarm', doneOn: '2024-02-01' }],
    ...['file', 'spare', 'other'].map(
      (name): TableRow => [
        'blob',
        {
          organisationId,
          sha256: own(name).padEnd(64, '0'),
          size: 1,
          data: Buffer.from('a'),
          createdAt: at,
        },
      ],
    ),
    [
      'snapshotFile',
      {
        organisationId,
        snapshotId: own('snapshot'),
        fileSha256: own('file').padEnd(64, '0'),
      },
    ],
    [
      'deviceFile',
      {
        ...id('note'),
        deviceId: own('pc'),
        fileSha256: own('file').padEnd(64, '0'),
        fileName: 'lieferschein.txt',
        mediaType: 'text/plain',
        createdAt: at,
      },
    ],
    [
      'documentVersion',
      {
        ...document,
        number: 1,
        writtenOn: '2024-02-01',
        approvedBy: 'Leitung',
        approvedOn: '2024-03-01',
        fileSha256: own('file').padEnd(64, '0'),
        fileName: 'konzept.pdf',
        mediaType: 'application/pdf',
      },
    ],
    ['evidenceLink', { ...check, ...document }],
    [
      'evidenceFile',
      {
        ...domain,
        ...id('evidence'),
        title: 'Richtlinien im MDM',
        sourceKind: 'screenshot',
        datedOn: '2024-01-31',
        sha256: own('file').padEnd(64, '0'),
        fileSha256: own('file').padEnd(64, '0'),
        fileName: 'mdm.png',
        mediaType: 'image/png',
        size: 3,
        addedAt: at,
        addedBy: 'isb',
      },
    ],
    ['evidenceFileCheck', { ...check, evidenceFileId: own('evidence') }],
    [
      'retentionSettings',
      { organisationId, evidenceYears: 5, accessLogDays: 365, reminderDays: 365, uploadHours: 24 },
    ],
    ['retentionRun', { organisationId, kind: 'accessLog', ranAt: at }],
    [
      'milestone',
      {
        ...id('testat'),
        code: 'TESTAT',
        title: 'Testat zur Basis-Absicherung',
        area: 'security',
        originalDueOn: '2025-06-30',
        progress: 'basis',
        documentId: own('concept'),
        createdAt: at,
      },
    ],
    ['milestoneDomain', { ...domain, ...milestone }],
    [
      'milestoneExtension',
      {
        ...milestone,
        number: 1,
        newDueOn: '2025-12-31',
        reason: 'Stelle nicht besetzt.',
        extendedBy: 'leitung',
        extendedAt: at,
      },
    ],
    [
      'wibaAnswer',
      {
        ...domain,
        question: 'WiBA-1',
        answer: 'not_relevant',
        note: 'Kein WLAN.',
        answeredAt: at,
        answeredBy: 'isb',
      },
    ],
    ['wibaAssignment', { ...domain, question: 'WiBA-3', responsibleId: own('edv') }],
    ...auditRows(organisationId),
    ['accessLog', { ...id('log'), at, actorId: 'isb', kind: 'login', subject: 'isb' }],
    [
      'importRun',
      {
        ...domain,
        ...id('run'),
        kind: 'devices',
        file: 'liste.xlsx',
        fileSha256: 'ab',
        created: 1,
        changed: 0,
        unchanged: 0,
        refused: 0,
        at,
        actorId: 'isb',
      },
    ],
    [
      'importMapping',
      {
        organisationId,
        kind: 'devices',
        headerFingerprint: 'f',
        mapping: { 'Inv.-Nr.': 'inventoryNumber' },
        rememberedAt: at,
      },
    ],
    [
      'importUpload',
      {
        ...domain,
        ...id('upload'),
        actorId: 'isb',
        kind: 'devices',
        file: 'liste.csv',
        fileSha256: 'ab',
        size: 3,
        data: Buffer.from('a;b'),
        state: 'planned',
        uploadedAt: at,
      },
    ],
    [
      'importPreview',
      {
        organisationId,
        uploadId: own('upload'),
        list: 'refused',
        page: 1,
        rows: [{ row: 2, name: '', detail: 'Der Tag fehlt.' }],
      },
    ],
    [
      'returnedWorkbook',
      {
        ...domain,
        ...id('returned'),
        actorId: 'isb',
        personId: own('edv'),
        kind: 'a4',
        file: 'a4.xlsx',
        fileSha256: 'ab',
        state: 'waiting',
        contents: { about: 'checks', baseSequence: 1, cells: [], notices: [], rows: 0 },
        decisions: {},
        receivedAt: at,
      },
    ],
    [
      'questionnaire',
      {
        ...domain,
        ...id('questionnaire'),
        kind: 'checks',
        title: 'Clients',
        personId: own('edv'),
        tokenHash: `${organisationId}-token`.padEnd(64, '0'),
        expiresOn: '2024-03-01',
        createdAt: at,
        createdBy: 'isb',
      },
    ],
    [
      'questionnaireQuestion',
      {
        ...check,
        questionnaireId: own('questionnaire'),
        position: 1,
        reply: { status: null, dispensableBecause: null, answer: null, text: '' },
        state: 'open',
      },
    ],
  ]
}

/** Three events, a sound chain, and its head. */
function auditRows(organisationId: string): TableRow[] {
  const subjectId = `${organisationId}-kern`
  const event = { at, actorId: 'isb', subjectId, details: {}, salt: 'salt' }
  const start = { sequence: 0, hash: chainStart }
  const kinds = ['demo', 'person_erased', 'questionnaire_removed']
  const events = kinds.map((kind) => ({ ...event, kind }))
  const chain = chainEvents(organisationId, start, events)
  return [
    ...chain.events.map((row) => ['event', row] as const),
    ...chain.details.map((row) => ['eventDetail', row] as const),
    ['chainHead', { organisationId, ...chain.head, at }],
  ]
}

/** Writes one row of a table that is named at run time. */
export async function insertRow(db: Db, name: TableName, row: object): Promise<void> {
  const table: PgTable = db.tables[name]
  await db.insert(table).values(row)
}

/** Writes a row of every table for an organisation. */
export async function fillEveryTable(store: Store, organisationId: string): Promise<void> {
  await store.write(organisationId, async (db) => {
    for (const [name, row] of rowsOfEveryTable(organisationId)) await insertRow(db, name, row)
  })
}
