/** How the program is called, and what it says when it is called wrongly. */
import { afterAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/commands.ts'
import { createPlace, runIn } from '../support/commandLine.ts'

const place = createPlace()
const settings = { BASISLOTSE_DATA: place.data }

afterAll(() => place.remove())

function escaped(text: string): string {
  return text.replace(/[()]/g, '\\$&')
}

function call(line: string) {
  return runIn(settings, ...line.split(' ').filter((word) => word !== ''))
}

describe('help', () => {
  it.each(['', '--help', '-h', 'help'])('„%s“ lists every command', async (line) => {
    const { code, out, err } = await call(line)

    expect([code, err]).toEqual([0, ''])
    for (const { name, summary } of commands) {
      expect(out).toMatch(new RegExp(`^  ${name} +${escaped(summary)}$`, 'm'))
    }
  })

  it.each(commands.map((command) => [command.name, command] as const))(
    '„%s --help“ names its usage and every option',
    async (name, command) => {
      const { code, out, err } = await call(`${name} --help`)

      expect([code, err]).toEqual([0, ''])
      expect(out).toContain(`Aufruf: basislotse ${name}`)
      for (const option of [...Object.keys(command.options), 'data', 'help']) {
        expect(out).toContain(`--${option}`)
      }
    },
  )

  it.each([
    ['help status', 'Aufruf: basislotse status'],
    ['help import devices', 'Aufruf: basislotse import devices'],
    ['import --help', 'import wiba'],
    ['user --help', 'user reset'],
    ['status -h', 'Aufruf: basislotse status'],
  ])('„%s“ helps as well', async (line, text) => {
    const { code, out } = await call(line)

    expect(code).toBe(0)
    expect(out).toContain(text)
  })

  it('says the version', async () => {
    const { code, out } = await call('--version')

    expect(code).toBe(0)
    expect(out).toMatch(/^Basislotse \d+\.\d+\.\d+$/)
  })
})

describe('wrong usage ends with 2, says what is wrong on stderr and leaves stdout empty:', () => {
  it.each([
    ['an unknown command', 'stauts', 'Den Befehl „stauts“ gibt es nicht. Meinten Sie „status“?'],
    ['a command in capitals', 'Demo', 'Meinten Sie „demo“?'],
    ['a command like nothing', 'xyzzyplugh', '„basislotse --help“ zeigt alle Befehle.'],
    ['half a command', 'import', 'import devices DATEI --domain KÜRZEL'],
    ['an unknown second word', 'import device x', 'Meinten Sie „import devices“?'],
    ['a mistyped second word', 'user ad x@y.de', 'Meinten Sie „user add“?'],
    ['a word behind a command', 'model answr', 'Meinten Sie „model answer“?'],
    [
      'an unknown option',
      'status --jsno',
      'Die Option „--jsno“ gibt es hier nicht. Meinten Sie „--json“?',
    ],
    ['an option of another command', 'verify --port 1', 'Die Option „--port“ gibt es hier nicht.'],
    ['a short option', 'status -x', 'Die Option „-x“ gibt es hier nicht.'],
    ['an option without its value', 'status --domain', 'Die Option „--domain“ braucht einen Wert.'],
    ['an option as a value', 'status --domain --json', 'Die Option „--domain“ braucht einen Wert.'],
    ['a value too many', 'status --json=ja', 'Die Option „--json“ hat keinen Wert.'],
    ['an option twice', 'status --domain A --domain B', '„--domain“ steht zweimal da.'],
    ['a missing word', 'import devices --domain KERN', 'Es fehlt: DATEI'],
    ['a second missing word', 'domain add KERN', 'Es fehlt: NAME'],
    ['a word too many', 'status jetzt', 'Das gehört hier nicht hin: „jetzt“'],
    ['a missing domain', 'import devices x.csv', 'Bitte geben Sie --domain an.'],
    ['a missing role', 'user add x@y.de', 'Bitte geben Sie --role an.'],
    ['a missing organisation', 'init', 'Bitte geben Sie --organisation an.'],
    ['a missing file', 'export a1 --domain KERN', 'Bitte geben Sie --out an.'],
    ['no export', 'export --domain KERN --out x', 'Bitte nennen Sie den Export (a1, a2,'],
    [
      'an export and all',
      'export a1 --all --domain KERN --out x',
      'entweder einen Export oder --all',
    ],
  ])('%s', async (_, line, text) => {
    const { code, out, err } = await call(line)

    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(text)
  })

  it.each([
    [['import', 'devices', '', '--domain', 'KERN'], 'Es fehlt: DATEI'],
    [['status', '--data', ''], 'Die Option „--data“ braucht einen Wert.'],
    [['status', '--domain', '  '], 'Die Option „--domain“ braucht einen Wert.'],
  ])('nothing between quotes: %j', async (words, text) => {
    const { code, err } = await runIn(settings, ...words)

    expect(code).toBe(2)
    expect(err).toContain(text)
  })

  it('with the right usage below', async () => {
    const { err } = await call('import devices')

    expect(err).toContain('Aufruf: basislotse import devices DATEI --domain KÜRZEL [Optionen]')
  })
})

describe('what is well-formed but wrong ends with 1:', () => {
  it.each([
    [
      'a day that does not exist',
      'demo --no-serve --today 2025-02-30',
      '„2025-02-30“ ist kein gültiger Tag.',
    ],
    ['a day in German', 'demo --no-serve --today 22.05.2025', 'Erwartet wird JJJJ-MM-TT.'],
    ['a day before the city', 'demo --no-serve --today 2023-12-31', 'beginnt am 09.01.2024'],
    ['a port that is a word', 'demo --port abc', '„abc“ ist kein Anschluss.'],
    ['a port too high', 'demo --port 65536', '„65536“ ist kein Anschluss.'],
    ['no data yet', 'status', 'liegen noch keine Daten. „basislotse init --organisation NAME“'],
    ['no data to verify', 'verify', 'Hier liegen keine Daten'],
    ['no data to back up', 'backup x.sqlite', 'Hier liegen keine Daten'],
    ['no backup to restore', 'restore gibt-es-nicht.sqlite', 'gibt es nicht.'],
  ])('%s', async (_, line, text) => {
    const { code, out, err } = await call(line)

    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(text)
  })

  it.each([
    [{ PORT: 'abc' }, 'PORT: Erwartet wird eine Zahl von 0 bis 65535.'],
    [{ PORT: '-1' }, 'PORT: Erwartet wird eine Zahl von 0 bis 65535.'],
    [{ PORT: '65536' }, 'PORT: Erwartet wird eine Zahl von 0 bis 65535.'],
    [{ PORT: '30.5' }, 'PORT: Erwartet wird eine Zahl von 0 bis 65535.'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: Erwartet wird postgres://'],
    [{ DATABASE_URL: 'postgres://a:b@host:port/x' }, 'DATABASE_URL: Erwartet wird postgres://'],
    [{ BASISLOTSE_URL: 'stadt' }, 'BASISLOTSE_URL: Erwartet wird eine Adresse wie https://'],
    [{ BASISLOTSE_LOG: 'laut' }, 'BASISLOTSE_LOG: Möglich sind debug, info, warn,'],
  ])('the setting %j', async (wrong, text) => {
    const { code, err } = await runIn({ ...settings, ...wrong }, 'status')

    expect(code).toBe(1)
    expect(err).toContain('Einstellungen der Umgebung sind falsch:')
    expect(err).toContain(text)
  })

  it('a database server that nobody reaches', async () => {
    const { code, err } = await runIn({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' }, 'status')

    expect([code, err]).toEqual([
      1,
      'Der Datenbankserver ist nicht erreichbar. Bitte prüfen Sie DATABASE_URL.',
    ])
  })
})
