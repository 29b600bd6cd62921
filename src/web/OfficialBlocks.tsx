type Block = { readonly kind: 'paragraph' | 'entry'; readonly text: string }

/** An official text of the BSI as it was imported: paragraphs, and entries of lists together. */
export function OfficialBlocks({ blocks }: { blocks: readonly Block[] }) {
  const groups: Block[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind === 'entry' && last?.[0]?.kind === 'entry') last.push(block)
    else groups.push([block])
  }
  return (
    <>
      {groups.map((group) =>
        group[0]?.kind === 'entry' ? (
          <ul>
            {group.map(({ text }) => (
              <li>{text}</li>
            ))}
          </ul>
        ) : (
          <p>{group[0]?.text}</p>
        ),
      )}
    </>
  )
}

/** Above our own words, told apart from them. */
export function OfficialText({ blocks }: { blocks: readonly Block[] | undefined }) {
  if (!blocks || blocks.length === 0) return null
  return (
    <section aria-label="Amtlicher Text des BSI" class="official">
      <p class="muted">Amtlicher Text des BSI</p>
      <OfficialBlocks blocks={blocks} />
    </section>
  )
}
