/** More are folded. */
const openNotices = 5

/** What else was noticed in the file. */
export function Notices({ notices }: { notices: readonly string[] }) {
  if (notices.length === 0) return null
  return (
    <details class="note" open={notices.length <= openNotices}>
      <summary>{notices.length === 1 ? '1 Hinweis' : `${notices.length} Hinweise`}</summary>
      <ul class="plain-list">
        {notices.map((notice) => (
          <li>{notice}</li>
        ))}
      </ul>
    </details>
  )
}
