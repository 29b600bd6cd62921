/** What is where, how the method goes, who does what. @module */
import type { Actor } from '../access/actor.ts'
import { roleLabels, roles } from '../access/role.ts'
import { Heading } from '../web/Heading.tsx'
import { navigationFor } from '../web/navigation.ts'
import { checkKeys, methodSentences, roleDuties } from './method.ts'
import { linkTerms } from './TermText.tsx'

const purposes: Readonly<Record<string, string>> = {
  '/': 'Der Stand in einem Satz, was bei Ihnen fällig ist und was vor dem Testat fehlt',
  '/geraete': 'Jedes einzelne Gerät mit Inventarnummer, Ort, Zustand und Geschichte',
  '/geraete/leihen': 'Wer welches Gerät auf Zeit hat, mit Protokoll für Ausgabe und Rückgabe',
  '/foerderung': 'Förderprogramme, ihre Geräte und wie lange sie gebunden sind',
  '/inventur': 'Rundgänge: Was steht wo, was fehlt, was ist neu',
  '/betriebssysteme': 'Welche Systeme noch Updates erhalten, und bis wann',
  '/einlesen': 'Listen von Geräten, Räumen und Anwendungen, mit Vorschau vor der Übernahme',
  '/erinnerungen': 'Wer wann woran erinnert wird, und was angekommen ist',
  '/fachanwendungen': 'Die Programme der Ämter, wer sie betreibt und verantwortet',
  '/zielobjekte': 'Gruppen gleicher Dinge, für die Bausteine gelten, mit ihren Abhängigkeiten',
  '/standorte': 'Rathaus, Schulen, Bauhof: ihre Art und ihr übliches Netz',
  '/raeume': 'Gebäude und Räume',
  '/netze': 'Netze und Verbindungen',
  '/dienstleister': 'Wer für die Stadt betreibt, und bis wann die Nachweise gelten',
  '/modellierung': 'Welcher Baustein wo gilt, mit Gründen und offenen Fragen',
  '/check': 'Anforderungen beantworten',
  '/wiba': '19 Checklisten für den Anfang',
  '/massnahmen': 'Was zu tun ist, durch wen, bis wann, mit welchen Kosten',
  '/fragebogen': 'Fragen an ein Fachamt, als Arbeitsmappe oder über einen Link ohne Zugang',
  '/ruecklauf':
    'Ausgefüllte Arbeitsmappen übernehmen, Zelle für Zelle, mit Entscheidung bei Widerspruch',
  '/meilensteine': 'Die Termine der Stadt, mit Verlängerungen',
  '/dokumente': 'Leitlinie, Konzepte, Richtlinien mit Versionen und Freigaben',
  '/pruefungen': 'Wer von außen welchen Stand prüft, und bis wann',
  '/feststellungen': 'Was bei Prüfungen festgestellt wurde, und was daraus wird',
  '/nachweise': 'Dateien, die Antworten belegen, und wie lange sie bleiben',
  '/exporte': 'Arbeitsmappen für Prüfung, Haushalt und Ämter',
  '/staende': 'Alle Angaben, wie sie an einem Tag waren, unverändert zum Nachsehen und Prüfen',
  '/verlauf': 'Wer wann was geändert hat',
  '/verwaltung/ansprechpartner': 'Wer verantwortlich sein kann, mit oder ohne eigenen Zugang',
  '/verwaltung/verbuende': 'Was zusammen abgesichert wird, etwa Kernverwaltung und Schul-IT',
  '/amtliche-texte': 'Die Texte des BSI neben unseren Kurzfassungen, und neue Ausgaben',
  '/verwaltung/datenschutz': 'Welche Angaben zu Personen gespeichert sind, und wie lange',
  '/verwaltung': 'Zugänge, Rollen, Informationsverbünde, Sicherung',
  '/hilfe': 'Diese Seite',
}

export function HelpPage({ actor }: { actor: Actor }) {
  const seen = new Set<string>()
  return (
    <>
      <Heading
        title="Hilfe"
        lead={
          <>
            Neu hier? <a href="/hilfe/erste-schritte">Erste Schritte</a> führen von der leeren Stadt
            zur ersten Arbeitsmappe. Ein Wort ist unklar? <a href="/hilfe/begriffe">Begriffe</a>.
            Ein Prüfpaket prüfen Sie mit dem <a href="/hilfe/pruefprogramm">Prüfprogramm</a>.
          </>
        }
      />
      <h2 id="verfahren">Das Verfahren in zehn Sätzen</h2>
      <ol class="text">
        {methodSentences.map((sentence) => (
          <li>{linkTerms(sentence, seen)}</li>
        ))}
      </ol>
      <h2 id="seiten">Was Sie wo finden</h2>
      <dl class="facts">
        {navigationFor(actor)
          .flatMap(({ entries }) => entries)
          .map(({ path, label }) => (
            <>
              <dt>
                <a href={path}>{label}</a>
              </dt>
              <dd>{linkTerms(purposes[path] ?? '', seen)}</dd>
            </>
          ))}
      </dl>
      <h2 id="tasten">Tasten im Grundschutz-Check</h2>
      <p>Sie gelten, solange der Fokus in der Tabelle steht.</p>
      <dl class="facts">
        {checkKeys.map(({ keys, does }) => (
          <>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </>
        ))}
      </dl>
      <h2 id="rollen">Wer was tut, und wen Sie fragen</h2>
      <dl class="facts">
        {roles.map((role) => (
          <>
            <dt>
              {roleLabels[role]}
              {actor.roles.includes(role) ? <small>Ihre Rolle</small> : null}
            </dt>
            <dd>{linkTerms(roleDuties[role], seen)}</dd>
          </>
        ))}
      </dl>
    </>
  )
}
