/**
 * Inventory files of the GLPI agent (JSON) and of its forerunners FusionInventory and OCS (XML), one device each or
 * several: they become a table like any other. What they hold beyond that is not looked at.
 * @module
 */
import { SaxesParser } from 'saxes'
import { Failure } from '../../core/failure.ts'
import { glpiHeaders } from '../../exchange/columns/glpiSource.ts'
import type { Table } from '../../exchange/table.ts'
import { notASpreadsheet } from './detectFormat.ts'
import { readLimits } from './readLimits.ts'
import { tooManyRows } from './tooManyRows.ts'

type Node = { readonly [name: string]: unknown }

/** Elements of an inventory are nested four deep. */
const deepest = 32

/** Elements of one file; an agent writes some ten thousand, most of them software. */
const mostElements = 2_000_000

/** Throws `invalid` for what is no inventory, broken, nested too deeply, or brings a document type or entities. */
export function readGlpi(text: string, file: string): Table {
  const isXml = text.trimStart().startsWith('<')
  const inventories = isXml ? readXml(text, file) : readJson(text, file)
  if (inventories.length > readLimits.rows) throw tooManyRows(file)
  return {
    file,
    sheet: '',
    date1904: false,
    rows: [
      { number: 0, cells: [...glpiHeaders] },
      ...inventories.map((inventory, index) => ({
        number: index + 1,
        cells: cellsOf(inventory).map((cell) => (cell === '' ? null : cell)),
      })),
    ],
  }
}

function readJson(text: string, file: string): Node[] {
  const parsed = parseJson(text, file)
  const documents = Array.isArray(parsed) ? parsed : [parsed]
  const inventories = documents.filter(isNode).filter(({ content }) => isNode(content))
  if (inventories.length === 0 || inventories.length < documents.length) {
    throw notASpreadsheet(file, 'eine JSON-Datei, die kein Inventar des GLPI-Agenten ist')
  }
  return inventories
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = /at position (\d+)/.exec(String(error))?.[1]
    const line = position && text.slice(0, Number(position)).split('\n').length
    throw new Failure(
      'invalid',
      `Die Datei „${file}“ beginnt wie eine JSON-Datei, ist aber keine gültige${line ? ` (Zeile ${line})` : ''}. Vielleicht wurde sie nur zum Teil übertragen.`,
    )
  }
}

/** Each `<REQUEST>` is an inventory. Names are compared in lower case, repeated elements become lists. */
function readXml(text: string, file: string): Node[] {
  const root: Record<string, unknown> = {}
  const path: { name: string; node: Record<string, unknown>; text: string }[] = []
  let elements = 0
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw new Failure(
      'invalid',
      `Die Datei „${file}“ ist keine gültige XML-Datei (Zeile ${parser.line}): ${explain(error)}`,
    )
  })
  parser.on('doctype', () => {
    throw new Failure(
      'invalid',
      `Die Datei „${file}“ bringt eine Dokumenttyp-Deklaration (DOCTYPE) mit. Solche Dateien werden zur Sicherheit nicht gelesen; der GLPI-Agent schreibt keine.`,
    )
  })
  parser.on('opentag', ({ name }) => {
    elements += 1
    if (path.length >= deepest || elements > mostElements) throw tooBig(file)
    path.push({ name: name.toLowerCase(), node: {}, text: '' })
  })
  parser.on('text', (part) => {
    const open = path.at(-1)
    if (open) open.text += part
  })
  parser.on('cdata', (part) => {
    const open = path.at(-1)
    if (open) open.text += part
  })
  parser.on('closetag', () => {
    const closed = path.pop()
    if (!closed) return
    const hasChildren = Object.keys(closed.node).length > 0
    addTo(path.at(-1)?.node ?? root, closed.name, hasChildren ? closed.node : closed.text.trim())
  })
  parser.write(text).close()
  return inventoriesIn(root, file)
}

function inventoriesIn(root: Node, file: string): Node[] {
  const outer = listOf(root.inventories ?? root.requests).find(isNode)
  const inventories = listOf((outer ?? root).request).filter(isNode)
  const found = inventories.filter(({ content }) => isNode(content))
  if (found.length > 0) return found
  throw notASpreadsheet(file, 'eine XML-Datei, die kein Inventar des GLPI-Agenten ist')
}

