/**
 * Style, script and fonts, from our folder and from the packages that ship them: no request leaves the machine. Each
 * is read and compressed once; its address carries a digest, so that browsers keep it for ever.
 * @module
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { packageRoot } from '../core/packageRoot.ts'

export type Asset = {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Undefined where it would not become smaller. */
  readonly gzipped: Uint8Array<ArrayBuffer> | undefined
  readonly digest: string
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
}

/** What of the packages is served; everything else of that name lies in src/web/assets. */
const ofPackages: Readonly<Record<string, string>> = {
  'kern.min.css': '@kern-ux/native/dist/kern.min.css',
  'fonts/fira-sans.css': '@kern-ux/native/dist/fonts/fira-sans.css',
  'htmx.min.js': 'htmx.org/dist/htmx.min.js',
  'barcode-detector.js': 'barcode-detector/dist/iife/ponyfill.js',
  'zxing-reader.wasm': 'zxing-wasm/dist/reader/zxing_reader.wasm',
}

const fontName = /^fonts\/fira-sans\/(FiraSans-\w+\.woff2)$/
const ownName = /^[a-z][a-zA-Z]*\.(css|js|svg)$/
const { resolve } = createRequire(import.meta.url)
const known = new Map<string, Asset>()

/** Undefined for what is not there. Only names of the shapes above reach the disk. */
export function findAsset(name: string): Asset | undefined {
  const found = known.get(name)
  if (found) return found
  const file = fileOf(name)
  if (file === undefined) return undefined
  const asset = readAsset(name, file)
  if (asset) known.set(name, asset)
  return asset
}

/** Throws for a name that is not there: a page asked for it. */
export function assetAddress(name: string): string {
  const asset = findAsset(name)
  if (!asset) throw new Error(`The asset ${name} is missing`)
  return `/assets/${name}?v=${asset.digest}`
}

function fileOf(name: string): string | undefined {
  const ofPackage = ofPackages[name]
  if (ofPackage) return inPackages(ofPackage)
  const font = fontName.exec(name)?.[1]
  if (font) return inPackages(`@kern-ux/native/dist/fonts/fira-sans/${font}`)
  if (!ownName.test(name)) return undefined
  return fileURLToPath(new URL(`src/web/assets/${name}`, packageRoot))
}

/** Past the `exports` of a package, which do not list every file: from its package.json on. */
function inPackages(path: string): string {
  const parts = path.split('/')
  const name = parts.slice(0, path.startsWith('@') ? 2 : 1).join('/')
  const folders = (resolve.paths(name) ?? []).map((folder) => join(folder, path))
  return folders.find((file) => existsSync(file)) ?? path
}

function readAsset(name: string, file: string): Asset | undefined {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(readFileSync(file))
  } catch {
    return undefined
  }
  const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  const gzipped = name.endsWith('.woff2') ? undefined : new Uint8Array(gzipSync(bytes))
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  return { type, bytes, gzipped, digest }
}
