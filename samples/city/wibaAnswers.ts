/**
 * The city's WiBA answers by question id. A question that is not named here is answered „Ja“ without a note.
 * @module
 */
export type WibaLine = {
  /** The word of the tool's column „Umsetzung“; '' while nobody has answered. */
  readonly answer: 'Ja' | 'Nein' | 'nicht relevant' | ''
  readonly note: string
}

const no: Readonly<Record<string, string>> = {
  'it-administration-4':
    'Protokolle der Adminsitzungen werden nur auf den Domänencontrollern geschrieben.',
  'it-administration-13':
    'Testgruppe für Patches gibt es erst für Arbeitsplätze, nicht für Server.',
  'it-administration-14': 'Nach Patches wird nur stichprobenweise und ohne Protokoll geprüft.',
  'it-administration-15':
    'Ein Server mit Windows Server 2016 und Arbeitsplätze mit Windows 10 sind noch in Betrieb.',
  'organisation-personal-13': 'Übergabegespräche finden statt, werden aber nicht dokumentiert.',
  'organisation-personal-18': 'Bisher nur dienstliche Themen in der Schulung.',
  'rollen-berechtigungen-authentisierung-2':
    'Abgleich mit der Personalstelle erfolgt noch von Hand und unregelmäßig.',
  'rollen-berechtigungen-authentisierung-7':
    'Rechte in den Fachanwendungen sind nur zum Teil dokumentiert.',
  'rollen-berechtigungen-authentisierung-12':
    'Schlüssel und Transponder bleiben bei langer Abwesenheit bisher ausgegeben.',
  'vorbereitung-sicherheitsvorfaelle-6': 'Forensik-Dienstleister ist noch nicht ausgewählt.',
  'vorbereitung-sicherheitsvorfaelle-7': 'Karte mit Sofortmaßnahmen ist im Entwurf.',
  'buerosoftware-7': 'Liste gesperrter Dateiformate fehlt noch im Mailgateway.',
  'buerosoftware-15': 'Vorgabe zu verschlüsselten DNS-Anfragen im Browser fehlt.',
  'buerosoftware-17': 'Vorschau im Mailprogramm ist noch eingeschaltet.',
  'client-6': 'Kennwort für die Firmware ist nur bei Geräten ab 2022 gesetzt.',
  'client-10': 'Richtlinie gegen Autostart wirkt auf Außenstellen noch nicht.',
  'netze-2': 'Netzplan stammt von 2023, Änderungen am Bauhof fehlen.',
  'netze-12': 'Zentraler Protokollserver nimmt erst Firewall und Server auf.',
  'netze-17': 'Notebooks verbinden sich noch selbst mit bekannten fremden WLANs.',
  'netze-23': 'Unbenutzte Dosen sind in den Außenstellen noch geschaltet.',
  'serversysteme-24': 'Alle Server haben die grafische Oberfläche.',
  'serversysteme-25': 'Exploit-Schutz ist in der Voreinstellung, eine Prüfung steht aus.',
  'serversysteme-28': 'Sitzungen auf dem Terminalserver enden erst am Abend.',
  'serverraum-datentraegerarchiv-4':
    'Klimagerät ist vorhanden, Temperaturmeldung an die Rufbereitschaft fehlt.',
  'sicherheitsmechanismen-8': 'Auswertung der Protokolle geschieht nur auf Anlass.',
  'sicherheitsmechanismen-10': 'Protokolle liegen auf dem Server, den sie überwachen.',
  'webserver-webanwendungen-8':
    'Dateien für das Intranet werden vor dem Einstellen nicht eigens geprüft.',
  'arbeit-ausserhalb-9': 'Regel für Leihfahrzeuge des Bauhofs fehlt.',
  'arbeit-innerhalb-haustechnik-6':
    'Besuchende werden empfangen, eine Regel zu Fremdgeräten fehlt.',
  'mobile-endgeraete-16': 'Private USB-Sticks sind noch nicht technisch gesperrt.',
}

