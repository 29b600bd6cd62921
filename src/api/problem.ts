/**
 * What can be wrong with a request of another program, by RFC 9457. The kind is the end of the address in `type`,
 * where the documentation explains it.
 * @module
 */
import { z } from 'zod'

export type ProblemWords = {
  readonly status: number
  readonly title: string
  readonly text: string
}

export const problemKinds = {
  malformed: {
    status: 400,
    title: 'Die Anfrage ist nicht lesbar',
    text: 'Der Inhalt ist kein gültiges JSON, oder ein Parameter der Adresse ist unbekannt oder falsch.',
  },
  unauthenticated: {
    status: 401,
    title: 'Ein gültiger Schlüssel fehlt',
    text: 'Es fehlt die Kopfzeile „Authorization: Bearer …“, oder der Schlüssel ist unbekannt, abgelaufen oder widerrufen.',
  },
  forbidden: {
    status: 403,
    title: 'Dem Schlüssel fehlt das Recht',
    text: 'Der Schlüssel ist gültig, deckt diese Adresse aber nicht. Die Administration stellt einen anderen aus.',
  },
  'not-found': {
    status: 404,
    title: 'Das gibt es hier nicht',
    text: 'Die Adresse oder die Sache gibt es nicht, sie gehört einer anderen Organisation oder einem anderen Informationsverbund.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Das geht an dieser Adresse nicht',
    text: 'Die Adresse gibt es, aber nicht mit dieser Methode; „Allow“ nennt die möglichen.',
  },
  conflict: {
    status: 409,
    title: 'Das widerspricht dem Bestand',
    text: 'Zum Beispiel gehört die Inventarnummer schon einem anderen Gerät.',
  },
  stale: {
    status: 412,
    title: 'Inzwischen geändert',
    text: 'Die Fassung in If-Match ist nicht mehr die gespeicherte. Lesen Sie neu und entscheiden Sie dann.',
  },
  'too-large': {
    status: 413,
    title: 'Der Inhalt ist zu groß',
    text: 'Ein Inhalt darf 1 MB groß sein und höchstens 500 Geräte nennen.',
  },
  'not-json': {
    status: 415,
    title: 'Kein JSON',
    text: 'Angenommen wird nur „Content-Type: application/json“.',
  },
  invalid: {
    status: 422,
    title: 'Die Angaben sind nicht in Ordnung',
    text: '`errors` nennt jedes Feld mit seinem JSON-Zeiger (RFC 6901) und sagt, was erwartet wird.',
  },
  'version-required': {
    status: 428,
    title: 'Die Fassung fehlt',
    text: 'Wer ändert, nennt in If-Match das ETag der Fassung, die er gelesen hat.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Zu viele Anfragen',
    text: '„Retry-After“ nennt die Sekunden bis zum nächsten Versuch.',
  },
  internal: {
    status: 500,
    title: 'Interner Fehler',
    text: 'Bitte melden Sie die Nummer in `instance`; unter ihr steht mehr im Protokoll des Servers.',
  },
} as const satisfies Readonly<Record<string, ProblemWords>>

export type ProblemKind = keyof typeof problemKinds

export const fieldProblem = z.strictObject({
  detail: z.string().meta({ description: 'Was nicht stimmt, auf Deutsch' }),
  pointer: z.string().optional().meta({ description: 'JSON-Zeiger in den Inhalt, z. B. #/serial' }),
  parameter: z.string().optional().meta({ description: 'Name des Parameters der Adresse' }),
})
export type FieldProblem = z.infer<typeof fieldProblem>

export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'Nummer der Anfrage' }),
    errors: z.array(fieldProblem).optional(),
  })
  .meta({ id: 'Problem' })

/** The JSON pointer of a place in the body, as the fragment of an address. */
export function pointerTo(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))
  return ['#', ...steps.map(encodeURIComponent)].join('/')
}
