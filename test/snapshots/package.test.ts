/**
 * The audit package of a small city: made by the program's own actions, checked by the stand-alone verifier in a process
 * of its own, opened by readers that are not ours.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frozenNames } from '../../db/freeze/freezeDomain.ts'
import { eraseEventDetails, listEventsOf } from '../../db/queries/events.ts'
import { listSnapshots } from '../../db/queries/snapshots.ts'
import { openPoints, openPointWords } from '../../reports/openPoints.ts'
import type { Actor } from '../../src/access/actor.ts'
import type { Role } from '../../src/access/role.ts'
import { checkRequirements } from '../../src/assessment/actions.ts'
import { addEvidenceFile } from '../../src/assessment/evidence/actions.ts'
import { packageRoot } from '../../src/core/packageRoot.ts'
import { approveDocument, createDocument, writeVersion } from '../../src/documents/actions.ts'
import { uploadedFile } from '../../src/documents/uploadedFile.ts'
import { dataFiles } from '../../src/exports/package/dataFiles.ts'
import { chainLines } from '../../src/exports/package/gatherDomainTrail.ts'
import { takeSnapshot } from '../../src/snapshots/actions.ts'
import { packageOf, takeSnapshotForPackage } from '../../src/snapshots/package/actions.ts'
import { forgetThawed } from '../../src/snapshots/readInSnapshot.ts'
import { rawSql } from '../db/rawSql.ts'
import { type City, cityDeps, foundCity, objectOfCode } from '../exports/cast.ts'
import { hasPdfTools, seePdf } from '../support/pdfTools.ts'
import { readWorkbook } from '../support/readWorkbook.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { textsIn, unpackArchive } from '../support/unpackArchive.ts'

/** Of the engine before, for the other one. */
const checksums: string[] = []

