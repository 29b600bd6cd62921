/** What the documentation and the scripts promise, against a server that listens: every example is run as it stands. */
import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenScopes } from '../../src/access/tokenScope.ts'
import { endpoints } from '../../src/api/endpoints.ts'
import { problemKinds } from '../../src/api/problem.ts'
import { deviceReport } from '../../src/api/reports/reportSchema.ts'
import { packageRoot } from '../../src/core/packageRoot.ts'
import { type ApiCity, openApiCity, type Program } from './apiCity.ts'

const run = promisify(execFile)
const root = fileURLToPath(packageRoot)
const page = readFileSync(join(root, 'docs/api.md'), 'utf8')
const linuxScript = join(root, 'scripts/report/geraet-melden.sh')
const windowsScript = readFileSync(join(root, 'scripts/report/geraet-melden.ps1'), 'utf8')

let city: ApiCity
let program: Program
let url: string
let folder: string
let stop: () => void

beforeAll(async () => {
  city = await openApiCity()
  program = await city.program()
  folder = mkdtempSync(join(tmpdir(), 'basislotse-api-'))
  const server = serve({ fetch: city.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((listening) => server.once('listening', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = () => server.close()
})
afterAll(async () => {
  stop()
  rmSync(folder, { recursive: true, force: true })
  await city.close()
})

describe('docs/api.md', () => {
  const examples = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = '']) => text)

  it('has examples that do what they say', async () => {
    const { text } = await city.issue(tokenScopes)
    const env = { ...process.env, BASISLOTSE_URL: url, BASISLOTSE_TOKEN: text }
    const answers: string[] = []

    for (const example of examples) {
      const { stdout } = await run('sh', ['-euc', example], { env, cwd: folder })
      answers.push(stdout)
    }

    const devices = await program.get(
      '/api/v1/devices?informationDomain=KERN&inventoryNumber=R-2025-0417',
    )
    expect(answers.length).toBeGreaterThan(7)
    expect(answers[0]).toContain('"scopes":["devices:read"')
    expect((devices.json.items as object[])[0]).toMatchObject({
      room: '2.11',
      osVersion: '24H2 (26100.4061)',
      hostname: 'RH-NB-017',
    })
    expect(readFileSync(join(folder, 'A4_KERN_2025-05-22.xlsx')).subarray(0, 2).toString()).toBe(
      'PK',
    )
  }, 60_000)

  it('names every scope and every status of a problem', () => {
    for (const scope of tokenScopes) expect(page).toContain(`| \`${scope}\` |`)
    const statuses = Object.values(problemKinds).map(({ status }) => status)
    for (const status of statuses.filter((one) => one !== 500)) {
      expect(page).toMatch(new RegExp(`^\\|[ \\d,]*\\b${status}\\b[ \\d,]*\\|`, 'm'))
    }
  })

  it('names every resource', () => {
    for (const { path } of endpoints) {
      const [, resource = ''] = path.split('/')
      expect(page).toMatch(new RegExp(`/${resource}\\b`))
    }
  })
})

describe('the script for Linux', () => {
  /** A machine as its kernel shows it. */
  function machine(name: string, files: Readonly<Record<string, string>>): string {
    const at = join(folder, name)
    for (const [path, text] of Object.entries(files)) {
      const file = join(at, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    const dock = join(at, 'sys/class/net/enxdock/device')
    if (existsSync(dock)) symlinkSync('../../../../bus/usb', join(dock, 'subsystem'))
    return at
  }

  const laptop = {
    'etc/hostname': 'gs-nord-17\n',
    'etc/os-release': 'PRETTY_NAME="Debian"\nNAME="Debian GNU/Linux"\nVERSION_ID="13"\n',
    'sys/class/dmi/id/product_serial': 'PF "3XK9\\\n',
    'sys/class/dmi/id/sys_vendor': 'LENOVO\n',
    'sys/class/dmi/id/product_name': '21C1S0AB00\n',
    'sys/class/dmi/id/product_version': 'ThinkPad L14 Gen 3\n',
    'sys/class/dmi/id/chassis_type': '10\n',
    'sys/class/net/enp0s31f6/address': '0c:37:96:12:34:56\n',
    'sys/class/net/enp0s31f6/device/vendor': '0x8086\n',
    'sys/class/net/docker0/address': '02:42:ac:11:00:02\n',
    'sys/class/net/enxdock/address': '00:e0:4c:68:00:01\n',
    'sys/class/net/enxdock/device/vendor': '0x0bda\n',
  }

  const report = (root: string, more: Record<string, string> = {}, ...words: string[]) =>
    run('sh', [linuxScript, ...words], {
      env: {
        PATH: process.env.PATH ?? '',
        BASISLOTSE_WURZEL: root,
        BASISLOTSE_CONF: '/nirgends',
        ...more,
      },
    })

  it('reports its own machine, which then is in the inventory', async () => {
    const { text } = await city.issue(['device-reports:write'], {
      informationDomainId: city.aken.otherDomainId,
    })
    const conf = join(folder, 'melden.conf')
    writeFileSync(conf, `BASISLOTSE_URL=${url}/\nBASISLOTSE_TOKEN=${text}\n`)
    const root = machine('laptop', laptop)

    const first = await report(root, { BASISLOTSE_CONF: conf })
    const second = await report(root, { BASISLOTSE_CONF: conf })

    expect([first, second].map(({ stdout }) => JSON.parse(stdout).result)).toEqual([
      'created',
      'unchanged',
    ])
    const found = await program.get('/api/v1/devices?q=gs-nord-17')
    expect((found.json.items as object[])[0]).toMatchObject({
      informationDomain: 'SCHULE',
      hostname: 'gs-nord-17',
      serial: 'PF "3XK9\\',
      manufacturer: 'LENOVO',
      model: 'ThinkPad L14 Gen 3',
      kind: 'notebook',
      os: 'Debian GNU/Linux',
      osVersion: '13',
      mac: '0C:37:96:12:34:56',
    })
  }, 30_000)

  it('shows what it would report, on this machine too, and names nobody', async () => {
    const { stdout } = await report('', {}, '--zeigen')

    const shown = JSON.parse(stdout)
    expect(Object.keys(shown)).toContain('hostname')
    expect(Object.keys(shown).filter((key) => /user|login|holder/i.test(key))).toEqual([])
  })

  it('says why nothing was reported, and ends with 1', async () => {
    const root = machine('nameless', { 'etc/hostname': 'x\n' })
    const { text } = await city.issue(['device-reports:write'])
    const ask = (more: Record<string, string>) =>
      report(root, more).catch((error: { code: number; stdout: string; stderr: string }) => error)

    const open = await ask({
      BASISLOTSE_URL: 'http://basislotse.stadt.example',
      BASISLOTSE_TOKEN: text,
    })
    const keyless = await ask({ BASISLOTSE_URL: url })
    const wrong = await ask({ BASISLOTSE_URL: url, BASISLOTSE_TOKEN: 'falsch' })
    const domainless = await ask({ BASISLOTSE_URL: url, BASISLOTSE_TOKEN: text })

    expect(open).toMatchObject({ code: 1, stderr: expect.stringContaining('https://') })
    expect(keyless).toMatchObject({ code: 1, stderr: expect.stringContaining('BASISLOTSE_TOKEN') })
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('(401)') })
    expect(domainless).toMatchObject({ code: 1, stdout: expect.stringContaining('KERN, SCHULE') })
  }, 30_000)

  it('keeps the token out of the list of processes', () => {
    const script = readFileSync(linuxScript, 'utf8')

    const [call = ''] = /curl --config -[\s\S]*?device-reports"/.exec(script) ?? []

    expect(call).toContain('--data-binary')
    expect(call).not.toContain('BASISLOTSE_TOKEN')
  })
})

/** There is no Windows here: what can be said without one. */
describe('the script for Windows', () => {
  it('begins with a mark, without which PowerShell 5.1 reads its umlauts wrong', () => {
    expect(windowsScript.charCodeAt(0)).toBe(0xfeff)
  })

  it('asks for TLS 1.2 and for no user, and uses nothing that 5.1 lacks', () => {
    const code = windowsScript.replace(/<#[\s\S]*?#>/, '').replace(/^\s*#.*$/gm, '')

    expect(code).toContain('[Net.SecurityProtocolType]::Tls12')
    expect(code).not.toMatch(/\$env:USER|UserName|Win32_LoggedOnUser/i)
    expect(code).not.toMatch(/\?\?|\?\.|-SkipHttpErrorCheck|-Authentication|&&|\|\|/)
  })

  it('sends the fields that the interface knows', () => {
    const [, body = ''] = /\$report = @\{([\s\S]*?)\n {2}\}/.exec(windowsScript) ?? []
    const sent = [...body.matchAll(/^\s+(\w+)\s+=/gm)].map(([, name]) => name)
    const known = Object.keys(deviceReport.shape)

    expect(sent.length).toBeGreaterThan(6)
    expect(sent.filter((name) => !known.includes(name ?? ''))).toEqual([])
  })
})
