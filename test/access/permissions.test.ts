import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { systemActor } from '../../src/access/actor.ts'
import {
  allow,
  isAllowed,
  type NarrowScope,
  permissions,
  type Subject,
  scopes,
  subjects,
  type Verb,
  verbs,
} from '../../src/access/permissions.ts'
import { type Role, roles } from '../../src/access/role.ts'
import { Failure } from '../../src/core/failure.ts'

/** DESIGN §5 once more, by hand: one line per subject, „verb:scope“ in the order of the verbs. */
const expected: Record<Subject, Partial<Record<Role, string>>> = {
  administration: { admin: 'read:all write:all' },
  information_domains: {
    officer: 'read:all write:all',
    technician: 'read:all',
    management: 'read:all',
    auditor: 'read:snapshot',
  },
  inventory: {
    officer: 'read:all write:all',
    technician: 'read:all write:all',
    contributor: 'read:own',
    management: 'read:all',
    auditor: 'read:snapshot',
  },
  modelling: content(),
  checks: content(),
  wiba: content(),
  measures: content(),
  milestones: {
    officer: 'read:all write:all extend:all',
    management: 'read:all extend:all',
    auditor: 'read:snapshot',
  },
  snapshots: { officer: 'read:all write:all', management: 'read:all', auditor: 'read:snapshot' },
  audits: { officer: 'read:all write:all', management: 'read:all', auditor: 'read:snapshot' },
  findings: {
    officer: 'read:all write:all',
    management: 'read:all',
    auditor: 'read:snapshot write:snapshot',
  },
  risks: {
    officer: 'read:all propose:all',
    technician: 'read:all',
    contributor: 'read:assigned',
    management: 'read:all accept:all',
    auditor: 'read:snapshot',
  },
  documents: {
    officer: 'read:all write:all',
    management: 'read:all approve:all',
    auditor: 'read:snapshot',
  },
  exports: {
    officer: 'read:all',
    technician: 'read:devices',
    contributor: 'read:own',
    management: 'read:all',
    auditor: 'read:snapshot',
  },
  reminders: {
    officer: 'read:all write:all',
    technician: 'read:own',
    contributor: 'read:own',
    management: 'read:all',
    admin: 'read:all write:all',
  },
  audit_trail: {
    officer: 'read:all',
    management: 'read:all',
    auditor: 'read:snapshot',
    admin: 'read:all',
  },
  privacy: { officer: 'read:all write:all', admin: 'read:all write:all' },
}

function content(): Partial<Record<Role, string>> {
  return {
    officer: 'read:all write:all',
    technician: 'read:all write:assigned',
    contributor: 'read:assigned write:assigned',
    management: 'read:all',
    auditor: 'read:snapshot',
  }
}

const cells = subjects.flatMap((subject) =>
  roles.map((role) => ({ subject, role, grants: expected[subject][role] ?? '' })),
)

function actorWith(...actorRoles: Role[]): Actor {
  return {
    organisationId: 'city',
    userId: 'someone',
    name: 'Jemand',
    roles: actorRoles,
    informationDomainIds: 'all',
  }
}

function outcomeOf(
  actor: Actor,
  verb: Verb,
  subject: Subject,
  reach: readonly NarrowScope[],
): string {
  try {
    return allow(actor, verb, subject, reach).join(' ')
  } catch (error) {
    if (error instanceof Failure) return error.code
    throw error
  }
}

describe('the permission table', () => {
  it.each(cells)('$subject of $role grants „$grants“ and nothing else', (cell) => {
    const reach = scopes.filter((scope) => scope !== 'all')

    const granted = verbs
      .filter((verb) => isAllowed(actorWith(cell.role), verb, cell.subject, reach))
      .map((verb) => `${verb}:${allow(actorWith(cell.role), verb, cell.subject, reach).join('+')}`)
      .join(' ')

    expect(granted).toBe(cell.grants)
  })

  it.each(cells)('$subject of $role refuses the other verbs with the right code', (cell) => {
    const reach = scopes.filter((scope) => scope !== 'all')
    const refused = verbs.filter((verb) => !cell.grants.includes(`${verb}:`))
    const code = cell.grants.includes('read:') ? 'forbidden' : 'not_found'

    const outcomes = refused.map((verb) =>
      outcomeOf(actorWith(cell.role), verb, cell.subject, reach),
    )

    expect(outcomes).toEqual(refused.map(() => code))
  })

  it('lets whoever may do anything with a subject also read it', () => {
    const unreadable = subjects.flatMap((subject) =>
      Object.values(permissions[subject]).filter((grants) => grants.read === undefined),
    )

    expect(unreadable).toEqual([])
  })
})