/** `__proto__` is a name like any other here. */
function addTo(node: Record<string, unknown>, name: string, value: unknown): void {
  const known = Object.hasOwn(node, name) ? node[name] : undefined
  const added = known === undefined ? value : [...listOf(known), value]
  Object.defineProperty(node, name, {
    value: added,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

/** saxes puts its own position in front. */
function explain(error: Error): string {
  return /entit/i.test(error.message)
    ? 'Sie verwendet eine unbekannte Entität. Solche Dateien werden zur Sicherheit nicht gelesen.'
    : 'Vielleicht wurde sie nur zum Teil übertragen.'
}

function tooBig(file: string): Failure {
  return new Failure(
    'invalid',
    `Die Datei „${file}“ ist tiefer verschachtelt oder hat mehr Bestandteile, als ein Inventar des GLPI-Agenten hat. Sie wird zur Sicherheit nicht gelesen.`,
  )
}

/** In the order of `glpiHeaders`. */
function cellsOf(inventory: Node): string[] {
  const content = isNode(inventory.content) ? inventory.content : {}
  const bios = firstOf(content.bios)
  const hardware = firstOf(content.hardware)
  const system = firstOf(content.operatingsystem)
  const os = textOf(system.full_name) || textOf(system.name) || textOf(hardware.osname)
  return [
    textOf(inventory.deviceid) || textOf(content.deviceid) || textOf(hardware.name),
    textOf(bios.assettag),
    textOf(bios.ssn) || textOf(bios.msn),
    kindOf(inventory, hardware, os),
    textOf(bios.smanufacturer),
    textOf(bios.smodel),
    os,
    versionOf(system, hardware),
    textOf(hardware.name),
    macsOf(content.networks).join(', '),
    textOf(hardware.lastloggeduser),
  ]
}

const chassisKinds: readonly [pattern: RegExp, kind: string][] = [
  [/notebook|laptop|portable|convertible|detachable/i, 'Notebook'],
  [/tablet/i, 'Tablet'],
  [/hand ?held/i, 'Smartphone'],
  [/rack|blade|main server|multi-system/i, 'Server'],
  [/desktop|tower|mini ?pc|all.in.one|space-saving|stick|lunch|pizza/i, 'PC'],
]

const itemKinds: Readonly<Record<string, string>> = {
  Printer: 'Drucker',
  NetworkEquipment: 'Netzkomponente',
  Phone: 'Smartphone',
}

/** A virtual machine says so in its hardware; everything else by its case. */
function kindOf(inventory: Node, hardware: Node, os: string): string {
  const item = itemKinds[textOf(inventory.itemtype)]
  if (item) return item
  const vm = textOf(hardware.vmsystem)
  if (vm !== '' && !/physical/i.test(vm)) return 'Virtueller Server'
  const chassis = textOf(hardware.chassis_type)
  if (/server/i.test(os)) return 'Server'
  return chassisKinds.find(([pattern]) => pattern.test(chassis))?.[1] ?? ''
}

/** Windows is told by its build, which the agent calls kernel. */
function versionOf(system: Node, hardware: Node): string {
  const kernel = textOf(system.kernel_version)
  if (/^10\.0\.\d{5}|^6\.\d\.\d{4}/.test(kernel)) return kernel
  return textOf(system.version) || textOf(hardware.osversion)
}

/** Cards that carry the device through the network: no virtual ones, no Bluetooth. */
function macsOf(networks: unknown): string[] {
  const macs = listOf(networks)
    .filter(isNode)
    .filter(({ virtualdev, description, type }) => {
      const words = `${textOf(description)} ${textOf(type)}`
      return !/^(1|true|yes)$/i.test(textOf(virtualdev)) && !isVirtual.test(words)
    })
    .map(({ mac, macaddr }) => textOf(mac) || textOf(macaddr))
  return [...new Set(macs.filter((mac) => mac !== ''))]
}

const isVirtual = /loopback|bluetooth|virtual|vpn|tunnel|tap-|docker|hyper-v|vmware|wan miniport/i

function firstOf(value: unknown): Node {
  return listOf(value).find(isNode) ?? {}
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}
