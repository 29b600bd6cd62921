/**
 * The one table of rights: who may do what with which part. Nothing else in the program knows.
 * Source: DESIGN §5; the documentation's table is tested against this one.
 * @module
 */
import { Failure } from '../core/failure.ts'
import type { Actor } from './actor.ts'
import { type Role, roles } from './role.ts'
import type { TokenScope } from './tokenScope.ts'

export const subjects = [
  'administration',
  'information_domains',
  'inventory',
  'modelling',
  'checks',
  'wiba',
  'measures',
  'milestones',
  'risks',
  'documents',
  'exports',
  'snapshots',
  'audits',
  'findings',
  'reminders',
  'audit_trail',
  'privacy',
] as const
export type Subject = (typeof subjects)[number]

const subjectLabels: Record<Subject, string> = {
  administration: 'Benutzer, Mail und Sicherung',
  information_domains: 'Informationsverbünde',
  inventory: 'Bestand',
  modelling: 'Modellierung',
  checks: 'IT-Grundschutz-Check',
  wiba: 'WiBA',
  measures: 'Maßnahmen',
  milestones: 'Meilensteine',
  risks: 'Risikoübernahme',
  documents: 'Dokumente',
  exports: 'Exporte',
  snapshots: 'Stände zum Stichtag',
  audits: 'Prüfungen',
  findings: 'Feststellungen',
  reminders: 'Erinnerungen',
  audit_trail: 'Änderungsprotokoll',
  privacy: 'Datenschutz',
}

export const verbs = ['read', 'write', 'approve', 'extend', 'propose', 'accept'] as const
export type Verb = (typeof verbs)[number]

const verbLabels: Record<Verb, string> = {
  read: 'ansehen',
  write: 'ändern',
  approve: 'freigeben',
  extend: 'verlängern',
  propose: 'vorschlagen',
  accept: 'übernehmen',
}

/**
 * How far a right reaches. `own`: what the person is named for; `assigned`: what was given to the person
 * to answer; `snapshot`: one frozen state for a limited time; `devices`: device lists only.
 */
export const scopes = ['all', 'own', 'assigned', 'snapshot', 'devices'] as const
export type Scope = (typeof scopes)[number]
export type NarrowScope = Exclude<Scope, 'all'>

export type Grants = Readonly<Partial<Record<Verb, Scope>>>

const readAll: Grants = { read: 'all' }
const readSnapshot: Grants = { read: 'snapshot' }
const writeAll: Grants = { read: 'all', write: 'all' }

const contentGrants: Readonly<Partial<Record<Role, Grants>>> = {
  officer: writeAll,
  technician: { read: 'all', write: 'assigned' },
  contributor: { read: 'assigned', write: 'assigned' },
  management: readAll,
  auditor: readSnapshot,
}

/**
 * Who may change, extend, approve or accept something also sees it. An accepted risk is part of its
 * check, hence whoever reads the check reads it too. To export is to read.
 */
export const permissions: Readonly<Record<Subject, Readonly<Partial<Record<Role, Grants>>>>> = {
  administration: { admin: writeAll },
  /** What is secured together is the ISB's decision. */
  information_domains: {
    officer: writeAll,
    technician: readAll,
    management: readAll,
    auditor: readSnapshot,
  },
  inventory: {
    officer: writeAll,
    technician: writeAll,
    contributor: { read: 'own' },
    management: readAll,
    auditor: readSnapshot,
  },
  modelling: contentGrants,
  checks: contentGrants,
  wiba: contentGrants,
  measures: contentGrants,
  milestones: {
    officer: { read: 'all', write: 'all', extend: 'all' },
    management: { read: 'all', extend: 'all' },
    auditor: readSnapshot,
  },
  risks: {
    officer: { read: 'all', propose: 'all' },
    technician: readAll,
    contributor: { read: 'assigned' },
    management: { read: 'all', accept: 'all' },
    auditor: readSnapshot,
  },
  documents: {
    officer: writeAll,
    management: { read: 'all', approve: 'all' },
    auditor: readSnapshot,
  },
  exports: {
    officer: readAll,
    technician: { read: 'devices' },
    contributor: { read: 'own' },
    management: readAll,
    auditor: readSnapshot,
  },
  /** `write`: to freeze one; what is frozen nobody changes. */
  snapshots: { officer: writeAll, management: readAll, auditor: readSnapshot },
  /** `write`: who from outside reads which snapshot for how long. */
  audits: { officer: writeAll, management: readAll, auditor: readSnapshot },
  /** An auditor writes those of the own access, while it is open. */
  findings: {
    officer: writeAll,
    management: readAll,
    auditor: { read: 'snapshot', write: 'snapshot' },
  },
  /** What was sent to whom; `write`: when and how it is reminded, and to try again. */
  reminders: {
    officer: writeAll,
    technician: { read: 'own' },
    contributor: { read: 'own' },
    management: readAll,
    admin: writeAll,
  },
  audit_trail: {
    officer: readAll,
    management: readAll,
    auditor: readSnapshot,
    admin: readAll,
  },
  /** Löschfristen, what is held about a person, and its deletion. */
  privacy: { officer: writeAll, admin: writeAll },
}