describe('allow', () => {
  const rows: [string, Role[], Verb, Subject, NarrowScope[], string][] = [
    [
      'a contributor reads an assigned check',
      ['contributor'],
      'read',
      'checks',
      ['assigned'],
      'assigned',
    ],
    [
      'a contributor does not see another check',
      ['contributor'],
      'read',
      'checks',
      [],
      'not_found',
    ],
    ['nor learns of it by writing', ['contributor'], 'write', 'checks', [], 'not_found'],
    [
      'a technician writes an assigned check',
      ['technician'],
      'write',
      'checks',
      ['assigned'],
      'assigned',
    ],
    [
      'a technician sees but may not write another',
      ['technician'],
      'write',
      'checks',
      [],
      'forbidden',
    ],
    ['an auditor does not see live data', ['auditor'], 'read', 'checks', [], 'not_found'],
    ['an auditor reads the snapshot', ['auditor'], 'read', 'checks', ['snapshot'], 'snapshot'],
    ['an auditor may not write in it', ['auditor'], 'write', 'checks', ['snapshot'], 'forbidden'],
    ['a technician exports devices', ['technician'], 'read', 'exports', ['devices'], 'devices'],
    ['a technician exports nothing else', ['technician'], 'read', 'exports', ['own'], 'not_found'],
    ['an officer cannot approve', ['officer'], 'approve', 'documents', [], 'forbidden'],
    ['management approves', ['management'], 'approve', 'documents', [], 'all'],
    ['a technician sees domains', ['technician'], 'write', 'information_domains', [], 'forbidden'],
    ['an officer only proposes a risk', ['officer'], 'accept', 'risks', [], 'forbidden'],
    ['an admin has no say over content', ['admin'], 'read', 'checks', [], 'not_found'],
    ['someone without a role sees nothing', [], 'read', 'inventory', [], 'not_found'],
    [
      'two roles add up',
      ['technician', 'contributor'],
      'read',
      'exports',
      ['own', 'devices'],
      'own devices',
    ],
    [
      'the wider right stays visible',
      ['officer', 'contributor'],
      'read',
      'checks',
      ['assigned'],
      'all assigned',
    ],
  ]

  it.each(rows)('%s', (_sentence, actorRoles, verb, subject, reach, outcome) => {
    expect(outcomeOf(actorWith(...actorRoles), verb, subject, reach)).toBe(outcome)
  })

  it('says in German which right is missing and whom to ask', () => {
    expect(() => allow(actorWith('technician'), 'accept', 'risks')).toThrow(
      'Ihnen fehlt das Recht „Risikoübernahme: übernehmen“. Bitte wenden Sie sich an die Informationssicherheitsbeauftragten.',
    )
  })

  it('never gives less for one role more', () => {
    fc.assert(
      fc.property(
        fc.subarray([...roles]),
        fc.constantFrom(...roles),
        fc.constantFrom(...verbs),
        fc.constantFrom(...subjects),
        (some, one, verb, subject) => {
          const before = isAllowed(actorWith(...some), verb, subject)

          expect(isAllowed(actorWith(...some, one), verb, subject) || !before).toBe(true)
        },
      ),
    )
  })

  it('gives the program every right that anyone has', () => {
    const actor = systemActor('city', 'Zeitplan')
    const refused = subjects.flatMap((subject) =>
      Object.values(permissions[subject])
        .flatMap((grants) => Object.keys(grants) as Verb[])
        .filter(
          (verb) => !isAllowed(actor, verb, subject, ['snapshot', 'own', 'assigned', 'devices']),
        ),
    )

    expect(refused).toEqual([])
  })
})
