/** What is where, how the method goes, what the words mean. @module */
import type { Actor } from '../access/actor.ts'
import { roleLabels, roles } from '../access/role.ts'
import { Heading } from '../web/Heading.tsx'
import { navigationFor } from '../web/navigation.ts'
import { glossary, type Term } from './glossary.ts'
import { checkKeys, methodSentences, roleDuties } from './method.ts'

const purposes: Readonly<Record<string, string>> = {
  '/': 'Der Stand in einem Satz, was bei Ihnen fällig ist und was vor dem Testat fehlt',
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
  '/meilensteine': 'Die Termine der Stadt, mit Verlängerungen',
  '/dokumente': 'Leitlinie, Konzepte, Richtlinien mit Versionen und Freigaben',
  '/exporte': 'Arbeitsmappen für Prüfung, Haushalt und Ämter',
  '/verlauf': 'Wer wann was geändert hat',
  '/verwaltung/ansprechpartner': 'Wer verantwortlich sein kann, mit oder ohne eigenen Zugang',
  '/verwaltung/verbuende': 'Was zusammen abgesichert wird, etwa Kernverwaltung und Schul-IT',
  '/verwaltung': 'Zugänge, Rollen, Informationsverbünde, Sicherung',
  '/hilfe': 'Diese Seite',
}

export function HelpPage({ actor }: { actor: Actor }) {
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
          <li>{sentence}</li>
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
              <dd>{purposes[path]}</dd>
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
            <dd>{roleDuties[role]}</dd>
          </>
        ))}
      </dl>
    </>
  )
}

export function GlossaryPage() {
  const words = new Map(glossary.map(({ anchor, term }) => [anchor, term]))
  return (
    <>
      <Heading
        title="Begriffe"
        detail={`${glossary.length} Wörter`}
        lead="In eigenen Worten erklärt. Verbindlich ist, was das BSI schreibt."
      />
      <dl class="glossary">
        {glossary.map((entry) => (
          <GlossaryEntry entry={entry} words={words} />
        ))}
      </dl>
    </>
  )
}

function GlossaryEntry({ entry, words }: { entry: Term; words: ReadonlyMap<string, string> }) {
  const { anchor, term, meaning, see = [] } = entry
  return (
    <div id={anchor}>
      <dt>{term}</dt>
      <dd>
        {meaning}
        {see.length > 0 ? (
          <small>
            Siehe auch{' '}
            {see.map((other, index) => (
              <>
                {index > 0 ? ', ' : ''}
                <a href={`#${other}`}>{words.get(other)}</a>
              </>
            ))}
          </small>
        ) : null}
      </dd>
    </div>
  )
}
