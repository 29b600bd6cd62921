/**
 * How long a page of somebody else waits at most while a list of 200,000 devices comes in by browser: sent, compared,
 * stored. Tells the longest waits of each step. `node bench/longestWait.mjs [rows] [port] [twice]`, after
 * `npm run build`; twice: and once more, all changed.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const rows = Number(process.argv[2] ?? 200_000)
const port = process.argv[3] ?? '4890'
const base = `http://localhost:${port}`
const folder = mkdtempSync(join(tmpdir(), 'basislotse-wait-'))
const program = new URL('../bin/basislotse.mjs', import.meta.url).pathname
const email = 'isb@messung.example'
const own = 'Laterne Moos Kanu Zwieback'

const run = (...call) =>
  execFileSync(process.execPath, [program, ...call, '--data', folder], { encoding: 'utf8' })
run('init', '--organisation', 'Messung')
const added = run('user', 'add', email, '--role', 'officer')
const [, issued] = /Einmalkennwort: +(\S+)/.exec(added)
const server = spawn(
  process.execPath,
  [
    ...(process.env.PROBE ?? '').split(' ').filter(Boolean),
    program,
    'serve',
    '--port',
    port,
    '--data',
    folder,
  ],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
)
await new Promise((resolve, reject) => {
  server.stdout.once('data', resolve)
  server.once('exit', () => reject(new Error('The server did not start.')))
})

let cookie = ''
try {
  await post('/anmelden', { email, password: issued })
  await post('/anmelden/kennwort', { newPassword: own, repeatedPassword: own })
  await bring('all new', deviceList(''))
  if (process.argv[4]) await bring('all changed', deviceList('x'))
} finally {
  server.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}

async function bring(what, text) {
  const waits = []
  let phase = 'reading'
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const began = performance.now()
      const during = phase
      await get('/')
      waits.push([during, performance.now() - began])
      await sleep(20)
    }
  })()
  const file = new File([text], 'liste.csv', { type: 'text/csv' })
  const sent = await post('/einlesen?verbund=KERN', { art: 'devices', datei: file })
  const address = sent.headers.get('location')
  await timed(what, 'reading', address)
  phase = 'planning'
  const columns = await (await get(`${address}/spalten`)).text()
  const fields = [...columns.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<\/select>/g)].map(
    ([select, name]) => [name, /value="([^"]*)" selected/.exec(select)?.[1] ?? ''],
  )
  const hidden = [...columns.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name, value]) => [name, value],
  )
  const inputs = [
    ...columns.matchAll(
      /<input[^>]*type="(?:text|number)"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g,
    ),
  ].map(([, name, value]) => [name, value])
  await post(`${address}/spalten`, Object.fromEntries([...hidden, ...inputs, ...fields]))
  const preview = await timed(what, 'planning', address)
  phase = 'storing'
  const [, stand = ''] = /name="stand" value="([^"]*)"/.exec(preview) ?? []
  if (!stand)
    throw new Error(
      preview
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(0, 2000),
    )
  await post(`${address}/uebernahme`, { stand })
  const result = await timed(what, 'storing', address)
  phase = 'afterwards'
  await sleep(3000)
  isOver = true
  await watching
  console.log(what, /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(result)?.[1])
  for (const step of ['reading', 'planning', 'storing', 'afterwards']) {
    const own = waits.filter(([during]) => during === step).map(([, wait]) => wait)
    const longest = own.sort((a, b) => b - a).slice(0, 5)
    console.log(`  ${step}: ${own.length} pages, longest ${longest.map(Math.round).join(', ')} ms`)
  }
}

async function timed(what, step, address) {
  const began = performance.now()
  for (;;) {
    const page = await (await get(address)).text()
    if (!page.includes('import-progress')) {
      console.log(`  ${what}, ${step}: ${Math.round(performance.now() - began)} ms`)
      return page
    }
    await sleep(500)
  }
}

function get(path) {
  return send(path, {})
}

async function post(path, values) {
  const body = new FormData()
  const page = await (await get(path.replace(/\/uebernahme$|\/spalten$/, ''))).text()
  const [, csrf = ''] = /name="_csrf" value="([^"]*)"/.exec(page) ?? []
  for (const [name, value] of Object.entries({ ...values, _csrf: csrf })) body.set(name, value)
  return send(path, { method: 'POST', body })
}

async function send(path, init) {
  const headers = { cookie, 'sec-fetch-site': 'same-origin', origin: base }
  const response = await fetch(`${base}${path}`, { headers, redirect: 'manual', ...init })
  for (const line of response.headers.getSetCookie()) {
    const [pair] = line.split(';')
    if (/^basislotse=./.test(pair)) cookie = pair
  }
  if (response.status >= 400)
    throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response
}

function deviceList(host) {
  const lines = ['Inventarnr.;Geräteart;Hersteller;Modell;Seriennummer;Standort;Raum;Hostname']
  for (let number = 0; number < rows; number += 1) {
    const code = String(number).padStart(6, '0')
    const site = `Schule ${number % 40}`
    lines.push(
      `M-${code};Notebook;Lenovo;ThinkPad L14;SN${code}X;${site};R ${number % 900};nb${host}${code}`,
    )
  }
  return lines.join('\n')
}