describe.each(engines)('the audit package on %s', (engine) => {
  let test: TestStore
  let temporary: string | undefined
  let folder: string
  let city: City
  let snapshotId: string
  let bytes: Buffer
  let sha256: string
  let entries: Map<string, Buffer>

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'basislotse-test-'))
    temporary = process.env.TMPDIR
    process.env.TMPDIR = folder
    test = await openTestStore(engine)
    await foundCity(test.store, 'nachbar', 'Nachbarort')
    city = await foundCity(test.store, 'stadt', 'Musterleben')
    await writeGuideline(city)
    await photographServerRoom(city)
    const { id } = await takeSnapshot(city.deps, city.actor, city.kern.id, {
      name: 'Testat 2025',
      note: '',
    })
    snapshotId = id
    const first = await make('eins.zip')
    sha256 = first.sha256
    bytes = readFileSync(first.file)
    entries = await unpackArchive(bytes)
  })

  afterAll(async () => {
    if (temporary === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = temporary
    // The other engine makes the same state, and would find this one's.
    await forgetThawed('stadt')
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const make = (name: string, actor: Actor = city.actor, deps = city.deps) =>
    packageOf(deps, actor, { snapshotId, file: join(folder, name) })

  const textOf = (name: string) => entries.get(name)?.toString() ?? ''

  it('is confirmed by the stand-alone verifier, from the first event to the head', async () => {
    const { code, out } = await verify(join(folder, 'eins.zip'))

    expect(out).toContain('Das Paket ist vollständig und unverändert.')
    expect(out).toContain('hängen lückenlos zusammen')
    expect(code).toBe(0)
  })

  it('holds what an auditor asks for, the letter and what is missing in front', () => {
    const names = [...entries.keys()]

    expect(names.slice(0, 4)).toEqual([
      'manifest.json',
      'Anschreiben.pdf',
      'Anschreiben.txt',
      'offene-punkte.xlsx',
    ])
    for (const name of ['A0_Dokumente', 'A1_', 'A2_', 'A3_', 'A4_', 'A6_', 'WiBA', 'Geraete']) {
      expect(names.some((each) => each.startsWith(`arbeitsmappen/${name}`))).toBe(true)
    }
    expect(names).toContain('arbeitsmappen/Fristen.xlsx')
    expect(names).toContain('arbeitsmappen/Aenderungsprotokoll.xlsx')
    for (const table of frozenNames) expect(names).toContain(`daten/${dataFiles[table].file}.json`)
    expect(names.at(-1)).toBe('protokoll/ereignisse.jsonl')
  })

  it('says in the letter where the verifier is to be had, and names the head of the chain', () => {
    const { chainHead, erasedDetails, snapshot } = JSON.parse(textOf('manifest.json'))
    const letter = textOf('Anschreiben.txt')

    expect(letter).toContain('node pruefe.mjs Pruefpaket_KERN_Stand-1_2025-05-22.zip')
    expect(letter).toContain('mit Absicht nicht in diesem Paket')
    expect(letter).toContain(chainHead.hash)
    expect(letter).toContain(snapshot.contentSha256)
    expect(erasedDetails).toBe(0)
  })

  it('has workbooks that open, each with rows', () => {
    const books = [...entries].filter(([name]) => name.endsWith('.xlsx'))

    expect(books.length).toBeGreaterThanOrEqual(11)
    for (const [, content] of books)
      expect(readWorkbook(content).SheetNames.length).toBeGreaterThan(1)
  })

  it.skipIf(!hasPdfTools)('has PDFs that are tagged and carry a title', () => {
    const reports = [...entries].filter(([name]) => name.endsWith('.pdf'))

    expect(reports.length).toBeGreaterThanOrEqual(2)
    for (const [, content] of reports) {
      const { info } = seePdf(content)
      expect(info).toMatchObject({ Tagged: 'yes' })
      expect(info.Title).toMatch(/\w/)
    }
  })

  it('holds the files of approved versions under plain names, with the bytes that were uploaded', () => {
    expect(
      textOf('dokumente/Leitlinie-zur-Informationssicherheit/V1_Leitlinie-Aenderung-2025.txt'),
    ).toBe('Die Leitlinie.')
    expect([...entries.keys()].filter((name) => name.startsWith('dokumente/'))).toHaveLength(1)
    const list = readWorkbook(entries.get('arbeitsmappen/A0_Dokumente.xlsx') ?? Buffer.alloc(0))
    expect(JSON.stringify(list.Sheets.Versionen)).toContain('V1_Leitlinie-Aenderung-2025.txt')
  })

  it('holds evidence files with their bytes, and lists in A.0 what they prove', () => {
    const [place = ''] = [...entries.keys()].filter((name) => name.startsWith('nachweise/'))
    const { Nachweisdateien } = readWorkbook(
      entries.get('arbeitsmappen/A0_Dokumente.xlsx') ?? Buffer.alloc(0),
    ).Sheets

    expect(place).toMatch(/^nachweise\/[0-9a-f]{8}-Tuer-des-Serverraums\.txt$/)
    expect(textOf(place)).toBe('abgeschlossen')
    for (const text of [place, 'Tür des Serverraums', 'Foto vor Ort', 'keine Anforderung']) {
      expect(JSON.stringify(Nachweisdateien)).toContain(text)
    }
  })

  it('lists every open point at its place, as often as it counts it', () => {
    const rows: { point: string; label: string }[] = JSON.parse(textOf('daten/offene-punkte.json'))
    const letter = textOf('Anschreiben.txt')

    const found = new Set(rows.map(({ point }) => point))
    for (const point of [
      'undecided_modules',
      'unmet_basic',
      'unplanned',
      'undescribed',
      'thin_reason',
      'unproven',
      'stale',
      'incomplete_documents',
      'overdue_reviews',
      'missed_milestones',
    ] as const) {
      expect(found).toContain(point)
      expect(openPoints).toContain(point)
    }
    const thin = rows.filter(({ point }) => point === 'thin_reason')
    expect(thin).toHaveLength(1)
    expect(thin[0]).toMatchObject({
      label: openPointWords.thin_reason,
      requirementId: 'SYS.2.1.A42',
    })
    expect(letter).toContain('A.2 und A.5 sind für die Basis-Absicherung nicht gefordert.')
    const overview = readWorkbook(entries.get('offene-punkte.xlsx') ?? Buffer.alloc(0)).Sheets
      .Übersicht
    expect(JSON.stringify(overview)).toContain('Meilensteine')
  })

  it('never claims that the city could be certified, and tells nothing of people beyond the purpose', async () => {
    const texts = await textsIn(entries)

    expect(texts.length).toBeGreaterThan(100)
    for (const word of [
      /testierbar/i,
      /zertifizierbar/i,
      /testatreif/i,
      /Frau Beispiel/,
      /Nachbarort/,
      /argon2/,
    ]) {
      expect(texts.filter(({ text }) => word.test(text)).map(({ name }) => name)).toEqual([])
    }
  })

  it('has details of events of this information domain alone, and none of accounts and contacts', () => {
    const lines = textOf('protokoll/ereignisse.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const detailed = lines.filter(({ details }) => details !== undefined)

    expect(lines.map(({ sequence }) => sequence)).toEqual(lines.map((_, index) => index + 1))
    expect(detailed.length).toBeGreaterThan(20)
    expect(detailed.map(({ kind }) => kind)).toContain('check_saved')
    expect(detailed.filter(({ kind }) => /^(user|person|role|organisation)_/.test(kind))).toEqual(
      [],
    )
    expect(
      detailed.filter(
        ({ details }) => details.includes(city.schule.id) && !details.includes(city.kern.id),
      ),
    ).toEqual([])
  })

  it('is the same, byte by byte, however much was changed, renamed and deleted since, at another time, for another person', async () => {
    await changeEverything(test, city)
    const later = cityDeps(test.store, 'stadt')
    later.setDay('2026-02-03')

    const second = await make('zwei.zip', actorIn(['management']), later)

    expect(second.sha256).toBe(sha256)
    expect(readFileSync(second.file).equals(bytes)).toBe(true)
  })

  it('is the same on every engine', () => {
    checksums.push(sha256)

    expect(new Set(checksums).size).toBe(1)
  })

  it('of a new snapshot differs, and finds a name that is free', async () => {
    const names = [
      await takeSnapshotForPackage(city.deps, city.actor, city.kern.id),
      await takeSnapshotForPackage(city.deps, city.actor, city.kern.id),
    ].map(({ name }) => name)

    expect(names).toEqual(['Prüfpaket 22.05.2025', 'Prüfpaket 22.05.2025 (2)'])
  })

  const actorIn = (roles: readonly Role[]): Actor => ({ ...city.actor, userId: 'u1', roles })

  it.each(['technician', 'contributor', 'auditor', 'admin'] as const)(
    'is not there for the role %s',
    async (role) => {
      await expect(make('nichts.zip', actorIn([role]))).rejects.toMatchObject({ code: 'not_found' })
      expect(existsSync(join(folder, 'nichts.zip'))).toBe(false)
    },
  )

  it('is for an auditor whose right to this snapshot was made sure of', async () => {
    const file = join(folder, 'auditor.zip')
    const order = { snapshotId, file, reach: ['snapshot'] } as const

    await expect(packageOf(city.deps, actorIn(['auditor']), order)).resolves.toMatchObject({
      sha256,
    })
  })

  it('hides snapshots of other information domains and organisations', async () => {
    const elsewhere: Actor = { ...city.actor, informationDomainIds: [city.schule.id] }

    await expect(make('fremd.zip', elsewhere)).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      make('fremd.zip', { ...city.actor, organisationId: 'nachbar' }),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('leaves nothing behind when it cannot be written, or nobody waits any more', async () => {
    const nowhere = packageOf(city.deps, city.actor, {
      snapshotId,
      file: join(folder, 'fehlt', 'x.zip'),
    })
    await expect(nowhere).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('Den Ordner gibt es nicht.'),
    })
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 50)
    const stopped = packageOf(city.deps, city.actor, {
      snapshotId,
      file: join(folder, 'halb.zip'),
      signal: stop.signal,
    })
    await expect(stopped).rejects.toThrow()

    expect(readdirSync(folder).filter((name) => /paket-|halb|unfertig/.test(name))).toEqual([])
  })

  it('says how many events have lost their details, and is still confirmed', async () => {
    const { id } = await objectOfCode(city, 'C001')
    await test.store.write('stadt', async (db) => {
      const [event] = await listEventsOf(db, [`${id}/SYS.2.1.A1`], 10)
      await eraseEventDetails(db, [event?.sequence ?? 0], {
        at: '2025-06-01T10:00:00.000Z',
        because: 'Art. 17 DSGVO',
      })
    })
    const snapshot = await takeSnapshotForPackage(
      city.deps,
      city.actor,
      city.kern.id,
      'Nach der Löschung',
    )
    const file = join(folder, 'neu.zip')

    await packageOf(city.deps, city.actor, { snapshotId: snapshot.id, file })

    const { out, code } = await verify(file)
    const manifest =
      (await unpackArchive(readFileSync(file))).get('manifest.json')?.toString() ?? ''
    expect(JSON.parse(manifest)).toMatchObject({ erasedDetails: 1 })
    expect(out).toContain('Art. 17 DSGVO')
    expect(code).toBe(0)
  })

  it('refuses when the audit trail no longer leads to the head that was noted', async () => {
    const [found] = await test.store.read('stadt', (db) => listSnapshots(db, city.kern.id))
    const end = { chainSequence: found?.chainSequence ?? 0, chainHash: '0'.repeat(64) }
    const counts = { events: 0, erased: 0, erasedDetails: 0 }

    const drawn = test.store.read('stadt', async (db) => {
      for await (const _ of chainLines(db, end, { concerns: () => false }, counts));
    })

    await expect(drawn).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('an Basislotse vorbei verändert'),
    })
  })
})

