import pino from 'pino'

export type Log = pino.Logger

/** The log of the server, as JSON lines on stderr. */
export function openLog(level: string): Log {
  return pino({ level }, pino.destination(2))
}
