import type { Child } from 'hono/jsx'

/** The first line answers the question of the page, the second says what follows; then what can be done here. */
export function Heading({
  title,
  detail,
  lead,
  actions,
}: {
  title: string
  /** Stands muted behind the title, e.g. a count. */
  detail?: string | undefined
  lead?: Child
  actions?: Child
}) {
  return (
    <div class="heading">
      <div>
        <h1>
          {title}
          {detail ? <span class="detail"> {detail}</span> : null}
        </h1>
        {lead ? <p class="lead">{lead}</p> : null}
      </div>
      {actions ? <div class="actions">{actions}</div> : null}
    </div>
  )
}

/** A link that looks like a button: it opens a page and changes nothing. */
export function LinkButton({
  href,
  children,
  isPrimary,
}: {
  href: string
  children?: Child
  isPrimary?: boolean
}) {
  return (
    <a class={`kern-btn kern-btn--${isPrimary ? 'primary' : 'secondary'}`} href={href}>
      <span class="kern-label">{children}</span>
    </a>
  )
}

/** An empty page says what belongs there and offers the next step. */
export function Empty({ title, children }: { title: string; children?: Child }) {
  return (
    <section class="empty">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
