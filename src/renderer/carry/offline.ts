import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { carryPath } from '../../contract/drop.ts'

const worker = '/carry-worker.js'

/**
 * Lays by all that this page is made of, so that it opens where there is no network: a telephone throws a page away when it needs the room. Where the page did not
 * come over a safe way a browser lays nothing by; then it must stay open.
 */
export async function layBy(): Promise<void> {
  // Absent on a way that is not safe.
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker
  if (!workers) return
  const parts = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
  const assets = new Set([carryPath, wasm, ...parts.filter((path) => path.startsWith('/assets/'))])
  const cache = await caches.open('samvaro-carry')
  await cache.addAll([...assets])
  for (const { url } of await cache.keys()) if (!assets.has(new URL(url).pathname)) await cache.delete(url)
  await workers.register(worker, { scope: carryPath })
}
