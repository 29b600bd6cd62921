import type { Db } from '../../../db/db.ts'
import { listMembers, listPersons } from '../../../db/queries/organisations.ts'
import { Failure } from '../../core/failure.ts'
import type { DataSubject } from '../../core/personalData/disclosure.ts'

/** All with an account or an entry as contact person, by name. */
export async function listDataSubjects(db: Db): Promise<DataSubject[]> {
  const accounts = new Map((await listMembers(db)).map((one) => [one.userId, one]))
  const persons = await listPersons(db)
  const withAccount = [...accounts.values()].map(({ userId, name, email }): DataSubject => {
    const own = persons.filter((person) => person.userId === userId)
    return {
      ...{ id: userId, name, userId },
      personIds: own.map(({ id }) => id),
      names: unique([name, ...own.map((person) => person.name)]),
      emails: unique([email, ...own.map((person) => person.email)]),
    }
  })
  const without = persons
    .filter(({ userId }) => userId === null || !accounts.has(userId))
    .map(({ id, name, email, userId }): DataSubject => {
      return { id, name, userId, personIds: [id], names: [name], emails: unique([email]) }
    })
  return [...withAccount, ...without].sort((one, other) => one.name.localeCompare(other.name, 'de'))
}

/** By the id of the account or of the contact person. Throws `not_found`. */
export async function readDataSubject(db: Db, id: string): Promise<DataSubject> {
  const all = await listDataSubjects(db)
  const found = all.find((one) => one.id === id || one.personIds.includes(id))
  if (found) return found
  throw new Failure('not_found', 'Diese Person gibt es hier nicht.')
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))]
}
