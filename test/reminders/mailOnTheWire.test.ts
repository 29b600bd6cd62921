/** A digest as it goes over the wire, read again as mail programs do. */
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { renderDigest } from '../../src/reminders/mail/renderDigest.ts'
import { digestOf, officerDigest, sampleContext, sampleItem } from './sampleDigest.ts'

async function send(digest: typeof officerDigest) {
  const { attachments, ...mail } = renderDigest(digest, sampleContext)
  const composer = new MailComposer({
    from: 'basislotse@stadt.example',
    to: 'kim@stadt.example',
    ...mail,
    attachments: attachments.map((each) => ({ ...each })),
  })
  const raw = await composer.compile().build()
  return { raw: raw.toString('latin1'), mail: await PostalMime.parse(raw), sent: mail }
}

describe('a digest on the wire', () => {
  it('has a text, an HTML and a calendar part, umlauts and all', async () => {
    const { mail, sent } = await send(officerDigest)

    expect(mail.subject).toBe(sent.subject)
    expect(mail.text?.trim().replaceAll('\r\n', '\n')).toBe(sent.text.trim())
    expect(mail.html?.trim().replaceAll('\r\n', '\n')).toBe(sent.html.trim())
    expect(mail.attachments.map(({ mimeType, filename }) => [mimeType, filename])).toEqual([
      ['text/calendar', 'termine-2025-12-01.ics'],
    ])
  })

  it('keeps its lines short and the address to unsubscribe whole', async () => {
    const { raw, mail } = await send(officerDigest)
    const headerOf = (key: string) => mail.headers.find((each) => each.key === key)?.value

    expect(Math.max(...raw.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998)
    expect(headerOf('list-unsubscribe')).toBe(sent('List-Unsubscribe'))
    expect(headerOf('auto-submitted')).toBe('auto-generated')
  })

  it('gets no other header by a title, a name or a place', async () => {
    const evil = 'x\r\nBcc: alle@stadt.example\r\n\r\n<b>'
    const item = sampleItem({ title: evil, place: evil, responsible: evil, onBehalfOf: evil })

    const { mail } = await send({ ...digestOf(item), recipientName: evil })

    expect(mail.bcc ?? []).toEqual([])
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc')
    expect(mail.html).not.toContain('<b>')
  })
})

function sent(name: string): string | undefined {
  return renderDigest(officerDigest, sampleContext).headers[name]
}
