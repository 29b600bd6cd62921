import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { byCodePoint, type Db } from '../db.ts'

/** Somebody whom no mail reaches, and how much open work names them. */
export type Unreachable = {
  readonly id: string
  readonly name: string
  readonly department: string
  readonly checks: number
  readonly measures: number
  readonly documents: number
}

/** Persons without a mail address and without an account that is open, as far as open work names them. */
export async function listUnreachable(db: Db): Promise<Unreachable[]> {
  const { person, user, check, measure, document } = db.tables
  const ofPerson = (table: typeof check | typeof measure | typeof document, isOpen: SQL) => {
    const { organisationId, responsibleId } = table
    return sql<number>`(select count(*) from ${table} where ${organisationId} = ${db.organisationId} and ${responsibleId} = ${person.id} and ${isOpen})`.mapWith(
      Number,
    )
  }
  const rows = await db
    .select({
      id: person.id,
      name: person.name,
      department: person.department,
      checks: ofPerson(check, inArray(check.status, ['open', 'partial', 'no'])),
      measures: ofPerson(measure, inArray(measure.status, ['planned', 'in_progress'])),
      documents: ofPerson(document, isNull(document.retiredOn)),
    })
    .from(person)
    .leftJoin(user, eq(user.id, person.userId))
    .where(
      and(
        eq(person.organisationId, db.organisationId),
        eq(person.email, ''),
        or(isNull(user.id), eq(user.isLocked, true)),
      ),
    )
    .orderBy(byCodePoint(db, person.nameKey))
  return rows.filter(({ checks, measures, documents }) => checks + measures + documents > 0)
}
