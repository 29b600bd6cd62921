/**
 * The record of what personal data is held (Verzeichnis): per kind what it is, whose, why, from where, who sees it, how
 * long it stays and how it goes. Written for the officer for data protection of a city, who puts it into theirs.
 * Source: Art. 30 GDPR asks for these headings.
 * @module
 */
export const personalKinds = [
  'account',
  'person',
  'duty',
  'deputy',
  'login',
  'accessLog',
  'reminder',
  'mail',
  'headMail',
  'borrower',
  'holder',
  'name',
  'freeText',
  'file',
  'upload',
  'trail',
  'snapshot',
] as const
export type PersonalKind = (typeof personalKinds)[number]

export type RecordEntry = {
  readonly title: string
  readonly what: string
  readonly whose: string
  readonly purpose: string
  readonly source: string
  readonly seenBy: string
  readonly kept: string
  readonly deletion: string
}

const staff = 'Beschäftigte der Stadt mit Zugang'
const withPerson = 'mit der Löschung der Person'

export const recordEntries: Record<PersonalKind, RecordEntry> = {
  account: {
    title: 'Zugänge',
    what: 'Name, dienstliche Mailadresse, Kennwort (nur als Prüfwert), zweiter Faktor, Rollen, verknüpftes Verzeichniskonto, gemerkte Listen, Kalenderadresse',
    whose: staff,
    purpose: 'Anmeldung und Rechte',
    source: 'Administration oder Verzeichnis der Stadt',
    seenBy: 'Administration; Name und Rolle auch die ISB',
    kept: 'solange der Zugang besteht',
    deletion:
      'Löschung der Person: Es bleibt eine gesperrte Hülle ohne Namen und Mailadresse, auf die das Änderungsprotokoll verweist',
  },
  person: {
    title: 'Ansprechpartner',
    what: 'Name oder Funktion, Fachbereich, dienstliche Mailadresse',
    whose: 'Wer für Anforderungen, Maßnahmen oder Dokumente verantwortlich ist, auch ohne Zugang',
    purpose: 'Zuständigkeit im Sicherheitsprozess (BSI-Standard 200-2)',
    source: 'ISB',
    seenBy: 'Alle mit Zugang zum selben Informationsverbund',
    kept: 'solange sie verantwortlich sind',
    deletion: 'Löschung der Person: Aus dem Namen wird „Gelöschte Person“ mit einer Nummer',
  },
  duty: {
    title: 'Zuständigkeiten',
    what: 'Verweis auf den Ansprechpartner an Anforderung, Maßnahme, Dokument, Zielobjekt, Prüffrage',
    whose: 'Ansprechpartner',
    purpose: 'Wer was bis wann tut',
    source: 'ISB',
    seenBy: 'Alle mit Zugang zum selben Informationsverbund',
    kept: 'solange der Eintrag besteht',
    deletion: 'Offenes wird vorher übergeben; Erledigtes zeigt danach auf „Gelöschte Person“',
  },
  deputy: {
    title: 'Vertretungen',
    what: 'Wer wen von wann bis wann vertritt',
    whose: staff,
    purpose: 'Arbeit bleibt in Abwesenheit nicht liegen',
    source: 'Die Person selbst oder die Administration',
    seenBy: 'Die Beteiligten, ISB, Administration',
    kept: 'bis sie gestrichen wird',
    deletion: withPerson,
  },
  login: {
    title: 'Sitzungen und Anmeldeversuche',
    what: 'Zeitpunkt, Adresse im Netz, Browser, eingetippte Mailadresse, Wiederherstellungscodes (nur als Prüfwert)',
    whose: 'Wer sich anmeldet oder es versucht',
    purpose: 'Sicherheit der Anmeldung, Bremse gegen Raten',
    source: 'Browser',
    seenBy: 'Die Person selbst; Anmeldeversuche niemand auf einer Seite',
    kept: 'Sitzungen bis zu ihrem Ende; gescheiterte Versuche einen Tag, erfolgreiche 90 Tage',
    deletion: 'von selbst, stündlich',
  },
  accessLog: {
    title: 'Zugriffsprotokoll',
    what: 'Wer sich wann angemeldet, etwas exportiert oder das Protokoll geprüft hat',
    whose: staff,
    purpose: 'Nachvollziehen, wer Daten herausgenommen hat',
    source: 'Programm',
    seenBy: 'ISB, Administration',
    kept: 'nach der Löschfrist „Zugriffsprotokoll“',
    deletion: 'von selbst, jede Nacht; ebenso mit der Löschung der Person',
  },
  reminder: {
    title: 'Erinnerungen',
    what: 'Name, Mailadresse, Inhalt und Zustellung jeder Erinnerung; eigene Wünsche dazu',
    whose: 'Wer erinnert wird',
    purpose: 'Termine einhalten; belegen, dass erinnert wurde',
    source: 'Programm, aus Zuständigkeiten und Terminen',
    seenBy: 'Die Person selbst, ISB, Leitung, Administration',
    kept: 'nach der Löschfrist „Erinnerungen“',
    deletion: 'von selbst, jede Nacht; ebenso mit der Löschung der Person',
  },
  mail: {
    title: 'Absender der Mails',
    what: 'Dienstkonto, Name und Adresse des Absenders',
    whose: 'Wer als Absender eingetragen ist; üblich ist eine Funktionsadresse',
    purpose: 'Versand der Erinnerungen',
    source: 'Administration',
    seenBy: 'Administration; Empfänger der Mails',
    kept: 'solange eingestellt',
    deletion: 'von Hand unter „Verwaltung“ → „Mail“',
  },
  headMail: {
    title: 'Empfänger des Kopfs der Kette',
    what: 'Name und Mailadresse; wann welche Prüfsumme verschickt und angenommen wurde',
    whose: 'Wen die ISB oder die Administration einträgt, auch außerhalb der Stadt',
    purpose: 'Eine im Ganzen umgeschriebene Datenbank fällt auf',
    source: 'ISB, Administration',
    seenBy: 'ISB, Administration',
    kept: 'Empfänger bis zur Streichung; der Versand auf Dauer, als Nachweis',
    deletion: 'von Hand unter „Verwaltung“ → „Kopf der Kette“',
  },
  borrower: {
    title: 'Entleihende von Geräten',
    what: 'Name, Klasse oder Amt, Kontakt',
    whose: 'Beschäftigte, Lehrkräfte, Schülerinnen und Schüler oder deren Eltern',
    purpose: 'Rückgabe geliehener Geräte',
    source: 'EDV bei der Ausgabe',
    seenBy: 'EDV und ISB, nicht die Leitung',
    kept: 'bis zum Ablauf der Löschfrist nach der Rückgabe',
    deletion: 'von selbst, jede Nacht; im Änderungsprotokoll ebenso',
  },
  holder: {
    title: 'Inhaber von Geräten',
    what: 'Name oder Funktion am Gerät, auch in Suchtexten und im Vermerk über rückgängige Änderungen',
    whose: 'Beschäftigte der Stadt und der Schulen',
    purpose: 'Wer ein Gerät benutzt und bei einem Vorfall zu fragen ist',
    source: 'Eingelesene Gerätelisten, EDV',
    seenBy: 'EDV, ISB',
    kept: 'solange der Eintrag am Gerät besteht',
    deletion: 'von Hand am Gerät; in Stände zum Stichtag kommt er nie',
  },
  name: {
    title: 'Namen an Einträgen',
    what: 'Wer geprüft, beantwortet, freigegeben, verlängert, ausgegeben, gezählt oder gelöscht hat',
    whose: staff,
    purpose: 'Nachweis gegenüber Prüfenden, wer etwas festgestellt hat',
    source: 'Programm, aus der Anmeldung',
    seenBy: 'Wer den Eintrag sieht',
    kept: 'solange der Eintrag besteht',
    deletion: 'mit der Löschung der Person ersetzt durch „Gelöschte Person“ mit einer Nummer',
  },
  freeText: {
    title: 'Namen in freien Texten',
    what: 'Was Menschen in Begründungen, Bemerkungen, „Befragte Personen“ schreiben',
    whose: 'Wer dort genannt wird',
    purpose: 'Begründung und Beschreibung',
    source: 'Wer den Eintrag schreibt',
    seenBy: 'Wer den Eintrag sieht',
    kept: 'solange der Eintrag besteht; Fragebögen, die niemand abgibt, bis 90 Tage nach ihrem letzten Tag',
    deletion: 'von Hand; die Auskunft nennt die Stellen, an denen der Name steht',
  },
  file: {
    title: 'Dateien',
    what: 'Dokumente, Nachweise, Dateien zu Geräten und ihre Namen',
    whose: 'Wer darin vorkommt',
    purpose: 'Nachweis',
    source: 'Wer sie hochlädt',
    seenBy: 'Wer das Dokument, die Anforderung oder das Gerät sieht',
    kept: 'Nachweise bis zu ihrem Tag, danach bis jemand sie löscht',
    deletion: 'von Hand, mit Grund; in Ständen zum Stichtag bleiben sie',
  },
  upload: {
    title: 'Hochgeladene Listen',
    what: 'Die Liste und ihre Vorschau, bis sie übernommen ist',
    whose: 'Wer in der Liste steht, zum Beispiel Inhaber von Geräten',
    purpose: 'Einlesen in den Bestand',
    source: 'Wer sie hochlädt',
    seenBy: 'Nur wer sie hochgeladen hat',
    kept: 'nach der Löschfrist „Hochgeladene Listen“',
    deletion: 'von selbst, stündlich',
  },
  trail: {
    title: 'Änderungsprotokoll',
    what: 'Wer wann was geändert hat, mit dem Wert davor und danach',
    whose: `${staff}; wer in geänderten Einträgen steht`,
    purpose: 'Nachweis, dass nichts hinter jemandes Rücken geändert wurde',
    source: 'Programm',
    seenBy: 'ISB, Leitung, Administration; Prüfende in ihrem Stand',
    kept: 'auf Dauer: Die Kette der Prüfsummen bleibt ganz',
    deletion: 'Einzelheiten werden mit der Löschung der Person entfernt, die Prüfsummen bleiben',
  },
  snapshot: {
    title: 'Stände zum Stichtag',
    what: 'Zugänge (Name, ohne Mailadresse und Kennwort), Ansprechpartner (ohne Mailadresse) und Namen an Einträgen, wie sie am Stichtag waren',
    whose: 'Zugänge und Ansprechpartner des Informationsverbundes',
    purpose: 'Prüfung eines unveränderten Standes',
    source: 'Programm, aus dem lebenden Bestand',
    seenBy: 'ISB, Leitung, Prüfende',
    kept: 'auf Dauer',
    deletion: 'mit der Löschung der Person auch dort ersetzt; der Stand sagt es',
  },
}
