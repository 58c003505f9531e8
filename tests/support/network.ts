/** A network that can be taken away: what is asked then fails as it does off line. */
export function network(): { way: { open: boolean }; fetch: typeof globalThis.fetch } {
  const way = { open: true }
  return {
    way,
    fetch: (input, init) =>
      way.open ? globalThis.fetch(input, init) : Promise.reject(new TypeError('fetch failed')),
  }
}
