/**
 * What passwords are made of so often that it protects nothing: words, rows of keys, years. Short and our own; what
 * people do to such words (capitals, a 3 for an e, a year behind) is undone before looking.
 * @module
 */

/** Folded as `foldText` does; names of the city, the person and the mail address come on top. */
const words = [
  ...'passwort password kennwort passwd geheim geheimnis secret zugang login anmelden anmeldung'.split(
    ' ',
  ),
  ...'willkommen welcome hallo hello start neustart ichliebedich iloveyou schatz liebe'.split(' '),
  ...'admin administrator administration root benutzer user gast guest test tester demo'.split(' '),
  ...'basislotse basis lotse grundschutz sicherheit security datenschutz firewall internet'.split(
    ' ',
  ),
  ...'computer rechner drucker windows office outlook excel microsoft google android iphone'.split(
    ' ',
  ),
  ...'stadt rathaus gemeinde kreis landkreis amt verwaltung behoerde buergermeister buero buergerbuero'.split(
    ' ',
  ),
  ...'schule lehrer schueler klasse sekretariat bauhof ordnungsamt standesamt kaemmerei'.split(' '),
  ...'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag'.split(' '),
  ...'januar februar maerz april mai juni juli august september oktober november dezember'.split(
    ' ',
  ),
  ...'fruehling fruehjahr sommer herbst winter weihnachten ostern urlaub ferien feierabend'.split(
    ' ',
  ),
  ...'summer spring autumn monday friday sunshine sonnenschein sonne'.split(' '),
  ...'deutschland germany berlin hamburg muenchen koeln frankfurt sachsen anhalt magdeburg halle dessau'.split(
    ' ',
  ),
  ...'fussball schalke bayern borussia dortmund hertha werder hansa dynamo'.split(' '),
  ...'master dragon monkey princess prinzessin superman batman pokemon starwars football shadow'.split(
    ' ',
  ),
  ...'hund katze pferd maus baer tiger loewe schmetterling'.split(' '),
  ...'mama papa oma opa familie michael thomas andreas stefan peter daniel sabine susanne claudia nicole'.split(
    ' ',
  ),
  ...'bitte danke immer neu neues mein meine dein geaendert aendern changeme letmein'.split(' '),
] as const

/** Rows of keys of German and English keyboards, the alphabet and the digits. */
const rows = [
  'qwertzuiopue',
  'qwertyuiop',
  'asdfghjkloeae',
  'yxcvbnm',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1q2w3e4r5t6z7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6zhn',
  '1qay2wsx3edc4rfv5tgb6zhn',
]

/** So many keys in a row are no accident. */
const runLength = 4

const look: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/**
 * What is left of a folded password after everything that is easily guessed is taken out: only letters and
 * digits. `names` are the folded words that belong to the person and the city.
 */
export function unguessedRest(folded: string, names: readonly string[]): string {
  const known = [...names, ...words].sort((a, b) => b.length - a.length)
  const [one = '', other = ''] = [asLetters(folded), folded].map((text) => restOf(text, known))
  return one.length < other.length ? one : other
}

function restOf(text: string, known: readonly string[]): string {
  const withoutYears = without(text, known).replace(/(19|20)\d\d/g, ' ')
  return withoutRepeats(lettersOf(withoutRuns(withoutYears)))
}

/** „p4ssw0rt“ is „passwort“. Digits at the end stay digits: they are mostly a year or a count. */
function asLetters(text: string): string {
  const end = /\d*$/.exec(text)?.[0] ?? ''
  const start = text.slice(0, text.length - end.length)
  return [...start].map((letter) => look[letter] ?? letter).join('') + end
}

/** A blank stands where a word was, so that its neighbours do not become a new one. */
function without(text: string, known: readonly string[]): string {
  let rest = text
  for (const word of known) rest = rest.replaceAll(word, ' ')
  return rest
}

function withoutRuns(text: string): string {
  const both = rows.flatMap((row) => [row, [...row].reverse().join('')])
  let rest = ''
  for (let start = 0; start < text.length; ) {
    const length = longestRun(text.slice(start), both)
    if (length >= runLength) {
      start += length
    } else {
      rest += text[start]
      start += 1
    }
  }
  return rest
}

function longestRun(text: string, all: readonly string[]): number {
  let length = Math.min(text.length, 40)
  while (length >= runLength && !all.some((row) => row.includes(text.slice(0, length)))) length -= 1
  return length
}

/** „aaaa“ counts once, „abcabcabc“ as „abc“. */
function withoutRepeats(text: string): string {
  return text.replace(/(.)\1+/g, '$1').replace(/(.{2,}?)\1+/g, '$1')
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{Letter}\p{Number} ]/gu, '').replaceAll(' ', '')
}
