/** Why somebody could not be logged in by a directory, in the words of the person and of the administration. @module */
import type { DirectoryPerson } from './directoryPerson.ts'

export type DirectoryProblemCode =
  | 'unreachable'
  | 'certificate'
  | 'encryption'
  | 'secret_missing'
  | 'secret_refused'
  | 'settings'
  | 'wrong_login'
  | 'password_expired'
  | 'ambiguous'
  | 'no_subject'
  | 'denied'
  | 'stale'
  | 'reply'
  | 'too_many_groups'

/** `detail` is for the log of the server and the administration; it never holds a secret. */
export type DirectoryProblem = { readonly code: DirectoryProblemCode; readonly detail: string }

export type DirectoryAnswer =
  | { readonly person: DirectoryPerson }
  | { readonly problem: DirectoryProblem }

/** One step of „Verbindung prüfen“. */
export type CheckStep = {
  readonly title: string
  readonly isFine: boolean
  readonly text: string
  readonly detail?: string
}

const askAdministration = 'Bitte wenden Sie sich an die Administration.'
const localWay = 'Wer ein eigenes Kennwort bei Basislotse hat, kann sich damit anmelden.'

export const wrongLogin = 'Benutzername oder Kennwort stimmen nicht.'

/** What the login says; an unknown person and a wrong password are told the same. */
export const problemsForPerson: Readonly<Record<DirectoryProblemCode, string>> = {
  unreachable: `Das Verzeichnis antwortet gerade nicht. Bitte versuchen Sie es in einigen Minuten noch einmal. ${localWay}`,
  certificate: `Die Verbindung zum Verzeichnis ist nicht vertrauenswürdig: Sein Zertifikat stimmt nicht. Es wurde kein Kennwort übertragen. ${askAdministration}`,
  encryption: `Mit dem Verzeichnis kam keine verschlüsselte Verbindung zustande. Es wurde kein Kennwort übertragen. ${askAdministration}`,
  secret_missing: `Die Anmeldung über das Verzeichnis ist nicht fertig eingerichtet: Das Geheimnis fehlt. ${askAdministration}`,
  secret_refused: `Das Verzeichnis lehnt Basislotse ab, nicht Sie: Das hinterlegte Dienstkonto oder Geheimnis stimmt nicht. ${askAdministration}`,
  settings: `Die Anmeldung über das Verzeichnis ist falsch eingestellt. ${askAdministration}`,
  wrong_login: wrongLogin,
  password_expired:
    'Ihr Kennwort im Verzeichnis ist abgelaufen oder muss geändert werden. Ändern Sie es an Ihrem Arbeitsplatz, und melden Sie sich dann hier an.',
  ambiguous: wrongLogin,
  no_subject: `Ihr Eintrag im Verzeichnis ist unvollständig: Ihm fehlt die feste Kennung. ${askAdministration}`,
  denied: 'Die Anmeldung wurde beim Verzeichnis abgebrochen oder abgelehnt.',
  stale:
    'Diese Anmeldung ist abgelaufen oder wurde schon benutzt. Bitte beginnen Sie sie noch einmal.',
  reply: `Die Antwort des Verzeichnisses ist nicht gültig; es wurde niemand angemeldet. Bitte beginnen Sie noch einmal. Kommt das öfter vor, wenden Sie sich an die Administration.`,
  too_many_groups: `Sie sind im Verzeichnis in so vielen Gruppen, dass es sie nicht mitteilt. ${askAdministration}`,
}

/** What „Verbindung prüfen“ says, with what to do. */
export const problemsForAdministration: Readonly<Record<DirectoryProblemCode, string>> = {
  unreachable:
    'Der Server antwortet nicht innerhalb von 5 Sekunden. Prüfen Sie Name, Anschluss und Firewall.',
  certificate:
    'Das Zertifikat wird nicht anerkannt: Es ist abgelaufen, gilt für einen anderen Namen, oder seine Zertifizierungsstelle ist hier unbekannt.',
  encryption:
    'Der Server spricht an diesem Anschluss nicht die gewählte Verschlüsselung. LDAPS hat meist den Anschluss 636, StartTLS 389.',
  secret_missing: 'Das Kennwort oder Geheimnis ist dem Server nicht bekannt.',
  secret_refused: 'Das Verzeichnis lehnt den Namen oder das Geheimnis ab.',
  settings: 'Das Verzeichnis kann mit einer Einstellung nichts anfangen.',
  wrong_login: 'Diese Person ist nicht zu finden.',
  password_expired: 'Das Kennwort ist abgelaufen.',
  ambiguous: 'Auf diesen Namen passen mehrere Einträge.',
  no_subject: 'Dem Eintrag fehlt die feste Kennung (objectGUID, entryUUID).',
  denied: 'Das Verzeichnis hat abgelehnt.',
  stale: 'Die Anmeldung ist abgelaufen.',
  reply: 'Die Antwort ist nicht gültig.',
  too_many_groups: 'Es sind zu viele Gruppen.',
}

export function problemOf(
  code: DirectoryProblemCode,
  detail: string,
): { readonly problem: DirectoryProblem } {
  return { problem: { code, detail } }
}
