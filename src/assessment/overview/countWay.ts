/** The ways into the check, as the address of the overview names them. @module */
export const countWays = ['zielobjekt', 'baustein', 'person'] as const
export type CountWay = (typeof countWays)[number]
