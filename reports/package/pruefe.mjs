#!/usr/bin/env node
/**
 * Prüfprogramm für Prüfpakete von Basislotse: node pruefe.mjs PAKET.zip [--kopf HASH]
 *
 * Eine einzige Datei ohne Abhängigkeiten für Node.js ab Version 20, damit Sie niemandem vertrauen müssen, der das Paket
 * erstellt hat. Sie liest nur, schreibt nichts und stellt keine Verbindung her. Lizenz: EUPL-1.2.
 *
 * It checks package format 1 as docs/pruefpaket.md defines it: the structure of the ZIP byte by byte, the SHA-256 of every
 * file and the whole event chain. Files are read as a stream and never held. `basislotse verify PAKET.zip` runs this very file.
 * @module
 */
import { createHash } from 'node:crypto'
import { open, realpath } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as zlib from 'node:zlib'

export const packageFormat = 'basislotse-paket'
export const formatVersion = 1
export const manifestName = 'manifest.json'
export const eventsName = 'protokoll/ereignisse.jsonl'
export const maximumEntries = 10_000

/** The hash before the first event. */
const chainStart = '0'.repeat(64)
const maximumManifestBytes = 16 * 1024 * 1024
const maximumLineBytes = 16 * 1024 * 1024
/** What all files come to unpacked: no package is larger, so that one which claims more is not unpacked at all. */
const maximumTotalBytes = 64 * 1024 ** 3
const maximumNameBytes = 240
/** More are counted, not listed. */
const maximumListed = 100
const chunkBytes = 64 * 1024

const localBytes = 30
const descriptorBytes = 16
const recordBytes = 46
const endBytes = 22
/** „SHA-256 “ and 64 digits. */
const commentBytes = 72

/** What the writer of packages writes into every header; see reports/workbook/zip.ts. */
const zipConstants = { version: 20, flags: 0x0808, method: 8, time: 0, date: 0x0021 }

/**
 * Checks a package. `heads`: hashes that were made known earlier, each of which must stand in the chain. Rejects only when the
 * file cannot be read.
 */
export async function verifyPackage(path, { heads = [] } = {}) {
  const file = await open(path, 'r')
  try {
    const found = await file.stat()
    if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' })
    return await checkFile(file, found.size, heads)
  } finally {
    await file.close()
  }
}

