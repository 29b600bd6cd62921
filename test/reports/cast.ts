/**
 * The synthetic city as the reports see it: plain values, the same in every run, no real person.
 * @module
 */
import { moduleTextOf } from '../../catalog/moduleTexts.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import type { CheckResult, Survey } from '../../reports/checkResult.ts'
import type { CheckRow } from '../../reports/checkRow.ts'
import { startCounting } from '../../reports/checkTally.ts'
import type { ReportContext } from '../../reports/cover.ts'
import type { DeviceRow, DeviceSite } from '../../reports/deviceList.ts'
import type { CatalogueModule, DecidedModule } from '../../reports/moduleLines.ts'
import type { PlannedMeasure } from '../../reports/planLines.ts'
import type { StructureObject } from '../../reports/structureObject.ts'
import { type CheckHint, type CheckStatus, checkStatuses } from '../../reports/words.ts'

export const context: ReportContext = {
  organisation: 'Stadt Musterleben',
  informationDomain: {
    code: 'KERN',
    name: 'Kernverwaltung',
    approach: 'basic',
    profile: 'Basis-Absicherung Kommunalverwaltung',
  },
  edition: '2023',
  editionTitle: 'IT-Grundschutz-Kompendium Edition 2023',
  dataState: {
    at: '2025-05-22T09:30:00.000Z',
    chainHead: '5f2b7c0e9a4d18c36e7f0b1a2d3c4e5f60718293a4b5c6d7e8f9010203040506',
    sequence: 4711,
  },
  programVersion: '0.1.0',
}

const plain = {
  description: '',
  platform: '',
  location: '',
  users: '',
  operatingStatus: 'operation',
  count: 1,
  responsible: '',
  application: null,
} as const

export const objects: readonly StructureObject[] = [
  {
    ...plain,
    section: 'domain',
    code: 'IV001',
    name: 'Informationsverbund Kernverwaltung',
    kind: 'Informationsverbund',
    responsible: 'Informationssicherheitsbeauftragte',
  },
  {
    ...plain,
    section: 'process',
    code: 'GP001',
    name: 'Melde- und Passwesen',
    kind: 'Kernprozess',
    description: 'An-, Um- und Abmeldungen, Ausweise und Pässe; verarbeitet Meldedaten.',
    users: 'Bürgerbüro',
    responsible: 'Leitung Bürgerbüro',
  },
  {
    ...plain,
    section: 'application',
    code: 'A001',
    name: 'Einwohnermeldeverfahren',
    kind: 'Fachanwendung',
    description: 'Führt das Melderegister und bereitet Ausweisdokumente vor.',
    users: '12 Beschäftigte im Bürgerbüro',
    responsible: 'Leitung Bürgerbüro',
    application: {
      department: 'Bürgerbüro und Standesamt',
      vendor: 'Beispielsoftware GmbH',
      hosting: 'provider',
      provider: 'KITU',
      personalData: true,
    },
  },
  {
    ...plain,
    section: 'application',
    code: 'A002',
    name: 'Finanzverfahren',
    kind: 'Fachanwendung',
    operatingStatus: 'test',
    responsible: 'Kämmerei',
    application: {
      department: 'Kämmerei',
      vendor: 'Haushaltssoftware AG',
      hosting: 'own',
      provider: '',
      personalData: null,
    },
  },
  {
    ...plain,
    section: 'system',
    code: 'C001',
    name: 'Notebooks Windows 11, Verwaltung',
    kind: 'Notebook',
    description: 'Gleich eingerichtete Arbeitsplätze mit Dockingstation.',
    platform: 'Windows 11 Enterprise',
    location: 'Rathaus, Bürgerbüro',
    count: 96,
    users: 'Beschäftigte der Kernverwaltung',
    responsible: 'EDV',
  },
  {
    ...plain,
    section: 'system',
    code: 'C002',
    name: 'Arbeitsplatz-PC Windows 11, Verwaltung',
    kind: 'PC',
    platform: 'Windows 11 Enterprise',
    location: 'Rathaus',
    count: 84,
    responsible: 'EDV',
  },
  {
    ...plain,
    section: 'system',
    code: 'M001',
    name: 'Diensthandys iOS',
    kind: 'Smartphone',
    platform: 'iOS 17',
    count: 25,
    responsible: 'EDV',
  },
  {
    ...plain,
    section: 'system',
    code: 'S001',
    name: 'Dateiserver',
    kind: 'Server',
    platform: 'Windows Server 2022',
    location: 'Serverraum Rathaus',
    responsible: 'EDV',
  },
  {
    ...plain,
    section: 'network',
    code: 'N001',
    name: 'Switches Rathaus',
    kind: 'Switch',
    count: 14,
    location: 'Etagenverteiler',
    responsible: 'EDV',
  },
  {
    ...plain,
    section: 'network',
    code: 'NZ001',
    name: 'Verwaltungsnetz',
    kind: 'Netz',
    responsible: 'EDV',
  },
  {
    ...plain,
    section: 'room',
    code: 'R001',
    name: 'Serverraum Rathaus',
    kind: 'Serverraum',
    location: 'Rathaus, Keller, Raum 004',
    responsible: 'Gebäudemanagement',
  },
  {
    ...plain,
    section: 'provider',
    code: 'D001',
    name: 'KITU',
    kind: 'Fachverfahren',
    description: 'Betreibt das Einwohnermeldeverfahren im eigenen Rechenzentrum.',
    responsible: 'EDV',
  },
]

