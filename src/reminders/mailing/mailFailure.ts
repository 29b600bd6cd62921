/** What can go wrong when a mail is sent, what follows from it, and what people are told to do. @module */

/**
 * `configuration`: no mail gets out until somebody mends a setting. `server`: it is away for now, whichever mail it is.
 * `later`: this mail is worth another try. `lost`: nobody knows whether the server took it. `refused`: it never will.
 */
export type MailFailureKind = 'configuration' | 'server' | 'later' | 'lost' | 'refused'

export type MailFailureCode =
  | 'no_settings'
  | 'password_missing'
  | 'host_unknown'
  | 'host_forbidden'
  | 'no_mail_server'
  | 'client_refused'
  | 'plain_elsewhere'
  | 'starttls_missing'
  | 'encryption'
  | 'certificate'
  | 'login_refused'
  | 'login_not_offered'
  | 'login_required'
  | 'sender_refused'
  | 'name_service'
  | 'unreachable'
  | 'silent'
  | 'busy'
  | 'deferred'
  | 'mailbox_full_now'
  | 'broken'
  | 'not_rendered'
  | 'answer_lost'
  | 'recipient_refused'
  | 'relay_refused'
  | 'mailbox_full'
  | 'too_large'
  | 'content_refused'
  | 'bad_address'

/** `answer` is what the server or the machine said, for the administration; it never holds a password. */
export type MailFailure = { readonly code: MailFailureCode; readonly answer: string }

/** `answer` is what the server said when it took the mail. */
export type MailOutcome = { readonly answer: string } | { readonly failure: MailFailure }

export const mailFailureKinds: Readonly<Record<MailFailureCode, MailFailureKind>> = {
  no_settings: 'configuration',
  password_missing: 'configuration',
  host_unknown: 'configuration',
  host_forbidden: 'configuration',
  no_mail_server: 'configuration',
  client_refused: 'configuration',
  plain_elsewhere: 'configuration',
  starttls_missing: 'configuration',
  encryption: 'configuration',
  certificate: 'configuration',
  login_refused: 'configuration',
  login_not_offered: 'configuration',
  login_required: 'configuration',
  sender_refused: 'configuration',
  name_service: 'server',
  unreachable: 'server',
  silent: 'server',
  busy: 'server',
  deferred: 'later',
  mailbox_full_now: 'later',
  broken: 'later',
  not_rendered: 'later',
  answer_lost: 'lost',
  recipient_refused: 'refused',
  relay_refused: 'refused',
  mailbox_full: 'refused',
  too_large: 'refused',
  content_refused: 'refused',
  bad_address: 'refused',
}