/** 64 lower-case digits of a head as it was printed, in groups or not; undefined when it is none. */
export function normaliseHead(text) {
  const digits = text.replace(/[\s\u00a0.·-]/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined
}

/** Why a file may not be called so in a package, in German; undefined when it may. */
export function nameProblem(name) {
  if (name === '') return 'ist leer'
  if (Buffer.byteLength(name) > maximumNameBytes) return `ist länger als ${maximumNameBytes} Bytes`
  if (/^[/\\]/.test(name) || /^[a-z]:/i.test(name)) return 'ist ein absoluter Pfad'
  if (name.includes('\\')) return 'enthält einen umgekehrten Schrägstrich'
  const parts = name.split('/')
  if (parts.includes('..')) return 'führt aus dem Ordner hinaus („..“)'
  if (parts.includes('') || parts.includes('.')) return 'hat einen leeren Ordnernamen'
  if (/[\p{Cc}\p{Cf}\p{Co}<>:"|?*\ufffd]/u.test(name)) return 'enthält unzulässige Zeichen'
  if (parts.some((part) => /^ |[ .]$/.test(part)))
    return 'beginnt oder endet mit Leerzeichen oder Punkt'
  if (parts.some((part) => /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part))) {
    return 'ist unter Windows kein Dateiname'
  }
  if (name.normalize('NFC') !== name) return 'ist nicht in Unicode-Normalform C geschrieben'
  return undefined
}

/** JSON with sorted keys and without white space. */
export function canonicalJson(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

/** What was found, line by line in German. */
export function describeReport(report) {
  const { facts, confirmed, notes, problems, furtherProblems, result } = report
  return [
    ...facts.map(([label, value]) => `${(label && `${label}:`).padEnd(22)} ${printable(value)}`),
    ...(facts.length > 0 ? [''] : []),
    ...confirmed.map((line) => `Stimmt:   ${printable(line)}`),
    ...notes.map((line) => `Hinweis:  ${printable(line)}`),
    ...problems.map((line) => `FEHLER:   ${printable(line)}`),
    ...(furtherProblems > 0 ? [`FEHLER:   und ${germanNumber(furtherProblems)} weitere`] : []),
    '',
    verdicts[result],
  ]
}

const verdicts = {
  sound: 'Ergebnis: Das Paket ist vollständig und unverändert.',
  flawed: 'Ergebnis: Das Paket stimmt NICHT. Verlassen Sie sich nicht auf seinen Inhalt.',
  unreadable: 'Ergebnis: Diese Datei konnte nicht geprüft werden.',
}

/** 0: all holds. 1: something does not. 2: it could not be checked. */
export function exitCodeOf({ result }) {
  return { sound: 0, flawed: 1, unreadable: 2 }[result]
}

// ---------------------------------------------------------------------------------------------- the report

function createFindings() {
  const report = {
    result: 'sound',
    facts: [],
    confirmed: [],
    notes: [],
    problems: [],
    furtherProblems: 0,
  }
  return {
    report,
    isSound: () => report.result === 'sound',
    fault(line) {
      if (report.result === 'sound') report.result = 'flawed'
      if (report.problems.length < maximumListed) report.problems.push(line)
      else report.furtherProblems += 1
    },
    giveUp(line) {
      report.result = 'unreadable'
      report.problems.push(line)
    },
  }
}

async function checkFile(file, size, heads) {
  const findings = createFindings()
  const { report } = findings
  const archive = await readDirectory(file, size)
  if (archive.problem !== undefined) {
    if (archive.isOurs) findings.fault(archive.problem)
    else findings.giveUp(archive.problem)
    return report
  }
  const reader = createReader(file)
  const manifest = await checkManifest(reader, archive, findings)
  if (!manifest) {
    await checkComment(reader, archive, findings)
    return report
  }
  report.facts.push(...factsOf(manifest))
  const chain = createChainCheck(manifest, heads, findings)
  const sound = await checkEntries(reader, archive, manifest, chain, findings)
  chain.finish()
  await checkComment(reader, archive, findings)
  confirm(findings, { sound, archive, chain, manifest, heads })
  return report
}

function confirm({ report, isSound }, { sound, archive, chain, manifest, heads }) {
  const total = manifest.files.length
  if (isSound()) report.confirmed.push('Aufbau und Prüfsumme des Archivs')
  if (sound === total && archive.entries.length === total + 1) {
    report.confirmed.push(
      `alle ${germanNumber(total)} Dateien stimmen mit ihrer Prüfsumme (SHA-256) überein`,
    )
  }
  report.confirmed.push(...chain.confirmed())
  report.notes.push(...chain.notes())
  if (heads.length === 0) {
    report.notes.push(
      'Ob die Datenbank als Ganzes neu geschrieben wurde, zeigt erst ein früher verschickter Kopf der Kette. Geben Sie ihn mit --kopf an.',
    )
  }
}

function factsOf(manifest) {
  const { organisation, informationDomain, snapshot, edition, programVersion, chainHead } = manifest
  return [
    ['Institution', organisation.name],
    ['Informationsverbund', `${informationDomain.code} – ${informationDomain.name}`],
    ['Stand', `Nr. ${snapshot.number} „${snapshot.name}“, Stichtag ${germanDay(snapshot.day)}`],
    ['aufgenommen', germanInstant(snapshot.takenAt)],
    ['Edition', edition],
    ['erstellt mit', `Basislotse ${programVersion}`],
    [
      'Kopf der Kette',
      `Ereignis ${germanNumber(chainHead.sequence)}, ${germanInstant(chainHead.at)}`,
    ],
    ['', groupsOf(chainHead.hash)],
  ]
}

// ------------------------------------------------------------------------------------- the structure of the ZIP

/** The entries of the central directory, or in `problem` why nothing can be made of the file. */
async function readDirectory(file, size) {
  const start = await readAt(file, 0, Math.min(size, localBytes + manifestName.length))
  const isOurStart =
    start.toString('latin1', 0, 4) === 'PK\x03\x04' &&
    start.toString('latin1', localBytes) === manifestName
  const end = await readEnd(file, size)
  const isOurs = isOurStart || end.isOurs === true
  if (end.problem !== undefined) {
    if (isOurs) return { problem: end.problem, isOurs }
    return { problem: noPackage(start), isOurs }
  }
  const { offset, length, count } = end
  const entries = []
  const bytes = await readAt(file, offset, length)
  let at = 0
  let nextOffset = 0
  const seen = new Map()
  for (let index = 0; index < count; index += 1) {
    const entry = readRecord(bytes, at, index)
    const problem = entry.problem ?? placeProblem(entry, nextOffset) ?? doubleProblem(entry, seen)
    if (problem !== undefined) return { problem, isOurs }
    entries.push(entry)
    at += recordBytes + entry.nameBytes.length
    nextOffset = entry.offset + localBytes + entry.nameBytes.length + entry.packed + descriptorBytes
  }
  const problem = directoryProblem({ at, length, nextOffset, offset, entries })
  if (problem !== undefined) return { problem, isOurs }
  if (entries[0]?.name !== manifestName) return { problem: noPackage(start), isOurs }
  return { entries, end, isOurs }
}

function noPackage(start) {
  return start.length >= 2 && start.toString('latin1', 0, 2) === 'PK'
    ? 'Diese Datei ist ein ZIP-Archiv, aber kein Prüfpaket von Basislotse: Es beginnt nicht mit manifest.json.'
    : 'Diese Datei ist kein Prüfpaket von Basislotse: Sie ist kein vollständiges ZIP-Archiv.'
}

function directoryProblem({ at, length, nextOffset, offset, entries }) {
  if (at !== length) return 'Das Inhaltsverzeichnis des Archivs enthält zusätzliche Bytes.'
  if (entries.length === 0) return 'Das Archiv ist leer.'
  if (nextOffset < offset) {
    return `Zwischen der letzten Datei und dem Inhaltsverzeichnis liegen ${germanNumber(offset - nextOffset)} fremde Bytes.`
  }
  if (nextOffset > offset) return 'Die letzte Datei reicht in das Inhaltsverzeichnis hinein.'
  return undefined
}

/** The record at the very end, which must be the last thing in the file. */
async function readEnd(file, size) {
  const offset = size - endBytes - commentBytes
  if (offset < 0) return { problem: 'Das Archiv ist abgeschnitten: Sein Ende fehlt.' }
  const bytes = await readAt(file, offset, endBytes + commentBytes)
  const comment = bytes.subarray(endBytes).toString('latin1')
  const isSigned = /^SHA-256 [0-9a-f]{64}$/.test(comment)
  const isEnd = bytes.readUInt32LE(0) === 0x06054b50 && bytes.readUInt16LE(20) === commentBytes
  if (!isEnd || !isSigned) {
    return { problem: await explainEnd(file, size, isSigned), isOurs: isSigned }
  }
  const count = bytes.readUInt16LE(8)
  const length = bytes.readUInt32LE(12)
  const directory = bytes.readUInt32LE(16)
  const problem = endProblem({ bytes, count, length, directory, offset })
  return { problem, offset: directory, length, count, at: offset, comment, isOurs: true }
}

function endProblem({ bytes, count, length, directory, offset }) {
  if (count === 0xffff || length === 0xffffffff || directory === 0xffffffff) {
    return 'Das Archiv ist im Format ZIP64; Prüfpakete sind es nie.'
  }
  if (bytes.readUInt32LE(4) !== 0 || bytes.readUInt16LE(10) !== count) {
    return 'Das Archiv ist auf mehrere Teile verteilt oder sein Ende ist beschädigt.'
  }
  if (count > maximumEntries) {
    return `Das Archiv hat ${germanNumber(count)} Einträge; erlaubt sind ${germanNumber(maximumEntries)}.`
  }
  if (directory + length < offset) {
    return `Vor dem Ende des Archivs liegen ${germanNumber(offset - directory - length)} fremde Bytes.`
  }
  if (directory + length > offset || length > count * (recordBytes + maximumNameBytes)) {
    return 'Das Inhaltsverzeichnis des Archivs liegt nicht, wo es liegen soll: Das Archiv ist beschädigt oder abgeschnitten.'
  }
  return undefined
}

/** Looks for an end that is not where it should be, to say what is wrong. */
async function explainEnd(file, size, isSigned) {
  const length = Math.min(size, 0xffff + endBytes)
  const tail = await readAt(file, size - length, length)
  const found = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (found < 0 && isSigned) return 'Das Ende des Archivs ist beschädigt.'
  if (found < 0) return 'Das Archiv ist abgeschnitten: Sein Ende fehlt.'
  if (found + endBytes > tail.length)
    return 'Das Archiv ist abgeschnitten: Sein Ende ist unvollständig.'
  const after = tail.length - found - endBytes - tail.readUInt16LE(found + 20)
  if (after > 0)
    return `Hinter dem Ende des Archivs stehen ${germanNumber(after)} zusätzliche Bytes.`
  if (after < 0) return 'Das Archiv ist abgeschnitten: Sein Ende ist unvollständig.'
  return 'Die Prüfsumme des Archivs (der Archivkommentar) fehlt oder wurde verändert.'
}

function readRecord(bytes, at, index) {
  const which = `Eintrag ${germanNumber(index + 1)} des Inhaltsverzeichnisses`
  if (at + recordBytes > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) {
    return { problem: `${which} ist beschädigt.` }
  }
  const nameLength = bytes.readUInt16LE(at + 28)
  const nameBytes = bytes.subarray(at + recordBytes, at + recordBytes + nameLength)
  if (nameBytes.length !== nameLength) return { problem: `${which} ist abgeschnitten.` }
  const name = decode(nameBytes)
  if (name === undefined) return { problem: `Der Name von ${which} ist kein gültiges UTF-8.` }
  const entry = {
    name,
    nameBytes,
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  }
  return { ...entry, problem: recordProblem(bytes, at, entry) }
}

function recordProblem(bytes, at, { name, packed, size, offset }) {
  const badName = nameProblem(name)
  if (badName !== undefined) return `Der Dateiname „${name}“ ${badName}.`
  const flags = bytes.readUInt16LE(at + 8)
  const attributes = bytes.readUInt32LE(at + 38)
  if ((flags & 0x2041) !== 0)
    return `„${name}“ ist verschlüsselt; in Prüfpaketen ist nichts verschlüsselt.`
  if (bytes.readUInt16LE(at + 10) !== zipConstants.method) {
    return `„${name}“ ist mit einem anderen Verfahren gepackt als Deflate.`
  }
  if ([packed, size, offset].includes(0xffffffff)) {
    return `„${name}“ ist im Format ZIP64; Prüfpakete sind es nie.`
  }
  if (((attributes >>> 16) & 0xf000) === 0xa000)
    return `„${name}“ ist eine symbolische Verknüpfung.`
  const isPlain =
    bytes.readUInt16LE(at + 4) === zipConstants.version &&
    hasConstants(bytes, at + 6) &&
    // Extra fields, a comment, other volumes, attributes.
    bytes.subarray(at + 30, at + 42).every((byte) => byte === 0)
  return isPlain
    ? undefined
    : `„${name}“ trägt Angaben, die Basislotse nicht schreibt: Das Inhaltsverzeichnis wurde verändert.`
}

/** Version, flags, method, time and date stand alike in both headers. */
function hasConstants(bytes, at) {
  return (
    bytes.readUInt16LE(at) === zipConstants.version &&
    bytes.readUInt16LE(at + 2) === zipConstants.flags &&
    bytes.readUInt16LE(at + 4) === zipConstants.method &&
    bytes.readUInt16LE(at + 6) === zipConstants.time &&
    bytes.readUInt16LE(at + 8) === zipConstants.date
  )
}

function placeProblem({ name, offset }, expected) {
  if (offset > expected) {
    return `Vor „${name}“ liegen ${germanNumber(offset - expected)} fremde Bytes, oder das Inhaltsverzeichnis wurde verändert.`
  }
  return offset < expected
    ? `„${name}“ überschneidet sich mit einer anderen Datei, oder das Inhaltsverzeichnis wurde verändert.`
    : undefined
}

/** Windows and macOS tell no capitals apart: one file would take the place of the other. */
function doubleProblem({ name }, seen) {
  const key = name.toLowerCase()
  const other = seen.get(key)
  seen.set(key, name)
  if (other === undefined) return undefined
  return other === name
    ? `„${name}“ kommt doppelt vor.`
    : `„${name}“ und „${other}“ unterscheiden sich nur in der Großschreibung.`
}

async function checkComment(reader, { end }, findings) {
  await reader.skipTo(end.at)
  if (end.comment !== `SHA-256 ${reader.digest()}`) {
    findings.fault(
      'Die Prüfsumme des ganzen Archivs stimmt nicht: Mindestens ein Byte wurde verändert.',
    )
  }
}

// ------------------------------------------------------------------------------------------ the files within

async function checkManifest(reader, { entries: [entry] }, findings) {
  const chunks = []
  const { size, problem } = await readEntry(reader, entry, maximumManifestBytes, (chunk) => {
    chunks.push(chunk)
  })
  if (problem !== undefined) {
    findings.fault(`manifest.json: ${problem}`)
    return undefined
  }
  const text = decode(Buffer.concat(chunks, size))
  const manifest = text === undefined ? undefined : parse(text)
  if (typeof manifest !== 'object' || manifest === null) {
    findings.fault('manifest.json ist nicht lesbar.')
    return undefined
  }
  if (manifest.format !== packageFormat) {
    findings.giveUp(
      'Dieses Archiv ist kein Prüfpaket von Basislotse: manifest.json nennt ein anderes Format.',
    )
    return undefined
  }
  if (manifest.formatVersion !== formatVersion) {
    findings.giveUp(otherVersion(manifest))
    return undefined
  }
  const flaw = manifestProblem(manifest)
  if (flaw !== undefined) {
    findings.fault(`manifest.json: ${flaw}`)
    return undefined
  }
  if (canonicalJson(manifest) !== text)
    findings.fault('manifest.json ist nicht in der vorgeschriebenen Form geschrieben.')
  return manifest
}

function otherVersion({ formatVersion: found, programVersion }) {
  const by =
    typeof programVersion === 'string' ? ` (geschrieben von Basislotse ${programVersion})` : ''
  return Number.isInteger(found) && found > formatVersion
    ? `Das Paket hat das Format ${found}${by}; dieses Prüfprogramm kennt nur das Format ${formatVersion}. Nehmen Sie das Prüfprogramm, das zu dieser Version gehört.`
    : `Das Paket nennt ein Format, das es nicht gibt${by}.`
}

const isText = (value) => typeof value === 'string'
const isCount = (value) => Number.isSafeInteger(value) && value >= 0
const isHash = (value) => isText(value) && /^[0-9a-f]{64}$/.test(value)
const isInstant = (value) => isText(value) && !Number.isNaN(Date.parse(value))

const manifestShape = {
  organisation: { id: isText, name: isText },
  informationDomain: { code: isText, name: isText },
  snapshot: {
    number: isCount,
    name: isText,
    day: isInstant,
    takenAt: isInstant,
    contentSha256: isHash,
  },
  edition: isText,
  programVersion: isText,
  chainHead: { sequence: isCount, hash: isHash, at: isInstant },
  erasedDetails: isCount,
  files: Array.isArray,
}

function manifestProblem(manifest) {
  const wrong = wrongField(manifest, manifestShape)
  if (wrong !== undefined) return `Die Angabe „${wrong}“ fehlt oder ist ungültig.`
  const fileShape = { name: isText, bytes: isCount, sha256: isHash }
  const bad = manifest.files.findIndex((each) => wrongField(each, fileShape) !== undefined)
  if (bad >= 0) return `Die Angaben zur Datei Nr. ${bad + 1} sind ungültig.`
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0)
  return total > maximumTotalBytes
    ? 'Die Dateien wären ausgepackt größer, als ein Prüfpaket sein kann.'
    : undefined
}

function wrongField(value, shape) {
  if (typeof value !== 'object' || value === null) return Object.keys(shape)[0]
  for (const [key, expected] of Object.entries(shape)) {
    const found = Object.hasOwn(value, key) ? value[key] : undefined
    if (typeof expected === 'function') {
      if (!expected(found)) return key
    } else {
      const inner = wrongField(found, expected)
      if (inner !== undefined) return `${key}.${inner}`
    }
  }
  return undefined
}

/** Returns how many files are as the manifest says. */
async function checkEntries(reader, { entries }, manifest, chain, findings) {
  const expected = new Map(manifest.files.map((each, index) => [each.name, { ...each, index }]))
  const present = new Set(entries.map(({ name }) => name))
  if (expected.size !== manifest.files.length)
    findings.fault('manifest.json nennt eine Datei doppelt.')
  for (const { name } of manifest.files) {
    if (!present.has(name))
      findings.fault(`„${name}“ steht in manifest.json, fehlt aber im Archiv.`)
  }
  if (!expected.has(eventsName)) findings.fault(`Das Änderungsprotokoll ${eventsName} fehlt.`)
  let sound = 0
  for (const [index, entry] of entries.slice(1).entries()) {
    const file = expected.get(entry.name)
    if (!file) {
      findings.fault(`„${entry.name}“ liegt im Archiv, steht aber nicht in manifest.json.`)
      continue
    }
    if (expected.size === entries.length - 1 && file.index !== index) {
      findings.fault(`„${entry.name}“ steht im Archiv an anderer Stelle als in manifest.json.`)
    }
    const problem = await checkEntry(reader, entry, file, chain)
    if (problem === undefined) sound += 1
    else findings.fault(`„${entry.name}“: ${problem}`)
  }
  return sound
}

async function checkEntry(reader, entry, { name, bytes, sha256 }, chain) {
  const hash = createHash('sha256')
  const take = (chunk) => {
    hash.update(chunk)
    if (name === eventsName) chain.take(chunk)
  }
  const { size, problem } = await readEntry(reader, entry, bytes, take)
  if (problem !== undefined) return problem
  if (size !== bytes) {
    return `Die Datei hat ${germanNumber(size)} statt ${germanNumber(bytes)} Bytes; sie wurde verändert.`
  }
  return hash.digest('hex') === sha256
    ? undefined
    : 'Der Inhalt wurde verändert; die Prüfsumme (SHA-256) stimmt nicht.'
}

/** Unpacks one entry, at most `limit` bytes, and compares both of its headers. Stays behind the entry in any case. */
async function readEntry(reader, entry, limit, take) {
  await reader.skipTo(entry.offset)
  const header = await reader.read(localBytes + entry.nameBytes.length)
  const content = await inflate(reader, entry.packed, limit, take)
  const descriptor = await reader.read(descriptorBytes)
  const problem =
    headerProblem(header, entry) ?? content.problem ?? sizeProblem(content, descriptor, entry)
  return { size: content.size, problem }
}

function headerProblem(header, { nameBytes }) {
  const isAlike =
    header.length === localBytes + nameBytes.length &&
    header.readUInt32LE(0) === 0x04034b50 &&
    hasConstants(header, 4) &&
    // Checksum and both sizes follow the data.
    header.subarray(14, 26).every((byte) => byte === 0) &&
    header.readUInt16LE(26) === nameBytes.length &&
    header.readUInt16LE(28) === 0 &&
    header.subarray(localBytes).equals(nameBytes)
  return isAlike ? undefined : 'Ihr Kopf im Archiv weicht vom Inhaltsverzeichnis ab.'
}

function sizeProblem({ size, crc }, descriptor, entry) {
  const isAlike =
    descriptor.length === descriptorBytes &&
    descriptor.readUInt32LE(0) === 0x08074b50 &&
    descriptor.readUInt32LE(4) === entry.crc &&
    descriptor.readUInt32LE(8) === entry.packed &&
    descriptor.readUInt32LE(12) === entry.size
  if (!isAlike) return 'Ihre Größen im Archiv weichen vom Inhaltsverzeichnis ab.'
  if (size !== entry.size || crc !== entry.crc) {
    return 'Der Inhalt passt nicht zu Größe und Prüfzahl im Inhaltsverzeichnis; er wurde verändert.'
  }
  return undefined
}

/** Draws `packed` bytes and hands on what they unpack to, until `limit` is passed. */
async function inflate(reader, packed, limit, take) {
  const unpacker = zlib.createInflateRaw()
  const state = { size: 0, crc: 0, problem: undefined }
  const stop = (problem) => {
    state.problem ??= problem
    unpacker.destroy()
  }
  unpacker.on('data', (chunk) => {
    state.size += chunk.length
    if (state.size > limit) return stop('Ausgepackt ist sie größer, als sie sein darf.')
    state.crc = crc32(chunk, state.crc)
    take(chunk)
  })
  unpacker.on('error', () => stop('Der gepackte Inhalt ist beschädigt.'))
  let wake = () => {}
  const closed = new Promise((resolve) => {
    unpacker.on('close', resolve)
  })
  unpacker.on('drain', () => wake())
  for (let left = packed; left > 0; ) {
    const chunk = await reader.read(Math.min(left, chunkBytes))
    if (chunk.length === 0) break
    left -= chunk.length
    const drained = new Promise((resolve) => {
      wake = resolve
    })
    const isOpen = !unpacker.destroyed && !unpacker.writableEnded
    if (isOpen && !unpacker.write(chunk)) await Promise.race([drained, closed])
  }
  if (!unpacker.destroyed) unpacker.end()
  await closed
  if (state.problem === undefined && unpacker.bytesWritten !== packed) {
    state.problem = 'Hinter dem gepackten Inhalt stehen fremde Bytes.'
  }
  return state
}

// ----------------------------------------------------------------------------------------------- the event chain

const linkShape = {
  organisationId: isText,
  sequence: (value) => isCount(value) && value > 0,
  at: isInstant,
  actorId: isText,
  kind: isText,
  subjectId: isText,
  detailsDigest: isHash,
  previousHash: isHash,
  hash: isHash,
}
const furtherFields = ['details', 'salt', 'erasedAt', 'erasedBecause']
const knownFields = new Set([...Object.keys(linkShape), ...furtherFields])

function createChainCheck(manifest, heads, findings) {
  const { chainHead } = manifest
  const counts = { lines: 0, detailed: 0, erased: [] }
  const found = new Map()
  /** Numbers that were jumped over: ranges from–to. */
  let gaps = []
  let last = { sequence: 0, hash: chainStart, at: '' }
  let highest = 0
  let problems = 0
  const fault = (line) => {
    problems += 1
    findings.fault(line)
  }
  const lines = createLineReader((line) => {
    counts.lines += 1
    const event = line === undefined ? undefined : readEvent(line)
    if (event === undefined) {
      fault(`${eventsName}, Zeile ${germanNumber(counts.lines)}: kein gültiges Ereignis.`)
      return
    }
    checkEvent(event)
  })

  function checkEvent(event) {
    const { sequence } = event
    const number = `Ereignis ${germanNumber(sequence)}`
    if (event.organisationId !== manifest.organisation.id)
      fault(`${number} gehört zu einer anderen Institution.`)
    const order = placeOf(sequence)
    if (order !== undefined) fault(`${number} ${order}.`)
    else if (sequence === last.sequence + 1 && event.previousHash !== last.hash) {
      fault(
        sequence === 1
          ? `${number} beginnt die Kette nicht: Davor wurde etwas entfernt.`
          : `${number} schließt nicht an Ereignis ${germanNumber(sequence - 1)} an: Eines der beiden wurde verändert.`,
      )
    }
    const flaw = contentProblem(event)
    if (flaw !== undefined) fault(`${number} (${germanInstant(event.at)}, ${event.kind}): ${flaw}`)
    if (event.erasedAt !== undefined) counts.erased.push(event)
    else if (event.details !== undefined) counts.detailed += 1
    if (heads.includes(event.hash) && !found.has(event.hash)) found.set(event.hash, event)
    last = { sequence, hash: event.hash, at: event.at }
  }

  /** What is wrong with an event's place; gaps are told at the end, because what is missing may still come. */
  function placeOf(sequence) {
    if (sequence > highest) {
      if (sequence > highest + 1) gaps.push([highest + 1, sequence - 1])
      highest = sequence
      return undefined
    }
    const gap = gaps.find(([from, to]) => from <= sequence && sequence <= to)
    if (!gap) return 'kommt doppelt vor'
    const [from, to] = gap
    gaps = gaps.filter((each) => each !== gap)
    if (from < sequence) gaps.push([from, sequence - 1])
    if (sequence < to) gaps.push([sequence + 1, to])
    return 'steht an falscher Stelle'
  }

  return {
    take: lines.take,
    finish() {
      lines.finish()
      for (const [from, to] of gaps) fault(missing(from, to))
      if (highest < chainHead.sequence) fault(missing(highest + 1, chainHead.sequence))
      if (highest > chainHead.sequence) {
        fault(
          `Nach dem Kopf der Kette (Ereignis ${germanNumber(chainHead.sequence)}) stehen weitere Ereignisse.`,
        )
      }
      const isHead = last.hash === chainHead.hash && last.at === chainHead.at
      if (last.sequence === chainHead.sequence && last.sequence > 0 && !isHead) {
        fault('Der Kopf der Kette in manifest.json ist nicht das letzte Ereignis.')
      }
      if (counts.erased.length !== manifest.erasedDetails) {
        fault(
          `manifest.json nennt ${germanNumber(manifest.erasedDetails)} Ereignisse mit gelöschten Angaben, im Protokoll sind es ${germanNumber(counts.erased.length)}.`,
        )
      }
      for (const head of heads) if (!found.has(head)) fault(strangeHead(head))
    },
    confirmed: () => [
      ...(problems === 0
        ? [
            `alle ${germanNumber(counts.lines)} Ereignisse des Änderungsprotokolls hängen lückenlos zusammen, vom ersten bis zum Kopf der Kette`,
          ]
        : []),
      ...[...found.values()].map(
        ({ sequence, at }) =>
          `der angegebene Kopf ist Ereignis ${germanNumber(sequence)} vom ${germanInstant(at)}; bis dahin ist die Kette unverändert`,
      ),
    ],
    notes: () => chainNotes(counts),
  }
}

function strangeHead(head) {
  return `Diese Kette enthält den angegebenen Kopf ${groupsOf(head)} nicht: Die Datenbank wurde umgeschrieben, oder der Kopf stammt von einer anderen Institution oder aus der Zeit nach diesem Stand.`
}

function missing(from, to) {
  return from === to
    ? `Ereignis ${germanNumber(from)} fehlt.`
    : `Die Ereignisse ${germanNumber(from)} bis ${germanNumber(to)} fehlen.`
}

function chainNotes({ lines, detailed, erased }) {
  const without = lines - detailed - erased.length
  const listed = erased
    .slice(0, 20)
    .map(({ sequence, erasedBecause }) => `${germanNumber(sequence)} (${erasedBecause})`)
  const more = erased.length > 20 ? ` und ${germanNumber(erased.length - 20)} weitere` : ''
  return [
    ...(erased.length > 0
      ? [
          `Angaben gelöscht sind bei ${eventCount(erased.length)}; dass sie stattfanden, bleibt belegt. Nr. ${listed.join(', ')}${more}.`,
        ]
      : []),
    ...(without > 0
      ? [
          `Ohne Angaben beigelegt: ${eventCount(without, '')}, weil sie nicht diesen Informationsverbund betreffen; ihre Prüfsummen sind Teil der Kette.`,
        ]
      : []),
  ]
}

/** „1 Ereignis“, „3 Ereignissen“; `dative` is the ending after „bei“. */
function eventCount(count, dative = 'n') {
  return `${germanNumber(count)} ${count === 1 ? 'Ereignis' : `Ereignisse${dative}`}`
}

function readEvent(line) {
  const event = parse(line)
  if (typeof event !== 'object' || event === null || wrongField(event, linkShape)) return undefined
  if (Object.keys(event).some((key) => !knownFields.has(key))) return undefined
  const further = furtherFields.filter((key) => Object.hasOwn(event, key))
  if (further.some((key) => !isText(event[key]))) return undefined
  const isWhole = ['', 'details,salt', 'erasedAt,erasedBecause'].includes(further.join())
  return isWhole && canonicalJson(event) === line ? event : undefined
}

function contentProblem(event) {
  const { hash, previousHash, details, salt, erasedAt: _, erasedBecause: __, ...link } = event
  const expected = createHash('sha256')
    .update(previousHash)
    .update(canonicalJson(link))
    .digest('hex')
  if (expected !== hash) return 'Das Ereignis wurde verändert.'
  if (details === undefined) return undefined
  const digest = createHash('sha256').update(salt).update(details).digest('hex')
  return digest === event.detailsDigest ? undefined : 'Die Angaben zum Ereignis wurden verändert.'
}

/** Hands on every line as text; undefined for what is no UTF-8, too long, or does not end in a line feed. */
function createLineReader(take) {
  let parts = []
  let length = 0
  let isTooLong = false
  const end = () => {
    take(isTooLong ? undefined : decode(Buffer.concat(parts, length)))
    parts = []
    length = 0
    isTooLong = false
  }
  const keep = (bytes) => {
    length += bytes.length
    if (length > maximumLineBytes) isTooLong = true
    if (isTooLong) parts = []
    else parts.push(Buffer.from(bytes))
  }
  return {
    take(chunk) {
      let from = 0
      for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
        keep(chunk.subarray(from, to))
        end()
        from = to + 1
      }
      if (from < chunk.length) keep(chunk.subarray(from))
    },
    finish() {
      if (length > 0) take(undefined)
    },
  }
}

// ------------------------------------------------------------------------------------------------------ tools

/** Reads the file from front to back and hashes every byte on the way. */
function createReader(file) {
  const hash = createHash('sha256')
  let position = 0
  const read = async (count) => {
    const bytes = await readAt(file, position, count)
    position += bytes.length
    hash.update(bytes)
    return bytes
  }
  return {
    read,
    async skipTo(offset) {
      while (position < offset) {
        const bytes = await read(Math.min(offset - position, chunkBytes))
        if (bytes.length === 0) return
      }
    },
    digest: () => hash.digest('hex'),
  }
}

/** Fewer bytes only where the file ends. */
async function readAt(file, position, count) {
  const bytes = Buffer.alloc(count)
  let filled = 0
  while (filled < count) {
    const { bytesRead } = await file.read(bytes, filled, count - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes) {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

function parse(text) {
  try {
    const value = JSON.parse(text)
    // What is nested too deeply to be written again is no value of ours.
    canonicalJson(value)
    return value
  } catch {
    return undefined
  }
}

/** Node.js has one of its own since 20.15. */
const crc32 = zlib.crc32 ?? slowCrc32

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc >>> 0
})

export function slowCrc32(bytes, start = 0) {
  let crc = ~start
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8)
  return ~crc >>> 0
}

function germanNumber(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}

const berlin = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'medium',
  timeStyle: 'medium',
})

