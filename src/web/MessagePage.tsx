/** A page that has only something to say: what is not there, or what went wrong. */
export function MessagePage({ title, text }: { title: string; text: string }) {
  return (
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Basislotse`}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <strong>Basislotse</strong>
        </header>
        <main>
          <h1>{title}</h1>
          <p>{text}</p>
          <p>
            <a href="/">Zur Startseite</a>
          </p>
        </main>
      </body>
    </html>
  )
}
