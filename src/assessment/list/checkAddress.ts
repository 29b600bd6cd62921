/** Addresses of one check, and how its row is called. @module */

/** What people call a check by: the code of the target object, and the requirement. */
export type CheckName = { readonly code: string; readonly requirement: string }

/** The id of the row, to which an address leads back. */
export function rowIdOf({ code, requirement }: CheckName): string {
  return `${code}-${requirement}`
}

export function checkPath({ code, requirement }: CheckName): string {
  return `/check/zielobjekte/${code}/${requirement}`
}

/** How a form names several rows with the versions that were seen: „C004/SYS.2.1.A1/3“. */
export function selectionOf(name: CheckName, version: number): string {
  return `${name.code}/${name.requirement}/${version}`
}

/** Undefined for what is no such name. */
export function parseSelection(text: string): (CheckName & { version: number }) | undefined {
  const [, code, requirement, version] = /^([\w.-]+)\/([\w.]+)\/(\d{1,9})$/.exec(text) ?? []
  if (code === undefined || requirement === undefined) return undefined
  return { code, requirement, version: Number(version) }
}