/** 31.12.2024, 14:05:09 Uhr, in Berlin. */
function germanInstant(instant) {
  return `${berlin.format(new Date(instant))} Uhr`
}

function germanDay(day) {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`
}

function groupsOf(hash) {
  return hash.match(/.{8}/g)?.join(' ') ?? hash
}

/** Names come from the package: no control characters reach the terminal. */
function printable(text) {
  return String(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�')
}

// ------------------------------------------------------------------------------------------- the command line

const help = `Aufruf: node pruefe.mjs PAKET.zip [--kopf HASH] [--json]

Prüft ein Prüfpaket von Basislotse: den Aufbau des Archivs, die Prüfsumme (SHA-256) jeder Datei und das ganze
Änderungsprotokoll, dessen Ereignisse durch Prüfsummen verkettet sind. Das Programm liest nur und stellt keine
Verbindung her.

  --kopf HASH  der Kopf der Kette, der Ihnen früher per E-Mail geschickt wurde oder auf einem Ausdruck steht: 64
               Zeichen, auch in Gruppen. Er muss in der Kette vorkommen; sonst wurde die Datenbank umgeschrieben.
               Darf mehrmals angegeben werden.
  --json       Ausgabe als JSON

Rückgabe: 0 alles stimmt, 1 etwas stimmt nicht, 2 falscher Aufruf oder nicht prüfbar.`

/** The words of the command line. A head may stand in eight groups, as it was printed. */
export function readCall(words) {
  const call = { files: [], heads: [], isJson: false, asksHelp: false, problem: undefined }
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]
    if (word === '--json') call.isJson = true
    else if (['--help', '-h', '--hilfe'].includes(word)) call.asksHelp = true
    else if (word === '--kopf' || word.startsWith('--kopf=')) {
      let text = word.slice('--kopf='.length)
      while (
        normaliseHead(text) === undefined &&
        /^[0-9a-f\s]{1,71}$/i.test(words[index + 1] ?? '')
      ) {
        index += 1
        text += words[index]
      }
      const head = normaliseHead(text)
      if (head !== undefined) call.heads.push(head)
      else
        call.problem ??=
          'Der Kopf der Kette hat 64 Zeichen (0–9, a–f). Bitte geben Sie ihn vollständig an.'
    } else if (word.startsWith('-')) call.problem ??= `Die Angabe ${word} gibt es nicht.`
    else call.files.push(word)
  }
  if (call.files.length !== 1) call.problem ??= 'Bitte nennen Sie genau ein Prüfpaket.'
  return call
}

async function run(words) {
  const { files, heads, isJson, asksHelp, problem } = readCall(words)
  if (asksHelp) {
    console.log(help)
    return 0
  }
  if (problem !== undefined) {
    console.error(`${problem}\n\n${help}`)
    return 2
  }
  try {
    const report = await verifyPackage(files[0], { heads })
    console.log(isJson ? JSON.stringify(report, null, 2) : describeReport(report).join('\n'))
    return exitCodeOf(report)
  } catch (error) {
    console.error(`${files[0]} lässt sich nicht lesen (${error.code ?? error.message}).`)
    return 2
  }
}

const started = await realpath(process.argv[1] ?? '').catch(() => undefined)
if (started === fileURLToPath(import.meta.url)) process.exitCode = await run(process.argv.slice(2))
