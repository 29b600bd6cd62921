/** Where the mail server and its password come from, and what is refused. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findMailSettings } from '../../../db/queries/mailSettings.ts'
import { systemActor } from '../../../src/access/actor.ts'
import { createOrganisation } from '../../../src/access/organisation/actions.ts'
import { readConfig } from '../../../src/config.ts'
import { openMail } from '../../../src/platform/mail/mail.ts'
import { changeMailSettings, removeMailSettings } from '../../../src/reminders/mailing/actions.ts'
import { mailSettingsForm } from '../../../src/reminders/mailing/mailSettingsForm.ts'
import { readMailServer } from '../../../src/reminders/mailing/readMailServer.ts'
import { cityDeps } from '../../exports/cast.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

const form = {
  host: 'mail.stadt.example',
  port: '',
  security: 'starttls',
  user: '',
  senderName: '',
  senderAddress: 'basislotse@stadt.example',
  replyTo: '',
  version: '0',
}

describe('what the administration enters', () => {
  it.each([
    [{}, { host: 'mail.stadt.example', port: 587, senderName: 'Basislotse' }],
    [{ security: 'tls' }, { port: 465 }],
    [
      { security: 'none', host: 'localhost' },
      { port: 25, host: 'localhost' },
    ],
    [{ port: '2525' }, { port: 2525 }],
    [{ host: ' MAIL.Stadt.example. ' }, { host: 'mail.stadt.example' }],
    [{ host: 'post.köthen.example' }, { host: 'post.xn--kthen-jua.example' }],
    [{ host: 'mailserver' }, { host: 'mailserver' }],
    [{ host: '10.1.2.3' }, { host: '10.1.2.3' }],
    [{ host: '[2001:db8::25]' }, { host: '2001:db8::25' }],
  ])('%j is taken', (change, expected) => {
    expect(mailSettingsForm.parse({ ...form, ...change })).toMatchObject(expected)
  })

  it.each<[Record<string, string>, string]>([
    [{ host: '' }, 'host'],
    [{ host: 'smtp://mail.stadt.example' }, 'host'],
    [{ host: 'mail.stadt.example:587' }, 'host'],
    [{ host: 'mail stadt' }, 'host'],
    [{ host: '10.1.2.300' }, 'host'],
    [{ host: '-' }, 'host'],
    [{ port: '0' }, 'port'],
    [{ port: '65536' }, 'port'],
    [{ port: '58x' }, 'port'],
    [{ security: 'ssl3' }, 'security'],
    [{ security: 'none' }, 'security'],
    [{ security: 'none', host: '10.1.2.3' }, 'security'],
    [{ user: 'x\r\ny' }, 'user'],
    [{ senderName: 'x\nBcc: y@stadt.example' }, 'senderName'],
    [{ senderAddress: '' }, 'senderAddress'],
    [{ senderAddress: 'a@stadt.example\r\nx' }, 'senderAddress'],
    [{ replyTo: 'niemand' }, 'replyTo'],
  ])('%j is refused at its field', (change, field) => {
    const parsed = mailSettingsForm.safeParse({ ...form, ...change })

    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toContain(field)
    for (const { message } of parsed.error?.issues ?? []) expect(message).toMatch(/[.)]$/)
  })
})

describe('the environment', () => {
  const host = { BASISLOTSE_SMTP_HOST: 'mail.stadt.example' }

  it('names no mail server unless it says so', () => {
    expect(readConfig({}).mail.settings).toBeUndefined()
    expect(readConfig({ BASISLOTSE_SMTP_PASSWORD: 'x' }).mail).toEqual({
      settings: undefined,
      password: { value: 'x', file: undefined },
    })
  })

  it.each([
    ['basislotse@stadt.example', 'Basislotse'],
    ['Stadt Süd <basislotse@stadt.example>', 'Stadt Süd'],
    ['"Stadt Süd" <basislotse@stadt.example>', 'Stadt Süd'],
    ['"Stadt Süd <basislotse@stadt.example>"', 'Stadt Süd'],
    ['<basislotse@stadt.example>', 'Basislotse'],
  ])('names the sender as %s', (from, senderName) => {
    expect(readConfig({ ...host, BASISLOTSE_SMTP_FROM: from }).mail.settings).toEqual({
      ...{ host: 'mail.stadt.example', port: 587, security: 'starttls', user: '', replyTo: '' },
      ...{ senderName, senderAddress: 'basislotse@stadt.example' },
    })
  })

  it.each<[Record<string, string>, string]>([
    [{}, 'BASISLOTSE_SMTP_FROM'],
    [{ BASISLOTSE_SMTP_FROM: 'niemand' }, 'BASISLOTSE_SMTP_FROM'],
    [{ BASISLOTSE_SMTP_PORT: 'x' }, 'BASISLOTSE_SMTP_PORT'],
    [{ BASISLOTSE_SMTP_SECURITY: 'ssl' }, 'BASISLOTSE_SMTP_SECURITY'],
    [{ BASISLOTSE_SMTP_SECURITY: 'none' }, 'BASISLOTSE_SMTP_SECURITY'],
    [{ BASISLOTSE_SMTP_REPLY_TO: 'x y' }, 'BASISLOTSE_SMTP_REPLY_TO'],
  ])('%j is refused with the name of the setting', (change, setting) => {
    const from =
      'BASISLOTSE_SMTP_FROM' in change || setting.endsWith('FROM')
        ? {}
        : { BASISLOTSE_SMTP_FROM: 'a@stadt.example' }

    expect(() => readConfig({ ...host, ...from, ...change })).toThrow(`${setting}: `)
  })
})

describe('the mail server of an organisation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'basislotse-smtp-'))
  const own = mailSettingsForm.parse({ ...form, host: 'own.example', user: 'own' })
  const { version: _, ...environment } = mailSettingsForm.parse({
    ...{ ...form, host: 'shared.example', user: 'shared' },
  })
  let test: TestStore
  let asked: Parameters<typeof openMail>[0]

  beforeEach(async () => {
    test = await openTestStore('sqlite')
    asked = {}
    await createOrganisation(deps(), { id: 'aken', name: 'Stadt Aken', land: 'ST' })
  })
  afterEach(() => test.close())

  const deps = () => ({ ...cityDeps(test.store, 'aken'), mail: openMail(asked) })
  const server = () => readMailServer(deps(), 'aken')
  const enter = () => changeMailSettings(deps(), systemActor('aken', 'Test'), own)
  const addNeighbour = () =>
    createOrganisation(cityDeps(test.store, 'calbe'), { id: 'calbe', name: 'Calbe', land: 'ST' })

  it('is its own, with the password of the environment while it is alone', async () => {
    asked = { password: { value: 'geheim' } }
    await enter()

    expect(await server()).toMatchObject({
      ...{ origin: 'organisation', password: 'geheim', mayBeHere: true, missing: undefined },
      settings: { host: 'own.example' },
    })
  })

  it('never gets the password of all as soon as there are several', async () => {
    asked = { password: { value: 'geheim' } }
    await enter()
    await addNeighbour()

    expect(await server()).toMatchObject({
      ...{ origin: 'organisation', password: undefined, mayBeHere: false },
      missing: 'password_missing',
    })
    asked = { password: { file: join(folder, 'all') } }
    writeFileSync(join(folder, 'all'), 'geheim\n')
    expect((await server()).password).toBeUndefined()
  })

  it('gets the password of its own file, and nobody else does', async () => {
    asked = { password: { file: join(folder, 'smtp-{organisation}') } }
    writeFileSync(join(folder, 'smtp-calbe'), 'von Calbe')
    await enter()
    await addNeighbour()

    expect((await server()).password).toBeUndefined()
    writeFileSync(join(folder, 'smtp-aken'), 'von Aken\n')
    expect((await server()).password).toBe('von Aken')
  })

  it('is that of the environment while it is alone, whatever was entered', async () => {
    await enter()
    asked = { settings: environment, password: { value: 'geheim' } }

    expect(await server()).toMatchObject({
      ...{ origin: 'environment', settings: { host: 'shared.example' }, password: 'geheim' },
      stored: { host: 'own.example' },
    })
    await expect(enter()).rejects.toThrow('BASISLOTSE_SMTP_HOST')
  })

  it('is that of the environment for those who have entered none, with its password', async () => {
    asked = { settings: environment, password: { value: 'geheim' } }
    await addNeighbour()

    expect(await server()).toMatchObject({
      ...{ origin: 'environment', password: 'geheim', mayBeHere: true },
    })
    await enter()
    expect(await server()).toMatchObject({ origin: 'organisation', password: undefined })
    await removeMailSettings(deps(), systemActor('aken', 'Test'))
    expect(await server()).toMatchObject({ origin: 'environment', password: 'geheim' })
  })

  it('is not on this very machine where several share it', async () => {
    await addNeighbour()
    const here = { ...own, host: 'localhost' }

    await expect(
      changeMailSettings(deps(), systemActor('aken', 'Test'), here),
    ).rejects.toMatchObject({ code: 'invalid', fields: { host: expect.any(String) } })
    expect(await test.store.read('aken', findMailSettings)).toBeUndefined()
  })

  it('is none at first', async () => {
    expect(await server()).toMatchObject({ origin: undefined, missing: 'no_settings' })
  })
})
