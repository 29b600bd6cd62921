import { Heading } from '../../web/Heading.tsx'

/** The one page on which the address stands. */
export function NewFeedPage({ address }: { address: string }) {
  return (
    <>
      <Heading
        title="Die Adresse Ihres Kalenders"
        lead="Kopieren Sie sie jetzt in Ihr Kalenderprogramm. Sie wird nicht noch einmal angezeigt."
      />
      <p>
        <code class="secret">{address}</code>
      </p>
      <dl class="facts">
        <dt>Outlook</dt>
        <dd>
          „Kalender hinzufügen“, „Aus dem Internet“ (im Web: „Aus dem Web abonnieren“), Adresse
          einfügen.
        </dd>
        <dt>Thunderbird</dt>
        <dd>„Neuer Kalender“, „Im Netzwerk“, Adresse einfügen, „Ohne Anmeldung“.</dd>
        <dt>iPhone und iPad</dt>
        <dd>
          Einstellungen, „Kalender“, „Accounts“, „Account hinzufügen“, „Andere“, „Kalenderabo
          hinzufügen“.
        </dd>
      </dl>
      <p>
        Wer die Adresse kennt, sieht Ihre Termine: Geben Sie sie niemandem. Ist sie in falsche Hände
        geraten, holen Sie eine neue; die alte gilt dann nicht mehr.
      </p>
      <p>
        <a href="/konto/erinnerungen">Zurück zu Ihren Erinnerungen</a>
      </p>
    </>
  )
}
