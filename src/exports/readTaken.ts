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
    accesses.map(({ actorId }) => actorId),
  )
  return accesses.map(({ at, actorId, subject }) => {
    const [what = '', sha256 = ''] = subject.split(' SHA-256 ')
    return {
      at,
      actor: actorId === 'system' ? 'Kommandozeile' : nameOf(actorId),
      what: speakSubject(what),
      sha256,
    }
  })
}

function speakSubject(what: string): string {
  const [, code = '', pdf = '', word = '', selection = ''] =
    /^(.*?)\/(pdf )?(\w+)(.*)$/.exec(what) ?? []
  const report = reportNames.find((each) => pdf !== '' && each === word)
  if (report) return `${code}: ${reportLabels[report].title} als PDF${selection}`
  if (word === 'paket') return `${code}: Prüfpaket${selection}`
  if (word === 'feststellungen') return `${code}: Feststellungen${selection}`
  const name = exportNames.find((each) => each === word)
  return name ? `${code}: ${exportLabels[name].title}${selection}` : what
}
