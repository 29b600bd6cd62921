/** The words of the BSI and of this program, to look up and to search. @module */
import type { Term } from '../../catalog/glossary.ts'
import { groupedBy } from '../inventory/order.ts'
import { Filters, FilterText } from '../web/Filters.tsx'
import { Empty, Heading } from '../web/Heading.tsx'
import { letterOf } from './glossary.ts'

type GlossaryPageProps = {
  /** All of them, in alphabetical order. */
  terms: readonly Term[]
  search: string
  /** What the search found, best first. */
  found: readonly Term[]
}

export function GlossaryPage({ terms, search, found }: GlossaryPageProps) {
  const words = new Map(terms.map(({ anchor, term }) => [anchor, term]))
  const isSearched = search !== ''
  return (
    <>
      <Heading
        title="Begriffe"
        detail={isSearched ? `${found.length} von ${terms.length}` : `${terms.length} Wörter`}
        lead="In eigenen Worten erklärt. Verbindlich ist, was das BSI schreibt."
      />
      <Filters path="/hilfe/begriffe" keep={{}}>
        <FilterText name="suche" label="Wort suchen" value={search} />
      </Filters>
      {isSearched ? (
        <Found terms={found} words={words} search={search} />
      ) : (
        <Alphabet terms={terms} words={words} />
      )}
    </>
  )
}

type ListProps = { terms: readonly Term[]; words: ReadonlyMap<string, string> }

function Found({ terms, words, search }: ListProps & { search: string }) {
  if (terms.length === 0) {
    return (
      <Empty title={`Kein Wort passt zu „${search}“`}>
        <p>
          <a href="/hilfe/begriffe">Alle Begriffe</a>
        </p>
      </Empty>
    )
  }
  return (
    <>
      <p>
        <a href="/hilfe/begriffe">Alle Begriffe</a>
      </p>
      <TermList terms={terms} words={words} base="/hilfe/begriffe" />
    </>
  )
}

function Alphabet({ terms, words }: ListProps) {
  const byLetter = groupedBy(terms, letterOf)
  const letters = [...byLetter.keys()]
  return (
    <>
      <nav class="letters" aria-label="Anfangsbuchstaben">
        {letters.map((letter) => (
          <a href={`#buchstabe-${letter}`}>{letter}</a>
        ))}
      </nav>
      {letters.map((letter) => (
        <section>
          <h2 id={`buchstabe-${letter}`}>{letter}</h2>
          <TermList terms={byLetter.get(letter) ?? []} words={words} base="" />
        </section>
      ))}
    </>
  )
}

/** `base`: the page that holds the terms that others refer to. */
function TermList({ terms, words, base }: ListProps & { base: string }) {
  return (
    <dl class="glossary">
      {terms.map(({ anchor, term, meaning, see, also = [] }) => (
        <div id={anchor}>
          <dt>{term}</dt>
          <dd>
            {meaning}
            {also.length > 0 ? <small>Auch: {also.join(', ')}</small> : null}
            {see.length > 0 ? (
              <small>
                Siehe auch{' '}
                {see.map((other, index) => (
                  <>
                    {index > 0 ? ', ' : ''}
                    <a href={`${base}#${other}`}>{words.get(other)}</a>
                  </>
                ))}
              </small>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