const explanations: Readonly<Record<CheckStatus, string>> = {
  open: '',
  yes: 'Geregelt in der Dienstanweisung IT; die EDV setzt dies über Gruppenrichtlinien durch und prüft vierteljährlich eine Stichprobe von zehn Geräten.',
  partial: 'Für neue Geräte umgesetzt, ältere folgen mit dem Austausch.',
  no: 'Noch nicht umgesetzt.',
  dispensable: 'Diese Technik wird in der Kernverwaltung nicht eingesetzt.',
}

const kinds = ['Notebook', 'Tablet', 'PC', 'Access Point', 'Videokonferenzsystem', 'Drucker']

const profileLayers = new Set(['ISMS', 'ORP', 'INF', 'NET'])

/** All modules of Edition 2023, some of them in the profile. */
export const modules: readonly CatalogueModule[] = readCatalog().modules.map((module) => ({
  id: module.id,
  title: module.title,
  priority: readCatalog().ruleOf(module.id).priority,
  inProfile: profileLayers.has(module.layer),
  about: moduleTextOf(module.id).about,
  applies: moduleTextOf(module.id).applies,
}))

const modulesOf: Readonly<Record<string, readonly string[]>> = {
  IV001: ['ISMS.1', 'ORP.1', 'ORP.2', 'ORP.3', 'ORP.4', 'CON.3', 'OPS.1.1.1', 'OPS.1.1.3', 'DER.4'],
  A001: ['APP.6'],
  A002: ['APP.6', 'APP.4.3'],
  C001: ['SYS.2.1', 'SYS.2.2.3', 'SYS.3.1'],
  C002: ['SYS.2.1', 'SYS.2.2.3'],
  M001: ['SYS.3.2.1', 'SYS.3.2.3', 'APP.1.4'],
  S001: ['SYS.1.1', 'SYS.1.2.3'],
  N001: ['NET.3.1'],
  NZ001: ['NET.1.1', 'NET.1.2'],
  R001: ['INF.2'],
}

