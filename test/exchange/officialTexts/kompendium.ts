import { readWiba } from '../../../catalog/wiba.ts'

/** A Kompendium of two requirements in words of our own, in the form of the official file. */
export function kompendium(sentence: string, further = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<book xmlns="http://docbook.org/ns/docbook" version="5.0">
<chapter><title>SYS IT-Systeme</title>
<section><title>SYS.2.1 Allgemeiner Client</title>
<section><title>Anforderungen</title>
<section><title>Basis-Anforderungen</title>
<section xml:id="scroll-bookmark-1"><title>SYS.2.1.A1\u00a0Sichere Authentisierung (B) [Fachverantwortliche]</title>
<para>${sentence} Das gilt <emphasis role="italics">immer</emphasis>.</para>
<itemizedlist><listitem><para>am Rechner,</para></listitem><listitem><para>am Tele&#173;fon.</para></listitem></itemizedlist>
</section>
<section><title>SYS.2.1.A2 ENTFALLEN (B)</title><para>Gibt es nicht mehr.</para></section>
<section><title>OPS.2.3A22 Gemeinsam üben (H)</title><para>Alle üben.</para></section>
${further}
</section></section></section></chapter></book>`
}

/** The sheet of the WiBA tool with its first question, in words of our own. */
export function wibaSheet(question: string): string {
  const [first] = readWiba().checklists
  return [
    'Checkliste WiBA;Nr. in WiBA;Prüffrage WiBA;Hilfsmittel;Aufwand;Umsetzung;Notizen',
    `${first?.name};1;${question};;1;;`,
  ].join('\n')
}
