/**
 * Every route of the application, who may use it, and an address and a body that are sound in Aken. The tests in
 * routes.test.ts and otherOrganisation.test.ts walk all of them, those in test/browser all pages.
 *
 * A new route needs one line here. Its key is the method and the path as Hono lists it.
 */
import { createHash } from 'node:crypto'
import type { NarrowScope } from '../../src/access/permissions.ts'
import { reminderKinds } from '../../src/reminders/reminderKind.ts'
import { leadField } from '../../src/reminders/settings/settingsForm.ts'
import { type Belongings, evidenceText, mailSettings } from '../access/belongings.ts'
import type { Right } from '../access/outcomes.ts'
import { apiCases } from '../api/apiCases.ts'
import { filledChecklist } from '../exchange/checklists/filledChecklist.ts'
import { kompendium } from '../exchange/officialTexts/kompendium.ts'

export type Values = Readonly<Record<string, string>>

/** What is sound in the city, or how it follows from what belongs to the city. */
type Of<Sample> = Sample | ((of: Belongings) => Sample)

export type RouteCase = {
  /**
   * A line of the table of rights; `anybody` also without a login, `everyone` with one, `token`: another program, which
   * test/api tries.
   */
  readonly may: Right | 'anybody' | 'everyone' | 'token'
  /** Narrow scopes that are let in to this very address too, because the page shows only what is theirs. */
  readonly reach?: readonly NarrowScope[]
  /** Needed where the path has parameters: the path without `?verbund=`, which the tests add. */
  readonly at?: Of<string>
  /** Sound values of a form; the tests add the token. FormData where a file goes with it. */
  readonly body?: Of<Values> | ((of: Belongings) => FormData)
  /** What the sound request is answered with, unless 200 for GET and 303 for POST. */
  readonly answer?: number
  /** What GET sends is no page of ours: a download, a picture, a part of a page. */
  readonly isFile?: boolean
}

/** A group that the inventory of Aken proposes and nobody has decided. */
const openGroup = 'application|fundtierkartei'

const objectFacts = {
  name: 'Notebooks',
  kind1: 'system.laptop',
  kind2: 'system.client.windows',
  count: '3',
  operatingStatus: 'operation',
}

const reminderSettings = {
  ...{ isEnabled: 'ja', at: '06:30', officerAfterDays: '7', managementAfterDays: '30' },
  version: '1',
  ...Object.fromEntries(reminderKinds.map((kind) => [leadField(kind), '14, 0'])),
}

const times = { evidenceYears: '5', accessLogDays: '365', reminderDays: '365', uploadHours: '24' }

const schoolHoliday = { name: 'Herbstferien', fromOn: '2025-10-13', untilOn: '2025-10-25' }

const apiRouteCases = Object.fromEntries(
  Object.keys(apiCases).map((route): [string, RouteCase] => [route, { may: 'token' }]),
)

function evidenceUpload(text: string): FormData {
  const form = new FormData()
  form.set('sourceKind', 'screenshot')
  form.set('datedOn', '2025-05-02')
  form.set('file', new File([text], 'nachweis.txt'))
  return form
}

const auditPeriod = { fromOn: '2025-05-20', untilOn: '2025-06-20', purpose: 'Testat' }

const statement = {
  kind: 'minor',
  title: 'Netzplan veraltet',
  text: 'Der Netzplan zeigt den Stand von 2022.',
  foundOn: '2025-05-20',
}

/** Pages of an audit, by what follows the access; the parts of a path that name something, and what they name. */
const auditReadings: Readonly<Record<string, Of<string>>> = {
  '': '',
  '/zielobjekte': '/zielobjekte',
  '/zielobjekte/:code': '/zielobjekte/C001',
  '/bausteine': '/bausteine',
  '/bausteine/:id': '/bausteine/SYS.2.1',
  '/check': '/check',
  '/check/:code/:anforderung': '/check/C001/SYS.2.1.A1',
  '/massnahmen': '/massnahmen',
  '/massnahmen/:code': '/massnahmen/M-001',
  '/dokumente': '/dokumente',
  '/dokumente/:id': ({ documentId }) => `/dokumente/${documentId}`,
  '/dokumente/:id/:number/datei': ({ documentId }) => `/dokumente/${documentId}/1/datei`,
  '/wiba': '/wiba',
  '/meilensteine': '/meilensteine',
  '/protokoll': '/protokoll',
  '/ausgaben': '/ausgaben',
}

const ofAudit = (below: Of<string>) => (of: Belongings) =>
  `/pruefung/${of.auditAccessId}${typeof below === 'string' ? below : below(of)}`

const auditCases: Readonly<Record<string, RouteCase>> = {
  ...Object.fromEntries(
    Object.entries(auditReadings).map(([path, below]): [string, RouteCase] => [
      `GET /pruefung/:zugang${path}`,
      {
        ...{ may: ['read', 'audits'], reach: ['snapshot'], at: ofAudit(below) },
        isFile: path.endsWith('/datei'),
      },
    ]),
  ),
  'POST /pruefung/:zugang/ausgaben/pruefpaket': {
    ...{ may: ['read', 'audits'], reach: ['snapshot'], answer: 200 },
    at: ofAudit('/ausgaben/pruefpaket'),
  },
  'POST /pruefung/:zugang/ausgaben/berichte/:name': {
    ...{ may: ['read', 'audits'], reach: ['snapshot'], answer: 200 },
    at: ofAudit('/ausgaben/berichte/management'),
  },
  'POST /pruefung/:zugang/ausgaben/:name': {
    ...{ may: ['read', 'audits'], reach: ['snapshot'], at: ofAudit('/ausgaben/a3'), answer: 200 },
  },
  'GET /pruefung/:zugang/feststellungen': {
    ...{ may: ['read', 'findings'], reach: ['snapshot'], at: ofAudit('/feststellungen') },
  },
  'GET /pruefung/:zugang/feststellungen/neu': {
    ...{ may: ['write', 'findings'], reach: ['snapshot'], at: ofAudit('/feststellungen/neu') },
  },
  'POST /pruefung/:zugang/feststellungen': {
    ...{ may: ['write', 'findings'], reach: ['snapshot'], at: ofAudit('/feststellungen') },
    body: statement,
  },
  'GET /pruefung/:zugang/feststellungen/mappe': {
    ...{ may: ['write', 'findings'], reach: ['snapshot'], at: ofAudit('/feststellungen/mappe') },
  },
  'POST /pruefung/:zugang/feststellungen/mappe': {
    ...{ may: ['write', 'findings'], reach: ['snapshot'], at: ofAudit('/feststellungen/mappe') },
    answer: 200,
  },
  'POST /pruefung/:zugang/feststellungen/mappe/vorschau': {
    ...{ may: ['write', 'findings'], reach: ['snapshot'], answer: 422 },
    at: ofAudit('/feststellungen/mappe/vorschau'),
  },
  'POST /pruefung/:zugang/feststellungen/mappe/uebernahme': {
    ...{ may: ['write', 'findings'], reach: ['snapshot'], answer: 422 },
    at: ofAudit('/feststellungen/mappe/uebernahme'),
  },
  'GET /pruefung/:zugang/feststellungen/:id': {
    ...{ may: ['read', 'findings'], reach: ['snapshot'] },
    at: ofAudit(({ findingId }) => `/feststellungen/${findingId}`),
  },
  'GET /pruefung/:zugang/feststellungen/:id/bearbeiten': {
    ...{ may: ['write', 'findings'], reach: ['snapshot'] },
    at: ofAudit(({ findingId }) => `/feststellungen/${findingId}/bearbeiten`),
  },
  'POST /pruefung/:zugang/feststellungen/:id': {
    ...{ may: ['write', 'findings'], reach: ['snapshot'] },
    at: ofAudit(({ findingId }) => `/feststellungen/${findingId}`),
    body: { ...statement, version: '1' },
  },
  'POST /pruefung/:zugang/feststellungen/:id/ruecknahme': {
    ...{ may: ['write', 'findings'], reach: ['snapshot'] },
    at: ofAudit(({ findingId }) => `/feststellungen/${findingId}/ruecknahme`),
    body: { because: 'Irrtum', version: '1' },
  },
}

