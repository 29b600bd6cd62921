/** A value read from a cell, or a German problem that says what is wrong with it and what would be right. @module */
export type Reading<T> = { readonly value: T } | { readonly problem: string }
