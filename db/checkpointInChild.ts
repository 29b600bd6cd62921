/**
 * A process of its own that copies the log of a database into it, while the server goes on: first what is possible beside
 * readers and writers, then the log is emptied if nobody is using it.
 * @module
 */
import Database from 'better-sqlite3'

const client = new Database(process.argv[2], { fileMustExist: true, timeout: 0 })
client.pragma('wal_checkpoint(PASSIVE)')
client.pragma('wal_checkpoint(TRUNCATE)')
client.close()
