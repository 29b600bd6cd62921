import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/access/role.ts'
import { addDays } from '../../src/core/day.ts'
import {
  escalationOf,
  leadDaysFor,
  type OpenItem,
  type PlanContext,
  planDigests,
} from '../../src/reminders/plan.ts'
import { directoryOf, type Recipient } from '../../src/reminders/recipient.ts'
import type { ReminderKind } from '../../src/reminders/reminderKind.ts'
import { reminderKinds } from '../../src/reminders/reminderKind.ts'
import { usualSettings } from '../../src/reminders/reminderSettings.ts'
import { workDaysOf } from '../../src/reminders/workDays.ts'

/** A Wednesday. */
const today = '2026-06-10'
const allDays = workDaysOf(() => false, [])

/** An account with one role, everywhere or in one information domain. */
function account(
  id: string,
  role: Role,
  more: Partial<Recipient> & { domain?: string } = {},
): Recipient {
  const { domain = null, ...own } = more
  return {
    ...{ id, name: `Frau ${id}`, email: `${id}@stadt.example`, deputyId: null, choices: {} },
    actor: {
      ...{ organisationId: 'aken', userId: id, name: id, roles: [role] },
      informationDomainIds: domain === null ? 'all' : [domain],
    },
    memberships: [{ role, informationDomainId: domain }],
    personIds: [`${id}-person`],
    keepsSchoolHolidays: false,
    decidedUntilOn: addDays(today, -1),
    ...own,
  }
}

function open(
  kind: ReminderKind,
  more: Partial<OpenItem> & { dueOn?: string; id?: string } = {},
): OpenItem {
  const { dueOn = today, id = kind, ...own } = more
  return {
    responsibleId: null,
    informationDomainIds: ['kern'],
    item: {
      ...{ kind, subjectId: id, title: kind, place: '', informationDomainCode: 'KERN', count: 1 },
      ...{ dueOn, originalDueOn: dueOn, responsible: '', path: '/' },
    },
    ...own,
  }
}

function contextOf(recipients: readonly Recipient[], more: Partial<PlanContext> = {}): PlanContext {
  return {
    today,
    settings: usualSettings,
    directory: directoryOf(recipients),
    workDaysOf: () => allDays,
    carried: new Map(),
    ...more,
  }
}

const tell = (
  recipients: readonly Recipient[],
  items: readonly OpenItem[],
  more?: Partial<PlanContext>,
) =>
  planDigests(contextOf(recipients, more), items).flatMap(({ recipientId, items: told }) =>
    told.map(({ subjectId, reason }) => `${recipientId}: ${subjectId} ${reason}`),
  )

const isb = account('isb', 'officer')
const edv = account('edv', 'technician')
const leitung = account('leitung', 'management')

describe('who is told of what nobody is responsible for', () => {
  it.each<[ReminderKind, readonly string[]]>([
    ['milestone', ['isb']],
    ['measure', ['isb']],
    ['check', ['isb']],
    ['stale', ['isb']],
    ['proof', ['isb']],
    ['review', ['isb']],
    ['attestation', ['isb', 'leitung']],
    ['warranty', ['edv']],
    ['support', ['edv']],
    ['funding', ['edv']],
    ['loan', ['edv']],
  ])('%s', (kind, expected) => {
    const told = tell([isb, edv, leitung], [open(kind)])

    expect(told).toEqual(expected.map((who) => `${who}: ${kind} role`))
  })

  it('the ISB hears of devices where there is no EDV', () => {
    expect(tell([isb, leitung], [open('loan')])).toEqual(['isb: loan role'])
  })

  it('only the ISB of the information domain does, and of the whole organisation everybody with the role', () => {
    const schools = account('schule', 'officer', { domain: 'schule' })

    expect(tell([isb, schools], [open('measure')])).toEqual(['isb: measure role'])
    expect(tell([isb, schools], [open('milestone', { informationDomainIds: [] })])).toEqual([
      'isb: milestone role',
      'schule: milestone role',
    ])
    expect(
      tell([isb, schools], [open('milestone', { informationDomainIds: ['kern', 'schule'] })]),
    ).toEqual(['isb: milestone role'])
  })

  it('nobody does whose role sees none of it', () => {
    const others = [account('admin', 'admin'), account('auditor', 'auditor')]

    expect(
      tell(
        others,
        reminderKinds.map((kind) => open(kind)),
      ),
    ).toEqual([])
  })
})

