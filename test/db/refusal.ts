/**
 * What the database itself said when it refused: the innermost message, with the name of the constraint on
 * PostgreSQL. „accepted“ when it did not refuse.
 */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'accepted'
  } catch (error) {
    return innermost(error)
  }
}

function innermost(error: unknown): string {
  if (!(error instanceof Error)) throw error
  if (error.cause !== undefined) return innermost(error.cause)
  const constraint = 'constraint' in error ? ` (${String(error.constraint)})` : ''
  return `${error.message}${constraint}`
}
