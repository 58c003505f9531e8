/**
 * FNV-1a over UTF-8, 32 bits. For short names that are the same on every machine, never for secrets.
 */
export function fnv1a(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}
