/** Calendar files, read by another library than the one that writes them. */
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendarFile } from '../../src/reminders/calendar/calendarFile.ts'
import { gatherDuties } from '../../src/reminders/feed/gatherDuties.ts'
import { renderDigest } from '../../src/reminders/mail/renderDigest.ts'
import type { DueItem } from '../../src/reminders/reminderItem.ts'
import { digestOf, officerDigest, sampleContext, sampleItem } from './sampleDigest.ts'

const context = {
  organisationId: 'beispielstadt',
  name: 'Termine, Kim; Übermut',
  baseUrl: sampleContext.baseUrl,
  day: '2025-12-01',
}

function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

function eventOf(change: Partial<DueItem>, day = context.day) {
  const [event] = eventsOf(calendarFile([sampleItem(change)], { ...context, day }))
  if (!event) throw new Error('no event')
  return event
}

describe('a due date in a calendar', () => {
  it('is an all-day event of that very day', () => {
    const event = eventOf({ dueOn: '2025-12-31' })

    expect(event.startDate.isDate).toBe(true)
    expect(event.startDate.toString()).toBe('2025-12-31')
    expect(event.endDate.toString()).toBe('2026-01-01')
  })

  it.each(['2025-03-30', '2025-10-26', '2024-02-29'])('is the same day on %s', (dueOn) => {
    expect(eventOf({ dueOn }).startDate.toString()).toBe(dueOn)
  })

  it('says what it is, whose, and where it stands', () => {
    const event = eventOf({ originalDueOn: '2025-06-30' })

    expect(event.summary).toBe('Maßnahme: M-003 Datensicherung der Fachverfahren prüfen')
    expect(event.description).toContain('verantwortlich: Kim Übermut')
    expect(event.description).toContain('ursprünglich 30.06.2025')
    expect(event.component.getFirstPropertyValue('url')).toBe(
      `${context.baseUrl}/massnahmen/M-003?verbund=KERN`,
    )
    expect(event.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
  })

  it('keeps its identity when it is moved, and counts up', () => {
    const before = eventOf({ dueOn: '2025-12-31' })
    const after = eventOf({ dueOn: '2026-01-31' }, '2025-12-02')

    expect(after.uid).toBe(before.uid)
    expect(after.sequence).toBeGreaterThan(before.sequence)
  })

  it('differs from other kinds and things', () => {
    const uids = [
      eventOf({ kind: 'check', subjectId: 'x' }),
      eventOf({ kind: 'proof', subjectId: 'x' }),
      eventOf({ kind: 'check', subjectId: 'y' }),
    ].map(({ uid }) => uid)

    expect(new Set(uids).size).toBe(3)
  })

  it('survives any title', () => {
    const title = 'Ä; b, c\\d\r\nBEGIN:VEVENT\nzwei „Zeilen“ 😀'

    const events = eventsOf(calendarFile([sampleItem({ title })], context))

    expect(events).toHaveLength(1)
    expect(events[0]?.summary).toBe('Maßnahme: Ä; b, c\\d BEGIN:VEVENT zwei „Zeilen“ 😀')
  })
})

describe('what is due at one target object on one day', () => {
  const check = (requirement: string, change: Partial<DueItem> = {}) =>
    sampleItem({
      ...{ kind: 'check', subjectId: requirement, title: requirement, place: 'C001 Clients' },
      path: `/check/zielobjekte/C001/${requirement}?verbund=KERN`,
      ...change,
    })

  it('is one entry, with everybody who is responsible and the page of the object', () => {
    const gathered = gatherDuties([
      check('SYS.2.1.A1', { responsible: 'Kim Übermut' }),
      check('SYS.2.1.A3', { responsible: 'Toni Weiß' }),
      check('SYS.2.1.A6', { responsible: 'Kim Übermut' }),
    ])

    expect(gathered).toHaveLength(1)
    expect(gathered[0]?.title).toBe('C001 Clients (3)')
    expect(gathered[0]?.responsible).toBe('Kim Übermut, Toni Weiß')
    expect(gathered[0]?.path).toBe('/check/zielobjekte/C001?verbund=KERN')
    expect(gathered[0]?.count).toBe(3)
  })

  it('keeps its identity when one of several is done', () => {
    const all = [check('SYS.2.1.A1'), check('SYS.2.1.A3'), check('SYS.2.1.A6')]

    expect(gatherDuties(all.slice(1))[0]?.subjectId).toBe(gatherDuties(all)[0]?.subjectId)
  })

  it.each([
    ['single ones', [check('SYS.2.1.A1')]],
    ['other days', [check('SYS.2.1.A1'), check('SYS.2.1.A3', { dueOn: '2025-12-30' })]],
    ['other places', [check('SYS.2.1.A1'), check('SYS.2.1.A3', { place: 'C002 Notebooks' })]],
    ['measures', [sampleItem({ subjectId: 'a' }), sampleItem({ subjectId: 'b' })]],
  ])('stays apart for %s', (_, items) => {
    expect(gatherDuties(items)).toEqual(items)
  })
})

describe('a calendar file', () => {
  const text = calendarFile(officerDigest.items, context)

  it('holds each item once, under its name', () => {
    expect(eventsOf(text)).toHaveLength(officerDigest.items.length)
    expect(new ICAL.Component(ICAL.parse(text)).getFirstPropertyValue('x-wr-calname')).toBe(
      'Termine, Kim; Übermut',
    )
  })

  it('ends every line with CR LF and folds at 75 octets', () => {
    const long = calendarFile([sampleItem({ title: 'ü'.repeat(150) })], context)

    expect(long.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(long.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of long.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  it('is the same on the same day', () => {
    expect(calendarFile(officerDigest.items, context)).toBe(text)
  })

  it('goes along with the dates that are still to come', () => {
    const [file] = renderDigest(officerDigest, sampleContext).attachments
    const events = eventsOf(file?.content ?? '')

    expect(file?.filename).toBe('termine-2025-12-01.ics')
    expect(events.every(({ startDate }) => startDate.toString() >= '2025-12-01')).toBe(true)
    expect(events).toHaveLength(8)
  })

  it('is left out where everything is over', () => {
    const digest = digestOf(sampleItem({ dueOn: '2025-11-30' }))

    expect(renderDigest(digest, sampleContext).attachments).toEqual([])
  })
})
