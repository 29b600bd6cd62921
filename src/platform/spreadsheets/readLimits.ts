/**
 * What a list may be at most. Checked before anything is parsed (DESIGN §6).
 * @module
 */
export const readLimits = {
  fileBytes: 25_000_000,
  uncompressedBytes: 200_000_000,
  archiveEntries: 5_000,
  rows: 200_000,
  columns: 500,
} as const

export const timeoutSeconds = 60

/** Measured: SheetJS reads 200,000 rows of 15 columns (130 MB of XML) in it, in 16 s on two slow cores. */
export const heapMegabytes = 512
