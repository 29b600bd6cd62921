import type { Db } from '../../db/db.ts'
import type { Access } from '../../db/queries/history.ts'
import { exportLabels, exportNames } from './exportNames.ts'
import { reportLabels, reportNames } from './reports/reportNames.ts'
import { readSubjectNames } from './subjectNames.ts'

/** Who took what out when; `what` is „KERN, A.4 …“, `sha256` the checksum of the file. */
export type Taken = { at: string; actor: string; what: string; sha256: string }

/** Entries of the access log in words. */
export async function readTaken(db: Db, accesses: readonly Access[]): Promise<Taken[]> {
  const nameOf = await readSubjectNames(
    db,
    accesses.flatMap(({ actorId, subject }) => [actorId, ...idsOfPersons(subject)]),
  )
  return accesses.map(({ at, actorId, subject }) => {
    const [what = '', sha256 = ''] = subject.split(' SHA-256 ')
    return {
      at,
      actor: actorId === 'system' ? 'Kommandozeile' : nameOf(actorId),
      what: speakSubject(what, nameOf),
      sha256,
    }
  })
}

/** Whoever was told what is held about them. */
function idsOfPersons(subject: string): string[] {
  const id = /^auskunft\/(\S+)/.exec(subject)?.[1]
  return id === undefined ? [] : [id]
}

function speakSubject(what: string, nameOf: (id: string) => string): string {
  const [person] = idsOfPersons(what)
  if (person !== undefined) return `Auskunft über eine Person (Art. 15 DSGVO): ${nameOf(person)}`
  const [, code = '', pdf = '', word = '', selection = ''] =
    /^(.*?)\/(pdf )?(\w+)(.*)$/.exec(what) ?? []
  const report = reportNames.find((each) => pdf !== '' && each === word)
  if (report) return `${code}: ${reportLabels[report].title} als PDF${selection}`
  if (word === 'paket') return `${code}: Prüfpaket${selection}`
  if (word === 'feststellungen') return `${code}: Feststellungen${selection}`
  const name = exportNames.find((each) => each === word)
  return name ? `${code}: ${exportLabels[name].title}${selection}` : what
}