/** What happened, and what to do. */
export const mailFailureTexts: Readonly<Record<MailFailureCode, string>> = {
  no_settings:
    'Es ist kein Mailserver eingetragen. Tragen Sie ihn in der Verwaltung unter „Mail“ ein.',
  password_missing:
    'Das Kennwort für den Mailserver fehlt. Der Betrieb des Servers legt es ab; die Seite „Mail“ in der Verwaltung sagt, wo.',
  host_unknown:
    'Den Namen des Mailservers gibt es nicht. Prüfen Sie, ob er richtig geschrieben ist.',
  host_forbidden:
    'Mehrere Organisationen teilen sich diesen Server. Einen Mailserver auf demselben Rechner trägt deshalb nur der Betrieb ein (BASISLOTSE_SMTP_HOST).',
  no_mail_server:
    'Dort antwortet etwas, das kein Mailserver ist. Prüfen Sie Server, Anschluss und Verschlüsselung.',
  client_refused: 'Der Mailserver lehnt diesen Rechner ab. Lassen Sie dort seine Adresse zulassen.',
  plain_elsewhere:
    'Ohne Verschlüsselung sendet Basislotse nur an einen Mailserver auf demselben Rechner. Wählen Sie STARTTLS oder TLS.',
  starttls_missing:
    'Der Mailserver bietet an diesem Anschluss keine Verschlüsselung mit STARTTLS an. Es wurde nichts übertragen. Wählen Sie TLS mit dem Anschluss 465, oder lassen Sie STARTTLS am Mailserver einschalten.',
  encryption:
    'Mit dem Mailserver kam keine verschlüsselte Verbindung zustande. STARTTLS hat meist den Anschluss 587, TLS den Anschluss 465; der Server muss mindestens TLS 1.2 können.',
  certificate:
    'Das Zertifikat des Mailservers wird nicht anerkannt, es wurde nichts übertragen. Lassen Sie es erneuern, oder tragen Sie den Namen ein, auf den es lautet. Eine eigene Zertifizierungsstelle macht der Betrieb mit NODE_EXTRA_CA_CERTS bekannt.',
  login_refused:
    'Der Mailserver lehnt Benutzername oder Kennwort ab. Prüfen Sie den Benutzernamen und das hinterlegte Kennwort.',
  login_not_offered:
    'Der Mailserver bietet keine Anmeldung an, es ist aber ein Benutzername eingetragen. Leeren Sie das Feld, oder nehmen Sie den Anschluss für das Einliefern von Mail (meist 587).',
  login_required:
    'Der Mailserver verlangt eine Anmeldung. Tragen Sie den Benutzernamen ein, und lassen Sie das Kennwort hinterlegen.',
  sender_refused:
    'Der Mailserver lehnt den Absender ab. Tragen Sie eine Adresse ein, mit der das angemeldete Postfach senden darf.',
  name_service:
    'Der Name des Mailservers ließ sich gerade nicht auflösen. Prüfen Sie, ob der Server einen Nameserver erreicht (DNS).',
  unreachable: 'Der Mailserver ist nicht erreichbar. Prüfen Sie Server, Anschluss und Firewall.',
  silent:
    'Der Mailserver meldet sich nicht. Er ist überlastet, oder der Anschluss erwartet eine andere Verschlüsselung: STARTTLS hat meist 587, TLS 465.',
  busy: 'Der Mailserver nimmt gerade nichts an. Es wird von selbst noch einmal versucht.',
  deferred:
    'Der Mailserver hat die Mail vorerst nicht angenommen. Es wird von selbst noch einmal versucht.',
  mailbox_full_now:
    'Das Postfach ist voll, oder der Mailserver hat keinen Platz. Es wird von selbst noch einmal versucht; das Postfach sollte aufgeräumt werden.',
  broken:
    'Die Verbindung zum Mailserver brach ab, bevor die Mail ganz übertragen war. Es wird von selbst noch einmal versucht.',
  not_rendered:
    'Die Mail ließ sich nicht schreiben. Das ist ein Fehler des Programms; bitte melden Sie ihn mit der Angabe dahinter.',
  answer_lost:
    'Die Mail ist übertragen, aber die Antwort des Mailservers ging verloren. Sie wird mit derselben Kennung (Message-ID) noch einmal gesendet und kann deshalb doppelt ankommen.',
  recipient_refused:
    'Der Mailserver nimmt für diese Adresse keine Mail an. Prüfen Sie, ob es das Postfach noch gibt, und berichtigen Sie die Adresse.',
  relay_refused:
    'Der Mailserver leitet Mail an diese Adresse nicht weiter. Meist fehlt die Anmeldung am Mailserver, oder er darf nur im eigenen Haus zustellen.',
  mailbox_full:
    'Das Postfach ist voll. Wenn es aufgeräumt ist, kommt die nächste Erinnerung wieder an.',
  too_large: 'Die Mail ist dem Mailserver zu groß. Lassen Sie die erlaubte Größe erhöhen.',
  content_refused:
    'Der Mailserver lehnt die Mail ab, oft wegen einer Regel gegen unerwünschte Mail. Lassen Sie den Absender dort zulassen.',
  bad_address:
    'Das ist keine gültige Mailadresse. Berichtigen Sie sie bei der Person oder ihrem Zugang.',
}