/** An approved guideline with a file whose name no archive takes, a draft with a file, and a thin reason. */
async function photographServerRoom({ deps, actor, kern }: City): Promise<void> {
  await addEvidenceFile(deps, actor, kern.id, {
    file: uploadedFile('Tür des Serverraums.txt', Buffer.from('abgeschlossen')),
    place: null,
    title: 'Tür des Serverraums',
    sourceKind: 'photo',
    source: 'Begehung',
    datedOn: '2025-03-01',
    note: '',
    keptUntilOn: '2030-03-01',
    placeNote: '',
  })
}

async function writeGuideline(city: City): Promise<void> {
  const { deps, actor, kern } = city
  const create = (title: string) =>
    createDocument(deps, actor, {
      informationDomainId: kern.id,
      kind: 'policy',
      title,
      responsibleId: null,
      reviewDueOn: '2025-01-31',
    })
  const write = (documentId: string, name: string, text: string) =>
    writeVersion(deps, actor, {
      documentId,
      writtenOn: '2025-02-01',
      note: '',
      file: uploadedFile(name, Buffer.from(text)),
    })
  const guideline = await create('Leitlinie zur Informationssicherheit')
  await write(guideline, 'Leitlinie: Änderung 2025.txt', 'Die Leitlinie.')
  await approveDocument(deps, actor, { documentId: guideline, number: 1, approvedOn: '2025-02-10' })
  await write(guideline, 'entwurf.txt', 'Noch nicht freigegeben.')
  await write(await create('Entwurf'), 'entwurf.txt', 'Noch lange nicht.')
  const { id } = await objectOfCode(city, 'C001')
  await answerAgain(city, id, 'SYS.2.1.A42', {
    status: 'dispensable',
    dispensableBecause: 'replaced',
    explanation: 'nicht nötig',
  })
}

