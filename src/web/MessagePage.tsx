/** A page that has only something to say: what is not there, or what went wrong. */
export function MessagePage({
  title,
  text,
  requestId,
}: {
  title: string
  text: string
  requestId: string
}) {
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/">Zur Startseite</a>
      </p>
      <p class="muted">
        Vorgang <code>{requestId}</code>
      </p>
    </>
  )
}