/** Decisions of every sort; most modules of the edition are undecided. */
export const decisions: readonly DecidedModule[] = [
  ...Object.entries(modulesOf).flatMap(([code, ids]) =>
    ids.map((moduleId) => decided(code, moduleId, {})),
  ),
  decided('IV001', 'IND.1', {
    decision: 'left_out',
    reason: 'Die Kernverwaltung betreibt keine industrielle Steuerung.',
    origin: 'person',
  }),
  decided('C002', 'SYS.3.1', {
    decision: 'left_out',
    reason: 'Ortsfeste Geräte, keine Laptops.',
    origin: 'rule',
  }),
  decided('A001', 'APP.3.2', {
    decision: 'at_provider',
    reason: 'Der Webserver steht im Rechenzentrum des Dienstleisters.',
    origin: 'person',
    provider: { code: 'D001', name: 'KITU', proof: 'Testat vom 14.11.2024, gültig bis 13.11.2026' },
  }),
]

const answers: readonly CheckStatus[] = ['yes', 'yes', 'partial', 'no', 'open', 'dispensable']

/** The Basis checks of the modelled modules, as a stream would bring them; about 150. */
export const checks: readonly CheckRow[] = Object.entries(modulesOf).flatMap(([code, ids]) =>
  ids.flatMap((moduleId) =>
    readCatalog()
      .basicRequirements(moduleId)
      .map((requirement, index) => checkRow(code, moduleId, requirement, index)),
  ),
)

/** Standard and erhöht as well; about 500. */
export const checksOfAllLevels: readonly CheckRow[] = Object.entries(modulesOf).flatMap(
  ([code, ids]) =>
    ids.flatMap((moduleId) =>
      readCatalog()
        .activeRequirements(moduleId)
        .map((requirement, index) => checkRow(code, moduleId, requirement, index)),
    ),
)

const survey: Survey = {
  surveyedFrom: '2025-03-10',
  surveyedUntil: '2025-03-12',
  surveyedBy: 'Informationssicherheitsbeauftragte',
  interviewed: 'Leitung EDV, Hauptamt',
}

/** What A.4 is told of rows, already counted, with nothing of their objects and modules. */
export function resultOf(rows: readonly CheckRow[]): CheckResult {
  const counting = startCounting()
  for (const row of rows) counting.note(row)
  return {
    checks: rows,
    total: rows.length,
    levels: new Set(rows.map(({ level }) => level)),
    counts: counting.counts,
    surveyOf: () => survey,
    targetObjects: [],
    modules: [],
  }
}

/** Counts by status, straight from the rows: what the report must agree with. */
export function countByStatus(rows: readonly CheckRow[]): Record<CheckStatus, number> {
  const entries = checkStatuses.map((status) => [
    status,
    rows.filter((row) => row.status === status).length,
  ])
  return Object.fromEntries(entries) as Record<CheckStatus, number>
}

export const measures: readonly PlannedMeasure[] = [
  measure('M001', 'Rechtekonzept für Dateiablagen', { personnelOnceCents: 480_000 }),
  measure('M002', 'Notebooks verschlüsseln', {
    materialOnceCents: 1_250_000,
    personnelOnceCents: 90_000,
    status: 'in_progress',
  }),
  measure('M003', 'Schulung aller Beschäftigten', {
    materialYearlyCents: 600_000,
    personnelYearlyCents: 120_000,
    dueOn: '2026-03-31',
  }),
  measure('M004', 'Zweiter Serverraum', {
    status: 'dropped',
    materialOnceCents: 9_900_000,
    dueOn: null,
  }),
  measure('M005', 'Netzplan aktualisieren', { dueOn: null }),
]

/** 400 devices at three sites and two at none. */
export const deviceSites: readonly DeviceSite[] = [
  deviceSite('Sekundarschule „Am Stadtpark“ mit Außenstelle Nord', 120),
  deviceSite('Äußere Grundschule', 140),
  deviceSite('Zentralgymnasium', 138),
  deviceSite(null, 2),
]

function decided(code: string, moduleId: string, other: Partial<DecidedModule>): DecidedModule {
  const object = objectOf(code)
  return {
    moduleId,
    targetObject: {
      code,
      name: object.name,
      count: object.count,
      responsible: object.responsible,
    },
    decision: 'modelled',
    reason: `Das Zielobjekt ist von der Art „${object.kind}“.`,
    origin: 'rule',
    provider: null,
    ...other,
  }
}