const notRelevant: Readonly<Record<string, string>> = {
  'serversysteme-30':
    'Öffentliche DNS-Einträge führt KITU, eigene öffentliche DNS-Server gibt es nicht.',
  'serversysteme-31': 'Keine eigenen öffentlichen Zonen, siehe Nr. 30.',
  'serversysteme-32': 'Keine eigenen öffentlichen DNS-Server, siehe Nr. 30.',
  'serversysteme-34': 'Der DNS-Dienst ist nur aus dem Verwaltungsnetz erreichbar.',
  'webserver-webanwendungen-12':
    'Intranet ohne geschützte Bereiche, Internetauftritt betreibt KITU.',
  'webserver-webanwendungen-14': 'Das Intranet nimmt keine Dateien von Nutzenden entgegen.',
  'webserver-webanwendungen-15': 'Keine eigene Entwicklung, es gibt keinen Quelltext im Haus.',
  'telefonie-fax-3': 'Faxgeräte wurden im Januar 2024 abgeschafft.',
  'telefonie-fax-4': 'Fax wird nicht mehr genutzt, siehe Nr. 3.',
  'arbeit-ausserhalb-10': 'Dienstfahrzeuge haben keine Kopplung mit Smartphones.',
  'it-administration-22':
    'Fernwartung läuft nur über das eigene VPN, Online-Dienste sind gesperrt.',
  'sicherheitsmechanismen-5':
    'Der Virenschutz sendet keine Dateien in eine Cloud, die Funktion ist abgeschaltet.',
  'drucker-mfg-3': 'In öffentlichen Bereichen stehen keine Drucker.',
  'buerosoftware-14':
    'Der Kennwortspeicher des Browsers ist abgeschaltet, es gibt ein eigenes Programm dafür.',
}

const open: readonly string[] = [
  'serversysteme-6',
  'serversysteme-7',
  'serversysteme-13',
  'netze-11',
  'netze-22',
  'webserver-webanwendungen-9',
  'webserver-webanwendungen-16',
  'arbeit-innerhalb-haustechnik-7',
  'mobile-endgeraete-12',
  'mobile-endgeraete-13',
  'drucker-mfg-6',
  'umgang-mit-informationen-5',
  'outsourcing-cloud-3',
]

const yesNotes: Readonly<Record<string, string>> = {
  'backup-1': 'Datensicherungskonzept vom 11.04.2024.',
  'backup-2': 'Täglich schrittweise, am Wochenende vollständig.',
  'backup-3': 'Festplattensicherung und Band im feuerfesten Schrank.',
  'backup-6': 'Zweitkopie bei der Feuerwehr, ohne Anmeldung über die Domäne.',
  'backup-7': 'Test am 19.11.2024, Protokoll in der Akte der EDV.',
  'it-administration-2': 'Vertretung über Rufbereitschaft und KITU geregelt.',
  'it-administration-7': 'Getrennte Konten für Alltag und Administration.',
  'it-administration-12': 'Sicherheitsupdates innerhalb von sieben Tagen.',
  'organisation-personal-8': 'Postfach des ISB, im Intranet veröffentlicht.',
  'organisation-personal-10': 'Dienstanweisung IT, Kenntnisnahme mit Unterschrift.',
  'organisation-personal-14': 'Vortrag in der Dienstberatung am 06.02.2024.',
  'rollen-berechtigungen-authentisierung-13': 'Mindestens zwölf Zeichen, technisch erzwungen.',
  'vorbereitung-sicherheitsvorfaelle-1': 'Richtlinie Sicherheitsvorfälle vom 14.05.2024.',
  'vorbereitung-sicherheitsvorfaelle-5': 'Rufnummern werden jedes Quartal geprüft.',
  'buerosoftware-5': 'Makros nur aus zwei freigegebenen Ordnern.',
  'client-4': 'Zentral verwalteter Virenschutz auf allen Arbeitsplätzen.',
  'client-13': 'Alle Notebooks verschlüsselt, Schlüssel im Verzeichnisdienst.',
  'netze-4': 'Firewallpaar am Übergang zum Internet.',
  'netze-6': 'Eigene Segmente für Clients, Server, Drucker, Telefonie.',
  'netze-9': 'Gäste-WLAN im Ratssaal ohne Verbindung zum Verwaltungsnetz.',
  'serverraum-datentraegerarchiv-5': 'Transponder, Liste der Berechtigten bei der EDV.',
  'serversysteme-1': 'Serverraum Rathaus und Technikraum Feuerwehr.',
  'mobile-endgeraete-3': 'Rufnummer der EDV auf jedem Gerät.',
  'outsourcing-cloud-2': 'Liste der Dienstleister vom Hauptamt geführt.',
  'umgang-mit-informationen-4': 'Datentonnen und Vernichtung mit Nachweis.',
}

/** The answer to a question by its id, e.g. `backup-7`. */
export function wibaLineOf(questionId: string): WibaLine {
  const noNote = no[questionId]
  if (noNote !== undefined) return { answer: 'Nein', note: noNote }
  const irrelevant = notRelevant[questionId]
  if (irrelevant !== undefined) return { answer: 'nicht relevant', note: irrelevant }
  if (open.includes(questionId)) return { answer: '', note: '' }
  return { answer: 'Ja', note: yesNotes[questionId] ?? '' }
}

/** The ids that are named here; each must be a question of the catalogue. */
export const namedWibaQuestions: readonly string[] = [
  ...Object.keys(no),
  ...Object.keys(notRelevant),
  ...open,
  ...Object.keys(yesNotes),
]
