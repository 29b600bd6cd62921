/** How Drizzle calls a field's column, and a table's: `priceCents` is `price_cents`. */
export function toSnakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
