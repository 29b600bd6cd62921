/** Where the stand-alone verifier is, and how somebody uses it who does not trust this program. @module */
import { Heading } from '../web/Heading.tsx'

type VerifierPageProps = { fileName: string; bytes: number; sha256: string }

export function VerifierPage({ fileName, bytes, sha256 }: VerifierPageProps) {
  return (
    <>
      <Heading
        title="Ein Prüfpaket selbst prüfen"
        lead="Das Prüfprogramm ist eine einzige Datei. Es braucht weder Basislotse noch eine Verbindung zu dieser Stadt, nur Node.js ab Version 20."
      />
      <p>
        <a href={`/hilfe/pruefprogramm/${fileName}`} download={fileName}>
          {fileName} herunterladen
        </a>{' '}
        ({Math.ceil(bytes / 1000)} kB)
      </p>
      <h2>So prüfen Sie</h2>
      <ol class="text">
        <li>
          Legen Sie <code>{fileName}</code> neben das Prüfpaket. Der Quelltext ist lesbar: Sie
          können nachsehen, was das Programm tut.
        </li>
        <li>
          Rufen Sie <code>node {fileName} PAKET.zip</code> auf. Geprüft werden der Aufbau des
          Archivs, die Prüfsumme jeder Datei und jedes Ereignis des Änderungsprotokolls.
        </li>
        <li>
          Haben Sie früher eine Mail mit dem Kopf der Kette bekommen oder steht er auf einem
          Ausdruck, hängen Sie <code>--kopf</code> und seine 64 Zeichen an. Nur so zeigt sich eine
          Datenbank, die im Ganzen neu geschrieben wurde.
        </li>
      </ol>
      <h2>Ist es das richtige Programm?</h2>
      <p>
        Seine Prüfsumme (SHA-256) ist <code class="hash">{groupsOf(sha256).join(' ')}</code>. Sie
        steht auch in <code>basislotse verify --help</code> und im veröffentlichten Quelltext jeder
        Version. Auf Ihrem Rechner nennt sie <code>sha256sum {fileName}</code>, unter Windows{' '}
        <code>certutil -hashfile {fileName} SHA256</code>.
      </p>
      <p>
        <a href="/hilfe">Zurück zur Hilfe</a>
      </p>
    </>
  )
}

function groupsOf(hash: string): string[] {
  return hash.match(/.{8}/g) ?? []
}