type Answer = Parameters<typeof checkRequirements>[3][number]

async function answerAgain(
  { deps, actor, kern }: City,
  targetObjectId: string,
  requirement: string,
  change: Partial<Answer>,
): Promise<void> {
  await checkRequirements(deps, actor, kern.id, [
    {
      targetObjectId,
      requirement,
      status: 'yes',
      dispensableBecause: null,
      explanation: '',
      responsibleId: null,
      dueOn: null,
      surveyedOn: null,
      interviewed: '',
      providerProof: '',
      providerProofUntil: null,
      version: 1,
      ...change,
    },
  ])
}

async function changeEverything(test: TestStore, city: City): Promise<void> {
  const { id } = await objectOfCode(city, 'C001')
  await answerAgain(city, id, 'SYS.2.1.A1', { explanation: 'später' })
  for (const statement of [
    "UPDATE organisation SET name = 'Umbenannt' WHERE id = 'stadt'",
    "UPDATE information_domain SET name = 'Umbenannt' WHERE organisation_id = 'stadt'",
    "UPDATE target_object SET name = 'Umbenannt' WHERE organisation_id = 'stadt'",
    "UPDATE person SET name = 'Umbenannt' WHERE organisation_id = 'stadt'",
    "UPDATE document SET title = title || ' umbenannt' WHERE organisation_id = 'stadt'",
    "DELETE FROM evidence_link WHERE organisation_id = 'stadt'",
    "DELETE FROM wiba_answer WHERE organisation_id = 'stadt'",
  ]) {
    await rawSql(test, statement, 'stadt')
  }
}

const run = promisify(execFile)

async function verify(file: string): Promise<{ code: number; out: string }> {
  const verifier = fileURLToPath(new URL('reports/package/pruefe.mjs', packageRoot))
  try {
    return { code: 0, out: (await run(process.execPath, [verifier, file])).stdout }
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string }
    return { code, out: stdout }
  }
}
