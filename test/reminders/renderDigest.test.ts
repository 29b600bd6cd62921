/** What a reminder mail says, whatever stands in the data. */
import { describe, expect, it } from 'vitest'
import { longestHtmlBytes, renderDigest } from '../../src/reminders/mail/renderDigest.ts'
import type { ReminderItem } from '../../src/reminders/reminderItem.ts'
import { reminderKinds } from '../../src/reminders/reminderKind.ts'
import { digestOf, officerDigest, sampleContext, sampleItem } from './sampleDigest.ts'

const subjectOf = (...items: ReminderItem[]) =>
  renderDigest(digestOf(...items), sampleContext).subject

const overdue = (change: Partial<ReminderItem> = {}) =>
  sampleItem({ dueOn: '2025-11-19', title: 'Altes', ...change })

const escalated = (change: Partial<ReminderItem> = {}) =>
  overdue({ reason: 'officer_escalation', title: 'Liegt bei Toni', ...change })

describe('the subject', () => {
  it.each([
    [[sampleItem({ title: 'WiBA' })], 'Termin am 31.12.2025: WiBA'],
    [[sampleItem({ title: 'WiBA', dueOn: '2025-12-01' })], 'Termin heute: WiBA'],
    [[overdue()], 'Überfällig seit 19.11.2025: Altes'],
    [
      [sampleItem({ title: 'Spät' }), sampleItem({ title: 'WiBA', dueOn: '2025-12-08' })],
      '2 Termine, nächster am 08.12.2025: WiBA',
    ],
    [
      [sampleItem({ title: 'WiBA' }), overdue()],
      '2 Termine, 1 überfällig, nächster am 31.12.2025: WiBA',
    ],
    [
      [overdue(), overdue({ title: 'Älter', dueOn: '2025-11-01', subjectId: 'x' })],
      '2 Termine überfällig, ältester seit 01.11.2025: Älter',
    ],
    [[escalated()], '1 Eskalation, überfällig seit 19.11.2025: Liegt bei Toni'],
    [[sampleItem({ title: 'WiBA' }), escalated()], '1 Eskalation · Termin am 31.12.2025: WiBA'],
  ])('of case %# says how many, how urgent and what comes next', (items, subject) => {
    expect(subjectOf(...items)).toBe(subject)
  })

  it('says that it is late', () => {
    const digest = { ...digestOf(sampleItem({ title: 'WiBA', isLate: true })), isLate: true }

    expect(renderDigest(digest, sampleContext).subject).toBe(
      'Verspätet: Termin am 31.12.2025: WiBA',
    )
  })

  it('stays one short line whatever the title holds', () => {
    const subject = subjectOf(
      sampleItem({ title: `Ärger\r\nBcc: alle@stadt.example\u0000\u202e ${'😀'.repeat(200)}` }),
    )

    expect(subject).not.toMatch(/[\p{Cc}\u202e]/u)
    expect([...subject].length).toBeLessThanOrEqual(140)
    expect(subject).toMatch(/Ärger Bcc: alle@stadt\.example 😀+…$/u)
  })
})