/**
 * What the scopes of a token come to in the table above, always for everything in its information domains. `opens`:
 * addresses of another scope that it may use too, because whoever changes something also sees it.
 */
export const tokenGrants: Readonly<
  Record<
    TokenScope,
    { readonly grants: readonly (readonly [Verb, Subject])[]; readonly opens?: TokenScope }
  >
> = {
  'devices:read': { grants: [['read', 'inventory']] },
  'devices:write': {
    grants: [
      ['read', 'inventory'],
      ['write', 'inventory'],
    ],
    opens: 'devices:read',
  },
  'device-reports:write': { grants: [['write', 'inventory']] },
  'target-objects:read': { grants: [['read', 'inventory']] },
  'checks:read': { grants: [['read', 'checks']] },
  'milestones:read': { grants: [['read', 'milestones']] },
  'exports:read': { grants: [['read', 'exports']] },
}

/** Whether a token may use the addresses of the scope. */
export function hasScope({ token }: Actor, scope: TokenScope): boolean {
  return token?.scopes.some((own) => own === scope || tokenGrants[own].opens === scope) ?? false
}

/**
 * Lets pass and returns the scopes under which the actor may; a list is then filtered unless they
 * include `all`. `reach` names the narrow scopes that this request stays within (a check that is assigned
 * to the actor: `['assigned']`). Without it only a right to everything is enough, so that a page that
 * knows no narrow scope cannot show too much by mistake.
 *
 * Throws `not_found` for what the actor may not see, `forbidden` for what they see but may not do.
 */
export function allow(
  actor: Actor,
  verb: Verb,
  subject: Subject,
  reach: readonly NarrowScope[] = [],
): readonly Scope[] {
  const granted = scopesWithin(actor, verb, subject, reach)
  if (granted.length > 0) return granted
  if (scopesWithin(actor, 'read', subject, reach).length === 0) throw notFound()
  throw forbidden(verb, subject)
}

/** Whether `allow` would let pass: for links and buttons. */
export function isAllowed(
  actor: Actor,
  verb: Verb,
  subject: Subject,
  reach: readonly NarrowScope[] = [],
): boolean {
  return scopesWithin(actor, verb, subject, reach).length > 0
}

function scopesWithin(
  actor: Actor,
  verb: Verb,
  subject: Subject,
  reach: readonly NarrowScope[],
): readonly Scope[] {
  const granted = new Set(actor.roles.map((role) => permissions[subject][role]?.[verb]))
  if (isGrantedByToken(actor, verb, subject)) granted.add('all')
  return scopes.filter((scope) => granted.has(scope) && (scope === 'all' || reach.includes(scope)))
}

function isGrantedByToken({ token }: Actor, verb: Verb, subject: Subject): boolean {
  const grants = token?.scopes.flatMap((scope) => tokenGrants[scope].grants) ?? []
  return grants.some(([own, of]) => own === verb && of === subject)
}

function notFound(): Failure {
  return new Failure('not_found', 'Das gibt es hier nicht, oder Sie dürfen es nicht sehen.')
}

function forbidden(verb: Verb, subject: Subject): Failure {
  const able = roles.some((role) => permissions[subject][role]?.[verb] !== undefined)
  const advice = able
    ? 'Bitte wenden Sie sich an die Informationssicherheitsbeauftragten.'
    : 'Das ist hier nicht vorgesehen.'
  return new Failure(
    'forbidden',
    `Ihnen fehlt das Recht „${subjectLabels[subject]}: ${verbLabels[verb]}“. ${advice}`,
  )
}