function checkRow(
  code: string,
  moduleId: string,
  requirement: { id: string; title: string; level: CheckRow['level'] },
  index: number,
): CheckRow {
  const status = answers[index % answers.length] ?? 'open'
  const isPlanned = index % 4 !== 3
  return {
    targetObjectCode: code,
    targetObjectName: objectOf(code).name,
    moduleId,
    inProfile: modules.some((module) => module.id === moduleId && module.inProfile),
    requirementId: requirement.id,
    requirementTitle: requirement.title,
    level: requirement.level,
    status,
    dispensableBecause: status === 'dispensable' ? 'not_relevant' : null,
    explanation: explanations[status],
    responsible: isPlanned && status !== 'open' ? 'Jonas Muster' : '',
    dueOn: isPlanned && (status === 'no' || status === 'partial') ? '2025-09-30' : null,
    evidence: status === 'yes' ? ['Dienstanweisung IT, Fassung 3'] : [],
    providerProof:
      code === 'A001' ? { proof: 'Testat des Rechenzentrums', until: '2026-11-13' } : null,
    surveyedOn: status === 'open' ? null : '2025-03-12',
    interviewed: status === 'open' ? '' : 'Leitung EDV, Hauptamt',
    checkedAt: status === 'open' ? null : '2025-03-12T13:05:00.000Z',
    checkedBy: status === 'open' ? '' : 'Klara Beispiel',
    measureCodes: status === 'no' ? ['M001', 'M002'] : [],
    hints: hintsOf(status, isPlanned),
  }
}

function hintsOf(status: CheckStatus, isPlanned: boolean): readonly CheckHint[] {
  if ((status === 'no' || status === 'partial') && !isPlanned) return ['unplanned']
  return []
}

function measure(code: string, title: string, other: Partial<PlannedMeasure>): PlannedMeasure {
  return {
    code,
    title,
    description: 'Konzept abstimmen, umsetzen und im Regelbetrieb prüfen.',
    status: 'planned',
    effort: 'weeks',
    responsible: 'Leitung EDV',
    dueOn: '2025-09-30',
    doneOn: null,
    checks: 3,
    personnelOnceCents: 0,
    personnelYearlyCents: 0,
    materialOnceCents: 0,
    materialYearlyCents: 0,
    ...other,
  }
}

function deviceSite(name: string | null, count: number): DeviceSite {
  const devices = Array.from({ length: count }, (_, index) => deviceRow(name, index))
  return {
    name,
    counts: kinds
      .map((kind) => ({ kind, count: devices.filter((device) => device.kind === kind).length }))
      .filter((entry) => entry.count > 0),
    devices,
  }
}

function deviceRow(site: string | null, index: number): DeviceRow {
  const number = String(index + 1).padStart(5, '0')
  return {
    inventoryNumber: index % 17 === 16 ? null : number,
    serial: `PF${number}XK`,
    kind: kinds[index % kinds.length] ?? 'PC',
    manufacturer: 'Lenovo',
    model: 'ThinkPad L14 Gen 4',
    os: 'Windows 11 Education',
    osVersion: '23H2',
    hostname: `NB-${number}`,
    mac: '00:1A:2B:3C:4D:5E',
    networkZone: 'pädagogisches Netz',
    site: site ?? '',
    building: 'Haupthaus',
    room: `Raum ${100 + (index % 30)}`,
    status: 'in Betrieb',
    holder: 'Fachschaft Informatik',
    purchasedOn: '2021-08-15',
    priceCents: 114_900,
    warrantyUntil: '2024-08-14',
    supportUntil: null,
    fundingProgramme: 'DigitalPakt Schule',
    boundUntil: '2029-12-31',
    targetObjectCode: 'C003',
    notes: index % 9 === 0 ? 'Akku schwach, Austausch bestellt' : '',
  }
}

function objectOf(code: string): StructureObject {
  const object = objects.find((candidate) => candidate.code === code)
  if (!object) throw new Error(`no object ${code} in the cast`)
  return object
}