describe('the bodies', () => {
  const { text, html } = renderDigest(officerDigest, sampleContext)

  it.each([
    ['every title', officerDigest.items.map(({ title }) => title)],
    ['who is responsible', ['Kim Übermut', 'Sascha Grün', 'Toni Weiß']],
    ['every date with its weekday', ['Mi 19.11.2025', 'Mo 01.12.2025', 'Mi 31.12.2025']],
    ['how far it is', ['seit 12 Tagen überfällig', 'heute', 'in 30 Tagen']],
    ['how urgent it is', ['Überfällig', 'Heute', 'In den nächsten 7 Tagen', 'Später']],
    ['the original date where it differs', ['ursprünglich 31.12.2024']],
    ['how many devices are meant', ['24 Geräte']],
    ['for whom somebody stands in', ['In Vertretung für Sascha Grün']],
    ['who was told as well', ['die ISB wurde informiert']],
    ['what is late', ['verspätet']],
    [
      'why it is told',
      ['als verantwortlich eingetragen', 'gehört zu Ihrer Rolle', 'Was 7 Tage überfällig ist'],
    ],
    ['the calendar file', ['als Kalenderdatei']],
  ])('name %s', (_, phrases) => {
    for (const phrase of phrases) {
      expect(text).toContain(phrase)
      expect(html).toContain(phrase)
    }
  })

  it('link every item, the settings and the way out', () => {
    const paths = [
      ...officerDigest.items.map(({ path }) => path),
      '/konto/erinnerungen',
      `/erinnerungen/abbestellen/beispielstadt.${sampleContext.unsubscribeToken}`,
    ]
    for (const path of paths) {
      expect(text).toContain(`${sampleContext.baseUrl}${path}`)
      expect(html).toContain(`href="${sampleContext.baseUrl}${path}"`)
    }
  })

  it('load nothing from anywhere and follow nobody', () => {
    expect(html).not.toMatch(/<(img|link|script|iframe|object|video|form)\b/i)
    expect(html).not.toMatch(/url\(|@import|\bon\w+=|src=/i)
    expect(html).toContain('<html lang="de"')
  })

  it('say it in German only where it is German', () => {
    expect(text).not.toMatch(/undefined|null|NaN|\[object/)
    expect(html).not.toMatch(/undefined|null|NaN|\[object/)
  })

  it('are the same for the same digest, however its items are ordered', () => {
    const turned = { ...officerDigest, items: [...officerDigest.items].reverse() }

    expect(renderDigest(turned, sampleContext)).toEqual(renderDigest(officerDigest, sampleContext))
  })

  it('keep hostile titles as text', () => {
    const title = `<script>alert(1)</script> & "quoted" 'single'`
    const hostile = renderDigest(
      digestOf(sampleItem({ title, place: '<b>', responsible: '<i>', path: '/x"><script>' })),
      { ...sampleContext, organisationName: '<u>Stadt</u>' },
    ).html

    expect(hostile).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;')
    expect(hostile).not.toMatch(/<(script|b|i|u)>/)
  })

  it.each(['javascript:alert(1)', '//fremd.example/x', '/\\fremd.example', ' /x', '/x y', ''])(
    'link nothing to %j',
    (path) => {
      const mail = renderDigest(digestOf(sampleItem({ path })), sampleContext)

      expect(mail.html).toContain('<strong')
      if (path !== '') expect(mail.html + mail.text).not.toContain(path.trim())
    },
  )

  it('speak of each kind', () => {
    for (const kind of reminderKinds) {
      for (const dueOn of ['2025-11-30', '2025-12-01', '2025-12-02']) {
        const mail = renderDigest(digestOf(sampleItem({ kind, dueOn })), sampleContext)
        expect(mail.text).toMatch(
          /seit gestern (überfällig|abgelaufen|beendet|vorbei)|heute|morgen/,
        )
      }
    }
  })

  it('say where nobody is responsible, but for things that need nobody', () => {
    const bodyOf = (kind: ReminderItem['kind']) =>
      renderDigest(digestOf(sampleItem({ kind, responsible: '' })), sampleContext).text

    expect(bodyOf('measure')).toContain('noch ohne Verantwortliche')
    expect(bodyOf('warranty')).not.toContain('Verantwortliche')
  })
})

describe('a late mail', () => {
  it('says plainly that the program stood still or somebody was away', () => {
    const items = [sampleItem({ isLate: true }), sampleItem({ subjectId: 'b', title: 'Neu' })]
    const { text } = renderDigest({ ...digestOf(...items), isLate: true }, sampleContext)

    expect(text).toContain('kommt verspätet: Sie waren nicht da, oder das Programm stand still.')
    expect(text).toContain('die Zeile mit dem Zusatz „verspätet“')
  })

  it('names the day for which it was meant', () => {
    const { text } = renderDigest({ ...digestOf(sampleItem()), day: '2025-11-28' }, sampleContext)

    expect(text).toContain('war für den 28.11.2025 bestimmt')
  })
})

describe('who was told as well', () => {
  it.each([
    [6, ''],
    [7, 'die ISB wurde informiert'],
    [29, 'die ISB wurde informiert'],
    [30, 'ISB und Leitung wurden informiert'],
  ])('is said %i days after the date: %j', (days, note) => {
    const dueOn = new Date(Date.parse('2025-12-01') - days * 86_400_000).toISOString().slice(0, 10)

    const { text } = renderDigest(digestOf(sampleItem({ dueOn, leadDays: -days })), sampleContext)

    if (note === '') expect(text).not.toContain('informiert')
    else expect(text).toContain(note)
  })
})

describe('500 items', () => {
  const places = Array.from({ length: 25 }, (_, index) => `C0${index + 10} Gruppe ${index}`)
  const items = places.flatMap((place, index) =>
    Array.from({ length: 20 }, (_, nth) =>
      sampleItem({
        kind: 'check',
        subjectId: `${index}/${nth}`,
        title: `SYS.2.1.A${nth} Eine Anforderung mit einem Titel, der nicht kurz ist`,
        place,
        dueOn: index < 5 ? '2025-11-20' : '2025-12-15',
        path: `/check/zielobjekte/C0${index + 10}/SYS.2.1.A${nth}?verbund=KERN`,
      }),
    ),
  )
  const mail = renderDigest(digestOf(...items), sampleContext)

  it('stay shorter than what Gmail shows', () => {
    expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(longestHtmlBytes)
    expect(Buffer.byteLength(mail.text)).toBeLessThan(longestHtmlBytes)
  })

  it('stand under their target objects, and say how many more there are and where', () => {
    expect(mail.subject).toContain('500 Termine, 100 überfällig')
    expect(mail.text).toContain('C010 Gruppe 0')
    expect(mail.text).toContain('16 weitere: Anforderungen mit Termin')
    expect(mail.html).toContain(
      'href="https://basislotse.beispielstadt.example/check?verbund=KERN"',
    )
  })

  it('are all counted', () => {
    const shown = mail.text.match(/^- (Mo|Di|Mi|Do|Fr|Sa|So) /gm)?.length ?? 0
    const more = [...mail.text.matchAll(/^- ([\d.]+) weitere/gm)]
    const hidden = more.reduce((sum, [, count]) => sum + Number(count?.replace('.', '')), 0)

    expect(shown).toBeGreaterThan(20)
    expect(shown + hidden).toBe(500)
  })

  it('stay short when every title is long', () => {
    const long = items.map((item) => ({
      ...item,
      title: `"${'&'.repeat(4000)}`,
      place: item.subjectId,
    }))

    const { html } = renderDigest(digestOf(...long), sampleContext)

    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(longestHtmlBytes)
  })
})

describe('the headers', () => {
  const headersOf = (change: Partial<typeof sampleContext>, ...items: ReminderItem[]) =>
    renderDigest(digestOf(...(items.length > 0 ? items : [sampleItem()])), {
      ...sampleContext,
      ...change,
    }).headers

  it('keep programs from answering and let one click unsubscribe', () => {
    expect(headersOf({})).toEqual({
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': 'de',
      'List-Unsubscribe': `<${sampleContext.baseUrl}/erinnerungen/abbestellen/beispielstadt.${sampleContext.unsubscribeToken}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  })

  it.each([
    ['for escalations alone', {}, [escalated()]],
    ['without a base address', { baseUrl: undefined }, []],
    ['without a token', { unsubscribeToken: '' }, []],
  ])('offer no way to unsubscribe %s', (_, change, items) => {
    expect(headersOf(change as object, ...items)).not.toHaveProperty('List-Unsubscribe')
  })

  it('offer no single click where the address is not encrypted', () => {
    const headers = headersOf({ baseUrl: 'http://localhost:3000' })

    expect(headers).toHaveProperty('List-Unsubscribe')
    expect(headers).not.toHaveProperty('List-Unsubscribe-Post')
  })
})

describe('the way to change it', () => {
  it('is the page of the token for who has no account', () => {
    const { text } = renderDigest(digestOf(sampleItem()), { ...sampleContext, hasAccount: false })

    expect(text).toContain('Abbestellen: https://')
    expect(text).not.toContain('/konto/')
  })

  it('is not there for escalations, which says so', () => {
    const { text, html } = renderDigest(digestOf(escalated()), sampleContext)

    expect(text).toContain('Eskalationen lassen sich nicht abbestellen.')
    expect(html).not.toContain('/abbestellen/')
  })

  it('is told in words without a base address', () => {
    const mail = renderDigest(digestOf(sampleItem()), { ...sampleContext, baseUrl: undefined })

    expect(mail.text).toContain('„Ihr Konto“, „Erinnerungen“')
    expect(mail.html + mail.text).not.toMatch(/href=|https?:/)
  })
})
