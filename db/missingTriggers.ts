import type { Migration } from './migrations.ts'

/** German sentences for the triggers that the migrations made and the database no longer has. */
export function missingTriggers(
  migrations: readonly Migration[],
  present: readonly string[],
): string[] {
  const expected = new Set<string>()
  for (const statement of migrations.flatMap(({ statements }) => statements)) {
    for (const [, word = '', name = ''] of statement.matchAll(
      /\b(CREATE|DROP)\s+TRIGGER\s+(?:IF\s+EXISTS\s+)?["`]?(\w+)/gi,
    )) {
      if (word.toUpperCase() === 'CREATE') expected.add(name)
      else expected.delete(name)
    }
  }
  return [...expected]
    .filter((name) => !present.includes(name))
    .map((name) => `Der Schutz ${name} fehlt: Jemand hat ihn am Programm vorbei abgeschaltet.`)
}