export const routeCases: Readonly<Record<string, RouteCase>> = {
  ...apiRouteCases,
  'GET /api/v1/openapi.json': { may: 'anybody', isFile: true },
  'GET /api/docs': { may: 'anybody' },
  'GET /health': { may: 'anybody', isFile: true },
  'GET /assets/:name{.+}': { may: 'anybody', at: '/assets/compact.css', isFile: true },
  'GET /anmelden': { may: 'anybody', answer: 303, isFile: true },
  'GET /anmelden/:step{code|kennwort|zweiter-faktor}': {
    may: 'anybody',
    at: '/anmelden/code',
    answer: 303,
    isFile: true,
  },
  'POST /anmelden': {
    may: 'anybody',
    body: { email: 'niemand@aken.example', password: 'falsch' },
    answer: 401,
  },
  'POST /anmelden/code': { may: 'anybody', body: { code: '123456' }, answer: 401 },
  'POST /anmelden/kennwort': {
    may: 'anybody',
    body: { newPassword: 'Laterne Moos Kanu', repeatedPassword: 'Laterne Moos Kanu' },
    answer: 401,
  },
  'POST /anmelden/zweiter-faktor': { may: 'anybody', answer: 401 },
  'POST /anmelden/zweiter-faktor/bestaetigung': {
    may: 'anybody',
    body: { code: '123456' },
    answer: 401,
  },
  'POST /anmelden/verzeichnis': {
    may: 'anybody',
    body: ({ organisationId }) => ({ organisationId, name: 'niemand', password: 'falsch' }),
    answer: 404,
  },
  'GET /anmelden/oidc/:organisation': {
    may: 'anybody',
    at: '/anmelden/oidc/aken',
    answer: 404,
    isFile: true,
  },
  'GET /anmelden/oidc/:organisation/antwort': {
    may: 'anybody',
    at: '/anmelden/oidc/aken/antwort?code=x&state=y',
    answer: 401,
    isFile: true,
  },
  'POST /anmelden/eingaben': { may: 'anybody', answer: 303 },
  'POST /abmeldung': { may: 'anybody', answer: 303 },
  'GET /kalender/:address{.+\\.ics}': {
    may: 'anybody',
    at: ({ secretAddress }) => `/kalender/${secretAddress}.ics`,
    isFile: true,
  },
  'GET /erinnerungen/abbestellen/:address': {
    may: 'anybody',
    at: ({ secretAddress }) => `/erinnerungen/abbestellen/${secretAddress}`,
  },
  'POST /erinnerungen/abbestellen/:address': {
    may: 'anybody',
    at: ({ secretAddress }) => `/erinnerungen/abbestellen/${secretAddress}`,
    body: { wanted_check: 'ja', version: '1' },
  },
  'POST /erinnerungen/abbestellen/:address/alles': {
    may: 'anybody',
    at: ({ secretAddress }) => `/erinnerungen/abbestellen/${secretAddress}/alles`,
  },
  'GET /erinnerungen/vorschau': { may: 'everyone' },
  'GET /erinnerungen/vorschau/mail': {
    may: 'everyone',
    at: '/erinnerungen/vorschau/mail?person=niemand',
    answer: 404,
    isFile: true,
  },
  'GET /konto/erinnerungen': { may: 'everyone' },
  'POST /konto/erinnerungen': {
    may: 'everyone',
    body: { wanted_check: 'ja', lead_check: '14, 7', version: '0' },
  },
  'POST /konto/erinnerungen/kalender': { may: 'everyone', answer: 200 },
  'POST /konto/erinnerungen/kalender/ende': { may: 'everyone', answer: 404 },
  'GET /konto': { may: 'everyone' },
  'GET /konto/kennwort': { may: 'everyone' },
  'POST /konto/kennwort': {
    may: 'everyone',
    body: {
      currentPassword: 'falsch',
      newPassword: 'Laterne Moos Kanu',
      repeatedPassword: 'Laterne Moos Kanu',
    },
    answer: 422,
  },
  'GET /konto/zweiter-faktor': { may: 'everyone' },
  'POST /konto/zweiter-faktor': { may: 'everyone' },
  'POST /konto/zweiter-faktor/bestaetigung': {
    may: 'everyone',
    body: { code: '123456' },
    answer: 422,
  },
  'POST /konto/zweiter-faktor/wiederherstellungscodes': {
    may: 'everyone',
    body: { currentPassword: 'falsch' },
    answer: 422,
  },
  'POST /konto/zweiter-faktor/entfernung': {
    may: 'everyone',
    body: { currentPassword: 'falsch' },
    answer: 422,
  },
  'POST /konto/sitzungen/ende': { may: 'everyone' },
  'POST /konto/sitzungen/:id/ende': {
    may: 'everyone',
    at: '/konto/sitzungen/fremde/ende',
    answer: 404,
  },
  'POST /konto/vertretungen': {
    may: 'everyone',
    body: ({ otherUserId }) => ({
      deputyId: otherUserId,
      fromOn: '2025-06-02',
      untilOn: '2025-06-06',
    }),
  },
  'POST /konto/vertretungen/:id/ende': {
    may: ['write', 'administration'],
    at: ({ leaveId }) => `/konto/vertretungen/${leaveId}/ende`,
  },
  'POST /konto/organisation': {
    may: 'everyone',
    body: ({ organisationId }) => ({ organisationId }),
  },
  'GET /verwaltung': { may: ['read', 'administration'] },
  'GET /verwaltung/organisation': { may: ['read', 'administration'] },
  'POST /verwaltung/organisation': {
    may: ['write', 'administration'],
    body: {
      name: 'Neustadt',
      land: 'ST',
      staleMonths: '6',
      attestationMonths: '',
      inventoryPattern: 'AK-{0000}',
      loanRetentionDays: '30',
      version: '1',
    },
  },
  'GET /verwaltung/verzeichnis': { may: ['read', 'administration'] },
  'GET /verwaltung/verzeichnis/:kind{(?:oidc|ldap)}': {
    may: ['read', 'administration'],
    at: '/verwaltung/verzeichnis/ldap',
  },
  'POST /verwaltung/verzeichnis/:kind{(?:oidc|ldap)}': {
    may: ['write', 'administration'],
    at: '/verwaltung/verzeichnis/oidc',
    body: {
      issuer: 'https://keycloak.stadt.example/realms/stadt',
      clientId: 'basislotse',
      scope: '',
      groupsClaim: '',
      version: '1',
    },
  },
  'POST /verwaltung/verzeichnis/:kind{(?:oidc|ldap)}/pruefung': {
    may: ['write', 'administration'],
    at: '/verwaltung/verzeichnis/ldap/pruefung',
    body: { sample: 'isb' },
    answer: 200,
  },
  'POST /verwaltung/verzeichnis/:kind{(?:oidc|ldap)}/einschaltung': {
    may: ['write', 'administration'],
    at: '/verwaltung/verzeichnis/oidc/einschaltung',
  },
  'POST /verwaltung/verzeichnis/:kind{(?:oidc|ldap)}/ausschaltung': {
    may: ['write', 'administration'],
    at: '/verwaltung/verzeichnis/oidc/ausschaltung',
  },
  'POST /verwaltung/verzeichnis/:kind{(?:oidc|ldap)}/gruppen': {
    may: ['write', 'administration'],
    at: '/verwaltung/verzeichnis/oidc/gruppen',
    body: { groupName: 'isb', role: 'officer', informationDomainId: '' },
  },
  'POST /verwaltung/verzeichnis/:kind{(?:oidc|ldap)}/gruppen/:id/entfernung': {
    may: ['write', 'administration'],
    at: ({ groupId }) => `/verwaltung/verzeichnis/ldap/gruppen/${groupId}/entfernung`,
  },
  'POST /verwaltung/zugaenge/:id/verzeichnis/:kind{(?:oidc|ldap)}/entfernung': {
    may: ['write', 'administration'],
    at: ({ otherUserId }) => `/verwaltung/zugaenge/${otherUserId}/verzeichnis/ldap/entfernung`,
  },
  'GET /verwaltung/kopf-der-kette': { may: ['write', 'reminders'] },
  'POST /verwaltung/kopf-der-kette': {
    may: ['write', 'reminders'],
    body: { name: 'Rechnungsprüfung', email: 'pruefung@land.example' },
  },
  'POST /verwaltung/kopf-der-kette/:id/entfernung': {
    may: ['write', 'reminders'],
    at: ({ headReaderId }) => `/verwaltung/kopf-der-kette/${headReaderId}/entfernung`,
  },
  'GET /verwaltung/datenschutz': { may: ['read', 'privacy'] },
  'GET /verwaltung/datenschutz/personen': { may: ['read', 'privacy'] },
  'GET /verwaltung/datenschutz/personen/:id': {
    may: ['read', 'privacy'],
    at: ({ personId }) => `/verwaltung/datenschutz/personen/${personId}`,
  },
  'GET /verwaltung/datenschutz/personen/:id/loeschung': {
    may: ['write', 'privacy'],
    at: ({ personId }) => `/verwaltung/datenschutz/personen/${personId}/loeschung`,
  },
  'POST /verwaltung/datenschutz/personen/:id/loeschung': {
    may: ['write', 'privacy'],
    at: ({ personId }) => `/verwaltung/datenschutz/personen/${personId}/loeschung`,
    // What is sound takes the person of all other tests away; test/web/erasure.test.ts does it.
    body: { successorId: '', reason: 'Probe', confirmation: 'jemand anderes' },
    answer: 422,
  },
  'POST /verwaltung/datenschutz/personen/:id/auskunft': {
    may: ['write', 'privacy'],
    at: ({ personId }) => `/verwaltung/datenschutz/personen/${personId}/auskunft`,
    answer: 200,
  },
  'POST /verwaltung/datenschutz/fristen': {
    may: ['write', 'privacy'],
    body: { ...times, version: '0' },
  },
  'GET /verwaltung/mail': { may: ['read', 'administration'] },
  'POST /verwaltung/mail': {
    may: ['write', 'administration'],
    body: { ...mailSettings, port: '587', version: '1' },
  },
  'POST /verwaltung/mail/testmail': {
    may: ['write', 'administration'],
    body: { address: 'it@aken.example' },
    answer: 200,
  },
  'POST /verwaltung/mail/entfernung': { may: ['write', 'administration'] },
  'GET /verwaltung/vertretungen': { may: ['read', 'administration'] },
  'POST /verwaltung/vertretungen': {
    may: ['write', 'administration'],
    body: ({ otherUserId, userId }) => ({
      userId: otherUserId,
      deputyId: userId,
      fromOn: '2025-06-02',
      untilOn: '2025-06-06',
    }),
  },
  'POST /verwaltung/vertretungen/:id/ende': {
    may: ['write', 'administration'],
    at: ({ leaveId }) => `/verwaltung/vertretungen/${leaveId}/ende`,
  },
  'GET /verwaltung/schnittstelle': { may: ['read', 'administration'] },
  'GET /verwaltung/schnittstelle/neu': { may: ['write', 'administration'] },
  'POST /verwaltung/schnittstelle': {
    may: ['write', 'administration'],
    body: {
      name: 'Abgleich',
      scopes: 'devices:read',
      informationDomainId: '',
      expiresOn: '2025-12-31',
    },
    answer: 200,
  },
  'POST /verwaltung/schnittstelle/:id/widerruf': {
    may: ['write', 'administration'],
    at: ({ tokenId }) => `/verwaltung/schnittstelle/${tokenId}/widerruf`,
  },
  'GET /verwaltung/zugaenge': { may: ['read', 'administration'] },
  'GET /verwaltung/zugaenge/neu': { may: ['write', 'administration'] },
  'POST /verwaltung/zugaenge': {
    may: ['write', 'administration'],
    body: { name: 'Neu', email: 'neu@aken.example', role: 'contributor', informationDomainId: '' },
    answer: 200,
  },
  'GET /verwaltung/zugaenge/:id': {
    may: ['read', 'administration'],
    at: ({ userId }) => `/verwaltung/zugaenge/${userId}`,
  },
  'POST /verwaltung/zugaenge/:id/rollen': {
    may: ['write', 'administration'],
    at: ({ userId }) => `/verwaltung/zugaenge/${userId}/rollen`,
    body: { role: 'contributor', informationDomainId: '' },
  },
  'POST /verwaltung/zugaenge/:id/rollen/:membershipId/entzug': {
    may: ['write', 'administration'],
    at: ({ userId, membershipId }) =>
      `/verwaltung/zugaenge/${userId}/rollen/${membershipId}/entzug`,
  },
  'POST /verwaltung/zugaenge/:id/sperre': {
    may: ['write', 'administration'],
    at: ({ otherUserId }) => `/verwaltung/zugaenge/${otherUserId}/sperre`,
  },
  'POST /verwaltung/zugaenge/:id/entsperrung': {
    may: ['write', 'administration'],
    at: ({ otherUserId }) => `/verwaltung/zugaenge/${otherUserId}/entsperrung`,
  },
  'POST /verwaltung/zugaenge/:id/kennwort': {
    may: ['write', 'administration'],
    at: ({ userId }) => `/verwaltung/zugaenge/${userId}/kennwort`,
    answer: 200,
  },
  'POST /verwaltung/zugaenge/:id/zweiter-faktor/entfernung': {
    may: ['write', 'administration'],
    at: ({ userId }) => `/verwaltung/zugaenge/${userId}/zweiter-faktor/entfernung`,
  },
  'GET /verwaltung/ansprechpartner': { may: ['write', 'measures'] },
  'GET /verwaltung/ansprechpartner/neu': { may: ['write', 'measures'] },
  'POST /verwaltung/ansprechpartner': {
    may: ['write', 'measures'],
    body: { name: 'Kasse', department: 'Kämmerei', email: '', userId: '' },
  },
  'GET /verwaltung/ansprechpartner/:id': {
    may: ['write', 'measures'],
    at: ({ personId }) => `/verwaltung/ansprechpartner/${personId}`,
  },
  'POST /verwaltung/ansprechpartner/:id': {
    may: ['write', 'measures'],
    at: ({ personId }) => `/verwaltung/ansprechpartner/${personId}`,
    body: { name: 'Umbenannt', department: '', email: '', userId: '', version: '1' },
  },
  'GET /erinnerungen': { may: ['read', 'reminders'], reach: ['own'] },
  'GET /erinnerungen/:id': {
    may: ['read', 'reminders'],
    at: ({ reminderId }) => `/erinnerungen/${reminderId}`,
  },
  'POST /erinnerungen/:id/zustellung': {
    may: ['write', 'reminders'],
    at: ({ reminderId }) => `/erinnerungen/${reminderId}/zustellung`,
  },
  'GET /verwaltung/erinnerungen': { may: ['write', 'reminders'] },
  'POST /verwaltung/erinnerungen': {
    may: ['write', 'reminders'],
    body: reminderSettings,
  },
  'GET /verwaltung/erinnerungen/schulferien': { may: ['write', 'reminders'] },
  'POST /verwaltung/erinnerungen/schulferien': {
    may: ['write', 'reminders'],
    body: { ...schoolHoliday, version: '1' },
  },
  'POST /verwaltung/erinnerungen/schulferien/eigene': {
    may: ['write', 'reminders'],
    body: { version: '1' },
    // Aken has its own list already.
    answer: 409,
  },
  'POST /verwaltung/erinnerungen/schulferien/katalog': {
    may: ['write', 'reminders'],
    body: { version: '1' },
  },
  'GET /verwaltung/erinnerungen/schulferien/:id': {
    may: ['write', 'reminders'],
    at: ({ schoolHolidayId }) => `/verwaltung/erinnerungen/schulferien/${schoolHolidayId}`,
  },
  'POST /verwaltung/erinnerungen/schulferien/:id': {
    may: ['write', 'reminders'],
    at: ({ schoolHolidayId }) => `/verwaltung/erinnerungen/schulferien/${schoolHolidayId}`,
    body: { ...schoolHoliday, version: '1' },
  },
  'POST /verwaltung/erinnerungen/schulferien/:id/loeschung': {
    may: ['write', 'reminders'],
    at: ({ schoolHolidayId }) =>
      `/verwaltung/erinnerungen/schulferien/${schoolHolidayId}/loeschung`,
    body: { version: '1' },
  },
  'GET /geraete/einlesen': { may: ['write', 'inventory'], answer: 303, isFile: true },
  'GET /einlesen': { may: ['write', 'inventory'] },
  'POST /einlesen': { may: ['write', 'inventory'], body: deviceUpload },
  // What was sent is seen by whoever sent it: test/web/upload.test.ts.
  'GET /einlesen/:id': foreignUpload(''),
  'GET /einlesen/:id/stand': foreignUpload('/stand'),
  'GET /einlesen/:id/spalten': foreignUpload('/spalten'),
  'POST /einlesen/:id/spalten': foreignUpload('/spalten'),
  'POST /einlesen/:id/blatt': foreignUpload('/blatt'),
  'POST /einlesen/:id/uebernahme': foreignUpload('/uebernahme'),
  'POST /einlesen/:id/fortsetzung': foreignUpload('/fortsetzung'),
  'POST /einlesen/:id/verwerfung': foreignUpload('/verwerfung'),
  'GET /einlesen/:id/:name{nicht-uebernommen\\.(?:xlsx|csv)}':
    foreignUpload('/nicht-uebernommen.csv'),
  'GET /geraete': { may: ['read', 'inventory'] },
  'POST /geraete/filter': {
    may: ['read', 'inventory'],
    body: { name: 'Notebooks', parameters: 'art=notebook' },
  },
  'POST /geraete/filter/:id/loeschung': {
    may: ['read', 'inventory'],
    // Lists are saved for one account alone.
    at: ({ savedFilterId }) => `/geraete/filter/${savedFilterId}/loeschung`,
    answer: 404,
  },
  'POST /geraete/auswahl': {
    may: ['write', 'inventory'],
    body: { umfang: 'alle', liste: '', vorschau: 'ja', status: 'in_stock' },
    answer: 200,
  },
  'POST /geraete/aenderungen': {
    may: ['write', 'inventory'],
    // Without what the preview said the change is refused.
    body: { umfang: 'alle', liste: '', status: 'in_stock' },
    answer: 409,
  },
  'POST /geraete/ausgabe': {
    may: ['read', 'exports'],
    reach: ['devices'],
    body: { format: 'csv' },
    answer: 200,
  },
  'GET /geraete/neu': { may: ['write', 'inventory'] },
  'POST /geraete': {
    may: ['write', 'inventory'],
    body: { inventoryNumber: 'AK-905', kind: 'notebook', status: 'in_use', version: '0' },
  },
  'GET /geraete/schnell': { may: ['write', 'inventory'] },
  'GET /geraete/schnell/doppelt': { may: ['write', 'inventory'], isFile: true },
  'POST /geraete/schnell': {
    may: ['write', 'inventory'],
    body: { serial: 'SN-906', kind: 'tablet' },
  },
  'GET /geraete/etiketten': { may: ['read', 'inventory'] },
  'POST /geraete/etiketten': {
    may: ['read', 'inventory'],
    body: ({ deviceId }) => ({ geraet: deviceId }),
  },
  'GET /geraete/etiketten/bogen.pdf': {
    may: ['read', 'inventory'],
    at: ({ deviceId }) => `/geraete/etiketten/bogen.pdf?geraet=${deviceId}`,
    isFile: true,
  },
  'GET /geraete/etiketten/probeseite.pdf': { may: ['read', 'inventory'], isFile: true },
  'GET /geraete/:id{[0-9a-z]+-[0-9a-z-]+}': {
    may: ['read', 'inventory'],
    at: ({ deviceId }) => `/geraete/${deviceId}`,
  },
  'POST /geraete/:id{[0-9a-z]+-[0-9a-z-]+}': {
    may: ['write', 'inventory'],
    at: ({ deviceId }) => `/geraete/${deviceId}`,
    body: { inventoryNumber: 'ZZ-900', kind: 'pc', status: 'in_use', version: '1' },
  },
  'POST /geraete/:id{[0-9a-z]+-[0-9a-z-]+}/dateien': {
    may: ['write', 'inventory'],
    at: ({ deviceId }) => `/geraete/${deviceId}/dateien`,
    body: () => {
      const form = new FormData()
      form.set('file', new File(['Lieferschein 4711'], 'lieferschein.txt'))
      return form
    },
  },
  'POST /geraete/:id{[0-9a-z]+-[0-9a-z-]+}/dateien/:file/loeschung': {
    may: ['write', 'inventory'],
    at: ({ deviceId, deviceFileId }) => `/geraete/${deviceId}/dateien/${deviceFileId}/loeschung`,
  },
  'GET /geraete/:id{[0-9a-z]+-[0-9a-z-]+}/dateien/:file': {
    may: ['read', 'inventory'],
    at: ({ deviceId, keptFileId }) => `/geraete/${deviceId}/dateien/${keptFileId}`,
    isFile: true,
  },
  'GET /geraete/:id{[0-9a-z]+-[0-9a-z-]+}/bearbeiten': {
    may: ['write', 'inventory'],
    at: ({ deviceId }) => `/geraete/${deviceId}/bearbeiten`,
  },
  'GET /geraete/:id{[0-9a-z]+-[0-9a-z-]+}/verlauf': {
    may: ['read', 'inventory'],
    at: ({ deviceId }) => `/geraete/${deviceId}/verlauf`,
  },
  'GET /geraete/aenderungen': { may: ['read', 'inventory'] },
  'GET /geraete/aenderungen/:id': {
    may: ['read', 'inventory'],
    at: ({ changeSetId }) => `/geraete/aenderungen/${changeSetId}`,
  },
  'POST /geraete/aenderungen/:id/ruecknahme': {
    may: ['write', 'inventory'],
    at: ({ changeSetId }) => `/geraete/aenderungen/${changeSetId}/ruecknahme`,
  },
  'GET /betriebssysteme': { may: ['read', 'inventory'] },
  'GET /betriebssysteme/termin': {
    may: ['write', 'inventory'],
    at: () => '/betriebssysteme/termin?fassung=Windows+10+22H2',
  },
  'POST /betriebssysteme/termin': {
    may: ['write', 'inventory'],
    body: {
      release: 'macOS 12',
      supportUntil: '2025-01-01',
      source: 'Apple',
      checkedOn: '2025-05-22',
      version: '0',
    },
  },
  'POST /betriebssysteme/termin/loeschung': {
    may: ['write', 'inventory'],
    body: { release: 'Windows 10 22H2' },
  },
  'GET /foerderung': { may: ['read', 'inventory'] },
  'GET /foerderung/neu': { may: ['write', 'inventory'] },
  'POST /foerderung': {
    may: ['write', 'inventory'],
    body: { name: 'Landesprogramm', startsOn: '2025-01-01', years: '', version: '0' },
  },
  'GET /foerderung/:id': {
    may: ['read', 'inventory'],
    at: ({ programmeId }) => `/foerderung/${programmeId}`,
  },
  'GET /foerderung/:id/bearbeiten': {
    may: ['write', 'inventory'],
    at: ({ programmeId }) => `/foerderung/${programmeId}/bearbeiten`,
  },
  'POST /foerderung/:id': {
    may: ['write', 'inventory'],
    at: ({ programmeId }) => `/foerderung/${programmeId}`,
    body: { name: 'DigitalPakt', startsOn: '2025-01-01', years: '5', version: '1' },
  },
  'POST /foerderung/:id/verwendungsnachweis': {
    may: ['read', 'inventory'],
    at: ({ programmeId }) => `/foerderung/${programmeId}/verwendungsnachweis`,
    answer: 200,
  },
  'GET /geraete/leihen': { may: ['read', 'inventory'] },
  'GET /geraete/:id/leihe': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.toLend}/leihe`,
  },
  'POST /geraete/:id/leihe': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.toLend}/leihe`,
    body: { borrower: 'Klasse 7b', lentOn: '2025-05-20', dueOn: '2025-07-20', version: '1' },
  },
  'GET /geraete/:id/rueckgabe': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.lent}/rueckgabe`,
  },
  'POST /geraete/:id/rueckgabe': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.lent}/rueckgabe`,
    body: { returnedOn: '2025-05-22', status: 'in_stock', version: '2' },
  },
  'GET /geraete/:id/leihen/:loanId/:protocol{uebergabe\\.pdf|rueckgabe\\.pdf}': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices, loanId }) => `/geraete/${lifeDevices.lent}/leihen/${loanId}/uebergabe.pdf`,
    isFile: true,
  },
  'GET /geraete/:id/reparatur': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.toRepair}/reparatur`,
  },
  'POST /geraete/:id/reparatur': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.toRepair}/reparatur`,
    body: { defect: 'Akku', sentOn: '2025-05-20', isWarranty: 'nein', version: '1' },
  },
  'GET /geraete/:id/reparatur/ende': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.broken}/reparatur/ende`,
  },
  'POST /geraete/:id/reparatur/ende': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.broken}/reparatur/ende`,
    body: {
      endedOn: '2025-05-22',
      result: 'Akku getauscht',
      isWarranty: 'nein',
      status: 'in_use',
      version: '2',
    },
  },
  'GET /geraete/:id/verlust': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.toLose}/verlust`,
  },
  'POST /geraete/:id/verlust': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.toLose}/verlust`,
    body: {
      noticedOn: '2025-05-21',
      circumstances: 'Aus dem Bus gestohlen',
      dataRisk: 'readable',
      version: '1',
    },
  },
  'GET /geraete/:id/verlust/wiederfund': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.lost}/verlust/wiederfund`,
  },
  'POST /geraete/:id/verlust/wiederfund': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.lost}/verlust/wiederfund`,
    body: { foundOn: '2025-05-22', status: 'in_stock', version: '2' },
  },
  'GET /geraete/:id/aussonderung': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.toRetire}/aussonderung`,
  },
  'POST /geraete/:id/aussonderung': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.toRetire}/aussonderung`,
    body: {
      retiredOn: '2025-05-22',
      destination: 'recycled',
      wipingMethod: 'no_storage',
      version: '1',
    },
  },
  'GET /geraete/:id/aussonderung/ruecknahme': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.retired}/aussonderung/ruecknahme`,
  },
  'POST /geraete/:id/aussonderung/ruecknahme': {
    may: ['write', 'inventory'],
    at: ({ lifeDevices }) => `/geraete/${lifeDevices.retired}/aussonderung/ruecknahme`,
    body: { reason: 'Verwechselt', version: '2' },
  },
  'GET /verwaltung/verbuende': { may: ['read', 'information_domains'] },
  'POST /verwaltung/verbuende': {
    may: ['write', 'information_domains'],
    body: { code: 'BAUHOF', name: 'Bauhof' },
  },
  'GET /verwaltung/system': { may: ['read', 'administration'] },
  'POST /verwaltung/system/pruefung': { may: ['write', 'administration'], answer: 200 },
  'POST /verwaltung/system/sicherung': { may: ['write', 'administration'], answer: 200 },
  'GET /': { may: 'everyone' },
  'GET /leitung': { may: ['read', 'milestones'] },
  'GET /hilfe': { may: 'everyone' },
  'GET /hilfe/begriffe': { may: 'everyone' },
  'GET /hilfe/erste-schritte': { may: 'everyone' },
  'GET /hilfe/pruefprogramm': { may: 'everyone' },
  'GET /hilfe/pruefprogramm/pruefe.mjs': { may: 'everyone', isFile: true },
  'GET /exporte': { may: ['read', 'exports'], reach: ['devices', 'own'] },
  'POST /exporte/alle': { may: ['read', 'exports'], reach: ['devices'], answer: 200 },
  'POST /exporte/:name': {
    may: ['read', 'exports'],
    at: '/exporte/a3',
    answer: 200,
  },
  'POST /exporte/berichte/:name': {
    may: ['read', 'milestones'],
    at: '/exporte/berichte/management',
    answer: 200,
  },
  /** Without a snapshot a new one is taken. */
  'POST /pruefpakete': { may: ['write', 'snapshots'], answer: 200 },
  'GET /verlauf': { may: ['read', 'audit_trail'] },
  'POST /verlauf/pruefungen': { may: ['read', 'audit_trail'] },
  'GET /pruefungen': { may: ['read', 'audits'] },
  'GET /pruefungen/neu': { may: ['write', 'audits'] },
  'POST /pruefungen': {
    may: ['write', 'audits'],
    body: ({ snapshotId, auditorId }) => ({ ...auditPeriod, snapshotId, userId: auditorId }),
  },
  'GET /pruefungen/:id': {
    may: ['write', 'audits'],
    at: ({ laterAccessId }) => `/pruefungen/${laterAccessId}`,
  },
  'POST /pruefungen/:id': {
    may: ['write', 'audits'],
    at: ({ laterAccessId }) => `/pruefungen/${laterAccessId}`,
    body: { ...auditPeriod, version: '1' },
  },
  'POST /pruefungen/:id/widerruf': {
    may: ['write', 'audits'],
    at: ({ laterAccessId }) => `/pruefungen/${laterAccessId}/widerruf`,
    body: { version: '1' },
  },
  'GET /feststellungen': { may: ['read', 'findings'] },
  'GET /feststellungen/neu': { may: ['write', 'findings'] },
  'POST /feststellungen': {
    may: ['write', 'findings'],
    body: ({ snapshotId }) => ({ ...statement, snapshotId }),
  },
  'GET /feststellungen/mappe': { may: ['write', 'findings'] },
  'POST /feststellungen/mappe': {
    ...{ may: ['write', 'findings'], answer: 200 },
    body: ({ snapshotId }) => ({ snapshotId }),
  },
  'POST /feststellungen/mappe/vorschau': {
    ...{ may: ['write', 'findings'], answer: 422 },
    body: ({ snapshotId }) => ({ snapshotId }),
  },
  'POST /feststellungen/mappe/uebernahme': {
    ...{ may: ['write', 'findings'], answer: 422 },
    body: ({ snapshotId }) => ({ snapshotId }),
  },
  'GET /feststellungen/:id': {
    may: ['read', 'findings'],
    at: ({ findingId }) => `/feststellungen/${findingId}`,
  },
  'GET /feststellungen/:id/bearbeiten': {
    may: ['write', 'findings'],
    at: ({ findingId }) => `/feststellungen/${findingId}/bearbeiten`,
  },
  'POST /feststellungen/:id': {
    may: ['write', 'findings'],
    at: ({ findingId }) => `/feststellungen/${findingId}`,
    body: { ...statement, version: '1' },
  },
  'POST /feststellungen/:id/massnahme': {
    may: ['write', 'findings'],
    at: ({ findingId }) => `/feststellungen/${findingId}/massnahme`,
    body: { title: 'Netzplan neu zeichnen', dueOn: '2025-08-22', version: '1' },
  },
  'POST /feststellungen/:id/zuordnung': {
    may: ['write', 'findings'],
    at: ({ findingId }) => `/feststellungen/${findingId}/zuordnung`,
    body: ({ measureId }) => ({ measureId, version: '1' }),
  },
  'POST /feststellungen/:id/antwort': {
    may: ['write', 'findings'],
    at: ({ settledFindingId }) => `/feststellungen/${settledFindingId}/antwort`,
    body: { answer: 'Datum ergänzt', answeredOn: '2025-05-21', version: '2' },
  },
  'POST /feststellungen/:id/ruecknahme': {
    may: ['write', 'findings'],
    at: ({ findingId }) => `/feststellungen/${findingId}/ruecknahme`,
    body: { because: 'Irrtum', version: '1' },
  },
  ...auditCases,
  'GET /dokumente': { may: ['read', 'documents'] },
  'GET /dokumente/neu': { may: ['write', 'documents'] },
  'POST /dokumente': {
    may: ['write', 'documents'],
    body: ({ personId }) => ({ kind: 'policy', title: 'Leitlinie', responsibleId: personId }),
  },
  'GET /dokumente/:id': {
    may: ['read', 'documents'],
    at: ({ documentId }) => `/dokumente/${documentId}`,
  },
  'GET /dokumente/:id/bearbeiten': {
    may: ['write', 'documents'],
    at: ({ documentId }) => `/dokumente/${documentId}/bearbeiten`,
  },
  'POST /dokumente/:id': {
    may: ['write', 'documents'],
    at: ({ documentId }) => `/dokumente/${documentId}`,
    body: ({ personId }) => ({ title: 'Neu', responsibleId: personId, version: '1' }),
  },
  'POST /dokumente/:id/gueltigkeit': {
    may: ['write', 'documents'],
    at: ({ documentId }) => `/dokumente/${documentId}/gueltigkeit`,
    body: { retirement: 'retire', version: '1' },
  },
  'POST /dokumente/:id/themen': {
    may: ['write', 'documents'],
    at: ({ documentId }) => `/dokumente/${documentId}/themen`,
    body: { topic: 'scope', doneOn: '2025-05-20' },
  },
  'POST /dokumente/:id/themen/offen': {
    may: ['write', 'documents'],
    at: ({ documentId }) => `/dokumente/${documentId}/themen/offen`,
    body: { topic: 'scope' },
  },
  'POST /dokumente/:id/versionen': {
    may: ['write', 'documents'],
    at: ({ documentId }) => `/dokumente/${documentId}/versionen`,
    body: () => {
      const form = new FormData()
      form.set('writtenOn', '2025-05-20')
      form.set('number', '2')
      form.set('file', new File(['%PDF-1.7 '], 'konzept.pdf'))
      return form
    },
  },
  'POST /dokumente/:id/versionen/:number/freigabe': {
    may: ['approve', 'documents'],
    at: ({ documentId }) => `/dokumente/${documentId}/versionen/1/freigabe`,
    body: { approvedOn: '2025-05-20' },
  },
  'GET /dokumente/:id/versionen/:number/datei': {
    may: ['read', 'documents'],
    at: ({ documentId }) => `/dokumente/${documentId}/versionen/1/datei`,
    isFile: true,
  },
  'GET /nachweise': { may: ['read', 'checks'], reach: ['assigned'] },
  'GET /nachweise/neu': { may: ['write', 'checks'] },
  'POST /nachweise': {
    may: ['write', 'checks'],
    body: () => evidenceUpload('für keine Anforderung'),
  },
  'GET /nachweise/:id': {
    may: ['read', 'checks'],
    at: ({ evidenceFileId }) => `/nachweise/${evidenceFileId}`,
  },
  'GET /nachweise/:id/datei': {
    may: ['read', 'checks'],
    at: ({ evidenceFileId }) => `/nachweise/${evidenceFileId}/datei`,
    isFile: true,
  },
  'GET /nachweise/:id/bearbeiten': {
    may: ['write', 'checks'],
    at: ({ evidenceFileId }) => `/nachweise/${evidenceFileId}/bearbeiten`,
  },
  'POST /nachweise/:id': {
    may: ['write', 'checks'],
    at: ({ evidenceFileId }) => `/nachweise/${evidenceFileId}`,
    body: { title: 'Neu', sourceKind: 'export', datedOn: '2025-05-02', version: '1' },
  },
  'POST /nachweise/:id/loeschung': {
    may: ['write', 'checks'],
    at: ({ evidenceFileId }) => `/nachweise/${evidenceFileId}/loeschung`,
    body: { reason: 'Frist abgelaufen', version: '1' },
  },
  'GET /meilensteine': { may: ['read', 'milestones'] },
  'GET /meilensteine/neu': { may: ['write', 'milestones'] },
  'POST /meilensteine': {
    may: ['write', 'milestones'],
    body: ({ domain }) => ({
      code: 'NEU',
      title: 'Neu',
      area: 'security',
      originalDueOn: '2026-06-30',
      progress: 'basis',
      informationDomainIds: domain.id,
    }),
  },
  'GET /meilensteine/:code': { may: ['read', 'milestones'], at: '/meilensteine/TESTAT' },
  'GET /meilensteine/:code/bearbeiten': {
    may: ['write', 'milestones'],
    at: '/meilensteine/TESTAT/bearbeiten',
  },
  'POST /meilensteine/:code': {
    may: ['write', 'milestones'],
    at: '/meilensteine/TESTAT',
    body: { title: 'Testat', area: 'security', version: '1' },
  },
  'POST /meilensteine/:code/verlaengerungen': {
    may: ['extend', 'milestones'],
    at: '/meilensteine/TESTAT/verlaengerungen',
    body: { newDueOn: '2026-06-30', reason: 'Die Stelle ist nicht besetzt.', number: '1' },
  },
  'POST /meilensteine/:code/schritte': {
    may: ['write', 'milestones'],
    at: '/meilensteine/SCHULNETZ/schritte',
    body: { stepsDone: '1', stepsTotal: '2', version: '1' },
  },
  'POST /meilensteine/:code/ueberpruefungen': {
    may: ['write', 'milestones'],
    at: '/meilensteine/DATENSCHUTZ/ueberpruefungen',
    body: { lastReviewedOn: '2025-05-20' },
  },
  'GET /fachanwendungen': { may: ['read', 'inventory'], reach: ['own'] },
  'POST /fachanwendungen': { may: ['write', 'inventory'], body: { name: 'Hundesteuer' } },
  'GET /fachanwendungen/neu': { may: ['write', 'inventory'] },
  'GET /fachanwendungen/:id': {
    may: ['read', 'inventory'],
    at: ({ applicationId }) => `/fachanwendungen/${applicationId}`,
  },
  'GET /fachanwendungen/:id/bearbeiten': {
    may: ['write', 'inventory'],
    at: ({ applicationId }) => `/fachanwendungen/${applicationId}/bearbeiten`,
  },
  'POST /fachanwendungen/:id': {
    may: ['write', 'inventory'],
    at: ({ applicationId }) => `/fachanwendungen/${applicationId}`,
    body: { name: 'Friedhof', version: '1' },
  },
  'GET /zielobjekte': { may: ['read', 'inventory'], reach: ['own'] },
  'POST /zielobjekte': { may: ['write', 'inventory'], body: objectFacts },
  'GET /zielobjekte/neu': { may: ['write', 'inventory'] },
  'GET /zielobjekte/:code{[A-Z]+[0-9]+}': { may: ['read', 'inventory'], at: '/zielobjekte/C001' },
  'POST /zielobjekte/:code{[A-Z]+[0-9]+}': {
    may: ['write', 'inventory'],
    at: '/zielobjekte/C001',
    body: { ...objectFacts, version: '2' },
  },
  'GET /zielobjekte/:code{[A-Z]+[0-9]+}/bearbeiten': {
    may: ['write', 'inventory'],
    at: '/zielobjekte/C001/bearbeiten',
  },
  'POST /zielobjekte/:code{[A-Z]+[0-9]+}/ruecknahmen': {
    may: ['write', 'inventory'],
    at: '/zielobjekte/C001/ruecknahmen',
    body: { field: 'location', version: '2' },
  },
  'GET /zielobjekte/:code{[A-Z]+[0-9]+}/abhaengigkeiten/neu': {
    may: ['write', 'inventory'],
    at: '/zielobjekte/C001/abhaengigkeiten/neu',
  },
  'POST /zielobjekte/:code{[A-Z]+[0-9]+}/abhaengigkeiten': {
    may: ['write', 'inventory'],
    at: '/zielobjekte/C001/abhaengigkeiten',
    body: { other: 'A001', direction: 'needed_by', relation: 'depends_on' },
  },
  'POST /zielobjekte/:code{[A-Z]+[0-9]+}/abhaengigkeiten/entfernung': {
    may: ['write', 'inventory'],
    at: '/zielobjekte/A001/abhaengigkeiten/entfernung',
    body: ({ linkId }) => ({ id: linkId }),
  },
  'GET /zielobjekte/:code{[A-Z]+[0-9]+}/schutzbedarf': {
    may: ['write', 'modelling'],
    at: '/zielobjekte/C001/schutzbedarf',
  },
  'POST /zielobjekte/:code{[A-Z]+[0-9]+}/schutzbedarf': {
    may: ['write', 'modelling'],
    at: '/zielobjekte/C001/schutzbedarf',
    body: {
      'confidentiality-level': 'high',
      'confidentiality-reason': 'Personaldaten',
      'confidentiality-version': '0',
      'integrity-version': '0',
      'availability-version': '0',
    },
  },
  'GET /zielobjekte/:code{[A-Z]+[0-9]+}/verlauf': {
    may: ['read', 'inventory'],
    at: '/zielobjekte/C001/verlauf',
  },
  'GET /zielobjekte/vorschlaege': { may: ['read', 'inventory'] },
  'GET /zielobjekte/vorschlag': {
    may: ['read', 'inventory'],
    at: `/zielobjekte/vorschlag?gruppe=${encodeURIComponent(openGroup)}`,
  },
  'POST /zielobjekte/vorschlaege/annahmen': {
    may: ['write', 'inventory'],
    body: { nur: `group:${openGroup}` },
  },
  'POST /zielobjekte/vorschlaege/einzelannahmen': {
    may: ['write', 'inventory'],
    body: { gruppe: openGroup, name: 'Friedhof', count: '1' },
  },
  'POST /zielobjekte/vorschlaege/ablehnungen': {
    may: ['write', 'inventory'],
    body: { gruppe: openGroup, reason: 'Läuft aus.' },
  },
  'POST /zielobjekte/vorschlaege/ablehnungen/ruecknahme': {
    may: ['write', 'inventory'],
    body: { gruppe: 'application|altverfahren' },
  },
  'POST /zielobjekte/vorschlaege/beibehaltungen': {
    may: ['write', 'inventory'],
    body: { gruppe: 'application|meldewesen aken' },
  },
  'GET /standorte': { may: ['read', 'inventory'] },
  'GET /standorte/neu': { may: ['write', 'inventory'] },
  'POST /standorte': {
    may: ['write', 'inventory'],
    body: { name: 'Bauhof', type: 'other', defaultZone: '' },
  },
  'GET /inventur': { may: ['read', 'inventory'] },
  'GET /inventur/neu': { may: ['write', 'inventory'] },
  'POST /inventur': {
    may: ['write', 'inventory'],
    body: ({ doubleSiteId }) => ({ siteId: doubleSiteId, name: 'Sommerferien' }),
  },
  'GET /inventur/:id': {
    may: ['write', 'inventory'],
    at: ({ roundId }) => `/inventur/${roundId}`,
  },
  'GET /inventur/:id/protokoll': {
    may: ['read', 'inventory'],
    at: ({ roundId }) => `/inventur/${roundId}/protokoll`,
  },
  'POST /inventur/:id/protokoll': {
    may: ['read', 'inventory'],
    at: ({ roundId }) => `/inventur/${roundId}/protokoll`,
    answer: 200,
  },
  'POST /inventur/:id/raeume/:room/funde': {
    may: ['write', 'inventory'],
    at: ({ roundId, roundRoomId }) => `/inventur/${roundId}/raeume/${roundRoomId}/funde`,
    body: { code: '4711-0815' },
  },
  'POST /inventur/:id/raeume/:room/abschluss': {
    may: ['write', 'inventory'],
    at: ({ roundId, roundRoomId }) => `/inventur/${roundId}/raeume/${roundRoomId}/abschluss`,
  },
  'POST /inventur/:id/umbuchungen': {
    may: ['write', 'inventory'],
    at: ({ roundId }) => `/inventur/${roundId}/umbuchungen`,
    body: { all: 'ja' },
  },
  'POST /inventur/:id/abschluss': {
    may: ['write', 'inventory'],
    at: ({ roundId }) => `/inventur/${roundId}/abschluss`,
  },
  'POST /inventur/:id/wiederaufnahme': {
    may: ['write', 'inventory'],
    at: ({ finishedRoundId }) => `/inventur/${finishedRoundId}/wiederaufnahme`,
  },
  'GET /standorte/doppelte': { may: ['write', 'inventory'] },
  'POST /standorte/zusammenfuehrungen': {
    may: ['write', 'inventory'],
    body: ({ siteId, doubleSiteId }) => ({ keep: siteId, member: doubleSiteId }),
  },
  'GET /raeume/doppelte': { may: ['write', 'inventory'] },
  'POST /raeume/zusammenfuehrungen': {
    may: ['write', 'inventory'],
    body: ({ roomId, doubleRoomId }) => ({ keep: roomId, member: doubleRoomId }),
  },
  'GET /check/checkliste': { may: ['write', 'checks'] },
  'POST /check/checkliste': {
    may: ['write', 'checks'],
    body: () => {
      const form = new FormData()
      form.set('zielobjekt', '')
      form.set('datei', new File([filledChecklist], 'Checkliste_SYS.2.1.csv'))
      return form
    },
    answer: 200,
  },
  'GET /amtliche-texte': { may: ['write', 'checks'] },
  'POST /amtliche-texte': {
    may: ['write', 'checks'],
    body: () => {
      const form = new FormData()
      form.set('datei', new File([kompendium('Alle melden sich immer an.')], 'kompendium.xml'))
      return form
    },
  },
  'POST /amtliche-texte/:source/uebernahme': {
    may: ['write', 'checks'],
    at: '/amtliche-texte/compendium/uebernahme',
  },
  'POST /amtliche-texte/:source/verwerfen': {
    may: ['write', 'checks'],
    at: '/amtliche-texte/compendium/verwerfen',
  },
  'GET /staende': { may: ['read', 'snapshots'] },
  'POST /staende': { may: ['write', 'snapshots'], body: { name: 'Testat', note: '' } },
  'GET /staende/vergleich': {
    may: ['read', 'snapshots'],
    at: ({ snapshotId }) => `/staende/vergleich?von=${snapshotId}&bis=heute`,
  },
  'POST /staende/vergleich': {
    may: ['read', 'snapshots'],
    at: ({ snapshotId }) => `/staende/vergleich?von=${snapshotId}&bis=heute`,
    answer: 200,
  },
  'GET /staende/:id': {
    may: ['read', 'snapshots'],
    at: ({ snapshotId }) => `/staende/${snapshotId}`,
  },
  'POST /staende/:id/exporte/:name': {
    may: ['read', 'snapshots'],
    at: ({ snapshotId }) => `/staende/${snapshotId}/exporte/a4`,
    answer: 200,
  },
  'GET /standorte/:id': {
    may: ['write', 'inventory'],
    at: ({ siteId }) => `/standorte/${siteId}`,
  },
  'POST /standorte/:id': {
    may: ['write', 'inventory'],
    at: ({ siteId }) => `/standorte/${siteId}`,
    body: { name: 'Rathaus am Markt', type: 'administration', defaultZone: '', version: '1' },
  },
  'GET /raeume': { may: ['read', 'inventory'] },
  'GET /raeume/:id': {
    may: ['write', 'inventory'],
    at: ({ roomId }) => `/raeume/${roomId}`,
  },
  'POST /raeume/:id': {
    may: ['write', 'inventory'],
    at: ({ roomId }) => `/raeume/${roomId}`,
    body: { kind: 'room.archive', version: '1' },
  },
  'GET /netze': { may: ['read', 'inventory'] },
  'GET /dienstleister': { may: ['read', 'inventory'] },
  'GET /dienstleister/neu': { may: ['write', 'inventory'] },
  'POST /dienstleister': {
    may: ['write', 'inventory'],
    body: { ...objectFacts, kind1: 'provider.cloud', kind2: '' },
  },
  'GET /massnahmen': { may: ['read', 'measures'], reach: ['assigned'] },
  'POST /massnahmen': {
    may: ['write', 'measures'],
    body: { title: 'Sicherung prüfen', code: 'M-077', version: '0' },
  },
  'GET /massnahmen/muster': { may: ['read', 'measures'] },
  'GET /massnahmen/muster/:key': { may: ['read', 'measures'], at: '/massnahmen/muster/DAT-01' },
  'POST /massnahmen/muster/uebernahmen': {
    may: ['write', 'measures'],
    body: { einzeln: 'DAT-01', phase: '', person: '', zurueck: '' },
  },
  'GET /massnahmen/startplan': { may: ['read', 'measures'] },
  'GET /massnahmen/neu': { may: ['write', 'measures'] },
  'GET /massnahmen/:code': { may: ['read', 'measures'], at: '/massnahmen/M-001' },
  'GET /massnahmen/:code/bearbeiten': {
    may: ['write', 'measures'],
    at: '/massnahmen/M-001/bearbeiten',
  },
  'POST /massnahmen/:code': {
    may: ['write', 'measures'],
    at: '/massnahmen/M-001',
    body: ({ personId }) => ({ title: 'Neu', responsibleId: personId, version: '1' }),
  },
  'POST /massnahmen/:code/stand': {
    may: ['write', 'measures'],
    at: '/massnahmen/M-001/stand',
    body: { status: 'in_progress', version: '1' },
  },
  'GET /massnahmen/:code/anforderungen': {
    may: ['write', 'measures'],
    at: '/massnahmen/M-001/anforderungen',
  },
  'POST /massnahmen/:code/anforderungen': {
    may: ['write', 'measures'],
    at: '/massnahmen/M-001/anforderungen',
    body: { zielobjekt: 'C001', baustein: 'SYS.2.1' },
  },
  'POST /massnahmen/:code/anforderungen/entfernung': {
    may: ['write', 'measures'],
    at: '/massnahmen/M-001/anforderungen/entfernung',
    body: { zielobjekt: 'C001', anforderung: 'SYS.2.1.A6' },
  },
  'GET /wiba': { may: ['read', 'wiba'], reach: ['assigned'] },
  'GET /wiba/luecken': { may: ['read', 'wiba'] },
  'GET /wiba/einlesen': { may: ['write', 'wiba'] },
  'POST /wiba/einlesen': { may: ['write', 'wiba'], answer: 422 },
  'POST /wiba/einlesen/uebernahme': { may: ['write', 'wiba'], answer: 422 },
  'GET /wiba/:checklist': { may: ['read', 'wiba'], at: '/wiba/backup' },
  'POST /wiba/:checklist/auswahl': {
    may: ['write', 'wiba'],
    at: '/wiba/backup/auswahl',
    body: ({ personId }) => ({ zeile: 'backup-5', tun: 'zuweisen', person: personId }),
  },
  'POST /wiba/:checklist/:question': {
    may: ['write', 'wiba'],
    at: '/wiba/backup/backup-5',
    body: { antwort: 'yes', version: '0' },
  },
  'GET /modellierung': { may: ['read', 'modelling'] },
  'GET /modellierung/bausteine': {
    may: ['read', 'modelling'],
    at: '/modellierung/bausteine?baustein=SYS.2.1',
    answer: 302,
    isFile: true,
  },
  'GET /modellierung/bausteine/:module': {
    may: ['read', 'modelling'],
    at: '/modellierung/bausteine/SYS.2.1',
  },
  'POST /modellierung/bausteine/:module/entscheidungen': {
    may: ['write', 'modelling'],
    at: '/modellierung/bausteine/APP.3.1/entscheidungen',
    body: { zielobjekt: 'IV001', entscheidung: 'left_out', begruendung: 'Keine Webanwendung.' },
  },
  'POST /modellierung/bausteine/:module/ruecknahmen': {
    may: ['write', 'modelling'],
    at: '/modellierung/bausteine/CON.9/ruecknahmen',
    body: { zielobjekt: 'IV001', version: '1' },
  },
  'GET /modellierung/zielobjekte/:code': {
    may: ['read', 'modelling'],
    at: '/modellierung/zielobjekte/C001',
  },
  'GET /modellierung/vorschlaege': { may: ['read', 'modelling'] },
  'POST /modellierung/vorschlaege': { may: ['write', 'modelling'], body: { alle: '2' } },
  'GET /modellierung/vorschlaege/alles': { may: ['read', 'modelling'] },
  'POST /modellierung/vorschlaege/alles': { may: ['write', 'modelling'] },
  'POST /modellierung/widersprueche': {
    may: ['write', 'modelling'],
    body: { baustein: 'CON.9', zielobjekt: 'IV001', version: '1', wahl: 'regel' },
  },
  'GET /modellierung/fragen': { may: ['read', 'modelling'] },
  'GET /modellierung/fragen/:attribute': {
    may: ['read', 'modelling'],
    at: '/modellierung/fragen/usesWlan',
  },
  'POST /modellierung/fragen/:attribute/antworten': {
    may: ['write', 'modelling'],
    at: '/modellierung/fragen/usesWlan/antworten',
    body: { antwort: 'ja', notiz: 'Überall.' },
  },
  'POST /modellierung/fragen/:attribute/einzeln': {
    may: ['write', 'modelling'],
    at: '/modellierung/fragen/usesWlan/einzeln',
    body: { 'antwort-C001': 'ja', 'notiz-C001': 'Im Rathaus.' },
  },
  'GET /check': { may: ['read', 'checks'], reach: ['assigned'] },
  'GET /check/zielobjekte/:code': {
    may: ['read', 'checks'],
    at: '/check/zielobjekte/C001',
  },
  'GET /check/bausteine/:module': { may: ['read', 'checks'], at: '/check/bausteine/SYS.2.1' },
  'GET /check/personen/:person': {
    may: ['read', 'checks'],
    at: ({ personId }) => `/check/personen/${personId}`,
  },
  'GET /fragen/:address': {
    may: 'anybody',
    at: ({ questionnaireAddress }) => questionnaireAddress,
  },
  'POST /fragen/:address': {
    may: 'anybody',
    at: ({ questionnaireAddress }) => questionnaireAddress,
    body: { 'antwort-1': 'yes', 'text-1': 'Ist erledigt.' },
  },
  'POST /fragen/:address/abgabe': {
    may: 'anybody',
    at: ({ questionnaireAddress }) => `${questionnaireAddress}/abgabe`,
    body: { 'antwort-1': 'dispensable', 'text-1': '' },
    answer: 422,
  },
  'GET /fragebogen': { may: ['write', 'checks'] },
  'GET /fragebogen/neu': { may: ['write', 'checks'] },
  'POST /fragebogen/neu': {
    may: ['write', 'checks'],
    body: () => ({ zeile: 'C001/SYS.2.1.A8/0' }),
  },
  'POST /fragebogen': {
    may: ['write', 'checks'],
    body: ({ personId }) => ({
      ...{ art: 'checks', frage: 'C001/SYS.2.1.A8', title: 'Clients', personId },
      ...{ note: '', expiresOn: '2099-12-31' },
    }),
  },
  'GET /fragebogen/:id': {
    may: ['write', 'checks'],
    at: ({ questionnaireId }) => `/fragebogen/${questionnaireId}`,
  },
  'POST /fragebogen/:id/link': {
    may: ['write', 'checks'],
    at: ({ questionnaireId }) => `/fragebogen/${questionnaireId}/link`,
    answer: 200,
  },
  'POST /fragebogen/:id/mail': {
    may: ['write', 'checks'],
    at: ({ questionnaireId }) => `/fragebogen/${questionnaireId}/mail`,
    answer: 422,
  },
  'POST /fragebogen/:id/rueckzug': {
    may: ['write', 'checks'],
    at: ({ questionnaireId }) => `/fragebogen/${questionnaireId}/rueckzug`,
  },
  'POST /fragebogen/:id/entscheidungen': {
    may: ['write', 'checks'],
    at: ({ questionnaireId }) => `/fragebogen/${questionnaireId}/entscheidungen`,
    answer: 422,
  },
  'GET /fragebogen/:id/fragebogen.xlsx': {
    may: ['write', 'checks'],
    at: ({ questionnaireId }) => `/fragebogen/${questionnaireId}/fragebogen.xlsx`,
    isFile: true,
  },
  'GET /ruecklauf': { may: ['write', 'checks'], reach: ['assigned'] },
  'POST /ruecklauf': { may: ['write', 'checks'], reach: ['assigned'], answer: 422 },
  'GET /ruecklauf/:id': {
    may: ['write', 'checks'],
    at: ({ returnedId }) => `/ruecklauf/${returnedId}`,
  },
  'POST /ruecklauf/:id/entscheidungen': {
    may: ['write', 'checks'],
    at: ({ returnedId }) => `/ruecklauf/${returnedId}/entscheidungen`,
  },
  'POST /ruecklauf/:id/uebernahme': {
    may: ['write', 'checks'],
    at: ({ returnedId }) => `/ruecklauf/${returnedId}/uebernahme`,
    body: { stand: 'anders' },
    answer: 409,
  },
  'POST /ruecklauf/:id/ruecknahme': {
    may: ['write', 'checks'],
    at: ({ mergedReturnId }) => `/ruecklauf/${mergedReturnId}/ruecknahme`,
  },
  'POST /ruecklauf/:id/verwerfung': {
    may: ['write', 'checks'],
    at: ({ returnedId }) => `/ruecklauf/${returnedId}/verwerfung`,
  },
  'GET /ruecklauf/:id/konflikte.xlsx': {
    may: ['write', 'checks'],
    at: ({ returnedId }) => `/ruecklauf/${returnedId}/konflikte.xlsx`,
    isFile: true,
  },
  'POST /check/zielobjekte/:code/:requirement/stand': {
    may: ['write', 'checks'],
    at: '/check/zielobjekte/C001/SYS.2.1.A1/stand',
    body: { status: 'partial', version: '1' },
  },
  'POST /check/zielobjekte/:code/:requirement/vorschlag': {
    may: ['write', 'checks'],
    at: ({ suggestedRequirement }) => `/check/zielobjekte/IV001/${suggestedRequirement}/vorschlag`,
    body: ({ suggestionId }) => ({ suggestionId, entscheidung: 'annehmen', version: '0' }),
  },
  'POST /check/auswahl': {
    may: ['write', 'checks'],
    body: { zeile: 'C001/SYS.2.1.A1/1', status: 'partial', zurueck: '/check/zielobjekte/C001' },
  },
  'GET /check/zielobjekte/:code/:requirement': {
    may: ['read', 'checks'],
    at: '/check/zielobjekte/C001/SYS.2.1.A9',
  },
  'GET /check/zielobjekte/:code/:requirement/verlauf': {
    may: ['read', 'checks'],
    at: '/check/zielobjekte/C001/SYS.2.1.A9/verlauf',
  },
  'POST /check/zielobjekte/:code/:requirement': {
    may: ['write', 'checks'],
    at: '/check/zielobjekte/C001/SYS.2.1.A1',
    body: { status: 'yes', explanation: 'Richtlinie', version: '1' },
  },
  'POST /check/zielobjekte/:code/:requirement/nachweise': {
    may: ['write', 'checks'],
    at: '/check/zielobjekte/C001/SYS.2.1.A3/nachweise',
    body: ({ documentId }) => ({ documentId, note: 'Kapitel 3' }),
  },
  'POST /check/zielobjekte/:code/:requirement/nachweisdateien': {
    may: ['write', 'checks'],
    at: '/check/zielobjekte/C001/SYS.2.1.A6/nachweisdateien',
    body: () => evidenceUpload('für SYS.2.1.A6'),
  },
  'POST /check/zielobjekte/:code/:requirement/nachweisdateien/zuordnung': {
    may: ['write', 'checks'],
    at: '/check/zielobjekte/C001/SYS.2.1.A6/nachweisdateien/zuordnung',
    body: ({ organisationId }) => ({
      sha256: createHash('sha256').update(evidenceText(organisationId)).digest('hex'),
    }),
  },
  'POST /check/zielobjekte/:code/:requirement/nachweisdateien/:id/loesung': {
    may: ['write', 'checks'],
    at: ({ evidenceFileId }) =>
      `/check/zielobjekte/C001/SYS.2.1.A3/nachweisdateien/${evidenceFileId}/loesung`,
  },
  'POST /check/zielobjekte/:code/:requirement/risikovorschlag': {
    may: ['propose', 'risks'],
    at: '/check/zielobjekte/C001/SYS.2.1.A11/risikovorschlag',
    body: { riskReason: 'Bis zum Austausch getragen.', version: '1' },
  },
  'POST /check/zielobjekte/:code/:requirement/risikouebernahme': {
    may: ['accept', 'risks'],
    at: '/check/zielobjekte/C001/SYS.2.1.A11/risikouebernahme',
    body: { riskReason: 'Bis zum Austausch getragen.', version: '1' },
  },
  'POST /check/zielobjekte/:code/:requirement/risikoruecknahme': {
    may: ['accept', 'risks'],
    at: '/check/zielobjekte/C001/SYS.2.1.A9/risikoruecknahme',
    body: { version: '2' },
  },
}

/** Those that people open in a browser. */
export const browserCases: readonly (readonly [string, RouteCase])[] = Object.entries(
  routeCases,
).filter(([, { may }]) => may !== 'token')

/** The address of the case with the things and the information domain of that city. */
export function addressIn(of: Belongings, route: string, { may, at }: RouteCase): string {
  const path = at === undefined ? (route.split(' ')[1] ?? '') : sampleOf(at, of)
  if (/[:*{]/.test(path)) throw new Error(`${route} needs „at“ in test/web/routeCases.ts`)
  if (may === 'anybody') return path
  return `${path}${path.includes('?') ? '&' : '?'}verbund=${of.domain.code}`
}

/** A body of its own for each request, without the token. */
export function bodyIn(of: Belongings, { body }: RouteCase): FormData {
  const values = body === undefined ? {} : sampleOf<Values | FormData>(body, of)
  if (values instanceof FormData) return values
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  return form
}

function sampleOf<Sample>(sample: Of<Sample>, of: Belongings): Sample {
  return sample instanceof Function ? sample(of) : sample
}

/** A list that somebody else has sent. */
function foreignUpload(rest: string): RouteCase {
  return { may: ['write', 'inventory'], at: `/einlesen/fremd${rest}`, answer: 404, isFile: true }
}

function deviceUpload(): FormData {
  const form = new FormData()
  form.set('art', 'geraete')
  form.set('datei', new File(['Inventarnummer;Geräteart\n4711;PC\n'], 'liste.csv'))
  return form
}