describe('choices', () => {
  const off = { measure: { isOff: true, leadDays: null } }

  it('switch a kind off, but never an escalation', () => {
    const quiet = account('isb', 'officer', { choices: off })

    expect(tell([quiet], [open('measure')])).toEqual([])
    expect(tell([quiet], [open('measure', { dueOn: addDays(today, -7) })])).toEqual([
      'isb: measure officer_escalation',
    ])
  })

  it('come before those of the organisation, and these before the usual ones', () => {
    const settings = { ...usualSettings, leadDays: { measure: [3] } }
    const own = account('isb', 'officer', { choices: { measure: { isOff: false, leadDays: [5] } } })
    const inDays = (days: number) => open('measure', { dueOn: addDays(today, days), id: `${days}` })

    expect(leadDaysFor(own, settings, 'measure')).toEqual([5])
    expect(leadDaysFor(isb, settings, 'measure')).toEqual([3])
    expect(leadDaysFor(isb, settings, 'check')).toEqual([30, 14, 7, 1, 0])
    expect(tell([own, edv], [inDays(3), inDays(5), inDays(7)], { settings })).toEqual([
      'isb: 5 role',
    ])
  })
})

describe('escalation', () => {
  it.each([
    ['measure', -6, null],
    ['measure', -7, 'officer'],
    ['measure', -29, 'officer'],
    ['measure', -30, 'management'],
    ['measure', 7, null],
    ['warranty', -40, null],
  ] as const)('%s at %d days: %s', (kind, leadDays, expected) => {
    expect(escalationOf({ kind, leadDays }, usualSettings)).toBe(expected)
  })

  it('is told once to whoever is responsible and has the role as well', () => {
    const measure = open('measure', { dueOn: addDays(today, -7), responsibleId: 'isb-person' })

    expect(tell([isb], [measure])).toEqual(['isb: measure responsible'])
  })

  it('does not exist for dates that pass', () => {
    const ended = open('warranty', { dueOn: addDays(today, -35) })

    expect(tell([isb, edv, leitung], [ended])).toEqual([])
  })
})

describe('who is away', () => {
  const amt = account('amt', 'contributor', { deputyId: 'vertretung' })
  const own = open('measure', { responsibleId: 'amt-person' })

  it('is represented by whoever may see it, and told nothing', () => {
    const deputy = account('vertretung', 'contributor')

    expect(tell([amt, deputy, isb], [own])).toEqual(['vertretung: measure deputy'])
  })

  it('is told later when the deputy may not see it', () => {
    const deputy = account('vertretung', 'contributor', { domain: 'schule' })

    expect(tell([amt, deputy, isb], [own])).toEqual([])
  })

  it('is told later when the deputy is away as well', () => {
    const deputy = account('vertretung', 'contributor', { deputyId: 'isb' })

    expect(tell([amt, deputy, isb], [own])).toEqual([])
  })

  it('leaves to the deputy nothing that was told before', () => {
    const gone = { ...amt, decidedUntilOn: addDays(today, -1) }
    const deputy = account('vertretung', 'contributor', { decidedUntilOn: addDays(today, -9) })
    const yesterday = open('measure', { responsibleId: 'amt-person', dueOn: addDays(today, -1) })

    expect(tell([gone, deputy], [yesterday])).toEqual([])
  })
})

describe('whatever is open and whoever is there', () => {
  const roles = fc.constantFrom<Role>(
    'officer',
    'technician',
    'contributor',
    'management',
    'auditor',
  )
  const people = fc
    .array(fc.record({ role: roles, domain: fc.constantFrom('kern', 'schule', null) }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((list) =>
      list.map(({ role, domain }, n) => account(`p${n}`, role, domain === null ? {} : { domain })),
    )
  const items = fc
    .array(
      fc.record({
        kind: fc.constantFrom(...reminderKinds),
        offset: fc.integer({ min: -60, max: 40 }),
        owner: fc.integer({ min: 0, max: 7 }),
        domain: fc.constantFrom('kern', 'schule'),
      }),
      { maxLength: 25 },
    )
    .map((list) =>
      list.map(({ kind, offset, owner, domain }, n) =>
        open(kind, {
          ...{ id: `i${n}`, dueOn: addDays(today, offset), informationDomainIds: [domain] },
          responsibleId: `p${owner}-person`,
        }),
      ),
    )

  it('nobody is told of what their information domains do not hold, nothing twice, and none is empty', () => {
    fc.assert(
      fc.property(people, items, (recipients, list) => {
        const digests = planDigests(contextOf(recipients), list)

        expect(new Set(digests.map(({ recipientId }) => recipientId)).size).toBe(digests.length)
        for (const { recipientId, items: told } of digests) {
          const reader = recipients.find(({ id }) => id === recipientId)
          const seen = reader?.actor?.informationDomainIds ?? []
          expect(told.length).toBeGreaterThan(0)
          expect(new Set(told.map(({ subjectId }) => subjectId)).size).toBe(told.length)
          for (const { subjectId } of told) {
            const [domain = ''] =
              list.find(({ item }) => item.subjectId === subjectId)?.informationDomainIds ?? []
            expect(seen === 'all' || seen.includes(domain)).toBe(true)
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
